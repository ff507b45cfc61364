### Одна страна и Китай: что говорит её страница.
###
### Предложение — сообщение, в порядке страницы. О функциях и падежах см. common.ftl.

## Место в Центральной Азии, после показателя

place-highest = наибольший показатель { $known ->
    [5] в Центральной Азии
   *[other] среди { $known } стран с показателем
 }
place-lowest = наименьший показатель { $known ->
    [5] в Центральной Азии
   *[other] среди { $known } стран с показателем
 }
place-between = { $rank ->
    [2] второе место
    [3] третье место
   *[other] четвёртое место
 } { $known ->
    [5] в Центральной Азии
   *[other] среди { $known } стран с показателем
 }
place-only = единственный показатель в Центральной Азии
sender-highest = больше всех из { $known } поставщиков
sender-lowest = меньше всех из { $known } поставщиков
sender-between = { $rank ->
    [2] второе место
    [3] третье место
   *[other] четвёртое место
 } среди { $known } поставщиков
# О сальдо: дефициты по величине и профициты
deficit-only = единственный дефицит в Центральной Азии
deficit-largest = наибольший дефицит в Центральной Азии
deficit-smallest = наименьший из { $deficits } дефицитов в Центральной Азии
deficit-between = { $rank ->
    [2] второй по величине
    [3] третий по величине
   *[other] четвёртый по величине
 } из { $deficits } дефицитов в Центральной Азии
surplus-only = единственный профицит в Центральной Азии
surplus-largest = наибольший из { $surpluses } профицитов в Центральной Азии
surplus-between = один из { $surpluses } профицитов в Центральной Азии

# Кто считает, за словами «по данным».
who-with-services = { REPORTER($reporter, case: "gen") }, вероятно, с услугами
who = { $reporter ->
    [edb] Евразийского банка развития
   *[other] { REPORTER($reporter, case: "gen") }
 }

## Кратко

only-china-counts = О торговле { COUNTRY($country, case: "gen") } с Китаем за последнее время есть лишь подсчёт Китая: { MN($amount) } { PERIOD($period, case: "in") }, по данным его таможни, { $place }.
china-counts = Таможня Китая насчитала { MN($amount) } торговли с { COUNTRY($country, case: "ins") } { PERIOD($period, case: "in") }, это { $place }.
brief-pledges = Из { COUNT($made, noun: "pledges", case: "gen") } саммитов Центральной Азии с Китаем, касающихся { COUNTRY($country, case: "gen") }, выполнено, по сообщениям, { $done }; у каждой другой страны — { $least }–{ $most }.

## Ключевые показатели: label- — что это, note- — чего подпись сказать не может

label-turnover-china_customs = Товарооборот с Китаем по данным таможни Китая
label-turnover-national = Товарооборот с Китаем по данным национального ведомства
label-turnover_own = Товарооборот с Китаем по последним данным самой страны
label-balance-china_customs = Сальдо торговли по данным таможни Китая
label-balance-national = Сальдо торговли по данным национального ведомства
label-mirror_ratio_imports = Импорт из Китая: китайский подсчёт к собственному
label-mirror_ratio_exports = Экспорт в Китай: китайский подсчёт к собственному
label-sold_most = Главный товар экспорта в Китай
label-sold_most-good = Главный товар экспорта в Китай: { $good }
label-sold_most-gas = Главный известный экспорт в Китай: газ
label-solar_goods = Солнечное оборудование, купленное у Китая
# Названия других ключевых показателей
label-share = Доля Китая в торговле страны
label-gas_sent = Газ, поставленный в Китай
label-gas_paid = Сколько Китай заплатил за газ страны
label-stock = Китайские проекты, по данным Евразийского банка развития
label-debt = Государственный долг перед Китаем
label-pledges_done = Выполненные обязательства саммитов, касающиеся страны
label-pledges_done_named = Выполненные обязательства саммитов, где названа эта страна, но не весь регион
label-projects = Учтённые транспортные проекты
label-students = Студенты из страны в Китае
# Под числом среди ключевых показателей: о чём оно
note-both-with-services = { $period }: подсчёт Китая — { MN($china) }, собственный, возможно, с услугами — { MN($national) }; расхождение { MN($apart) }
note-both = { $period }: подсчёт Китая — { MN($china) }, собственный — { MN($national) }; расхождение { MN($apart) }
note-silent = недавнего собственного подсчёта нет
note-balance-national = ведомство страны, { $period }: { MN($amount) }
note-balance-china_customs = таможня Китая, { $period }: { MN($amount) }
note-share = по данным { $who }
note-share-with-later = по данным { $who }; { PCT($later) } { PERIOD($later_period, case: "in") }
note-by-chapter = группа ТН ВЭД, по данным национального ведомства
note-gas-share = { PCT($share, digits: 0) } экспорта страны в Китай ({ $period }), по данным таможни Китая
note-unknown-chapters = разбивки по товарным группам нет
note-debt = { $code ->
    [china] всем китайским кредиторам
   *[other] только: { $creditor }
 }
note-gas = по Статистическому обзору; { $place }
note-customs = по данным таможни Китая
note-customs-change = по данным таможни Китая; { PCT($change, digits: 0, sign: 1) } за год
note-pledges = из тех, где названа эта страна, но не весь регион: { $done } из { $made }
note-named = приняты на саммитах Центральной Азии с Китаем
note-in-part = в собственном отчёте учтена не вся торговля
note-services = собственный подсчёт включает услуги
note-projects = китайский участник назван у { $named }

## Кто что считает?

no-trade = Данных { REPORTER($reporter, case: "gen") } о товарообороте { COUNTRY($country, case: "gen") } с Китаем нет.
trade = По данным { REPORTER($reporter, case: "gen") }, товарооборот { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } составил { MN($amount) }.
trade-with-changes = По данным { REPORTER($reporter, case: "gen") }, товарооборот { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } составил { MN($amount) }, { $changes }.
publishes-none = Собственный подсчёт { COUNTRY($country, case: "gen") } нам неизвестен.
publishes-none-since = Собственный подсчёт { COUNTRY($country, case: "gen") } позже { $year } года нам неизвестен.
own-less = Сам { COUNTRY($country) } насчитывает меньше, чем таможня Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") } против { MN($china) } (разница — { MN($apart) }).
own-more = Сам { COUNTRY($country) } насчитывает больше, чем таможня Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") } против { MN($china) } (разница — { MN($apart) }).
own-less-wider = Сам { COUNTRY($country) } насчитывает меньше, чем таможня Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") }, возможно, с услугами, против { MN($china) } товаров (разница — { MN($apart) }).
own-more-wider = Сам { COUNTRY($country) } насчитывает больше, чем таможня Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") }, возможно, с услугами, против { MN($china) } товаров (разница — { MN($apart) }).
own-equal = { COUNTRY($country) } и Китай насчитали один и тот же товарооборот: { MN($national) } { PERIOD($period, case: "in") }.
unsaid-count = Чьим подсчётом получен показатель { COUNTRY($country, case: "gen") }, источник не говорит.
wider-count = В некоторые годы статистика { COUNTRY($country, case: "gen") } учитывает не только товары, но, вероятно, и услуги.
# Оба подсчёта с теми знаками, что нужны меньшему.
both-large = { MN($amount) }
both-small = { MN($amount, digits: 2) }
goods-alone = По одним товарам, как он сообщает в UN Comtrade, { COUNTRY($country) } насчитал { MN($national) } { PERIOD($period, case: "in") }, а таможня Китая — { MN($china) }.
gap-of-imports = Импорт { COUNTRY($country, case: "gen") } из Китая { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
gap-of-imports-with-services = Импорт { COUNTRY($country, case: "gen") } из Китая { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному, вероятно, с услугами — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
gap-of-imports-in-part = Импорт { COUNTRY($country, case: "gen") } из Китая { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному отчёту, где учтена не вся торговля, — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
gap-of-exports = Экспорт { COUNTRY($country, case: "gen") } в Китай { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
gap-of-exports-with-services = Экспорт { COUNTRY($country, case: "gen") } в Китай { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному, вероятно, с услугами — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
gap-of-exports-in-part = Экспорт { COUNTRY($country, case: "gen") } в Китай { PERIOD($period, case: "in") }: по подсчёту Китая — { $china }, по собственному отчёту, где учтена не вся торговля, — { $national }; отношение первого ко второму — { NUM($ratio, digits: 1) }.
no-balance = Данных { REPORTER($reporter, case: "gen") } о сальдо { COUNTRY($country, case: "gen") } с Китаем нет.
balance-deficit = { COUNTRY($country) } { PERIOD($period, case: "in") } купил у Китая на { MN($amount) } больше, чем продал, по данным { REPORTER($reporter, case: "gen") }.
balance-surplus = { COUNTRY($country) } { PERIOD($period, case: "in") } продал Китаю на { MN($amount) } больше, чем купил, по данным { REPORTER($reporter, case: "gen") }.
balance-deficit-among = { COUNTRY($country) } { PERIOD($period, case: "in") } купил у Китая на { MN($amount) } больше, чем продал, по данным { REPORTER($reporter, case: "gen") } — { $place }.
balance-surplus-among = { COUNTRY($country) } { PERIOD($period, case: "in") } продал Китаю на { MN($amount) } больше, чем купил, по данным { REPORTER($reporter, case: "gen") } — { $place }.
balance-of-both = Сальдо { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } — { MN($amount, sign: 1) } по данным { REPORTER($reporter, case: "gen") }, { MN($other, sign: 1) } по данным { REPORTER($other_reporter, case: "gen") }.
deficit-of-both = { COUNTRY($country) } купил у Китая { PERIOD($period, case: "in") } больше, чем продал ему: на { MN($amount) } по данным { REPORTER($reporter, case: "gen") }, на { MN($other) } по данным { REPORTER($other_reporter, case: "gen") }.
# График двух подсчётов и предложение рядом с ним
balances-until = Места по сальдо даны за { $period } год, последний, за который таможня Китая даёт экспорт и импорт каждой страны; более поздние её данные есть для { COUNTRIES($later, case: "gen") }.
counts-title = { COUNTRY($country) }, { $period }: товарооборот { MN($china) } по подсчёту Китая, { MN($national) } по местному
counts-title-with-services = { COUNTRY($country) }, { $period }: товарооборот { MN($china) } по подсчёту Китая, { MN($national) } по местному, возможно, с услугами
counts-title-one = { COUNTRY($country) }: за последнее время есть лишь подсчёт Китая
counts-subtitle = Торговля с Китаем, млрд долл. в год, текущие цены
counts-alt = Линии по годам, панель для экспорта и панель для импорта, одна линия по данным таможни Китая и одна по национальному ведомству. { $title }.

## Что продаётся и покупается?

goods-sold = По данным своего ведомства, { COUNTRY($country) } { PERIOD($period, case: "in") } продал Китаю товаров на { MN($whole) }: { LIST($parts, form: "items") }; вместе { PCT($share, digits: 0) }.
goods-bought = По данным ведомства этой страны, у Китая { PERIOD($period, case: "in") } куплено товаров на { MN($whole) }: { LIST($parts, form: "items") }; вместе { PCT($share, digits: 0) }.
gas-paid = По данным таможни Китая, газ, полученный по трубам из { COUNTRY($country, case: "gen") }, стоил { PRINTED($paid, MN($paid, digits: 2)) } { PERIOD($period, case: "in") }.
gas-share = Газ составил { PCT($share, digits: 0) } экспорта в Китай { PERIOD($period, case: "in") } (и то и другое — по данным таможни Китая).
unknown-by-chapter = { $flows ->
    [both] Что { COUNTRY($country) } продаёт Китаю и что покупает у него, по группам ТН ВЭД неизвестно ни с одной стороны.
    [exports] Что { COUNTRY($country) } продаёт Китаю, по группам ТН ВЭД неизвестно ни с одной стороны.
   *[imports] Что { COUNTRY($country) } покупает у Китая, по группам ТН ВЭД неизвестно ни с одной стороны.
 }
widest-good = Сильнее всего два подсчёта одного товара расходятся по группе «{ $good }» ({ $period }): Китай даёт { MN($china) }, { COUNTRY($country) } — { MN($national) }.
widest-good-at-least = Сильнее всего два подсчёта одного товара расходятся по группе «{ $good }» ({ $period }): Китай даёт { MN($china) } или больше, { COUNTRY($country) } — { MN($national) }.
no-solar = Данных о солнечном оборудовании из Китая для { COUNTRY($country, case: "gen") } нет.
solar-among = По данным таможни Китая, { COUNTRY($country) } купил солнечных панелей, элементов и пластин на { NUM($amount, digits: 1) } млн долл. { PERIOD($period, case: "in") }, это { $place }.
solar-before = В { $start } году было { NUM($before, digits: 1) } млн долл.
# Графики того, что продаётся и покупается
sold-title = { CAPITAL($good) } — главный товар экспорта { COUNTRY($country, case: "gen") } в Китай: { MN($amount) } { PERIOD($period, case: "in") }
sold-title-none = Что { COUNTRY($country) } продаёт Китаю
sold-subtitle = Экспорт в Китай по группам ТН ВЭД, по данным ведомства страны, млрд долл.; наибольшие { $n }
sold-alt = Горизонтальные столбцы, по одному на группу. { $title }.
bought-title = Сильнее всего { COUNTRY($country) } и Китай расходятся по группе «{ $good }» ({ $period })
bought-title-none = Что { COUNTRY($country) } покупает, по данным обеих сторон
bought-subtitle = Импорт из Китая по товарам, млрд долл.; наибольшие товары и наибольшие расхождения
bought-caption = Отчёт Китая даёт лишь часть групп, поэтому некоторые его показатели — нижние границы.
bought-alt = Пары знаков, пара на товар: что насчитала таможня Китая и что — национальное ведомство. { $title }.
# Таблица товаров
goods-caption = Все товары { COUNTRY($country, case: "gen") }, по данным его ведомства
column-good = Товар
column-usd-mn = млн долл.
column-share = Доля потока, %

## Кто от кого зависит?

no-share = Доля Китая в торговле { COUNTRY($country, case: "gen") } неизвестна.
share = Доля Китая в торговле { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }).
share-beside = Доля Китая в торговле { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }); { $order ->
    [highest] самая высокая
   *[next] следующая по величине
 } — у { COUNTRY($other, case: "gen") }, { PCT($other_share) } ({ $other_period }, по данным { $other_who }).
share-beside-with-later = Доля Китая в торговле { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }) и { PCT($later) } { PERIOD($later_period, case: "in") }; { $order ->
    [highest] самая высокая
   *[next] следующая по величине
 } — у { COUNTRY($other, case: "gen") }, { PCT($other_share) } ({ $other_period }, по данным { $other_who }).
share-change = У { COUNTRY($country, case: "gen") } в { $start } году она составляла { PCT($then) } — { $moved ->
    [up] на { NUM($change, digits: 1) } п. п. ниже последнего годового значения
    [down] на { NUM($change, digits: 1) } п. п. выше последнего годового значения
   *[not] такой же
 }.
part-of-five = На { COUNTRY($country, case: "acc") } приходится { PCT($part, digits: 0) } всей торговли Центральной Азии с Китаем ({ $period }, по данным таможни Китая).
dependence-title = У Китая — { PCT($share) } торговли { COUNTRY($country, case: "gen") } ({ $period })
dependence-title-with-services = У Китая — { PCT($share) } торговли { COUNTRY($country, case: "gen") }, вероятно, с услугами ({ $period })
dependence-title-none = Китай в торговле каждой страны Центральной Азии
dependence-subtitle = Доля Китая в торговле, %, по данным страны или Евразийского банка развития
dependence-caption = Числитель и знаменатель каждой доли — по данным одной стороны.
dependence-alt = Пять малых панелей с линиями по годам, по одной на страну. { $title }.

## Какие проекты идут, кто платит, кто что должен?

no-projects = К этому дню транспортные проекты { COUNTRY($country, case: "gen") } нам неизвестны.
projects = Мы насчитали { COUNT($total, noun: "projects") } { COUNTRY($country, case: "gen") } (железные дороги, автодороги, порты и узлы): { LIST($states, form: "items") }.
projects-named = Китайский участник назван у { $n } из них.
projects-none-named = Китайский участник не назван ни у одного.
projects-in_service = введено { $n }
projects-partly_open = частично открыто { $n }
projects-under_construction = строится { $n }
projects-planned = планируется { $n }
projects-stopped = остановлено { $n }
# Предложения об инвестициях и долге
no-stock = Накопленный объём китайских проектов в { COUNTRY($country, case: "loc") } неизвестен.
stock = Евразийский банк развития насчитал китайских проектов в { COUNTRY($country, case: "loc") } на { MN($amount) } ({ PERIOD($period) }) — { $place }.
stock-before = В прежнем подсчёте ({ PERIOD($period) }) было { MN($before) }.
stock-break = Часть этого прироста — проекты, которых он прежде не считал.
own-cumulative = Официальные лица { COUNTRY($country, case: "gen") } оценивают все китайские инвестиции в { MN($amount) } ({ PERIOD($period) }).
own-investment_and_loans = Официальные лица { COUNTRY($country, case: "gen") } насчитывают { MN($amount) } китайских инвестиций и кредитов ({ PERIOD($period) }).
own-investment_position = Официальные лица { COUNTRY($country, case: "gen") } оценивают китайскую инвестиционную позицию в { MN($amount) } ({ PERIOD($period) }).
no-debt = Данных о государственном долге { COUNTRY($country, case: "gen") } перед Китаем не найдено.
# Карта мест и объектов
map-title = { COUNTRY($country) }: введено { $in_service } из { COUNT($total, noun: "projects", case: "gen") }
map-subtitle = Проекты с известным местом ({ $placed }), пункты пропуска в Китай и пункты трубопроводов; все они названы в таблице ниже
map-alt = Карта региона с пронумерованными знаками. { $title }.
map-empty = Ни один проект { COUNTRY($country, case: "gen") } и ни один его пункт пропуска в Китай не отмечен на нашей карте.
name-crossing = пункт пропуска в Китай
name-pipeline = пункт трубопровода
name-pipeline_not_built = пункт непостроенного трубопровода
# Подписи трёх таблиц и заголовки их столбцов
places-caption = Что стоит под каждым номером ({ COUNTRY($country) })
works-caption = Все учтённые проекты ({ COUNTRY($country) })
money-caption = Способы считать китайские деньги ({ COUNTRY($country) }); складывать их нельзя
column-number = №
column-name = Название
column-what = Что
column-state = Состояние
column-date = Дата
column-timing = Относительно первого названного срока
column-chinese_party = Китайский участник
column-concept = Что
column-part = Часть
column-basis = Кто считает
column-unit = Единица
# В таблице денег: какая часть подсчитана
part-all = всё
part-contracts = покупки и строительные контракты
part-direct = прямые инвестиции
part-gross = до вычета изъятых средств
part-increase = прирост накопленного объёма
part-investment = покупки и доли
part-loans = кредиты
part-net = за вычетом изъятых средств
part-project_list = список проектов
# В таблице денег: что и кем подсчитано
concept-project_stock = накопленный объём проектов
concept-cumulative = сумма за годы
concept-investment_and_loans = инвестиции и кредиты за период
concept-investment_position = инвестиционная позиция
counter-edb = Евразийский банк развития
counter-national = официальные лица страны
counter-aei = Американский институт предпринимательства
counter-china_press = китайская пресса
counter-aiddata = AidData
counter-mofcom = Министерство коммерции КНР

## Энергетика с Китаем

no-gas = Поставок газа из { COUNTRY($country, case: "gen") } в Китай Статистический обзор не учитывает.
gas-sent = По Статистическому обзору, { COUNTRY($country) } поставил Китаю { NUM($amount, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") }, это { $place }.
gas-below = Больше всего с { $first } года было { NUM($most, digits: 1) } млрд м³ в { $peak } году.
gas-worth = Китай, по данным его таможни, заплатил за газ из { COUNTRY($country, case: "gen") } { MN($paid, digits: 2) } { PERIOD($period, case: "in") }.
gas-worth-with-change = Китай, по данным его таможни, заплатил за газ из { COUNTRY($country, case: "gen") } { MN($paid, digits: 2) } { PERIOD($period, case: "in") }: { PCT($change, digits: 0, sign: 1) } к { $start } году.
# Предложения об электростанциях
no-plants = Солнечные и ветровые станции { COUNTRY($country, case: "gen") } с китайским участием нам неизвестны.
no-plants-counted = Насколько нам известно, ни одна солнечная или ветровая станция { COUNTRY($country, case: "gen") } с китайским участием не работает, не строится и не согласована.
plants = Солнечные и ветровые станции { COUNTRY($country, case: "gen") } с китайским участием: { LIST($stages, form: "items") }.
plants-whole = Станция, лишь отчасти китайская, считается целиком.
plants-left-out = Не учтены планы или части ({ $n }) на { NUM($capacity) } МВт: меморандумы, рамочные договорённости, части других проектов и возможные повторы.
plants-in_service = { NUM($capacity) } МВт работают
plants-construction = { NUM($capacity) } МВт строятся
plants-agreed = { NUM($capacity) } МВт согласованы
plants-silent = о { NUM($capacity) } МВт два года нет сообщений
plants-other = { NUM($capacity) } МВт на других стадиях (планируются, построены, заброшены)
plants-of-fleet = Работающие станции известной мощности ({ $n }) составляют { PCT($share, digits: 0) } солнечной и ветровой мощности страны.
plants-place = По работающей мощности это { $place }.
# График газа
gas-title = { COUNTRY($country) } поставил Китаю { NUM($amount, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") }
gas-title-none = Газ, поставленный в Китай
gas-subtitle = Газ в Китай по поставщикам, млрд м³ в год, кубометры Статистического обзора
gas-as-first-printed = Данные за каждый год — по первой публикации; годы, за которые ни одно издание не даёт разбивки по поставщикам, пропущены.
gas-may-be-turkmen = Газ, учтённый за Узбекистаном, может быть туркменским в транзите.
gas-alt = Линии по годам, по одной на поставщика. { $title }.

## Что подписано и обещано и что из этого вышло?

partnership = Уровень партнёрства { COUNTRY($country, case: "gen") } и Китая { PERIOD($since, case: "since") } — «{ $level }».
# Уровни партнёрства
level-strategic = стратегическое
level-comprehensive-strategic = всеобъемлющее стратегическое
level-for-a-new-era = всеобъемлющее стратегическое новой эпохи
level-permanent = вечное всеобъемлющее стратегическое
level-all-weather = всепогодное всеобъемлющее стратегическое
signed = Двусторонних документов { COUNTRY($country, case: "gen") } и Китая у нас { $n }, пакет из нескольких считается за один; последний — «{ $title }» ({ PERIOD($period) }).
signed-none = К этому дню двусторонние документы { COUNTRY($country, case: "gen") } и Китая нам неизвестны.
# Предложения об обязательствах и обещаниях со сроком
no-pledges = К этому дню обязательств саммитов Центральной Азии с Китаем, касающихся { COUNTRY($country, case: "gen") }, нет.
pledges = Из { COUNT($made, noun: "pledges", case: "gen") } саммитов Центральной Азии с Китаем, касающихся { COUNTRY($country, case: "gen") }, о выполнении сообщено по { $done }; отсутствие сообщения не доказывает неудачи.
pledges-named = Из тех, где назван { COUNTRY($country) }, но не весь регион, выполнено { $done } из { $made }.
pledges-of-others = У каждой другой страны выполнено от { $least } до { $most } касающихся её обязательств: большинство их дано всему региону.
pledges-of-others-alike = У каждой другой страны выполнено { $done } касающихся её обязательств: большинство их дано всему региону.
no-promises = К этому дню датированные обещания об объектах или целях { COUNTRY($country, case: "gen") } нам неизвестны.
promises = Датированных обещаний об объектах и целях { COUNTRY($country, case: "gen") } или всего региона с известным исходом, по одному на предмет, — { $total }: { LIST($outcomes, form: "items") }.
promises-undecided = По другим предметам ({ $n }) исхода ещё нет: срок не наступил или сообщений мы не нашли.
promises-none-decided = К этому дню ни одно датированное обещание об объекте или цели { COUNTRY($country, case: "gen") } не имеет исхода.
# В предложении об обещаниях: сколько и чем кончилось
outcome-kept = выполнено { $n }
outcome-early = раньше срока { $n }
outcome-late = с опозданием { $n }
outcome-missed = срок пропущен у { $n }
outcome-not_done = не выполнено { $n }
outcome-wrong = неверных прогнозов { $n }
outcome-cancelled = отменено { $n }
outcome-not_seen = без сообщений { $n }
outcome-open = срок не наступил у { $n }
# График документов и обещаний во времени
timeline-title = { COUNTRY($country) }: в срок выполнено { $kept } из { COUNT($total, noun: "decided-promises", case: "gen") }
timeline-title-none = Документы { COUNTRY($country, case: "gen") } и Китая
timeline-subtitle = Документы, подписанные с 2013 года (знаки), и новейшие обещания — от дня, когда даны, до исхода или срока; из нескольких об одном предмете — последнее
timeline-alt = Строки во времени по предметам. { $title }.
result-signed = подписано
result-kept = выполнено в срок
result-not_kept = с опозданием, пропущено, не выполнено или неверно
result-open = срок не наступил или сообщений нет
# Таблицы обязательств и обещаний
pledges-caption = Обязательства саммитов, где назван { COUNTRY($country) }, но не весь регион
promises-caption = Датированные обещания ({ COUNTRY($country) })
column-pledge = Обязательство
column-pledged_on = Принято
column-status = Статус
column-status_note = Что сообщалось
column-promise = Обещание
column-said_on = Сказано
column-due = Срок
column-outcome = Исход
column-outcome_period = Когда
# В таблице обязательств: последнее сообщение
status-done = выполнено
status-partly = выполнено отчасти
status-in_progress = выполняется
status-not_done = не выполнено
status-open = срок не наступил
status-not_seen = сообщений не найдено
# В таблице обещаний: итог
result-of-kept = выполнено
result-of-early = раньше срока
result-of-late = с опозданием
result-of-missed = срок пропущен
result-of-not_done = не выполнено
result-of-wrong = неверный прогноз
result-of-cancelled = отменено
result-of-not_seen = сообщений не найдено
result-of-open = срок не наступил

## Люди: студенты, рабочие, посетители, визы

no-students = Надёжные данные о числе студентов из { COUNTRY($country, case: "gen") } в Китае нам неизвестны.
people-students = Студентов из { COUNTRY($country, case: "gen") } в Китае было { PRINTED($n, NUM($n)) } ({ PERIOD($period) }).
people-students-since = Студентов из { COUNTRY($country, case: "gen") } в Китае было { PRINTED($n, NUM($n)) } ({ PERIOD($period) }) против { PRINTED($first, NUM($first)) } { PERIOD($start, case: "in") }, по разным источникам.
people-students-at-least = В Китае было более { NUM($n) } { PLURAL($n) ->
    [one] студента
   *[other] студентов
 } из { COUNTRY($country, case: "gen") } ({ PERIOD($period) }).
no-visits = Число посетителей из Китая за целый год для { COUNTRY($country, case: "gen") } нам неизвестно.
people-arrivals = { COUNTRY($country) } насчитал { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] въезд
    [few] въезда
   *[many] въездов
 } из Китая { PERIOD($period, case: "in") }.
people-arrivals-at-least = { COUNTRY($country) } насчитал более { NUM($n) } { PLURAL($n) ->
    [one] въезда
   *[other] въездов
 } из Китая { PERIOD($period, case: "in") }.
people-arrivals-since = { COUNTRY($country) } насчитал { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] въезд
    [few] въезда
   *[many] въездов
 } из Китая { PERIOD($period, case: "in") } против { PRINTED($first, NUM($first)) } в { $start } году.
people-arrivals-since-counted-otherwise = { COUNTRY($country) } насчитал { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] въезд
    [few] въезда
   *[many] въездов
 } из Китая { PERIOD($period, case: "in") } ({ $how }) против { PRINTED($first, NUM($first)) } в { $start } году ({ $how_then }).
people-tourists = { COUNTRY($country) } насчитал { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] туриста
    [few] туриста
   *[many] туристов
 } из Китая { PERIOD($period, case: "in") }.
people-tourists-at-least = { COUNTRY($country) } насчитал более { NUM($n) } { PLURAL($n) ->
    [one] туриста
   *[other] туристов
 } из Китая { PERIOD($period, case: "in") }.
people-tourists-since = { COUNTRY($country) } насчитал { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] туриста
    [few] туриста
   *[many] туристов
 } из Китая { PERIOD($period, case: "in") } против { PRINTED($first, NUM($first)) } в { $start } году.
people-overnight_tourists = С ночёвкой { PERIOD($period, case: "in") } в { COUNTRY($country, case: "acc") } приехало { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] турист
    [few] туриста
   *[many] туристов
 } из Китая.
people-overnight_tourists-at-least = С ночёвкой { PERIOD($period, case: "in") } в { COUNTRY($country, case: "acc") } приехало более { NUM($n) } { PLURAL($n) ->
    [one] туриста
   *[other] туристов
 } из Китая.
people-overnight_tourists-since = С ночёвкой { PERIOD($period, case: "in") } в { COUNTRY($country, case: "acc") } приехало { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] турист
    [few] туриста
   *[many] туристов
 } из Китая против { PRINTED($first, NUM($first)) } в { $start } году.
counted-border_crossings = пересечения границы
counted-arrivals = что именно считали, не указано
# Предложения о работниках
no-workers = Число китайских рабочих в { COUNTRY($country, case: "loc") } нам неизвестно.
people-work_permit_holders = Разрешение на работу в { COUNTRY($country, case: "loc") } имели { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] гражданин
    [few] гражданина
   *[many] граждан
 } Китая ({ PERIOD($period) }).
people-work_permit_holders-at-least = Разрешение на работу в { COUNTRY($country, case: "loc") } имели более { NUM($n) } { PLURAL($n) ->
    [one] гражданина
   *[other] граждан
 } Китая ({ PERIOD($period) }).
people-work_permit_holders-since = Разрешение на работу в { COUNTRY($country, case: "loc") } имели { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] гражданин
    [few] гражданина
   *[many] граждан
 } Китая ({ PERIOD($period) }) против { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
people-work_permits_issued = Разрешений на работу гражданам Китая { COUNTRY($country) } выдал { PRINTED($n, NUM($n)) } ({ PERIOD($period) }).
people-work_permits_issued-at-least = Разрешений на работу гражданам Китая { COUNTRY($country) } выдал более { NUM($n) } ({ PERIOD($period) }).
people-work_permits_issued-since = Разрешений на работу гражданам Китая { COUNTRY($country) } выдал { PRINTED($n, NUM($n)) } ({ PERIOD($period) }) против { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
people-arrivals_for_work = На работу в { COUNTRY($country, case: "acc") } приехало { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] гражданин
    [few] гражданина
   *[many] граждан
 } Китая ({ PERIOD($period) }).
people-arrivals_for_work-at-least = На работу в { COUNTRY($country, case: "acc") } приехало более { NUM($n) } { PLURAL($n) ->
    [one] гражданина
   *[other] граждан
 } Китая ({ PERIOD($period) }).
people-arrivals_for_work-since = На работу в { COUNTRY($country, case: "acc") } приехало { PRINTED($n, NUM($n)) } { PLURAL($n) ->
    [one] гражданин
    [few] гражданина
   *[many] граждан
 } Китая ({ PERIOD($period) }) против { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
# Предложения о визах и мастерских
no-visa-news = Об отмене виз между { COUNTRY($country, case: "ins") } и Китаем нам неизвестно.
visa-mutual-in-force = Для коротких поездок виза не нужна ни одной из сторон { PERIOD($since, case: "since") }.
visa-mutual-agreed = Взаимная отмена виз согласована, но не вступила в силу.
visa-mutual-talks = О взаимной отмене виз идут переговоры, она не согласована.
visa-mutual-under-study = { COUNTRY($country) } заявляет, что изучает взаимную отмену виз.
visa-unilateral-in-force = { COUNTRY($country) } впускает граждан Китая без визы { PERIOD($since, case: "since") }; в обратную сторону виза нужна.
visa-unilateral-agreed = Односторонняя отмена виз согласована, но не вступила в силу.
visa-unilateral-talks = Об односторонней отмене виз идут переговоры.
visa-unilateral-under-study = Односторонняя отмена виз изучается.
workshop-running = В { COUNTRY($country, case: "loc") } действует Мастерская Лу Баня, китайский учебный центр (первая — { PERIOD($since, case: "since") }).
workshop-disputed = О действующей в { COUNTRY($country, case: "loc") } Мастерской Лу Баня, китайском учебном центре, говорит лишь слабый источник.
workshop-not-yet = Мастерская Лу Баня, китайский учебный центр, в { COUNTRY($country, case: "loc") } намечена, но не действует.
workshop-nothing-known = К этому дню о Мастерской Лу Баня, китайском учебном центре, в { COUNTRY($country, case: "loc") } нам неизвестно.

## Какое место она занимает в Центральной Азии?

no-standing = Ни один показатель { COUNTRY($country, case: "gen") } нельзя ранжировать.
stands-first = Наибольшие показатели у { COUNTRY($country, case: "gen") }: { $measures }.
stands-last = Наименьшие показатели у { COUNTRY($country, case: "gen") }: { $measures }.
stands-between = Среди ранжированных здесь показателей у { COUNTRY($country, case: "gen") } нет ни наибольшего, ни наименьшего.
stands-by-china = Товарооборот ранжирован по подсчёту таможни Китая за { $turnover } год, экспорт, импорт и сальдо — за { $flows } год, последний, за который она даёт их по каждой стране.
stands-other-measures = Остальное ранжировано по последнему показателю каждой страны.
stands-by-china-of-year = Товарооборот, экспорт, импорт и сальдо ранжированы по подсчёту таможни Китая за { $flows } год, остальное — по последнему показателю каждой страны.
stands-share = Доля Китая в торговле страны взята у её собственного ведомства, а где оно её не публикует — у Евразийского банка развития.
stands-nowhere = { COUNTRY($country) } не ранжирован по показателям: { $measures }; данных там нет или они старые.

# В этих предложениях: по чему страна занимает место
in-turnover = товарооборот с Китаем
in-exports = экспорт в Китай
in-imports = импорт из Китая
in-balance = сальдо с Китаем
in-balance-lowest = сальдо с Китаем (дефицит наибольший)
in-china_share = доля Китая в торговле
in-gas = стоимость проданного газа
in-solar = покупки солнечного оборудования
in-plants = действующие солнечные и ветровые станции с китайским участием
in-stock = накопленный объём китайских проектов
# По чему ранжируются страны, на графике и в таблице
measure-turnover = Товарооборот
measure-exports = Экспорт
measure-imports = Импорт
measure-balance = Сальдо
measure-china_share = Доля Китая
measure-gas = Проданный газ
measure-solar = Солнечное оборудование
measure-plants = Солнечные и ветровые станции
measure-stock = Проекты (ЕАБР)
# График и таблица мест
ranks-title = { COUNTRY($country) }: первое место { $first ->
    [0] ни по одному
   *[other] по { $first }
 } из { $total } показателей
ranks-subtitle = Место среди стран с показателем; 1 — наибольший
ranks-alt = Строка на показатель, знак каждой страны на её месте. { $title }.
ranks-caption = Все ранжированные показатели
column-measure = Показатель
column-country = Страна
column-rank = Место

## Что говорит о ней статья и где источники расходятся

claims = { $n ->
    [one] { $n } утверждение статьи называет
    [few] { $n } утверждения статьи называют
   *[many] { $n } утверждений статьи называют
 } { COUNTRY($country, case: "acc") } или место его прошлого; остальные { $others } — обо всём регионе, Китае или других странах.
no-claims = Ни одно утверждение статьи не называет { COUNTRY($country, case: "acc") }; все { $others } — обо всём регионе, Китае или других странах.
what-debt_service = обслуживание долга
what-exports = экспорт
what-imports = импорт
what-share_of_external_debt = доля государственного внешнего долга
what-students = студенты
what-turnover = экспорт и импорт
# Предложения и таблица о том, в чём источники расходятся
disputes = По { $n ->
    [one] { $n } факту, касающемуся
   *[other] { $n } фактам, касающимся
 } { COUNTRY($country, case: "gen") }, источники одной стороны расходятся больше, чем на погрешность округления; больше всего — { $what } { PERIOD($period, case: "for") }: наибольшее число на { PCT($apart, digits: 0) } выше наименьшего.
disputes-one = По одному факту, касающемуся { COUNTRY($country, case: "gen") }, источники одной стороны расходятся больше, чем на погрешность округления: { $what } { PERIOD($period, case: "for") }, наибольшее число на { PCT($apart, digits: 0) } выше наименьшего.
disputes-caption = Показатели { COUNTRY($country, case: "gen") } об одном и том же факте, расходящиеся больше, чем на погрешность округления
no-disputes = Среди фактов, касающихся { COUNTRY($country, case: "gen") }, нет таких, по которым источники одной стороны расходились бы больше, чем на погрешность округления.
table-bilateral_trade = Торговля
table-country_profile = Профиль страны
table-external_debt = Долг
table-people_links = Люди
column-table = Предмет
column-low = Наименьшее
column-high = Наибольшее
column-gap_pct = Расхождение, %
column-reason = Почему

## Ячейки блокнота: заголовки и то, что под ними

cell-country-title =
    # Одна страна и Китай

    Сколько торговли страны с Китаем насчитывает каждая сторона, что продано, построено,
    взято в долг и обещано и как это выглядит рядом с остальной Центральной Азией?
cell-country-in-brief = ## Кратко
cell-country-key-heading = ## Ключевые показатели
cell-country-counts-heading = ## Кто что считает?
cell-country-goods-heading = ## Что продаётся и покупается?
cell-country-dependence-heading = ## Кто от кого зависит?
cell-country-works-heading = ## Какие проекты идут, кто платит, каковы долги?
cell-country-energy-heading = ## Энергетика и Китай: что поставляется и что строится?
cell-country-promises-heading = ## Что подписано и обещано и что из этого вышло?
cell-country-people-heading = ## Кто учится, работает и ездит?
cell-country-standing-heading = ## Какое место страна занимает в Центральной Азии?
cell-country-claims-heading =
    ## Что говорит статья

    Каждое утверждение проверено по трём признакам: число, предмет, к которому оно
    относится, и дата.
    До своего срока прогноз остаётся без вывода.
cell-country-disputes-heading = ## Где источники расходятся
cell-country-sources-heading = ## Источники

## Листок: десять показателей по тому, кто считает, и свой график

sheet-caption = Десять показателей { COUNTRY($country, case: "gen") }: кто что насчитал; строка — один период; «нет данных» — неизвестно
column-figure = Показатель
column-china = Китай
column-own = Сама страна
column-other = Другие
sheet-by = { $what } ({ $counter })
sheet-with-services = { $what }; свой, видимо, с услугами
sheet-only-with-services = лишь с услугами
# В таблице листа: что подсчитано
sheet-name-trade = Торговля с Китаем
sheet-name-exports = Экспорт в Китай
sheet-name-imports = Импорт из Китая
sheet-name-balance = Сальдо с Китаем
sheet-name-share = Доля Китая в торговле
sheet-name-gas_paid = Сколько Китай заплатил за газ
sheet-name-solar = Солнечное оборудование из Китая
sheet-name-stock = Проекты Китая
sheet-own_money-none = Китайские инвестиции
sheet-own_money-cumulative = Китайские инвестиции за все годы
sheet-own_money-investment_and_loans = Китайские инвестиции и кредиты за период
sheet-own_money-investment_position = Китайская инвестиционная позиция
# В таблице листа: долг и запись сумм
sheet-debt = Долг: { $creditor }
sheet-repaid = выплачен
sheet-billions = { PRINTED($amount, MN($amount)) }
sheet-hundredths = { PRINTED($amount, MN($amount, digits: 2)) }
sheet-billions-with-sign = { MN($amount, sign: 1) }
sheet-hundredths-with-sign = { MN($amount, digits: 2, sign: 1) }
sheet-millions = { NUM($amount, digits: 1) } млн долл.
sheet-percent = { PCT($amount) }
sheet-shares-subtitle = Доля в торговле, %; данные страны или ЕАБР
sheet-shares-alt = Точки, строка на страну. { $title }.
sheet-of-year = { COUNTRY($country) }, { $period }
sheet-older = более ранний год, без места
