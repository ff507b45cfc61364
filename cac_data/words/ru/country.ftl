### Одна страна и Китай: что говорит её страница.
###
### Предложение — сообщение, в порядке страницы. О функциях и падежах см. common.ftl.

## Место в Центральной Азии, после показателя

place-highest = наибольший показатель { $known ->
    [5] в Центральной Азии
   *[other] среди стран с показателем ({ $known })
 }
place-lowest = наименьший показатель { $known ->
    [5] в Центральной Азии
   *[other] среди стран с показателем ({ $known })
 }
place-between = { $rank ->
    [2] второй показатель
    [3] третий показатель
   *[other] четвёртый показатель
 } { $known ->
    [5] в Центральной Азии
   *[other] среди стран с показателем ({ $known })
 }
place-only = единственный показатель в Центральной Азии
sender-highest = больше всех поставщиков ({ $known })
sender-lowest = меньше всех поставщиков ({ $known })
sender-between = { $rank ->
    [2] второе место
    [3] третье место
   *[other] четвёртое место
 } среди поставщиков ({ $known })
# О сальдо: дефициты по величине и профициты
deficit-only = единственный дефицит в Центральной Азии
deficit-largest = наибольший дефицит в Центральной Азии
deficit-smallest = наименьший из дефицитов в Центральной Азии ({ $deficits })
deficit-between = { $rank ->
    [2] второй по величине
    [3] третий по величине
   *[other] четвёртый по величине
 } из дефицитов в Центральной Азии ({ $deficits })
surplus-only = единственный профицит в Центральной Азии
surplus-largest = наибольший из профицитов в Центральной Азии ({ $surpluses })
surplus-between = один из профицитов в Центральной Азии ({ $surpluses })

# Кто считает, за словами «по данным».
who = { $reporter ->
    [edb] Евразийского банка развития
   *[other] { REPORTER($reporter, case: "gen") }
 }

## Кратко

only-china-counts = О торговле с Китаем ({ COUNTRY($country) }) за последнее время есть лишь подсчёт Китая: { MN($amount) } { PERIOD($period, case: "in") } по таможне Китая, { $place }.
china-counts = Таможня Китая насчитала { MN($amount) } торговли с { COUNTRY($country, case: "ins") } { PERIOD($period, case: "in") }, { $place }.
brief-pledges = Из { COUNT($made, noun: "pledges", case: "gen") } саммитов Центральной Азии с Китаем, которые касаются { COUNTRY($country, case: "gen") }, о выполнении сообщено: { $done }; из тех, что касаются каждой другой страны региона, — от { $least } до { $most }.

## Ключевые показатели: label- — что это, note- — чего подпись сказать не может

label-turnover-china_customs = Товарооборот с Китаем по таможне Китая
label-turnover-national = Товарооборот с Китаем по её ведомству
label-turnover_own = Товарооборот с Китаем по её последнему подсчёту
label-balance-china_customs = Сальдо торговли по таможне Китая
label-balance-national = Сальдо торговли по её ведомству
label-mirror_ratio_imports = Импорт из Китая: китайский подсчёт к собственному
label-mirror_ratio_exports = Экспорт в Китай: китайский подсчёт к собственному
label-sold_most = Что она больше всего продаёт Китаю
label-sold_most-good = Что она больше всего продаёт Китаю: { $good }
label-sold_most-gas = Крупнейший известный товар, который она продаёт Китаю: газ по трубам
label-solar_goods = Солнечные товары, купленные у Китая
label-share = Китай в её торговле товарами
label-gas_sent = Газ, поставленный в Китай
label-gas_paid = Сколько Китай заплатил за её газ
label-stock = Китайские проекты, по Евразийскому банку развития
label-debt = Долг её государства Китаю
label-pledges_done = Касающиеся её обязательства саммитов, которые выполнены
label-pledges_done_named = Обязательства саммитов, где названа она, но не весь регион, и которые выполнены
label-projects = Учтённые транспортные проекты
label-students = Её студенты в Китае
note-both = { $period }: Китай — { MN($china) }, сама — { MN($national) }; расхождение { MN($apart) }
note-silent = недавнего собственного подсчёта нет
note-balance-national = её ведомство, { $period }: { MN($amount) }
note-balance-china_customs = таможня Китая, { $period }: { MN($amount) }
note-share = по данным { $who }
note-share-with-later = по данным { $who }; { PCT($later) } { PERIOD($later_period, case: "in") }
note-by-chapter = группа ТН ВЭД, по её ведомству
note-gas-share = { PCT($share, digits: 0) } её экспорта в Китай ({ $period }), по таможне Китая
note-unknown-chapters = по товарным группам неизвестно
note-debt = { $code ->
    [china] всем китайским кредиторам
   *[other] только: { $creditor }
 }
note-gas = по Статистическому обзору; { $place }
note-customs = по таможне Китая
note-customs-change = по таможне Китая; { PCT($change, digits: 0, sign: 1) } за год
note-pledges = из тех, где названа она, но не весь регион: { $done } из { $made }
note-named = приняты на саммитах Центральной Азии с Китаем
note-services = её собственный подсчёт включает услуги
note-projects = китайский участник назван у { $named }

## Кто что считает?

no-trade = Товарооборот с Китаем по данным { REPORTER($reporter, case: "gen") } неизвестен: { COUNTRY($country) }.
trade = По данным { REPORTER($reporter, case: "gen") }, товарооборот { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } составил { MN($amount) }.
trade-with-changes = По данным { REPORTER($reporter, case: "gen") }, товарооборот { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } составил { MN($amount) }, { $changes }.
publishes-none = Собственного подсчёта { COUNTRY($country, case: "gen") } мы не знаем.
publishes-none-since = Собственного подсчёта { COUNTRY($country, case: "gen") } позже { $year } года мы не знаем.
own-less = Сам { COUNTRY($country) } насчитывает меньше Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") } против { MN($china) } по таможне Китая, расхождение { MN($apart) }.
own-more = Сам { COUNTRY($country) } насчитывает больше Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") } против { MN($china) } по таможне Китая, расхождение { MN($apart) }.
own-less-wider = Сам { COUNTRY($country) } насчитывает меньше Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") }, возможно, с услугами, против { MN($china) } товаров по таможне Китая, расхождение { MN($apart) }.
own-more-wider = Сам { COUNTRY($country) } насчитывает больше Китая: { MN($national) } товарооборота { PERIOD($period, case: "in") }, возможно, с услугами, против { MN($china) } товаров по таможне Китая, расхождение { MN($apart) }.
own-equal = { COUNTRY($country) } и Китай насчитывают одинаково: { MN($national) } { PERIOD($period, case: "in") }.
unsaid-count = Чей это подсчёт ({ COUNTRY($country) }), источник не говорит.
wider-count = В некоторые годы статистика { COUNTRY($country, case: "gen") } считает больше, чем товары, вероятно, и услуги.
# Оба подсчёта с теми знаками, что нужны меньшему.
both-large = { MN($amount) }
both-small = { MN($amount, digits: 2) }
goods-alone = Одних товаров, как он сообщает в UN Comtrade, { COUNTRY($country) } насчитал { MN($national) } { PERIOD($period, case: "in") }, а таможня Китая — { MN($china) }.
gap-of-imports = Купленного { PERIOD($period, case: "in") } Китай насчитывает { $china }, { COUNTRY($country) } — { $national }: число Китая составляет { NUM($ratio, digits: 1) } от другого.
gap-of-imports-with-services = Купленного { PERIOD($period, case: "in") } Китай насчитывает { $china }, { COUNTRY($country) } — { $national }, вероятно, с услугами: число Китая составляет { NUM($ratio, digits: 1) } от другого.
gap-of-exports = Проданного { PERIOD($period, case: "in") } Китай насчитывает { $china }, { COUNTRY($country) } — { $national }: число Китая составляет { NUM($ratio, digits: 1) } от другого.
gap-of-exports-with-services = Проданного { PERIOD($period, case: "in") } Китай насчитывает { $china }, { COUNTRY($country) } — { $national }, вероятно, с услугами: число Китая составляет { NUM($ratio, digits: 1) } от другого.
no-balance = Сальдо с Китаем по данным { REPORTER($reporter, case: "gen") } неизвестно: { COUNTRY($country) }.
balance-deficit = { COUNTRY($country) } купил у Китая на { MN($amount) } больше, чем продал ему { PERIOD($period, case: "in") }, по данным { REPORTER($reporter, case: "gen") }.
balance-surplus = { COUNTRY($country) } продал Китаю на { MN($amount) } больше, чем купил у него { PERIOD($period, case: "in") }, по данным { REPORTER($reporter, case: "gen") }.
balance-deficit-among = { COUNTRY($country) } купил у Китая на { MN($amount) } больше, чем продал ему { PERIOD($period, case: "in") }, по данным { REPORTER($reporter, case: "gen") }: { $place }.
balance-surplus-among = { COUNTRY($country) } продал Китаю на { MN($amount) } больше, чем купил у него { PERIOD($period, case: "in") }, по данным { REPORTER($reporter, case: "gen") }: { $place }.
balance-of-both = Сальдо { COUNTRY($country, case: "gen") } с Китаем { PERIOD($period, case: "in") } — { MN($amount, sign: 1) } по данным { REPORTER($reporter, case: "gen") }, { MN($other, sign: 1) } по данным { REPORTER($other_reporter, case: "gen") }.
deficit-of-both = { COUNTRY($country) } купил у Китая на { MN($amount) } больше, чем продал ему { PERIOD($period, case: "in") }, по данным { REPORTER($reporter, case: "gen") } и на { MN($other) } больше по данным { REPORTER($other_reporter, case: "gen") }.
balances-until = Места по сальдо даны за { $period } год, последний, за который известны экспорт и импорт каждой страны у таможни Китая; за более поздний год они есть у этих: { COUNTRIES($later) }.
counts-title = { COUNTRY($country) }, { $period }: { MN($china) } товарооборота по таможне Китая, { MN($national) } по её ведомству
counts-title-one = { COUNTRY($country) }: за последнее время есть лишь подсчёт Китая
counts-subtitle = Экспорт в Китай и импорт из Китая, млрд долл. в год, текущие цены, по тому, кто считает
counts-alt = Линии по годам, панель для экспорта и панель для импорта, одна линия по таможне Китая и одна по национальному ведомству. { $title }.

## Что продаётся и покупается?

goods-sold = По своему ведомству, { COUNTRY($country) } продал Китаю на { MN($whole) } { PERIOD($period, case: "in") }: { LIST($parts, form: "items") }; вместе { PCT($share, digits: 0) }.
goods-bought = По своему ведомству, он купил у Китая на { MN($whole) } { PERIOD($period, case: "in") }: { LIST($parts, form: "items") }; вместе { PCT($share, digits: 0) }.
gas-paid = По таможне Китая, газ по трубам ({ COUNTRY($country) }) стоил { MN($paid, digits: 2) } { PERIOD($period, case: "in") }.
gas-share = Газ составил { PCT($share, digits: 0) } экспорта в Китай { PERIOD($period, case: "in") }, то и другое по таможне Китая.
unknown-by-chapter = { $flows ->
    [both] Что { COUNTRY($country) } продаёт Китаю и что покупает у него, по группам ТН ВЭД неизвестно ни с одной стороны.
    [exports] Что { COUNTRY($country) } продаёт Китаю, по группам ТН ВЭД неизвестно ни с одной стороны.
   *[imports] Что { COUNTRY($country) } покупает у Китая, по группам ТН ВЭД неизвестно ни с одной стороны.
 }
widest-good = Об одном товаре стороны сильнее всего расходятся здесь: { $good } ({ $period }); Китай показывает { MN($china) }, { COUNTRY($country) } — { MN($national) }.
widest-good-at-least = Об одном товаре стороны сильнее всего расходятся здесь: { $good } ({ $period }); Китай показывает { MN($china) } или больше, { COUNTRY($country) } — { MN($national) }.
no-solar = О солнечных товарах из Китая ничего не известно: { COUNTRY($country) }.
solar-among = По таможне Китая, { COUNTRY($country) } купил солнечных панелей, элементов и пластин на { NUM($amount, digits: 1) } млн долл. { PERIOD($period, case: "in") }, { $place }.
solar-before = В { $start } году было { NUM($before, digits: 1) } млн долл.
sold-title = Больше всего { COUNTRY($country) } продаёт Китаю: { $good }, { MN($amount) } { PERIOD($period, case: "in") }
sold-title-none = Что { COUNTRY($country) } продаёт Китаю
sold-subtitle = Экспорт в Китай по группам ТН ВЭД, по её ведомству, млрд долл.; наибольшие { $n }
sold-alt = Лежачие столбцы, по одному на группу. { $title }.
bought-title = { COUNTRY($country) } и Китай сильнее всего расходятся здесь: { $good } ({ $period })
bought-title-none = Что { COUNTRY($country) } покупает, по обеим сторонам
bought-subtitle = Импорт из Китая по товарам, млрд долл.; наибольшие товары и наибольшие расхождения
bought-caption = Отчёт Китая даёт лишь некоторые группы, поэтому некоторые его числа — нижние границы.
bought-alt = Пары знаков, пара на товар: что насчитала таможня Китая и что — национальное ведомство. { $title }.
goods-caption = Все товары по её ведомству: { COUNTRY($country) }
column-good = Товар
column-usd-mn = млн долл.
column-share = Доля потока, %

## Кто от кого зависит?

no-share = Доля Китая в торговле неизвестна: { COUNTRY($country) }.
share = Доля Китая в торговле товарами { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }).
share-beside = Доля Китая в торговле товарами { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }); { $order ->
    [highest] самая высокая
   *[next] следующая по высоте
 } — { COUNTRY($other) }, { PCT($other_share) } ({ $other_period }, по данным { $other_who }).
share-beside-with-later = Доля Китая в торговле товарами { COUNTRY($country, case: "gen") } — { PCT($share) } ({ $period }, по данным { $who }) и { PCT($later) } { PERIOD($later_period, case: "in") }; { $order ->
    [highest] самая высокая
   *[next] следующая по высоте
 } — { COUNTRY($other) }, { PCT($other_share) } ({ $other_period }, по данным { $other_who }).
share-change = { COUNTRY($country) }: в { $start } году она была { PCT($then) }, { $moved ->
    [up] на { NUM($change, digits: 1) } п. п. ниже
    [down] на { NUM($change, digits: 1) } п. п. выше
   *[not] столько же
 }.
part-of-five = Из всей торговли Центральной Азии с Китаем { PCT($part, digits: 0) } — { COUNTRY($country) } ({ $period }, по таможне Китая).
dependence-title = На Китай приходится { PCT($share) } торговли товарами { COUNTRY($country, case: "gen") } ({ $period })
dependence-title-none = Китай в торговле каждой страны Центральной Азии
dependence-subtitle = Доля Китая в торговле товарами, %, панель на страну, по её ведомству или Евразийскому банку развития
dependence-caption = Обе части каждой доли — от одной стороны.
dependence-alt = Пять малых панелей с линиями по годам, по одной на страну. { $title }.

## Какие проекты идут, кто платит, кто что должен?

no-projects = К этому дню мы не знаем транспортных проектов: { COUNTRY($country) }.
projects = Мы насчитали { COUNT($total, noun: "projects") } ({ COUNTRY($country) }; железные дороги, автодороги, порты и узлы): { LIST($states, form: "items") }.
projects-named = Китайский участник назван у { $n } из них.
projects-none-named = Китайский участник не назван ни у одного.
projects-in_service = введено { $n }
projects-partly_open = частично открыто { $n }
projects-under_construction = строится { $n }
projects-planned = планируется { $n }
projects-stopped = остановлено { $n }
no-stock = Накопленные китайские проекты неизвестны: { COUNTRY($country) }.
stock = Евразийский банк развития насчитывает китайских проектов на { MN($amount) } ({ COUNTRY($country) }, { PERIOD($period) }), { $place }.
stock-before = В прежнем подсчёте ({ PERIOD($period) }) было { MN($before) }.
stock-break = Часть этого прироста — проекты, которых он прежде не считал.
own-cumulative = Официальные лица ({ COUNTRY($country) }) оценивают все китайские инвестиции в { MN($amount) } ({ PERIOD($period) }).
own-investment_and_loans = Официальные лица ({ COUNTRY($country) }) насчитывают { MN($amount) } китайских инвестиций и кредитов ({ PERIOD($period) }).
own-investment_position = Официальные лица ({ COUNTRY($country) }) оценивают китайскую инвестиционную позицию в { MN($amount) } ({ PERIOD($period) }).
no-debt = Сколько государство должно Китаю, мы не нашли: { COUNTRY($country) }.
map-title = { COUNTRY($country) }: введено { $in_service } из { COUNT($total, noun: "projects", case: "gen") }
map-subtitle = Проекты с известным местом ({ $placed }), пункты пропуска в Китай и остановки трубопроводов; таблица ниже называет каждый
map-alt = Карта региона с пронумерованными знаками. { $title }.
map-empty = Ни у одного проекта и ни у одного пункта пропуска в Китай нет места на нашей карте: { COUNTRY($country) }.
name-crossing = пункт пропуска в Китай
name-pipeline = остановка трубопровода
name-pipeline_not_built = остановка непостроенного трубопровода
places-caption = Что стоит под каждым номером ({ COUNTRY($country) })
works-caption = Все учтённые проекты ({ COUNTRY($country) })
money-caption = Способы считать китайские деньги ({ COUNTRY($country) }), ни один не складывается с другим
column-number = №
column-name = Название
column-what = Что
column-state = Состояние
column-date = Дата
column-timing = К первому названному сроку
column-chinese_party = Китайский участник
column-concept = Что
column-part = Часть
column-basis = Кто считает
column-unit = Единица
part-all = всё
part-contracts = покупки и строительные контракты
part-direct = прямые инвестиции
part-gross = до вычета изъятого
part-increase = прирост накопленного
part-investment = покупки и доли
part-loans = кредиты
part-net = за вычетом изъятого
part-project_list = список проектов
concept-project_stock = накопленные проекты
concept-cumulative = сумма за годы
concept-investment_and_loans = инвестиции и кредиты за период
concept-investment_position = инвестиционная позиция
counter-edb = Евразийский банк развития
counter-national = её официальные лица
counter-aei = Американский институт предпринимательства
counter-china_press = китайская пресса
counter-aiddata = AidData
counter-mofcom = Министерство коммерции Китая

## Энергетика с Китаем

no-gas = Газа, который учёл бы Статистический обзор, { COUNTRY($country) } Китаю не поставляет.
gas-sent = { COUNTRY($country) } поставил Китаю { NUM($amount, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") } по Статистическому обзору, { $place }.
gas-below = Больше всего с { $first } года было { NUM($most, digits: 1) } млрд м³ в { $peak } году.
gas-worth = Китай заплатил за газ ({ COUNTRY($country) }) { MN($paid, digits: 2) } { PERIOD($period, case: "in") }, по его таможне.
gas-worth-with-change = Китай заплатил за газ ({ COUNTRY($country) }) { MN($paid, digits: 2) } { PERIOD($period, case: "in") }, по его таможне: { PCT($change, digits: 0, sign: 1) } к { $start } году.
no-plants = Солнечных и ветровых станций с китайским участием мы не знаем: { COUNTRY($country) }.
no-plants-counted = Ни одна солнечная или ветровая станция с китайским участием, насколько мы знаем, не работает, не строится и не согласована: { COUNTRY($country) }.
plants = Солнце и ветер с китайским участием ({ COUNTRY($country) }): { LIST($stages, form: "items") }.
plants-whole = Станция, китайская отчасти, считается целиком.
plants-left-out = Не учтено планов или частей — { $n }, { NUM($capacity) } МВт: меморандумы, рамочные договорённости, части других и возможные повторы.
plants-in_service = { NUM($capacity) } МВт работают
plants-construction = { NUM($capacity) } МВт строятся
plants-agreed = { NUM($capacity) } МВт согласованы
plants-silent = о { NUM($capacity) } МВт два года никто не писал
plants-other = { NUM($capacity) } МВт на других стадиях (планы, построенное, брошенное)
plants-of-fleet = Работающие станции известного размера ({ $n }) составляют { PCT($share, digits: 0) } её солнечной и ветровой мощности.
plants-place = По работающей мощности это { $place }.
gas-title = { COUNTRY($country) } поставил Китаю { NUM($amount, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") }
gas-title-none = Газ, поставленный в Китай
gas-subtitle = Газ в Китай по поставщикам, млрд м³ в год, кубометры Статистического обзора
gas-caption = Каждый год — как напечатан впервые; года, который ни одно издание не делит по поставщикам, нет. Газ, учтённый за Узбекистаном, может быть туркменским в транзите.
gas-alt = Линии по годам, по одной на поставщика. { $title }.

## Что подписано и обещано и что из этого вышло?

partnership = { COUNTRY($country) } и Китай — партнёры { PERIOD($since, case: "since") }; уровень партнёрства: «{ $level }».
level-strategic = стратегическое
level-comprehensive-strategic = всеобъемлющее стратегическое
level-for-a-new-era = всеобъемлющее стратегическое новой эпохи
level-permanent = вечное всеобъемлющее стратегическое
level-all-weather = всепогодное всеобъемлющее стратегическое
signed = У нас { COUNT($n, noun: "documents") } одних лишь { COUNTRY($country, case: "gen") } и Китая, пакет из нескольких считается за один; последний — «{ $title }» ({ PERIOD($period) }).
signed-none = К этому дню документов одних лишь { COUNTRY($country, case: "gen") } и Китая мы не знаем.
no-pledges = К этому дню обязательств саммитов Центральной Азии с Китаем, которые касались бы { COUNTRY($country, case: "gen") }, нет.
pledges = Из { COUNT($made, noun: "pledges", case: "gen") } саммитов Центральной Азии с Китаем, которые касаются { COUNTRY($country, case: "gen") }, о выполнении сообщено: { $done }; отсутствие сообщения не доказывает неудачи.
pledges-named = Из тех, где назван { COUNTRY($country) }, но не весь регион, выполнено { $done } из { $made }.
pledges-of-others = Из обязательств, которые касаются каждой другой страны, выполнено от { $least } до { $most }: большинство обязательств — всему региону.
pledges-of-others-alike = Из обязательств, которые касаются каждой другой страны, выполнено { $done }: большинство обязательств — всему региону.
no-promises = К этому дню датированных обещаний об объектах или целях мы не знаем: { COUNTRY($country) }.
promises = Датированных обещаний об объектах и целях ({ COUNTRY($country) } или весь регион) с известным исходом, по одному на предмет, — { $total }: { LIST($outcomes, form: "items") }.
promises-undecided = О других предметах ({ $n }) исхода ещё нет: срок впереди или сообщений не видели.
promises-none-decided = К этому дню ни у одного датированного обещания об объекте или цели исхода нет: { COUNTRY($country) }.
outcome-kept = выполнено { $n }
outcome-early = раньше срока { $n }
outcome-late = поздно { $n }
outcome-missed = пропущено { $n }
outcome-not_done = не выполнено { $n }
outcome-wrong = неверных прогнозов { $n }
outcome-cancelled = отменено { $n }
outcome-not_seen = без сообщений { $n }
outcome-open = срок не наступил у { $n }
timeline-title = { COUNTRY($country) }: в срок выполнено { $kept } из { COUNT($total, noun: "decided-promises", case: "gen") }
timeline-title-none = Документы { COUNTRY($country, case: "gen") } и Китая
timeline-subtitle = Документы, подписанные с 2013 года (знаки), и новейшие обещания со дня, когда даны, до исхода или срока; из нескольких об одном предмете — последнее
timeline-alt = Строки во времени по предметам. { $title }.
result-signed = подписано
result-kept = выполнено в срок
result-not_kept = поздно, пропущено, не выполнено или неверно
result-open = срок не наступил или не видели
pledges-caption = Обязательства саммитов, где назван { COUNTRY($country) }, но не весь регион
promises-caption = Датированные обещания: { COUNTRY($country) }
column-pledge = Обязательство
column-pledged_on = Принято
column-status = Статус
column-status_note = Что сообщалось
column-promise = Обещание
column-said_on = Сказано
column-due = Срок
column-outcome = Исход
column-outcome_period = Когда
status-done = выполнено
status-partly = выполнено отчасти
status-in_progress = выполняется
status-not_done = не выполнено
status-open = срок не наступил
status-not_seen = сообщений не видели
result-of-kept = выполнено
result-of-early = раньше срока
result-of-late = поздно
result-of-missed = пропущено
result-of-not_done = не выполнено
result-of-wrong = неверный прогноз
result-of-cancelled = отменено
result-of-not_seen = не видели
result-of-open = срок не наступил

## Люди: студенты, рабочие, посетители, визы

no-students = Надёжного числа студентов в Китае мы не знаем: { COUNTRY($country) }.
people-students = В Китае было { NUM($n) } студентов из { COUNTRY($country, case: "gen") } ({ PERIOD($period) }).
people-students-since = В Китае было { NUM($n) } студентов из { COUNTRY($country, case: "gen") } ({ PERIOD($period) }) против { NUM($first) } { PERIOD($start, case: "in") }, по разным источникам.
people-students-at-least = В Китае было более { NUM($n) } студентов из { COUNTRY($country, case: "gen") } ({ PERIOD($period) }).
no-visits = Числа посетителей из Китая за целый год мы не знаем: { COUNTRY($country) }.
people-arrivals = { COUNTRY($country) } насчитал { NUM($n) } въездов из Китая { PERIOD($period, case: "in") }.
people-arrivals-at-least = { COUNTRY($country) } насчитал более { NUM($n) } въездов из Китая { PERIOD($period, case: "in") }.
people-arrivals-since = { COUNTRY($country) } насчитал { NUM($n) } въездов из Китая { PERIOD($period, case: "in") } против { NUM($first) } в { $start } году.
people-tourists = { COUNTRY($country) } насчитал { NUM($n) } туристов из Китая { PERIOD($period, case: "in") }.
people-tourists-at-least = { COUNTRY($country) } насчитал более { NUM($n) } туристов из Китая { PERIOD($period, case: "in") }.
people-tourists-since = { COUNTRY($country) } насчитал { NUM($n) } туристов из Китая { PERIOD($period, case: "in") } против { NUM($first) } в { $start } году.
people-overnight_tourists = С ночёвкой { PERIOD($period, case: "in") } приехало { NUM($n) } туристов из Китая: { COUNTRY($country) }.
people-overnight_tourists-at-least = С ночёвкой { PERIOD($period, case: "in") } приехало более { NUM($n) } туристов из Китая: { COUNTRY($country) }.
people-overnight_tourists-since = С ночёвкой { PERIOD($period, case: "in") } приехало { NUM($n) } туристов из Китая против { NUM($first) } в { $start } году: { COUNTRY($country) }.
no-workers = Числа китайских рабочих мы не знаем: { COUNTRY($country) }.
people-work_permit_holders = Разрешение на работу ({ COUNTRY($country) }) имели { NUM($n) } граждан Китая ({ PERIOD($period) }).
people-work_permit_holders-at-least = Разрешение на работу ({ COUNTRY($country) }) имели более { NUM($n) } граждан Китая ({ PERIOD($period) }).
people-work_permit_holders-since = Разрешение на работу ({ COUNTRY($country) }) имели { NUM($n) } граждан Китая ({ PERIOD($period) }) против { NUM($first) } ({ PERIOD($start) }).
people-work_permits_issued = { COUNTRY($country) } выдал гражданам Китая { NUM($n) } разрешений на работу ({ PERIOD($period) }).
people-work_permits_issued-at-least = { COUNTRY($country) } выдал гражданам Китая более { NUM($n) } разрешений на работу ({ PERIOD($period) }).
people-work_permits_issued-since = { COUNTRY($country) } выдал гражданам Китая { NUM($n) } разрешений на работу ({ PERIOD($period) }) против { NUM($first) } ({ PERIOD($start) }).
people-arrivals_for_work = На работу приехало { NUM($n) } граждан Китая ({ COUNTRY($country) }, { PERIOD($period) }).
people-arrivals_for_work-at-least = На работу приехало более { NUM($n) } граждан Китая ({ COUNTRY($country) }, { PERIOD($period) }).
people-arrivals_for_work-since = На работу приехало { NUM($n) } граждан Китая ({ COUNTRY($country) }, { PERIOD($period) }) против { NUM($first) } ({ PERIOD($start) }).
no-visa-news = Об отмене виз между { COUNTRY($country, case: "ins") } и Китаем мы не знаем.
visa-mutual-in-force = Ни одной стороне не нужна виза для коротких поездок: так { PERIOD($since, case: "since") }.
visa-mutual-agreed = Взаимная отмена виз согласована и не вступила в силу.
visa-mutual-talks = О взаимной отмене виз идут переговоры, она не согласована.
visa-mutual-under-study = { COUNTRY($country) } говорит, что изучает взаимную отмену виз.
visa-unilateral-in-force = { COUNTRY($country) } впускает граждан Китая без визы { PERIOD($since, case: "since") }; в обратную сторону виза нужна.
visa-unilateral-agreed = Односторонняя отмена виз согласована и не вступила в силу.
visa-unilateral-talks = Об односторонней отмене виз идут переговоры.
visa-unilateral-under-study = Односторонняя отмена виз изучается.
workshop-running = Действует Мастерская Лу Баня, китайский учебный центр ({ COUNTRY($country) }; первая — { PERIOD($since, case: "since") }).
workshop-disputed = О действующей Мастерской Лу Баня, китайском учебном центре, говорит лишь слабый источник: { COUNTRY($country) }.
workshop-not-yet = Мастерская Лу Баня, китайский учебный центр, намечена и не действует: { COUNTRY($country) }.
workshop-nothing-known = К этому дню о Мастерской Лу Баня, китайском учебном центре, мы не знаем: { COUNTRY($country) }.

## Какое место она занимает в Центральной Азии?

no-standing = Ни один показатель нельзя ранжировать: { COUNTRY($country) }.
stands-first = Наибольшие показатели у { COUNTRY($country, case: "gen") }: { $measures }.
stands-last = Наименьшие показатели у { COUNTRY($country, case: "gen") }: { $measures }.
stands-between = Ни наибольшего, ни наименьшего показателя здесь нет: { COUNTRY($country) }.
stands-by-china = Товарооборот ранжирован по подсчёту таможни Китая за { $turnover } год, экспорт, импорт и сальдо — за { $flows } год, последний, за который они есть у неё для каждой страны. Остальное ранжировано по последнему показателю каждой страны.
stands-by-china-of-year = Товарооборот, экспорт, импорт и сальдо ранжированы по подсчёту таможни Китая за { $flows } год, остальное — по последнему показателю каждой страны.
stands-nowhere = Без места ({ COUNTRY($country) }): { $measures }; показателя там нет, или он стар.

in-turnover = товарооборот с Китаем
in-exports = экспорт в Китай
in-imports = импорт из Китая
in-balance = сальдо с Китаем
in-balance-lowest = сальдо с Китаем (дефицит наибольший)
in-china_share = доля Китая в торговле
in-gas = стоимость проданного газа
in-solar = купленные солнечные товары
in-plants = работающие солнце и ветер с китайским участием
in-stock = накопленные китайские проекты
measure-turnover = Товарооборот
measure-exports = Экспорт
measure-imports = Импорт
measure-balance = Сальдо
measure-china_share = Доля Китая в торговле
measure-gas = Проданный газ, стоимость
measure-solar = Купленные солнечные товары
measure-plants = Солнце и ветер, китайское участие
measure-stock = Накопленные проекты (ЕАБР)
ranks-title = { COUNTRY($country) }: первое место по { $first } из { $total } показателей
ranks-subtitle = Место среди стран Центральной Азии, у которых есть показатель; 1 — наибольший
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
 } { COUNTRY($country, case: "acc") } или место его прошлого; остальные { $others } — о всём регионе, Китае или других странах.
no-claims = Ни одно утверждение статьи не называет { COUNTRY($country, case: "acc") }; все { $others } — о всём регионе, Китае или других странах.
what-debt_service = обслуживание долга
what-exports = экспорт
what-imports = импорт
what-share_of_external_debt = доля внешнего долга
what-students = студенты
what-turnover = экспорт и импорт
disputes = Источники одной стороны расходятся больше, чем на округление, о { $n } фактах ({ COUNTRY($country) }), сильнее всего: { $what }, { PERIOD($period) }; наибольшее число на { PCT($apart, digits: 0) } выше наименьшего.
disputes-one = Источники одной стороны расходятся больше, чем на округление, об одном факте ({ COUNTRY($country) }): { $what }, { PERIOD($period) }; наибольшее число на { PCT($apart, digits: 0) } выше наименьшего.
disputes-caption = Показатели одного факта, которые различаются больше, чем на округление: { COUNTRY($country) }
no-disputes = Нет двух источников одной стороны, которые расходились бы больше, чем на округление: { COUNTRY($country) }.
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

    Что насчитывает каждая сторона о торговле страны с Китаем, что продано, построено,
    должно и обещано и как это выглядит рядом с остальной Центральной Азией?
cell-country-in-brief = ## Кратко
cell-country-key-heading = ## Ключевые показатели
cell-country-counts-heading = ## Кто что считает?
cell-country-goods-heading = ## Что продаётся и покупается?
cell-country-dependence-heading = ## Кто от кого зависит?
cell-country-works-heading = ## Какие проекты идут, кто платит, кто что должен?
cell-country-energy-heading = ## Энергетика с Китаем: что идёт и что строится?
cell-country-promises-heading = ## Что подписано и обещано и что из этого вышло?
cell-country-people-heading = ## Кто учится, работает и ездит?
cell-country-standing-heading = ## Какое место она занимает в Центральной Азии?
cell-country-claims-heading =
    ## Что говорит статья

    Каждое утверждение проверено трижды: число, предмет, о котором оно сказано, и дата.
    Прогноз остаётся открытым до своего срока.
cell-country-disputes-heading = ## Где источники расходятся
cell-country-sources-heading = ## Источники

## Листок: десять показателей по тому, кто считает, и свой график

sheet-caption = Десять показателей ({ COUNTRY($country) }) по тому, кто считает; каждая строка — за один период; «нет данных»: у этой стороны мы их не знаем
column-figure = Показатель
column-china = Китай
column-own = Сама
column-other = Другие
sheet-by = { $what } (считает { $counter })
sheet-with-services = { $what }; её подсчёт, вероятно, с услугами
sheet-only-with-services = лишь с услугами
sheet-name-trade = Товарооборот с Китаем
sheet-name-exports = Экспорт в Китай
sheet-name-imports = Импорт из Китая
sheet-name-balance = Сальдо с Китаем
sheet-name-share = Доля Китая в её торговле товарами
sheet-name-gas_paid = Сколько Китай заплатил за её газ
sheet-name-solar = Солнечные товары из Китая
sheet-name-stock = Накопленные китайские проекты
sheet-own_money-none = Китайские инвестиции
sheet-own_money-cumulative = Китайские инвестиции, сумма за годы
sheet-own_money-investment_and_loans = Китайские инвестиции и кредиты за период
sheet-own_money-investment_position = Китайская инвестиционная позиция
sheet-debt = Долг: { $creditor }
sheet-repaid = выплачен
sheet-billions = { MN($amount) }
sheet-hundredths = { MN($amount, digits: 2) }
sheet-billions-with-sign = { MN($amount, sign: 1) }
sheet-hundredths-with-sign = { MN($amount, digits: 2, sign: 1) }
sheet-millions = { NUM($amount, digits: 1) } млн долл.
sheet-percent = { PCT($amount) }
sheet-shares-subtitle = Доля Китая в торговле товарами, %, за последний известный год, по её ведомству или Евразийскому банку развития
sheet-shares-alt = Точки, строка на страну. { $title }.
sheet-of-year = { COUNTRY($country) }, { $period }
