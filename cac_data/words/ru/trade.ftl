### Торговля с Китаем: что говорит её страница.
###
### Предложение — сообщение, в порядке страницы. О функциях и падежах см. common.ftl.

## Кратко; вывод показывает и страница всех отчётов

finding = Товарооборот { PERIOD($period, case: "in") } достиг { BN($amount) } по данным { REPORTER($reporter, case: "gen") }.
finding-with-kyrgyz-jump = Товарооборот { PERIOD($period, case: "in") } достиг { BN($amount) } по данным { REPORTER($reporter, case: "gen") }, но { MN($jump) } из { MN($rise) } прироста экспорта с { $start } года — скачок экспорта Кыргызстана, не объяснённый ни одним источником.
finding-with-growth = Товарооборот { PERIOD($period, case: "in") } достиг { BN($amount) } по данным { REPORTER($reporter, case: "gen") }, { PCT($growth, sign: 1) } за два года.
finding-two-kyrgyz-counts = Торговля Кыргызстана с Китаем { PERIOD($period, case: "in") } — { BN($own) } по его собственному подсчёту, { MN($theirs) } по китайскому.
finding-no-total = Итог по Центральной Азии неизвестен: ни за один год нет показателей всех пяти стран по данным { REPORTER($reporter, case: "gen") }.
brief-without-kyrgyz = Без него экспорт рос на { PCT($growth) } в год, примерно на { PCT($real, digits: 0) } за вычетом принятой долларовой инфляции в { PCT($inflation) }.
brief-deficit = Дефицит региона в этой торговле — { BN($amount) } ({ $period }).
brief-surplus = Профицит региона в этой торговле — { BN($amount) } ({ $period }).
brief-bank = Евразийский банк развития, который смешивает данные разных источников, насчитал { PERIOD($period, case: "in") } на { PCT($gap, digits: 0) } меньше таможни Китая: { BN($bank) } против { MN($china) }.
# Часть предложения; за ней те, вместо кого взята таможня Китая.
brief-national = По национальным данным, где они есть, товарооборот { PERIOD($period, case: "in") } составил около { BN($amount, digits: 0) }, на { PCT($gap, digits: 0) } меньше, чем по данным таможни Китая
brief-not-its-own = показатель { COUNTRY($country, case: "gen") } ({ MN($amount) }) взят у самого Китая
brief-unsaid = чьим подсчётом получены «более { MN($amount, digits: 0) }» { COUNTRY($country, case: "gen") }, не говорит ни один источник
brief-not-its-own-and-unsaid = { $silent }, а { $unsaid }
brief-two-gaps = Импорт Кыргызстана, по данным Китая, { TIMES($kgz) } больше, чем по его собственным ({ $kgz_period }), импорт Казахстана — { TIMES($kaz) } ({ $kaz_period }).
brief-three-gaps = Импорт Кыргызстана, по данным Китая, { TIMES($kgz) } больше, чем по его собственным ({ $kgz_period }), импорт Казахстана — { TIMES($kaz) } ({ $kaz_period }), а товарооборот Таджикистана — { TIMES($tjk) } ({ $tjk_period }).
brief-uzbek-count-higher = Узбекистан насчитал больше Китая: { BN($own) } товарооборота { PERIOD($period, case: "in") } против { MN($theirs) }
brief-uzbek-count-lower = Узбекистан насчитал меньше Китая: { BN($own) } товарооборота { PERIOD($period, case: "in") } против { MN($theirs) }
brief-with-services = его ряд, вероятно, включает услуги
brief-low-level-needs-no-growth = { MN($low, digits: 0) } в { $horizon } году означают нулевой рост за вычетом принятой долларовой инфляции в { PCT($inflation) }
brief-low-level-needs = для { MN($low, digits: 0) } в { $horizon } году нужно { PCT($growth) } в год
brief-high-level-needs = для { MN($high, digits: 0) } нужно { PCT($growth) } в год
brief-chances = Их вероятности: { CHANCE($low) } и { CHANCE($high) }.
brief-chance = Вероятность этого: { CHANCE($probability) }.
brief-scenario = Принятый здесь рост даёт { BN($amount, digits: 0) } в { $horizon } году: это расчёт по допущениям, а не прогноз.

## Ключевые показатели: label- — что это, note- — чего подпись сказать не может

label-turnover = Товарооборот с Китаем
note-no-total-china_customs = Таможня Китая: итога нет
note-no-total-national = Национальная статистика: итога нет
label-scenario = Товарооборот { under-this-scenario }
note-assumed = рост принят, поэтому интервала нет
label-scenario_exports = Экспорт в Китай { under-this-scenario }
label-scenario_imports = Импорт из Китая { under-this-scenario }
label-projection = Наш прогноз товарооборота
note-interval = медиана и 80-процентный интервал
note-interval-of-combination = медиана и 80-процентный интервал; среднее из трёх: без изменений, половина прошлого роста, постоянный темп
label-growth_two_years = Рост товарооборота за последние два года
note-rounding = диапазон — что допускает округление
label-kyrgyz_export_part = Доля Кыргызстана в приросте экспорта
note-two-totals = диапазон: опубликованный итог или сумма стран
# Другие ключевые показатели и что стоит под числами
label-exports_without_kyrgyz = Рост экспорта региона без кыргызстанского
note-with-kyrgyz = с ним { PCT($growth) } в год
label-exports = Экспорт в Китай
label-imports = Импорт из Китая
label-balance = Сальдо торговли с Китаем
label-counter_gap = Товарооборот: разница между данными таможни Китая и Евразийского банка развития
label-turnover_edb = Товарооборот по подсчёту Евразийского банка развития
note-mixes-sources = смешивает источники; таможня Китая: { MN($china) }
label-turnover_national = Товарооборот по национальным данным, где они есть
note-less-than-customs = на { PCT($gap, digits: 0) } меньше, чем по данным таможни Китая
note-less-than-customs-in-part = на { PCT($gap, digits: 0) } меньше, чем по данным таможни Китая, которыми заменены данные { COUNTRIES($countries, case: "gen") }
note-less-than-customs-in-part-and-unsaid = на { PCT($gap, digits: 0) } меньше, чем по данным таможни Китая, которыми заменены данные { COUNTRIES($countries, case: "gen") }; чьим подсчётом получен показатель { COUNTRIES($unsaid, case: "gen") }, не говорит ни один источник
# Ключевые показатели по собственным подсчётам и их расхождений
label-turnover_kgz_own = Товарооборот по подсчёту Кыргызстана
label-turnover_tjk_own = Товарооборот по подсчёту Таджикистана
label-turnover_uzb_own = Товарооборот по подсчёту Узбекистана
label-turnover_uzb_stated = Товарооборот Узбекистана по заявлению его правительства
note-customs = таможня Китая: { MN($china) }
note-customs-and-services = таможня Китая: { MN($china) }; вероятно, включает услуги
note-customs-and-unsaid = таможня Китая: { MN($china) }; сказано «более» этой суммы, а чей это подсчёт — не сказано
label-mirror_ratio = Отношение китайского экспорта к учтённому импорту, { COUNTRY($country) }
note-freight = большее число включает фрахт и страхование
label-moves_explained = Крупнейшие изменения за год, хотя бы наполовину объяснимые одним товаром
note-goods-of-both-years = товары, опубликованные за оба года, таможня Китая
label-kyrgyz_gold_tonnes = Экспорт Кыргызстана в Китай, если бы весь он был золотом
note-mean-price = таможня Китая, по средней цене года; не доказано
# Ключевые показатели того, что нужно и насколько вероятно
label-needed = Рост товарооборота, нужный для уровня { $level }
label-needed_real = Реальный рост товарооборота, нужный для уровня { $level }
note-inflation = принята долларовая инфляция { PCT($inflation) } в год
label-probability = Вероятность того, что товарооборот достигнет уровня { $level }
note-likelihood = { LIKELIHOOD($probability) }
level-of-authors = { MN($amount, digits: 0) }
level-unknown = из диапазона статьи
label-probability_inside = Вероятность, что товарооборот окажется в названном в статье диапазоне
note-range = от { MN($low, digits: 0) } до { MN($high, digits: 0) }
label-share = Доля Китая в торговле { COUNTRY($country, case: "gen") }
note-national-shares = обе части отношения — национальные данные
label-share_chn = Доля Центральной Азии в торговле Китая
note-rounded-by-customs = округлено самой таможней Китая
note-chinese-shares = обе части отношения — китайские данные
label-coverage = Прошлый товарооборот в пределах 80-процентного интервала, на пять лет вперёд
note-windows = { $held } из { $n } перекрывающихся отрезков; диапазон — погрешность столь малого их числа

# По чему сравниваются сценарии
outcome-scenario = Товарооборот
outcome-scenario_exports = Экспорт в Китай

# Что насчитали две стороны: на странице всех отчётов
pair-of-imports = { COUNTRY($country) }, { $period }: китайский экспорт { MN($china) } по подсчёту Китая, { MN($national) } по подсчёту { COUNTRY($country, case: "gen") }; { TIMES($ratio) } больше.
pair-of-imports-with-services = { COUNTRY($country) }, { $period }: китайский экспорт { MN($china) } по подсчёту Китая, { MN($national) } по подсчёту { COUNTRY($country, case: "gen") }, вероятно, с услугами; { TIMES($ratio) } больше.
pair-of-turnover = { COUNTRY($country) }, { $period }: товарооборот с Китаем { MN($china) } по подсчёту Китая, { MN($national) } по подсчёту { COUNTRY($country, case: "gen") }; { TIMES($ratio) } больше.

## Сколько торгуют и с кем?

level = Товарооборот { PERIOD($period, case: "in") } составил { MN($amount) }.
level-with-changes = Товарооборот { PERIOD($period, case: "in") } составил { MN($amount) }, { $changes }.
change-since = { PCT($change, sign: 1) } к { $start } году
largest-countries = { LIST($countries, form: "items") }.
amount-of-country = { COUNTRY($country) } — { MN($amount) }
no-total-of-years = Итога { YEARS($years, case: "for") } у нас нет.
sums-more-exact = Итог { YEARS($sums, case: "for") } — наша сумма по пяти странам: найденные итоги { YEARS($published, case: "for") } менее точны.
sums-only = Итог { YEARS($sums, case: "for") } — наша сумма по пяти странам: опубликованного итога мы не нашли.
no-total-but-sum = Итог по Центральной Азии не опубликован; наша сумма { PERIOD($period, case: "for") } приведена ниже.
no-total = По данным { REPORTER($reporter, case: "gen") } итог по Центральной Азии за эти годы неизвестен.
level-title = Товарооборот за { $years } { $years ->
    [one] год
    [few] года
   *[many] лет
 } { $moved ->
    [up] вырос на
    [down] упал на
   *[not] изменился на
 } { PCT($change, digits: 0) }
level-title-plain = Товарооборот по странам и годам
level-subtitle = Экспорт плюс импорт с Китаем по странам, млрд долл. в текущих ценах, { REPORTER($reporter) }
level-hollow = Полые столбцы — сумма экспорта и импорта.
level-missing = Недостающие показатели в столбец не вошли.
level-alt = Составные столбцы по годам и странам. { $title }.

## Кто дал рост и кто — падение?

two-made-the-rise = { COUNTRY($first) } и { COUNTRY($second) } обеспечили { PCT($share, digits: 0) } прироста в { MN($change) } ({ PERIOD($period) }).
two-made-the-rise-added-up = { COUNTRY($first) } и { COUNTRY($second) } обеспечили { PCT($share, digits: 0) } прироста ({ PERIOD($period) }): { MN($change) } по сумме стран, { MN($total) } по общим итогам.
two-made-the-fall = { COUNTRY($first) } и { COUNTRY($second) } обусловили { PCT($share, digits: 0) } падения на { MN($change) } ({ PERIOD($period) }).
two-made-the-fall-added-up = { COUNTRY($first) } и { COUNTRY($second) } обусловили { PCT($share, digits: 0) } падения ({ PERIOD($period) }): { MN($change) } по сумме стран, { MN($total) } по общим итогам.
largest-item = Крупнейшая отдельная составляющая — { FLOW($flow) } { COUNTRY($country, case: "gen") } ({ MN($change, sign: 1) }).
only-some-compared = По данным { REPORTER($reporter, case: "gen") } { PERIOD($period, case: "in") } сравнимы лишь { COUNTRIES($countries) }, поэтому изменение итога нельзя разложить.
none-compared = По данным { REPORTER($reporter, case: "gen") } ни у одной страны нет показателей за оба года, поэтому рост нельзя разложить.
exports-without-kyrgyz = Без Кыргызстана экспорт региона рос на { PCT($rest) } в год вместо { PCT($whole) }: кыргызстанский экспорт, по данным таможни Китая, составил { MN($first, digits: 2) } в { $start } году и { MN($last) } в { $end } году.
exports-without-kyrgyz-fell = Без Кыргызстана экспорт региона сокращался на { PCT($rest) } в год вместо { PCT($whole) }: кыргызстанский экспорт, по данным таможни Китая, составил { MN($first, digits: 2) } в { $start } году и { MN($last, digits: 2) } в { $end } году.
# Предложения и график роста
ministry-names = Министерство Кыргызстана называет { MN($amount, digits: 2) } { PERIOD($period, case: "for") }.
ministry-names-part = Министерство Кыргызстана называет { MN($amount, digits: 2) } { PERIOD($period, case: "for") } — { PCT($share, digits: 0) } того, что насчитал Китай.
three-kyrgyz-counts = Три подсчёта { PERIOD($period, case: "for") } расходятся: таможня Китая даёт { MN($china, digits: 2) }, министерство Кыргызстана — { MN($ministry, digits: 2) } ({ PCT($share, digits: 0) } китайской величины; основа не указана), статистика Кыргызстана — { MN($statistics, digits: 2) }.
statistics-record = Статистика Кыргызстана учитывает { MN($amount, digits: 2) } { PERIOD($period, case: "for") }.
deepest-fall = Самое глубокое падение — на { MN($change) } ({ PERIOD($period) }).
deepest-fall-added-up = Самое глубокое падение общих итогов — на { MN($total) } ({ PERIOD($period) }): по сумме стран — { MN($change) }, { PCT($share, digits: 0) } из них пришлось на { COUNTRY($country, case: "acc") }.
deepest-fall-by-country = Самое глубокое падение — на { MN($change) } ({ PERIOD($period) }); { PCT($share, digits: 0) } его пришлось на { COUNTRY($country, case: "acc") }.
growth-title-of-growth = { COUNTRY($first) } и { COUNTRY($second) } обеспечили { PCT($share, digits: 0) } роста
growth-title-of-fall = { COUNTRY($first) } и { COUNTRY($second) } обусловили { PCT($share, digits: 0) } падения
growth-title-plain = Сколько добавила каждая страна
growth-subtitle = Изменение экспорта и импорта по странам, { PERIOD($period) }, млрд долл., { REPORTER($reporter) }
growth-caption = Если экспорт или импорт страны неизвестен, показан её товарооборот.
growth-alt = Столбцы в обе стороны от нуля по странам и потокам. { $title }.

## Что изменилось?

moves-half-explained = Из { $n } крупнейших изменений за год { $explained } можно хотя бы наполовину объяснить товарами, которые таможня Китая опубликовала за оба года.
moves-unexplained = Из { $n } крупнейших изменений за год ни одно нельзя с уверенностью хотя бы наполовину объяснить товарами, которые таможня Китая опубликовала за оба года.
closest-move = Ближе всего к этому { FLOW($flow) } { COUNTRY($country, case: "gen") } { PERIOD($period, case: "in") }: { $good } — { PCT($share, digits: 0) } изменения.
closest-move-estimated = Ближе всего к этому { FLOW($flow) } { COUNTRY($country, case: "gen") } { PERIOD($period, case: "in") }: { $good } — { PCT($share, digits: 0) } изменения, по оценке из опубликованного прироста.
no-move = Ни одного изменения за год здесь нельзя сравнить.
# Таблицы движений и примечания под ними
moves-caption = Крупнейшие изменения за год по странам и потокам, таможня Китая, { PERIOD($period) }
own-move-rise = По отчётности { COUNTRY($country, case: "gen") } для UN Comtrade, { PCT($share, digits: 0) } прироста { FLOW($flow, case: "gen") } { PERIOD($period, case: "in") } ({ MN($change) }) — это { $good }.
own-move-fall = По отчётности { COUNTRY($country, case: "gen") } для UN Comtrade, { PCT($share, digits: 0) } падения { FLOW($flow, case: "gen") } { PERIOD($period, case: "in") } ({ MN($change) }) — это { $good }.
own-move-shown-rise = Таможня Китая насчитала прирост в { MN($shown) }.
own-move-shown-fall = Таможня Китая насчитала падение на { MN($shown) }.
no-own-move = Ни в одном национальном отчёте нет всех товаров за два года подряд.
own-moves-caption = Крупнейшие изменения за год по отчётности стран для UN Comtrade (потоки, по которым сообщены все товары)
own-moves-whole = Итог и товары взяты из одного отчёта без пробелов; товары Казахстана — укрупнённые группы.
moves-overlap = Проценты — от всего изменения.
moves-of-china = Проценты — от изменения по данным таможни Китая.
moves-never-added = Товары пересекаются, складывать их нельзя.
moves-estimates = ± — погрешность из-за того, что показатель первого года оценён.
moves-one-edition = Изменение по национальным данным взято из одного выпуска, если в нём есть оба года.
column-country = Страна
column-flow = Поток
column-year = Год
column-change = Изменение, млн долл.
column-goods = Товары
column-national = Национальная статистика, млн долл.
change = { NUM($change, sign: 1) }
change-within = { NUM($change, sign: 1) } ±{ NUM($half) }
# $qualifiers — на чём основано и по чьим данным.
good-in-move = { $good } { $part }
part-of-move = { NUM($change, sign: 1) } ({ PCT($share, digits: 0) })
by-estimate = оценка
by-unreliable-statistics = ненадёжно
by-wider-statistics = вероятно, с услугами
qualified = { LIST($parts, form: "items") }
goods-in-move = { LIST($goods, form: "clauses") }
no-goods = нет
no-national-figure = нет показателя

## Может ли экспорт Кыргызстана быть золотом?

gold-more-than-mined = Только если в Китай ушло больше золота, чем добыто: по средней цене экспорт, учтённый Китаем, соответствует { NUM($tonnes) } т в { $year } году, а рудники Кыргызстана дают { NUM($mined) } т в год ({ PERIOD($period) }).
gold-possible = Может, но ничто этого не доказывает: по средней цене экспорт, учтённый Китаем, соответствует { NUM($tonnes) } т в { $year } году.
gold-of-unknown-mines = По средней цене экспорт, учтённый Китаем, соответствует { NUM($tonnes) } т золота в { $year } году.
gold-mines-unknown = Сколько дали рудники Кыргызстана, здесь неизвестно, поэтому сказать ничего нельзя.
gold-taken = На экспорт { PERIOD($period, case: "gen") } ушло бы { NUM($by_china) } т; ещё { NUM($elsewhere, digits: 1) } т, по национальной статистике, продано другим покупателям в { $year } году: вместе { NUM($taken) } т.
gold-taken-provisional = На экспорт { PERIOD($period, case: "gen") } ушло бы { NUM($by_china) } т; ещё { NUM($elsewhere, digits: 1) } т (предварительно), по национальной статистике, продано другим покупателям в { $year } году: вместе { NUM($taken) } т.
gold-there = Добыча за столько же лет вместе с запасом Национального банка ({ PERIOD($period) }) — около { NUM($there) } т.
gold-unknown = Его вес в золоте неизвестен: нет показателя экспорта или цены.
gold-against = Против: национальная статистика не показывает продаж золота в материковый Китай в { $year } году.
gold-for = За: сопоставление с данными покупателей (надёжность низкая) даёт { $printed_as ->
    [about] около { NUM($tonnes) }
    [nearly] почти { NUM($tonnes) }
    [more_than] более { NUM($tonnes) }
   *[exact] { NUM($tonnes) }
 } т ({ $period }) сверх национальной статистики.
gold-unproven = Золото в руде или из других мест возможно, но не доказано.
kyrgyz-months-title = { PCT($share, digits: 0) } экспорта Кыргызстана в Китай в { $year } году пришлось на { MONTHS($span) }
kyrgyz-months-title-plain = Экспорт Кыргызстана по месяцам
kyrgyz-months-subtitle = Импорт Китая из Кыргызстана по месяцам, млн юаней
kyrgyz-months-alt = Двенадцать столбцов, по одному на месяц. { $title }.

## У кого дефицит?

deficits = Сальдо торговли с Китаем { PERIOD($period, case: "in") }, по данным таможни Китая: { $deficits }
deficit-of-first = { COUNTRY($country) } — дефицит { MN($amount) }
surplus-of-country = { COUNTRY($country) } — профицит { MN($amount) }
region-buys-more = По данным таможни Китая, регион покупает у Китая на { MN($amount) } больше, чем продаёт ({ $period }).
region-sells-more = По данным таможни Китая, регион продаёт Китаю на { MN($amount) } больше, чем покупает ({ $period }).
no-balance = Ни за один год данные таможни Китая не дают экспорта и импорта всего региона.
kazakh-balances = Сальдо Казахстана, по национальным данным, — { MN($national, sign: 1) }, по китайским — { MN($china, sign: 1) } ({ $period }).
deficit-title-turn = От профицита в { MN($surplus, digits: 0) } в { $year } году к дефициту в { MN($deficit, digits: 0) }
deficit-title-plain = Сальдо с Китаем
deficit-subtitle = Экспорт минус импорт по странам и Центральной Азии (жирная линия), млрд долл., таможня Китая
deficit-caption = Китайский импорт включает фрахт и страхование, поэтому сальдо выглядит немного лучше, чем есть.
deficit-alt = Линии по странам и жирная линия региона. { $title }.

## Кто от кого зависит?

shares-of-china = Доля Китая в торговле страны, по национальным данным: { $shares }.
share-in-country = { COUNTRY($country) } — { PCT($share) } ({ $period })
share-in-country-with-services = { COUNTRY($country) } — { PCT($share) } ({ $period }, вероятно, с услугами)
share-in-country-and-later = { COUNTRY($country) } — { PCT($share) } ({ $period }; { PCT($later) } { PERIOD($later_period, case: "in") })
share-by-bank = { COUNTRY($country) } такой доли не публикует; у Евразийского банка развития — { PCT($share, digits: 0) } ({ $period }).
share-of-region-then = Последняя известная доля Центральной Азии в торговле Китая — { PCT($share) } ({ $source ->
    [customs] { $period }, округлено таможней
   *[other] { $period }
 }); к { $end } году товарооборот { $moved ->
    [up] вырос на
    [down] упал на
   *[not] изменился на
 } { PCT($change, digits: 0) }.
share-of-region = Доля Центральной Азии в торговле Китая — { PCT($share) } ({ $period }).
share-of-region-by-customs = Доля Центральной Азии в торговле Китая — { PCT($share) } ({ $period }), по округлённым данным таможни Китая.
shares-by-bank = По данным банка, доля Китая во всей торговле региона — { PCT($first) } в { $start } году и { PCT($last) } в { $end } году.
dependence-title = Доля Китая в торговле каждой страны больше, чем доля Центральной Азии в торговле Китая
dependence-title-plain = Доля каждой стороны в торговле другой
dependence-subtitle = Доля партнёра во всей торговле, проценты
dependence-one-side = Числитель и знаменатель доли — по данным одной стороны.
dependence-line-of-china = Линия Китая — доля Центральной Азии в его торговле.
dependence-alt = Линии по странам. { $title }.

## Что продаётся и покупается?

kazakh-sold = Экспорт Казахстана в Китай { PERIOD($period, case: "in") }, по его собственному подсчёту, — { MN($whole) }; из них { PCT($share, digits: 0) } — { $parts }.
good-with-amount = { $good } ({ MN($amount) })
good-with-share = { $good } ({ PCT($share, digits: 0) })
good-alone = { $good }
turkmen-gas = По данным таможни Китая, экспорт Туркменистана на { PCT($share, digits: 0) } состоит из газа ({ $period }).
bought-by = По собственному подсчёту, { COUNTRY($country) } { PERIOD($period, case: "in") } купил в Китае товаров на { MN($whole) }: { $parts }.
shown-to-kazakhstan = Из { MN($whole) }, на которые Китай, по данным его таможни, продал товаров Казахстану { PERIOD($period, case: "in") }, { PCT($share, digits: 0) } — одежда и обувь.
gas-in-exports = По данным таможни Китая, трубопроводный газ составил { PCT($share, digits: 0) } экспорта региона { PERIOD($period, case: "in") }.
gas-in-exports-and-without-kyrgyz = По данным таможни Китая, трубопроводный газ составил { PCT($share, digits: 0) } экспорта региона { PERIOD($period, case: "in") }, а без учёта экспорта Кыргызстана — { PCT($without, digits: 0) }.
# Предложения о том, что считают обе стороны
kazakh-sides = { CAPITAL($good) }: Китай насчитывает { MN($china) }, Казахстан учитывает { MN($national) } ({ $period }); это { PCT($share, digits: 0) } всего расхождения.
kazakh-sides-at-least = { CAPITAL($good) }: Китай насчитывает не менее { MN($china) }, Казахстан учитывает { MN($national) } ({ $period }); это около { PCT($share, digits: 0) } всего расхождения, если не больше.
uzbek-sides = Импорт Узбекистана: Китай насчитывает { MN($china) }, Узбекистан учитывает { MN($national) } ({ $period }).
sides-agree = По товарам, на каждый из которых приходится больше { PCT($large, digits: 0) } импорта, данные Китая и Узбекистана расходятся не более чем на { PCT($within, digits: 0) }: { $goods }.
sides-apart = Сильнее всего данные Китая превышают данные Узбекистана по товарам: { $pairs }; это { PCT($share, digits: 0) } расхождения.
sides-apart-and-offset = Сильнее всего данные Китая превышают данные Узбекистана по товарам: { $pairs }.
good-by-both = { $good } ({ MN($china, digits: 2) } против { MN($national, digits: 2) })
changed-most = Наибольшее изменение каждого потока с { $base } по { $period } год, по собственным подсчётам: { LIST($changes, form: "clauses") }.
changed-most-by-groups = Наибольшее изменение каждого потока с { $base } по { $period } год, по собственным подсчётам ({ COUNTRIES($countries) } — по укрупнённым группам): { LIST($changes, form: "clauses") }.
good-changed = { $good }, { FLOW($flow) } { COUNTRY($country, case: "gen") } ({ MN($change, sign: 1) })
holes = В отчётах Казахстана для UN Comtrade { YEARS($years, case: "for") } часть товаров пропущена: изменения по ним не считаются.
left-out = В отчёте { PERIOD($period, case: "for") } нет экспорта на { MN($amount) }, который есть в данных обеих сторон, согласованных CEPII ({ $good }).
# Предложения о солнечных товарах, электромобилях и неизвестных товарах
solar = По данным своей таможни, Китай { PERIOD($period, case: "in") } продал Центральной Азии солнечного оборудования на { MN($amount, digits: 2) }, из них { PCT($share, digits: 0) } — { COUNTRY($country, case: "dat") }; больше всего было { PERIOD($peak, case: "in") }: { MN($highest, digits: 2) }.
solar-highest = По данным своей таможни, Китай { PERIOD($period, case: "in") } продал Центральной Азии солнечного оборудования на { MN($amount, digits: 2) } — больше, чем когда-либо; из них { PCT($share, digits: 0) } — { COUNTRY($country, case: "dat") }.
electric-cars = По подсчёту Узбекистана, из Китая { PERIOD($period, case: "in") } поступило электромобилей: { NUM($number, digits: 0) }.
electric-cars-lately = По подсчёту Узбекистана, из Китая поступило электромобилей: { NUM($number, digits: 0) } { PERIOD($period, case: "in") } и { NUM($lately, digits: 0) } { PERIOD($last, case: "in") }.
electric-cars-by-both = По стоимости Китай насчитывает { MN($china, digits: 2) } { PERIOD($period, case: "for") }, Узбекистан — { MN($national, digits: 2) }: число машин надёжнее.
electric-cars-kyrgyz = Кыргызстан учёл их на { MN($amount, digits: 2) } ({ $period }).
unknown-by-chapter = Неизвестны по товарным группам: { LIST($parts, form: "clauses") }.
unknown-exports-and-imports = торговля { COUNTRIES($countries, case: "gen") }
unknown-exports = экспорт { COUNTRIES($countries, case: "gen") }
unknown-imports = импорт { COUNTRIES($countries, case: "gen") }
# График и таблицы товаров по подсчётам обеих сторон
both-sides-title = { CAPITAL($good) }: Китай насчитывает { TIMES($ratio) } больше, чем учитывает { COUNTRY($country) } ({ $period })
both-sides-title-at-least = { CAPITAL($good) }: Китай насчитывает не менее чем { TIMES($ratio) } больше, чем учитывает { COUNTRY($country) } ({ $period })
both-sides-title-plain = Импорт из Китая по данным обеих сторон
both-sides-subtitle = Импорт из Китая по данным обеих сторон: крупнейшие товары и расхождения, млрд долл.
both-sides-caption = Показатели Казахстана по группам — оценки; китайский показатель по группе может быть нижней границей.
both-sides-alt = Пары точек, пара на товар. { $title }.
end-national = Сама страна
by-chapter-caption = Товары по данным обеих сторон, по укрупнённым группам и группам ТН ВЭД (вторые входят в первые: складывать их нельзя)
column-china_usd_mn = Таможня Китая, млн долл.
column-national_usd_mn = Сама страна, млн долл.
column-of-country = { COUNTRY($country) }, млн долл.
solar-caption = Продажи Китаем солнечных панелей, элементов и пластин
xinjiang = Торговля самого Синьцзяна составила { PCT($share, digits: 0) } торговли Китая с Центральной Азией { PERIOD($period, case: "in") }.
xinjiang-unknown = Доля Синьцзяна здесь неизвестна.
column-usd_mn = млн долл.
products-caption = Что Центральная Азия больше всего продаёт Китаю, по товарам
column-product_code = Код
column-product = Товар
column-share_pct = В экспорте в Китай, %
column-to_china_pct = Доля Китая во всём экспорте товара, %
column-of_china_pct = Доля в китайском импорте товара, %
column-rca = Выявленное сравнительное преимущество

# Укрупнённые группы Гармонизированной системы
goods-group-farm-and-food = сельскохозяйственные и пищевые товары
goods-group-chemicals = химические товары
goods-group-plastics-and-rubber = пластмассы и каучук
goods-group-wood-and-paper = древесина и бумага
goods-group-textiles = текстиль и одежда
goods-group-stone-and-glass = камень, керамика и стекло
goods-group-machines = машины и электротехника
goods-group-ores-and-metals = руды и металлы
goods-group-all-other = все прочие группы

# Её группы, по номерам
chapter-01 = живые животные
chapter-02 = мясо
chapter-03 = рыба и морепродукты
chapter-04 = молочные продукты, яйца, мёд
chapter-05 = прочие продукты животного происхождения
chapter-06 = живые растения и срезанные цветы
chapter-07 = овощи
chapter-08 = фрукты и орехи
chapter-09 = кофе, чай и пряности
chapter-10 = зерновые
chapter-11 = мука, солод и крахмал
chapter-12 = масличные семена, корма, лекарственные растения
chapter-13 = камеди, смолы, растительные экстракты
chapter-14 = прочие продукты растительного происхождения
chapter-15 = жиры и масла животные и растительные
chapter-16 = изделия из мяса и рыбы
chapter-17 = сахар и кондитерские изделия
chapter-18 = какао и шоколад
chapter-19 = изделия из зерна, выпечка
chapter-20 = изделия из овощей и фруктов
chapter-21 = прочие пищевые продукты
chapter-22 = напитки и спирт
chapter-23 = корма и отходы пищевой промышленности
chapter-24 = табак
chapter-25 = соль, сера, камень, цемент
chapter-26 = руды
chapter-27 = топливо
chapter-28 = уран и прочие неорганические химические вещества
chapter-29 = органические химические соединения
chapter-30 = лекарства
chapter-31 = удобрения
chapter-32 = красители, краски и чернила
chapter-33 = парфюмерия и косметика
chapter-34 = мыло, воски и полироли
chapter-35 = белковые вещества, клеи, ферменты
chapter-36 = взрывчатые вещества и спички
chapter-37 = фототовары
chapter-38 = прочие химические продукты
chapter-39 = пластмассы
chapter-40 = каучук и резина
chapter-41 = шкуры и кожа
chapter-42 = изделия из кожи, сумки
chapter-43 = меха
chapter-44 = древесина и изделия из неё
chapter-45 = пробка
chapter-46 = плетёные изделия
chapter-47 = древесная масса и макулатура
chapter-48 = бумага и картон
chapter-49 = книги и печатная продукция
chapter-50 = шёлк
chapter-51 = шерсть и волос животных
chapter-52 = хлопок
chapter-53 = прочие растительные волокна
chapter-54 = химические нити
chapter-55 = химические волокна
chapter-56 = вата, войлок, канаты
chapter-57 = ковры
chapter-58 = специальные ткани
chapter-59 = ткани с покрытием
chapter-60 = трикотажные полотна
chapter-61 = одежда трикотажная
chapter-62 = одежда, кроме трикотажной
chapter-63 = прочие текстильные изделия, ношеная одежда
chapter-64 = обувь
chapter-65 = головные уборы
chapter-66 = зонты и трости
chapter-67 = перья и искусственные цветы
chapter-68 = изделия из камня и цемента
chapter-69 = керамика
chapter-70 = стекло
chapter-71 = жемчуг, драгоценные камни и металлы
chapter-72 = чёрные металлы
chapter-73 = изделия из чёрных металлов
chapter-74 = медь
chapter-75 = никель
chapter-76 = алюминий
chapter-78 = свинец
chapter-79 = цинк
chapter-80 = олово
chapter-81 = прочие недрагоценные металлы
chapter-82 = инструменты и ножевые изделия
chapter-83 = прочие изделия из недрагоценных металлов
chapter-84 = механическое оборудование
chapter-85 = электротехника
chapter-86 = железнодорожная техника и пути
chapter-87 = автомобили
chapter-88 = летательные аппараты
chapter-89 = суда и лодки
chapter-90 = оптические, измерительные и медицинские приборы
chapter-91 = часы
chapter-92 = музыкальные инструменты
chapter-93 = оружие и боеприпасы
chapter-94 = мебель, постельные принадлежности, лампы
chapter-95 = игрушки и спорттовары
chapter-96 = прочие готовые изделия
chapter-97 = произведения искусства и антиквариат
chapter-99 = товары, не распределённые по группам

## Кто о чём сообщает?

mirror-gaps = Экспорт по подсчёту Китая больше, чем импорт по подсчёту его соседей: { $gaps }.
mirror-gap = в { COUNTRY($country, case: "acc") } — { TIMES($ratio) } ({ $period })
mirror-gap-in-part = в { COUNTRY($country, case: "acc") } — { TIMES($ratio) } ({ $period }, отчёт учитывает не всю торговлю)
mirror-gap-with-services = в { COUNTRY($country, case: "acc") } — { TIMES($ratio) } ({ $period }, вероятно, с услугами)
no-mirror = За этот период нет импорта, который посчитали бы обе стороны.
bank-differs = Подсчёт Евразийского банка развития отличается от данных таможни Китая на { $gaps } ({ $period }).
gap-of-countries = { MN($gap, sign: 1) } по { COUNTRIES($countries, case: "dat") }
own-counts = По национальным данным, где они есть, товарооборот { PERIOD($period, case: "in") } составил около { MN($amount, digits: 0) }: { $parts }.
amount-of-country-by-bank = { COUNTRY($country) } — { MN($amount) } (в изложении банка)
amount-of-country-by-customs = { COUNTRY($country) } — { MN($amount) } (таможня Китая)
amount-of-country-unsaid = { COUNTRY($country) } — { MN($amount) } («более», чей подсчёт — не сказано)
# Графики зеркальных данных и разбросов
mirror-title = Экспорт Китая { TIMES($ratio) } больше импорта, который учитывает { COUNTRY($country) } ({ $period })
mirror-title-with-highest = Экспорт Китая { TIMES($ratio) } больше импорта, который учитывает { COUNTRY($country) } ({ $period }); наибольшее в этом веке — { TIMES($highest) } ({ $year } год)
mirror-title-plain = Два подсчёта одного потока
mirror-subtitle = Зеркальное расхождение: китайский экспорт, делённый на импорт, который учитывает страна
mirror-both-agree = При ×1 данные сторон совпадают.
mirror-freight-would-move = Поправка на фрахт и страхование в данных соседей (6 % по правилу МВФ) подняла бы линии.
mirror-alt = Линии по странам и уровень, на котором данные сторон совпадают. { $title }.
ranges-title-of-flows-and-region = Расхождение двух источников об одном потоке — до { MN($widest, digits: 0) }, о торговле региона — { MN($region, digits: 0) }
ranges-title-of-flows = Расхождение двух источников об одном потоке — до { MN($widest, digits: 0) }
ranges-title-of-region = Расхождение двух источников о торговле региона — { MN($region, digits: 0) }
ranges-title-plain = Два источника об одном потоке
ranges-subtitle = Последний год, за который есть оба подсчёта, млрд долл.
ranges-of-region = Центральная Азия: таможня Китая и банк.
ranges-of-countries = Страны: таможня Китая и национальное ведомство.
ranges-of-countries-tajik-in-part = Страны: таможня Китая и национальные отчёты, таджикский — лишь отчасти.
ranges-with-freight = Фрахт не вычтен.
ranges-alt = Пары точек, пара на поток. { $title }.
end-china = Таможня Китая
end-other = Другой источник

## Сколько могло предназначаться России?

never-seen = Товары на { MN($amount) }, которые Китай считает проданными в { $period } году, не отражены в импорте, учтённом покупателями: { $parts }.
part-never-seen = { COUNTRY($country) } — { MN($amount) }
valued = С поправкой на фрахт это { MN($amount) }.
bounds-nothing = Границы это не задаёт: и учтённый там товар может быть перепродан в Россию.
ceiling = Верхний предел — все { MN($amount) } за вычетом собственного потребления соседей.
neighbours-share = По данным таможни Китая, { COUNTRIES($countries) } обеспечили { PCT($share, digits: 0) } прироста торговли региона ({ PERIOD($period) }).
never-seen-unknown = Чего нет в импорте соседей, неизвестно: не хватает года или источника.
beyond-the-economy = Китайский экспорт в Кыргызстан { PERIOD($period, case: "in") } ({ MN($amount) }) превысил ВВП Кыргызстана ({ MN($gdp) }).

## Цена или объём?

elasticity = Изменению цены Brent на 1 % соответствовало изменение товарооборота на { NUM($elasticity, digits: 2) } % ({ $start }–{ $end }; станд. ошибка { NUM($error, digits: 2) }, R² { NUM($fit, digits: 2) }, n = { $n }).
elasticity-unknown = Известно слишком мало годовых изменений, чтобы сопоставить торговлю с ценой нефти.
link-weaker = С { $start } года связь слабее ({ NUM($lately, digits: 2) } %, n = { $n }; прежде { NUM($before, digits: 2) } %), но столь немногие годы ничего не доказывают.
link-no-weaker = С { $start } года связь не слабее ({ NUM($lately, digits: 2) } %, n = { $n }; прежде { NUM($before, digits: 2) } %), но столь немногие годы ничего не доказывают.
oil-and-trade = С { $start } по { $end } год Brent { $oil_moved ->
    [up] подорожала на
    [down] подешевела на
   *[not] изменилась на
 } { PCT($oil, digits: 0) }, а товарооборот { $trade_moved ->
    [up] вырос на
    [down] упал на
   *[not] изменился на
 } { PCT($trade, digits: 0) }.
prices-title-apart = С { $start } года торговля выросла, а нефть подешевела
prices-title-plain = Торговля и цена нефти
prices-subtitle = Товарооборот с Китаем и цена Brent, { $base } = 100
prices-caption = Это связь, а не разложение на цену и объём.
prices-alt = Две линии. { $title }.
line-trade = Товарооборот
line-brent = Brent

## Сбылись ли прежние цели?

aims = По данным таможни Китая, из { COUNT($aims, noun: "targets", case: "gen") } с указанным годом достигнуто { $reached }, не достигнуто { $missed }, срок не наступил у { $open }.
announced = { COUNTRY($country) } объявил о соглашениях с Китаем на { $printed_as ->
    [more_than] сумму более { MN($amount, digits: 0) }
   *[other] { MN($amount, digits: 0) }
 } за { $months } { $months ->
    [one] месяц
    [few] месяца
   *[many] месяцев
 } { PERIOD($until, case: "to") }, около { MN($a_year) } в год: это в { NUM($times) } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
 } больше, чем пришло { PERIOD($period, case: "in") } ({ MN($came) }, валовой приток).
net-inflow = Чистый приток, по платёжному балансу (в евро), был отрицательным в { $n } из { COUNT($years, noun: "years", case: "gen") } по { $end } год включительно: { YEARS($drained) }.
potential = Евразийский банк развития оценивает неиспользованный потенциал торговли в { MN($amount) }.
potential-with-exports = Евразийский банк развития оценивает неиспользованный потенциал торговли в { MN($amount) }, из них { MN($exports) } — экспорт Китая.
column-set_on = Когда поставлена
column-set_by = Кем поставлена
column-target_period = Срок
column-level = Уровень, млн долл.
column-momentum_pct = Прежний рост, % в год
column-needed_pct = Нужно, % в год
column-outcome = Исход
column-reached_in = Достигнута в
targets-caption = Цели и прогнозы, как они были поставлены

## Куда идёт торговля?

forecast = Наш прогноз на { $period } год — { MN($median, digits: 0) } (80-процентный интервал: от { MN($low, digits: 0) } до { MN($high, digits: 0) }), среднее трёх вариантов: без изменений, половина роста последних пятнадцати лет, { PCT($fixed, digits: 0) } в год.
forecast-without-interval = Прежний рост ведёт к { MN($median, digits: 0) } { PERIOD($period, case: "in") }; для интервала ряд слишком короток.
no-forecast-of-national = Национальная статистика не публикует итога по региону, поэтому прогноза на этой странице нет.
no-forecast = Прогноза на этой странице нет: ряда нет, он слишком короток или впереди нет ни одного года.
chances = { LIST($chances, form: "items") }.
chance-of-first-level = Вероятность { MN($level, digits: 0) } или больше — { CHANCE($probability) }
chance-of-next-level = { MN($level, digits: 0) } — { CHANCE($probability) }
chance-inside = Между ними — { ODDS($probability) }, но это не результат: у любого диапазона шириной { MN($width, digits: 0) } вероятность не выше { ODDS($largest) }.
chance-inside-before-rounding = Между ними — { ODDS($probability) } (до округления), но это не результат: у любого диапазона шириной { MN($width, digits: 0) } вероятность не выше { ODDS($largest) }.
# Предложения о том, как ошибается прогноз
missed = Ошибка прогноза на пять лет вперёд по { $n } { $n ->
    [one] исходному году
   *[other] исходным годам
 } с { $since } года: { LIST($errors, form: "items") }.
missed-by-ours = наш прогноз — { NUM($error, digits: 2) } в логарифмах
missed-by-part = { $part } — { NUM($error, digits: 2) }
missed-in-all = По всем { $n } исходным годам с { $first } года, включая бум 2000-х, — { $errors }.
error = { NUM($error, digits: 2) }
better-in-both = В обоих случаях точнее — { $parts }.
errors-too-few = { $n } перекрывающихся ошибок слишком мало, чтобы выбирать по ним, поэтому мы берём среднее.
part-fixed_growth = постоянные { PCT($growth, digits: 0) }
part-random_walk = без изменений
part-shrunk_drift = половина прошлого роста
held = Интервал вместил { $held } из { $n } прошлых исходов: их слишком мало, чтобы подтвердить 80 %.
scenario-leads-to = Траектория этого сценария ведёт к { MN($turnover, digits: 0) } (экспорт { MN($exports, digits: 0) }, импорт { MN($imports, digits: 0) }).
scenario-lowest = Самый низкий год — { $period }: { MN($amount) }.
# График пути вперёд и предложения о темпе
ahead-title = Товарооборот в { $horizon } году: вероятность { MN($low, digits: 0) } — { ODDS($chance_low) }
ahead-title-of-two = Товарооборот в { $horizon } году: вероятность { MN($low, digits: 0) } — { ODDS($chance_low) }, { MN($high, digits: 0) } — { ODDS($chance_high) }
ahead-title-plain = Товарооборот в прошлом и в будущем
ahead-subtitle = Товарооборот с Китаем, млрд долл.: наблюдения, медиана с полосами 50 и 80 %, траектория сценария, диапазон статьи
ahead-bands = Полосы: ошибки того же метода с { $since } года.
ahead-path-without-band = Траектория сценария принята и полос не имеет.
ahead-alt = Линия до сегодняшнего дня, затем веер, одна траектория и рамка. { $title }.
pace-needed = { LIST($paces, form: "items") }.
pace-of-first-level = С { $start } года для { MN($level, digits: 0) } нужно { PCT($growth) } в год ({ PCT($real) } в постоянных ценах)
pace-of-next-level = для { MN($level, digits: 0) } — { PCT($growth) } ({ PCT($real) })
pace-so-far = В { $start }–{ $end } годах товарооборот рос на { PCT($growth) } в год.
# Таблица методов
methods-caption = Наш прогноз, его части и лучший из отвергнутых, на пять лет вперёд
methods-note-error = Ошибка: среднеквадратичная, в логарифмах.
methods-note-bias = Смещение: выше нуля, если прогноз занижен.
column-method = Метод
column-error-since = Ошибка с { $year }
column-bias-since = Смещение с { $year }
method-combination = Среднее трёх следующих (наш)
method-random_walk = Без изменений
method-shrunk_drift = Половина роста за пятнадцать лет
method-fixed_growth = Постоянные 5 % в год
method-drift = Рост за все годы
method-drift_10 = Рост за десять лет
method-half_drift = Половина роста за все годы
method-damped_ets = Затухающее сглаживание
method-arima_110 = ARIMA со сносом

# Экспорт сценария рядом с газом в нём
gas-still = Экспорт { $exports_moved ->
    [up] растёт
   *[down] падает
 } на { MN($exports) } с { $start } по { $end } год, газ в нём не меняется.
gas-within = Из { MN($exports) } { $exports_moved ->
    [up] прироста
   *[down] падения
 } экспорта с { $start } по { $end } год на газ по { $priced ->
    [assumed] принятой цене
   *[other] цене { PERIOD($priced, case: "gen") }
 } приходится { MN($gas) }.
gas-parts-ways = Экспорт { $exports_moved ->
    [up] растёт
   *[down] падает
 } на { MN($exports) } с { $start } по { $end } год, а газ в нём { $gas_moved ->
    [up] растёт
   *[down] падает
 } на { MN($gas) } по { $priced ->
    [assumed] принятой цене
   *[other] цене { PERIOD($priced, case: "gen") }
 }.
others-grow = Весь прочий экспорт тогда растёт на { PCT($pace) } в год.
others-shrink = Весь прочий экспорт тогда сокращается на { PCT($pace) } в год.

## Что если рост будет иным?

what-if = Ещё один процентный пункт роста в год добавляет { BN($amount) } к товарообороту в { $year } году.
what-if-empty = Без экспорта и импорта региона менять нечего.
what-if-still = Ползунки не меняют газ в экспорте, цены и объёмы по отдельности, наш прогноз и его вероятности.
what-if-still-apart = Экспорт и импорт меняются независимо, кыргызстанская составляющая — только своим ползунком.
what-if-path = Товарооборот с Китаем, млрд долл.

## Где источники расходятся

disputes-caption = Противоречащие друг другу показатели одной стороны
column-low = Наименьшее, млн долл.
column-high = Наибольшее, млн долл.
column-gap_pct = Расхождение, %
column-reason = Почему
side-china = китайская сторона
side-national = другая сторона

## Что искали и не нашли, по строке

sought-china-2026 = Данные таможни Китая о торговле с пятью странами вместе или с одной из них за любой месяц 2026 года.
sought-china-months = Данные таможни Китая по странам за отдельные месяцы 2025 года.
sought-china-2019 = Экспорт и импорт по странам, по данным таможни Китая, за 2017–2019 годы; известно лишь, сколько Китай продал Узбекистану.
sought-flows-2025 = Экспорт и импорт Таджикистана и Узбекистана по отдельности, по данным таможни Китая, за 2025 год; по Туркменистану известны лишь десять месяцев.
sought-national = Собственные данные стран о торговле с Китаем: за 2026 год после января, Кыргызстана — за 2025 год, Таджикистана — за весь 2025 год.
sought-kyrgyz-item = Что именно Китай учёл как купленное у Кыргызстана в 2024 и 2025 годах, по восьмизначным кодам товаров: это показало бы, золото ли это.
sought-kyrgyz-gold = Экспорт золота из Кыргызстана в 2025 году.
sought-chapters = Все товары по группам в торговле Кыргызстана, Таджикистана или Туркменистана с Китаем за любой год после 2015-го, с любой стороны.
sought-uzbek-exports = Все товары по группам в экспорте Узбекистана в Китай, за любой год.
sought-kazakh-2025 = Казахстанские медь, природный уран, нефть и зерно в собственном подсчёте Китая за 2025 год.
sought-metals = Цинк, свинец, алюминий, хром, ферросплавы и сера, проданные Китаю, по весу — за годы, более поздние, чем в таблицах.
sought-cars = Легковые автомобили всех видов из Китая в Казахстан по числу за 2024 и 2025 годы и в Туркменистан за любой год.
sought-animals = Мясо, шкуры и шерсть Казахстана, проданные Китаю, и купленная у него одежда — по весу.
sought-to-russia = Что Казахстан и Кыргызстан продают России из товаров, находящихся в перечне контролируемых, по шестизначным кодам.

## Заголовки и проза блокнота
##
## Markdown, как в блокноте: `cell-` и идентификатор ячейки.

# Заголовок страницы и строка под ним
cell-0496ba20 =
    # Торговля с Китаем

    Каков объём торговли Центральной Азии с Китаем, кто его считает, за счёт чего он вырос
    и каким может стать? Потоки показаны со стороны Центральной Азии.

# Над кратким изложением
cell-4fd785c8 = ## Кратко

# Над карточками
cell-fc26a05f = ## Ключевые показатели

# Над trade.level
cell-fb88ee70 = ## Сколько торгуют и с кем?

# Над trade.growth
cell-b723941d = ## Кто дал рост и кто — падение?

# Над trade.moves
cell-trade-moves = ## Что изменилось?

# Над trade.gold
cell-trade-gold = ## Может ли экспорт Кыргызстана быть золотом?

# Над trade.deficit
cell-828003f6 = ## У кого дефицит?

# Над trade.dependence
cell-9ac35726 = ## Кто от кого зависит?

# Над trade.goods
cell-b2ecfbbc = ## Что продаётся и покупается?

# Над trade.mirror
cell-d5b20304 = ## Кто о чём сообщает?

# Под trade.mirror, над trade.transit
cell-7fbfc7f5 =
    Причинами называют транзит, реэкспорт, челночную торговлю и занижение стоимости. Эти
    данные не позволяют их различить.

    ## Сколько могло предназначаться России?

# Над trade.prices
cell-a5b2a080 = ## Цена или объём?

# Над trade.targets
cell-33779b59 = ## Сбылись ли прежние цели?

# Над trade.ahead
cell-7908e294 = ## Куда идёт торговля?

# Над trade.what_if
cell-trade-what-if-heading = ## Что если рост будет иным?

# Над выводами об утверждениях
cell-331229c4 =
    ## Что говорит статья

    Каждое утверждение проверено по трём признакам: число, предмет, к которому оно
    относится, и дата.
    До своего срока прогноз остаётся без вывода.

# Над trade.disputes
cell-b8e867f7 =
    ## Где источники расходятся

    Данные одной стороны об одном факте, расходящиеся больше, чем на погрешность округления.

# Над списком источников
cell-d32c2c56 = ## Источники
