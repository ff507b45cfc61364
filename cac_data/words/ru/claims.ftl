### Что говорится об утверждениях: как каждое проверено, почему и что вычислено.
###
### Предложение — сообщение; части, разделённые точкой с запятой, складывает одно
### сообщение. О функциях и падежах см. common.ftl.

in-items = { LIST($items, form: "items") }.

## Начало вывода: что заявлено или найдено, как это проверено

claimed = Заявлено
test-we-set = Наша проверка
least = { $claimed } { UNIT($unit, $claimed) } или больше
least-of-five = { $claimed } из 5 { UNIT($unit, 5) } или больше
at-most = самое большее { $amount }
# Конкурирующие годы, текстом.
years-found = { LIST($years, form: "alternatives") }
years-found-bc = { LIST($years, form: "alternatives") } год до н. э.
track-on = по графику
track-off = с отставанием от графика
track-no_call = судить рано
how-opinion = проверить нельзя
how-computed = вычислено: { $computed_by }
how-computed-beside-documents = вычислено: { $computed_by }; по одним документам: { VERDICT($documents) } ({ $bodies })
how-documentary = по документам: { $bodies }
how-nothing = данных не найдено

## Почему открытый прогноз отстаёт или почему судить рано

reason-above-the-best = С отставанием от графика: нужно { PCT($needed) } в год; ни за одни известные { $long } рост не был таким быстрым (лучший: { PCT($best) }, { $start }–{ $end }).
reason-above-the-best-since-peak = С отставанием от графика: нужно { PCT($needed) } в год; после пика { $peak } года ни на одном из отрезков в { $long } (их { $n }) поток не рос так быстро (лучший: { PCT($best) }, { $start }–{ $end }).
reason-no-growth-since-peak = С отставанием от графика: нужно { PCT($needed) } в год; после пика { $peak } года ни на одном из отрезков в { $long } (их { $n }) поток не вырос (лучший: { PCT($best) }, { $start }–{ $end }).
reason-later-date = С отставанием от графика: ответственные называют более поздний год.
reason-within-reach = Судить рано: нужный темп ({ PCT($needed) } в год) за { $long } уже бывал, так что он не исключён.
reason-mixed-and-within-reach = Судить рано, данные противоречивы: нужный темп ({ PCT($needed) } в год) за { $long } уже бывал, так что он не исключён.
reason-even-chance = Судить рано: { ODDS($probability) } — примерно равные шансы.
reason-before-the-text = Судить рано: сравниваемые показатели старше статьи.
reason-one-act = Судить рано: { $n ->
    [0] после статьи не принято ни одного акта
    [one] после статьи принят { $n } акт
    [few] после статьи принято { $n } акта
   *[many] после статьи принято { $n } актов
 }; для этой проверки хватило бы одного, но самой борьбы число актов не измеряет.
reason-too-early = Судить рано: времени прошло слишком мало.
reason-too-few = Судить рано: прошло мало времени, пока есть { $n }.
reason-day-unknown = Судить рано: день неизвестен, так что событие могло произойти до статьи.
reason-no-measure = Судить рано: ежегодного показателя, который это измерил бы, нет.
reason-pace-unknown = Судить рано: темп за пять лет неизвестен.
five-years = пять лет
so-many-years = { $n } { $n ->
    [one] год
    [few] года
   *[many] лет
 }

## На чём стоит вывод

weak-alone = Опирается только на слабые данные: { $weak }.
weak-in-part = Отчасти опирается на слабые данные: { $weak }.
reservation = { $note } ({ $body }).

## Торговля и вес в ней

counted-by = Товарооборот в этих утверждениях — по данным таможни Китая.
counted-by-as-in-baseline = Товарооборот в этих утверждениях — по данным таможни Китая, как в базовом сценарии.
ratio-by-area-total = { NUM($ratio, digits: 2) } по общей площади
ratio-by-area-land = { NUM($ratio, digits: 2) } по площади суши
ratio-by-area-surface = { NUM($ratio, digits: 2) } по площади поверхности
by-customs = Таможня Китая насчитала { BN($amount) } за { $year } год
by-bank = Евразийский банк развития, который смешивает данные разных источников, насчитал { MN($amount) }
not-reached = К концу { $end } года уровень не достигнут; найденное время — нижняя граница.
first-year-at-level = { $end } год был первым годом на этом уровне; он кончился через { $months } { $months ->
    [one] месяц
    [few] месяца
   *[many] месяцев
 } после месяца саммита.
years-add-up = За { $first }–{ $last } годы в сумме — { MN($total) }.
growth-by-customs = Рост с { $first } по { $last } год, по данным таможни Китая.
base-year-decides = Всё решает выбор базового года: { $spans }.
base-year-makes-no-difference = Выбор базового года ничего не меняет: { $spans }.
growth-of-span = { PCT($growth, sign: 1) } за { $start }–{ $end } годы
as-customs-count = По данным таможни Китая.
forecast-of-level = По данным таможни Китая наш прогноз на { $year } год — { BN($found, digits: 0) }.
forecast-of-level-with-interval = По данным таможни Китая наш прогноз на { $year } год — { BN($found, digits: 0) } (прогнозный интервал, { PCT($coverage, digits: 0) }: от { NUM($low) } до { NUM($high) }); вероятность заявленного уровня или большего: { CHANCE($probability) }.
growth-it-takes = От { MN($first) } в { $start } году нужен прирост { PCT($growth) } в год, считая и рост цен.

## Железные дороги, коридоры и узлы

official-dates = Действующие официальные сроки: { LIST($dates, form: "clauses") }.
official-date = { $said_by }, { PERIOD($said_on) }: { PERIOD($date) }
cargo = Грузы на Транскаспийском маршруте: { $amounts }
cargo-of-period = { $period } — { AMOUNT($amount, $unit, digits: 2) }
change-of-span = изменение с { $start } по { $end }
fallen-since = с { $year } года объём упал
kazakh-exports-in-cargo = Из того, что казахстанские железные дороги перевезли там { PERIOD($period, case: "in") }, { PCT($share, digits: 0) } — экспорт Казахстана.
in-service = Введено после статьи: { $works }.
in-service-at-most = Введено после статьи, самое большее: { $works }.
work-of-day = { $name } ({ PERIOD($completed) })
under-way = Строится или готовится: { $works }.
work-in-status = { $name } ({ $status })
none-under-way = Ничего не строится и не готовится.
status-planned = планируется
status-under-construction = строится

## Газ, нефть, солнце и ветер

gas-to-china = Газ региона, включая Узбекистан, в Китай: { NUM($first, digits: 1) } млрд м³ в { $start } году, { NUM($last, digits: 1) } млрд м³ в { $end } году, больше всего — { NUM($most, digits: 1) } млрд м³ в { $peak } году
fell-in-the-last-year = в последний год объём снизился
fell-in-some = объём снижался в { $falls } из последних { $changes } лет
fell-in-both = объём снижался два последних года подряд
fell-in-all = объём снижался во все последние { $changes } { $changes ->
    [one] год
    [few] года
   *[many] лет
 }
two-senders = Только Туркменистан и Казахстан, по Статистическому обзору: { $amounts }
two-senders-of-editions = Только Туркменистан и Казахстан, по Статистическому обзору: { $amounts }; издания не составляют одного ряда
gas-of-edition = { NUM($amount, digits: 1) } млрд м³ { PERIOD($period, case: "in") } (издание { $edition } года)
not-split = за { $year } год разбивки по странам нет
crude-oil = Сырая нефть в Китай: { $exports }
oil-of-exporter = { COUNTRY($exporter) }, { $route } — { AMOUNT($first, $unit, digits: 1) } в { $start } году, { AMOUNT($last, $unit, digits: 1) } в { $end } году
all-routes = все маршруты ({ $basis })
by-route = { $route }
# Чей это подсчёт.
basis-chinese-customs = таможня Китая
basis-exporter-official = официальные данные экспортёра
basis-exporter-statistics = статистика экспортёра
basis-importer-company = компания-импортёр
basis-inspection-bureau = инспекционное бюро
basis-pipeline-operator = оператор трубопровода
basis-research-firm = исследовательская фирма
basis-trunk-operator = оператор магистралей
route-cpc = КТК
route-kaztransoil = «КазТрансОйл»
route-pipeline = трубопровод
route-transit-kazakhstan = транзит через Казахстан
only-long-span-fell = за эти годы, единственный известный длинный отрезок, объём снижался на { PCT($change) } в год
only-long-span-grew = за эти годы, единственный известный длинный отрезок, объём рос на { PCT($change) } в год
no-figure-of = Показателя для { COUNTRIES($countries, case: "gen") } не найдено.
plants-in-service = Введено после статьи ({ PERIOD($since) }): { $plants }
no-plant-in-service = После статьи ничего не введено ({ PERIOD($since) })
plant-of-day = { $name } ({ NUM($capacity) } МВт, { PERIOD($completed) })
plant-of-unknown-day = { $name } ({ NUM($capacity) } МВт; возможно, раньше: день неизвестен)
all-plants = все действующие станции с китайским участием: { NUM($total) } МВт

## История, встречи, слова и люди

title-of-period = { $title } ({ PERIOD($period) })
departures = Источники относят отъезд к { LIST($years, form: "alternatives") } году до н. э.
embassy = Это было посольство, а не караван.
missions-near = Миссии, ближайшие по датировке к этому году: { $missions }.
years-between-missions = Между двумя документированными миссиями, по их датировкам, от { NUM($low) } до { NUM($high) } лет.
first-meetings = Первые встречи всех шести стран: { $meetings }.
level-business = деловые круги
level-foreign-ministers = министры иностранных дел
level-heads-of-government = главы правительств
level-interior-ministers = министры внутренних дел
level-leaders = лидеры
meeting-of-level = { $level } — { PERIOD($period) }
meeting-of-level-online = { $level }, онлайн — { PERIOD($period) }
meeting-number = Среди очных встреч она была { $in_person }-й.
meeting-number-with-online = Среди очных встреч она была { $in_person }-й, вместе с онлайн-встречами — { $of_all }-й.
city-of-period = { $city }, { PERIOD($period) }.
took-part = Число стран-участниц: { $cities }.
countries-in-city = { $city } — { $n }
package-in-dollars = { BN($found, digits: 0) }: { $subjects }.
package-counted = { $found } { UNIT($unit, $found) }: { $subjects }.
deals = На форуме { PERIOD($period, case: "gen") } подписано { NUM($n) } { PLURAL($n) ->
    [one] соглашение
    [few] соглашения
   *[many] соглашений
 } Казахстана и Китая примерно на { MN($worth, digits: 0) }.
datings = Его датировки: { $titles }.
terms-listed = Как их перечисляют другие: { LIST($lists, form: "clauses") }.
terms-counted = { $n }: { LIST($terms, form: "items") }
terms-shared = В формуле министров иностранных дел 2022 года есть { NUM($n) } из четырёх; в Астанинской декларации — { $shared }.
terms-shared-none = В формуле министров иностранных дел 2022 года есть { NUM($n) } из четырёх; в Астанинской декларации — ни одного.
opened = Открыто после статьи: { $titles }.
none-opened = Открыто после статьи: ничего.
parks = Известные парки: { $parks }.
# На какой стадии парк или мастерская.
stage-agreed = согласовано
stage-in-preparation = готовится
stage-launched = запущено
stage-proposed = предложено
stage-under-construction = строится
park-in-stage = { $title } ({ $stage }, { PERIOD($since) })
workshops-in-service = Действуют: { $countries }.
no-workshop-in-service = Ни одна не действует.
country-since = в { COUNTRY($country, case: "loc") } { PERIOD($since, case: "since") }
reported-as = { COUNTRY($country) }: сообщалось — { $stages }.
nothing-reported = { COUNTRY($country) }: ничего не сообщалось.
grants = Государственные гранты на обучение, обещанные региону на год: { $base } { PERIOD($period, case: "in") }; { $since }.
grants-of-period = { $n } { PERIOD($period, case: "in") }
grants-overlap = Средние по пересекающимся обязательствам, все старше статьи; до { $year } года ничего не обещано.
visitors = Посетители из Китая, { $start }–{ $end }: { $countries }
visitors-of-country = { COUNTRY($country) } ({ $indicator }) { PCT($growth, digits: 0, sign: 1) }
# Что считается посетителями.
counted-arrivals = въезды
counted-overnight-tourists = туристы с ночёвкой
counted-tourists = туристы
least-is-shown = показано наименьшее
members = Члены в Центральной Азии: { COUNTRIES($countries) }
no-members = не входит: { COUNTRIES($countries) }
new-measures = Новое после статьи: { $titles }.
no-new-measure = После статьи ничего нового.
no-proof-of-absence = То, что в собранной таблице чего-то нет, не доказывает, что этого не было.
