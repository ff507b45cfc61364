### Перспективы: что говорит их страница.
###
### Предложение — сообщение. Что имеет `.title`, там начинается с прописной: в ячейках и
### заголовках. О функциях и падежах см. common.ftl.

## Что говорят несколько разделов

joined-clauses = { LIST($clauses, form: "clauses") }
in-items = { LIST($items, form: "items") }
# $most — все, кроме последнего, через запятую.
either = { $most } или { $last }

# Показатель с единицей
amount-dollars = { BN($value) }
amount-mn-dollars = { NUM($value) }{"\u00A0"}млн{"\u00A0"}долл.
amount-mn-yuan = { NUM($value) }{"\u00A0"}млн юаней
amount-bn-yuan = { NUM($value) }{"\u00A0"}млрд юаней
amount-times = { TIMES($value) }
amount-percent = { PCT($value) }
amount-percent-a-year = { PCT($value) } в год
amount-of-people = { AMOUNT($value, $unit) }
amount-counted = { $n }{"\u00A0"}{ UNIT($unit, $n) }
amount-measured = { AMOUNT($value, $unit, digits: 1) }
amount-printed = { PRINTED($value, $amount) }
amount-of-period = { $amount } ({ PERIOD($period) })
at-most = самое большее { $amount }
next-figure = { PERIOD($period) }
# Годы, которые дают лишь продолжительности
derived-year = { $year } (выведено)
derived-years = { $first }–{ $last } (выведено)
never = никогда
no-figure-known = нет показателя

# Как официальные лица приходят к году, который называют
officials-outright = году, который называют официальные лица
officials-latest = самому позднему году, который выходит из названных официальными лицами сроков строительства
officials-most = году, который выходит из большинства названных официальными лицами сроков строительства

# Показатели шести отраслей
indicator-turnover = товарооборот с Китаем
    .title = Товарооборот с Китаем
indicator-exports = экспорт в Китай
    .title = Экспорт в Китай
indicator-imports = импорт из Китая
    .title = Импорт из Китая
indicator-railway = открытие железной дороги через Кыргызстан, по заявлениям официальных лиц
    .title = Открытие железной дороги через Кыргызстан, по заявлениям официальных лиц
indicator-corridor = грузы в Среднем коридоре
    .title = Грузы в Среднем коридоре
indicator-hubs = открытые логистические узлы
    .title = Открытые логистические узлы
indicator-gas = газ Центральной Азии в Китай
    .title = Газ Центральной Азии в Китай
indicator-oil = казахстанская нефть в Китай, все маршруты
    .title = Казахстанская нефть в Китай, все маршруты
indicator-solar_wind = солнечные и ветровые мощности Узбекистана
    .title = Солнечные и ветровые мощности Узбекистана
indicator-parks = открытые технопарки
    .title = Открытые технопарки
indicator-workshops = страны с действующей Мастерской Лу Баня
    .title = Страны с действующей Мастерской Лу Баня
indicator-scholarships = гранты на обучение, обещанные Китаем на год
    .title = Гранты на обучение, обещанные Китаем на год
indicator-students = студенты из Центральной Азии в Китае
    .title = Студенты из Центральной Азии в Китае
indicator-visitors = въезды из Китая в Казахстан
    .title = Въезды из Китая в Казахстан
indicator-against_terror = акты Шанхайской организации сотрудничества (ШОС) о терроризме
    .title = Акты Шанхайской организации сотрудничества (ШОС) о терроризме
indicator-against_drugs = акты ШОС о наркотиках
    .title = Акты ШОС о наркотиках
indicator-against_cybercrime = акты ШОС о киберпреступности
    .title = Акты ШОС о киберпреступности
indicator-gas_left = добыча газа в Туркменистане минус потребление (Статистический обзор)
    .title = Добыча газа в Туркменистане минус потребление (Статистический обзор)

# Выводы об утверждениях в ячейках и идёт ли прогноз по графику
judged-supported = Подтверждается
judged-qualified = Верно с оговоркой
judged-misattributed = Неверно отнесено
judged-disputed = Спорно
judged-contradicted = Опровергается
judged-open = Срок не наступил
judged-unverified = Не проверено
judged-opinion = Мнение
track-on = по графику
track-off = с отставанием от графика
track-no_call = судить рано
track-for = { $amount } — { $track }

# Что прогнозируется; $year — его конец
event-trade-reaches = Товарооборот достигнет { $amount } в { $year } году
event-trade-inside = Товарооборот окажется между названными в статье уровнями в { $year } году
event-trade-no-growth = Товарооборот в { $year } году не больше, чем в { $last_year } году
event-railway = Железная дорога через Кыргызстан открыта к концу { $year } года
event-gas-more = У Туркменистана в { $year } году больше газа на продажу, чем в среднем за { $first_year }–{ $last_year } годы
event-gas-full = Туркменистан один мог бы заполнить линии A–C в { $year } году
event-claimed = { $statement }

# На чём стоит вероятность
basis-projection = по ошибкам прошлых прогнозов ({ $n })
basis-own-past = повторная выборка из годовых изменений его баланса ({ $n })
basis-reference-class = правило последовательности: из { $n } { $n ->
    [one] трансграничного объекта
   *[other] трансграничных объектов
 } к первому сроку завершено { $finished }

## Кратко

must-trade = Для верхнего уровня статьи товарооборот должен расти на { PCT($needed) } в год до { $year } года.
must-trade-with-lower = Для верхнего уровня статьи товарооборот должен расти на { PCT($needed) } в год до { $year } года (для { BN($low, digits: 0) } — на { PCT($low_needed) }).
must-gas = От газа статья ждёт лишь роста; чтобы заполнить линию D, как предполагает этот сценарий, добыча в Туркменистане должна расти на { PCT($needed) } в год.
must-railway = По плану на последние { $months } { $months ->
    [one] месяц
    [few] месяца
   *[many] месяцев
 } оставалось бы { PCT($share, digits: 0) } работ по железной дороге.
finding = Вероятность того, что товарооборот в { $year } году достигнет названных в статье { $low }, — { CHANCE($low_chance) }; для { $high } — { CHANCE($high_chance) }.
no-chance-of-trade = Ряд данных о товарообороте здесь слишком короток, чтобы оценить вероятность.
no-skill = В прошлые годы такие вероятности не были лучше базовой частоты ({ NUM($skill, digits: 2) }): оценка Брайера { NUM($score, digits: 3) }, тогда как базовая частота, известная в то время, даёт { NUM($base, digits: 3) }.
some-skill = В прошлые годы такие вероятности были немного лучше базовой частоты ({ NUM($skill, digits: 2) }): оценка Брайера { NUM($score, digits: 3) }, тогда как базовая частота, известная в то время, даёт { NUM($base, digits: 3) }; вопросов лишь { $n }, и они пересекаются.
no-clear-skill = В прошлые годы такие вероятности не были заметно лучше базовой частоты ({ NUM($skill, digits: 2) }): оценка Брайера { NUM($score, digits: 3) }, тогда как базовая частота, известная в то время, даёт { NUM($base, digits: 3) }; вопросов лишь { $n }, и они пересекаются.
railway-chance = Вероятность того, что железная дорога через Кыргызстан откроется к { $year } году — { $named }, — { CHANCE($probability) }, по правилу последовательности, n = { $n }.
railway-no-rate = Для названного в статье { $year } года нет объектов, по которым можно рассчитать частоту: у { $late } из { $works } трансграничных объектов срок назван меньше чем за { $years } { PLURAL($years) ->
    [one] год
    [few] года
   *[many] лет
 }.
solar-wind-needs = Для цели Узбекистана по солнечной и ветровой энергетике нужно вводить { NUM($needed, digits: 1) } ГВт в год; за последний год введено { NUM($added, digits: 1) } ГВт, за лучшие пять лет — по { NUM($best, digits: 1) } ГВт в год.
promises-kept = Из { COUNT($n, noun: "decided-promises", case: "gen") } (каждый предмет учтён один раз) в срок выполнено { $in_time } ({ PCT($share, digits: 0) }); 95-процентные границы — { NUM($low) } и { PCT($high, digits: 0) }.
scenario-leads-brief = При принятом здесь росте товарооборот в { $year } году составит { BN($amount, digits: 0) }: это расчёт по допущениям, а не прогноз.
next-decided = Следующий прогноз статьи можно будет проверить { PERIOD($period, case: "in") }.

## Ключевые показатели: подписи, примечания рядом, названия исходов

figure-scenario = Товарооборот { under-this-scenario }
    .note = рост принят, поэтому интервала нет
figure-kyrgyz_turnover = Торговля Кыргызстана с Китаем
figure-kyrgyz_turnover_2030 = Торговля Кыргызстана с Китаем { under-this-scenario }
    .outcome = Торговля Кыргызстана
figure-probability_trade_120 = Вероятность, что товарооборот достигнет нижнего из названных в статье уровней
figure-probability_trade_150 = Вероятность, что товарооборот достигнет верхнего из названных в статье уровней
figure-probability_trade_inside = Вероятность, что товарооборот окажется между названными в статье уровнями
figure-probability_trade_no_growth = Вероятность, что товарооборот не больше сегодняшнего
figure-probability_railway_claimed = Вероятность, что железная дорога ККУ откроется к названному в статье году
figure-probability_railway_stated = Вероятность, что железная дорога ККУ откроется к { $named }
figure-probability_gas_more = Вероятность, что у Туркменистана больше газа на продажу
    .note = чем в среднем за { $first_year }–{ $last_year } годы; { LIKELIHOOD($probability) }; { $basis }
note-of-probability = { LIKELIHOOD($probability) }; { $basis }
# Другие ключевые показатели и что стоит под числами
figure-brier = Оценка Брайера наших вероятностей в прошлые годы
    .note = 0 — безошибочно; базовая частота, известная в то время, даёт { NUM($base, digits: 3) }; пересекающихся вопросов — { $n }
    .note-with-skill = 0 — безошибочно; базовая частота, известная в то время, даёт { NUM($base, digits: 3) }, выигрыш перед ней — { NUM($skill, digits: 2) }; пересекающихся вопросов — { $n }
figure-needed_trade_high = Рост товарооборота, нужный для верхнего уровня статьи
figure-needed_solar_wind_uzb = Ввод солнечных и ветровых мощностей, нужный для цели Узбекистана
note-of-pace = { NUM($achieved, digits: 1) } за последние пять лет
note-of-pace-and-last = { NUM($achieved, digits: 1) } за последние пять лет, { NUM($last, digits: 1) } за последний год
note-of-additions = { NUM($achieved, digits: 1) } за последние пять лет
note-of-additions-and-last = { NUM($achieved, digits: 1) } за последние пять лет, { NUM($last, digits: 1) } за последний год
figure-railway = Открытие железной дороги через Кыргызстан, по заявлениям официальных лиц
    .note = { COUNT($n, noun: "current-statements") }
    .note-derived = { COUNT($n, noun: "current-statements") }; во всех — срок строительства, года не называет ни одно
figure-workshops = Страны с действующей Мастерской Лу Баня
    .note = из пяти стран
figure-students = Студенты из Центральной Азии в Китае
    .note = числа отдельных стран — за другие годы и в сумме его не дают
figure-investment = Накопленные инвестиции Китая в Центральной Азии
    .note = два источника, два понятия: { LIST($stocks, form: "items") }
# Кто считает накопленное
stock-of-edb = ЕАБР
stock-of-mofcom = Министерство коммерции КНР
stock-by-source = { $source } — { NUM($amount, digits: 1) } ({ PERIOD($period) })
figure-claims_supported = Ключевые утверждения, которые данные подтверждают
figure-claims_misattributed = Ключевые утверждения, верные по числу, но о другом предмете
figure-claims_contradicted = Ключевые утверждения, которые данные опровергают
note-of-claims = из { $n } ключевых утверждений
figure-promises_kept = Обещания с известным исходом, выполненные раньше или в срок
    .note = { $in_time } из { $n }, каждый предмет учтён один раз; 95-процентные границы по Уилсону
figure-promises_slip = Опоздание обещаний, выполненных поздно, медиана
    .note = из { $late } выполненных поздно; не выполнено ещё { $not_kept }
figure-next_resolution = Следующий прогноз статьи, который можно будет проверить

## Где стоят шесть отраслей?

indicators-grew = { $indicators } — рост к предыдущему году.
indicators-same = { $indicators } — без изменений.
indicators-fell = { $indicators } — снижение к предыдущему году.
indicator-by = { $indicator } ({ PCT($change, sign: 1) })
indicator-by-with-parts = { $indicator } ({ PCT($change, sign: 1) }, и экспорт, и импорт)
no-trend = Один год — не тренд.
nothing-to-compare = Ни у одного показателя нет значения позже статьи, чтобы сравнить.
since-article = С месяца выхода статьи ({ PERIOD($month) }) сравнить можно лишь один показатель: { $indicator }, { PCT($change, digits: 0, sign: 1) }.
known-on = Страница опирается на то, что было известно { PERIOD($day, case: "in") }; показатели, пересмотренные с тех пор, отмечены (†).
doubt-line-d = Для линии D в { $year } году не было бы газа: ни один участок не действует, а рост добычи на { PCT($growth) } в год её не заполняет.
doubt-opening = Открытие дороги в { $year } году — раньше любого срока, который ещё называют официальные лица ({ $earliest }).
doubt-works = По плану на последние { $months } { $months ->
    [one] месяц
    [few] месяца
   *[many] месяцев
 } оставалось бы { PCT($share, digits: 0) } работ на ней.

# Таблица
standing-caption = Как обстоят дела в шести сферах
standing-marks = Столбики начинаются с нуля; точка — год без показателя.
standing-dash = Прочерк: нет показателя за год после того, что предшествовал статье, или обязательства пересекаются.
standing-year-before = Солнечные и ветровые мощности предыдущего года: последний уровень минус введённое.
standing-grants-spread = Гранты на обучение — обязательства на несколько лет, разложенные поровну.
column-standing-sector = Сфера
column-standing-indicator = Показатель
column-standing-spark = Десять лет
column-standing-last = Последнее значение
column-standing-change_pct = К предыдущему году
column-standing-expected = Ожидается
column-standing-heads = Этот сценарий
column-standing-verdict = Вывод
# В таблице положения: её части
sector-economy = Экономика
sector-infrastructure = Инфраструктура
sector-energy = Энергетика
sector-technologies = Технологии
sector-people = Люди
sector-security = Безопасность
indicator-since-article = { $indicator } после статьи
# Период, как в таблице
last-of-period = { $amount } ({ $period })
change-on = { PCT($change, sign: 1) } к { $base }
expected-growth = рост до { $year } года
expected-year = в { $year } году
expected-levels = от { BN($low, digits: 0) } до { BN($high, digits: 0) } в { $year } году
expected-part = не менее { $enough } из { $amount }
expected-least = { $amount } или больше
expected-goal = цель — { AMOUNT($level, $unit) } { PERIOD($period, case: "in") }
goal-out-of-reach = { AMOUNT($level, $unit) }: такого темпа не было ни за одно пятилетие

## Насколько это вероятно и когда станет известно?

likelier = Из { COUNT($n, noun: "forecasts", case: "gen") } с оценкой вероятности скорее сбудется, чем нет, { $likely }: { LIST($events, form: "clauses") }.
likelier-none = Из { COUNT($n, noun: "forecasts", case: "gen") } с оценкой вероятности скорее сбудется, чем нет, { $likely }.
event-with-odds = «{ $event }» ({ ODDS($probability) })
without-estimate = У { COUNT($n, noun: "other-forecasts", case: "gen") } статьи оценки нет.
with-rule = Правило проверки есть у { $n } из них, и исход станет известен { PERIOD($last, case: "to") }.
with-rule-and-without = Правило проверки есть у { $n } из них, и исход станет известен { PERIOD($last, case: "to") }; { $without } проверить нельзя.
works-kept = Из { $n } { $n ->
    [one] трансграничного объекта
   *[other] трансграничных объектов
 }, первый срок которых прошёл (не все они — железные дороги), { $finished ->
    [0] его не выдержал ни один
    [one] его выдержал { $finished }
   *[other] его выдержали { $finished }
 }.
works-allow = Их так мало, что вокруг { ODDS($probability) } для { $year } года возможно всё от { NUM($low, digits: 2) } до { NUM($high, digits: 2) } (95 %, по Джеффрису).
railways-alone = По одним железным дорогам, { $finished } из { $n }, вышло бы { ODDS($probability) }.
opening-assumed = По этому сценарию открытие — { $assumed }.
opening-assumed-beside-named = По этому сценарию открытие — { $assumed }; официальные лица называют { $year }.
opening-assumed-beside-derived = По этому сценарию открытие — { $assumed }; по срокам строительства, названным официальными лицами, — до { $year }.

# График
chances-title = { $event }: { CHANCE($probability) }
chances-title-none = Насколько вероятны прогнозы
chances-subtitle = Вероятность, от 0 до 1; слова — по директиве № 203 разведывательного сообщества США
chances-caption = Ни одна вероятность от сценария не зависит.
chances-alt = Точки между 0 и 1 над полосами. { $title }.

# Таблицы
forecasts-caption = Вероятности и правила проверки
forecasts-note = Каждая вероятность округлена отдельно: разности могут быть неточны на 0,01.
column-forecasts-event = Прогноз
column-forecasts-chance = Вероятность
column-forecasts-basis = Основание
column-forecasts-rule = Как проверяется
column-forecasts-resolves_on = Когда проверяется
# В таблице прогнозов: вероятность и правило
forecast-chance = { CHANCE($probability) }
forecast-decided = { PERIOD($period) }
rule-none = проверить нельзя
rule-inside = таможня Китая: от { BN($low, digits: 0) } до менее чем { BN($high, digits: 0) } в { $year } году
rule-railway = поезда идут по всей линии к концу { $year } года
rule-since-article = { $amount } или больше после статьи
rule-at_least = { $counted }: не менее { $amount } в { $year } году
rule-above = { $counted }: более { $amount } в { $year } году
rule-at_most = { $counted }: не более { $amount } в { $year } году
# Таблица тезисов без прогноза и почему его нет
silent-caption = Прогнозы статьи без вероятности
column-silent-statement = Прогноз статьи
column-silent-reason = Почему оценки нет
column-silent-rule = Как проверяется
silent-one-act = для проверки хватает одного акта; сама борьба не измеряется
silent-met = проверка пройдена: { $amount } после статьи
silent-pipeline = тренд тех лет, когда газопровод заполнялся, продолжать нельзя
silent-short = известно { COUNT($n, noun: "years") }, нужно десять
silent-collected = полного списка нет
silent-no-rate = нет объектов, по которым можно взять частоту
silent-no-rate-late = нет объектов, по которым можно взять частоту: у { $late } из { $n } { $n ->
    [one] трансграничного объекта
   *[other] трансграничных объектов
 } срок назван меньше чем за { $years } { PLURAL($years) ->
    [one] год
    [few] года
   *[many] лет
 }
silent-no-figure = показатель неизвестен

## Оказались бы такие вероятности верны?

hindcast-worse = Не лучше базовой частоты: на { $n } вопросов о прошлых годах прогноз товарооборота получил оценку Брайера { NUM($score, digits: 3) }.
hindcast-better = Немного лучше базовой частоты: на { $n } вопросов о прошлых годах прогноз товарооборота получил оценку Брайера { NUM($score, digits: 3) }.
hindcast-unclear = Не заметно лучше базовой частоты: на { $n } вопросов о прошлых годах прогноз товарооборота получил оценку Брайера { NUM($score, digits: 3) }.
hindcast-base = Известная в то время доля прежних отрезков с таким же быстрым ростом даёт { NUM($base, digits: 3) }: выигрыш перед ней равен { NUM($skill, digits: 2) }.
hindcast-base-never-wrong = На { $n } вопросов о прошлых годах прогноз товарооборота получил оценку Брайера { NUM($score, digits: 3) }; базовая частота, известная в то время, не ошиблась ни разу.
hindcast-after = Перед долей сбывшихся ({ $events } из { $n }), которой тогда не знал никто, он равен { NUM($skill, digits: 2) }.
hindcast-flatters = Отрезки пересекаются, а метод выбран с оглядкой на эти годы.
no-hindcast = На прошлых годах это не проверить: ни у одного нет и интервала, и ответа.
record-kept = Наши вероятности хранятся с каждой версией таблиц (до сих пор — { $versions }) и оцениваются, когда наступает срок.
record-decided = Прогнозы, исход которых уже известен ({ $n }), получили оценку { NUM($score, digits: 2) }.
record-ahead = Ни у одного из { COUNT($n, noun: "forecasts", case: "gen") } срок не наступит до { PERIOD($due, case: "gen") }.

## Что должно было бы сбыться?

enough = Темпа последних пяти лет хватило бы для { $enough } из { COUNT($n, noun: "promises", case: "gen") }.
enough-and-few = Темпа последних пяти лет хватило бы для { $enough } из { COUNT($n, noun: "promises", case: "gen") }; лет слишком мало, чтобы судить: { LIST($few, form: "items") }.
never-enough = Нужного темпа не было ни за одни известные пять лет: { $promises }.
once-enough = Для остальных такой темп когда-то уже бывал.
trade-needs = { $promise }: нужно { $needed }; рост за пять лет бывал от { PCT($worst) } до { PCT($best) } в год.
gas-needs = Чтобы газ заполнил и линию D, добыча в Туркменистане должна расти на { $needed }.
gas-needs-seen = Чтобы газ заполнил и линию D, добыча в Туркменистане должна расти на { $needed }; так было в { $fast } из { $spans } { PLURAL($spans) ->
    [one] пятилетнего отрезка
   *[other] пятилетних отрезков
 }, лучший — { PERIOD($best) }.
no-forecast = Быстрый рост в прошлом — не прогноз, а железной дороги среди этих обещаний нет: измеренный темп работ на ней не публикуется.
no-pace = Темпа, с которым можно было бы сравнить обещание, нет.
promise-trade = { BN($level, digits: 0) } товарооборота в { $year } году
    .title = { BN($level, digits: 0) } товарооборота в { $year } году
promise-gas-lines-a-to-c = полный газопровод в { $year } году, линии A–C
    .title = Полный газопровод в { $year } году, линии A–C
promise-gas-with-line-d = полный газопровод в { $year } году, с линией D
    .title = Полный газопровод в { $year } году, с линией D
promise-corridor = { NUM($level) } млн т в Среднем коридоре в { $year } году
    .title = { NUM($level) } млн т в Среднем коридоре в { $year } году
promise-solar-wind = { NUM($level) } ГВт солнечных и ветровых мощностей в Узбекистане в { $year } году
    .title = { NUM($level) } ГВт солнечных и ветровых мощностей в Узбекистане в { $year } году

# Таблица
needs-caption = Темп, нужный для каждого обещания, и темпы по всем известным пятилетним отрезкам
needs-growth-of-five-years = Прирост в год от начала до конца каждых пяти лет в данных; для солнечных и ветровых мощностей — ввод в год.
needs-gas-turkmen = Газ: добыча в Туркменистане.
column-needs-promise = Обещание
column-needs-needed = Нужно
column-needs-achieved = Последние пять лет
column-needs-best = Худшие – лучшие пять лет
column-needs-fast_enough = Столь же быстрые отрезки
column-needs-light = Достаточно?
# В таблице темпов: что нужно и что достигнуто
growth-of-one-span = { PCT($best) } (лучшие — { PERIOD($period) })
growth-of-spans = от { PCT($worst) } до { PCT($best) } (лучшие — { PERIOD($period) })
additions-of-one-span = { NUM($best, digits: 1) } (лучшие — { PERIOD($period) })
additions-of-spans = от { NUM($worst, digits: 1) } до { NUM($best, digits: 1) } (лучшие — { PERIOD($period) })
spans-as-fast = { $fast } из { $n }
pace-few = – слишком мало лет
pace-enough = ✓ недавно
pace-seen = △ бывало, но давно
pace-never = ✗ никогда

## Что изменило бы путь торговли?

scenario-leads = По сценарию товарооборот в { $year } году составит { BN($amount, digits: 0) }.
changes-below = { $n ->
    [1] Одно изменение опустило
   *[other] Каждое из { $n } изменений опустило
 } бы товарооборот ниже { BN($level, digits: 0) }: { $changes }.
changes-above = { $n ->
    [1] Одно изменение подняло
   *[other] Каждое из { $n } изменений подняло
 } бы товарооборот выше { BN($level, digits: 0) }: { $changes }.
no-change-below = Ни одно из изменений само по себе не опускает товарооборот ниже { BN($level, digits: 0) }.
no-change-above = Ни одно из изменений само по себе не поднимает товарооборот выше { BN($level, digits: 0) }.
change-to = { $change } ({ BN($amount, digits: 0) })
changes-alone = Изменения не складываются, и вероятности здесь нет ни у одного.
condition-scenario = этот сценарий
    .title = Этот сценарий
condition-kyrgyz_line = экспорт Кыргызстана снова на уровне { $since } года
    .title = Экспорт Кыргызстана снова на уровне { $since } года
condition-imports_kgz = импорт Кыргызстана снова на уровне { $since } года
    .title = Импорт Кыргызстана снова на уровне { $since } года
condition-imports_kaz = импорт Казахстана снова на уровне { $since } года
    .title = Импорт Казахстана снова на уровне { $since } года
condition-flat_exports = экспорт без роста
    .title = Экспорт без роста
condition-replay = повтор 2013–2016 годов
    .title = Повтор 2013–2016 годов
condition-past_growth = рост, как с { $since } года
    .title = Рост, как с { $since } года

# График
conditions-title = { $change }: товарооборот в { $year } году снизился бы до { BN($amount, digits: 0) }
conditions-title-none = Товарооборот на горизонте прогноза
conditions-subtitle = Товарооборот с Китаем в { $year } году, если изменится одно, млрд долл. в текущих ценах
conditions-caption = Импорт, вернувшийся к прежнему уровню, показывает, сколько прибавилось с тех пор; прежний транзит и товары, которые остаются в стране, не разделены.
conditions-alt = Точки в строках рядом с уровнями статьи. { $title }.
conditions-name-article = Уровень статьи

## Что если?

what-if = Ещё один процентный пункт роста добавляет { BN($point) } в { $year } году.
what-if-still = Ползунки не меняют газ в экспорте, цены и объёмы порознь, железную дорогу и вероятности.
what-if-independent = Экспорт и импорт меняются независимо, кыргызстанская составляющая — только своим ползунком.
what-if-path = Товарооборот с Китаем, млрд долл.

## За чем следить дальше?

signals-on = Из { COUNT($n, noun: "signals", case: "gen") } с желаемым направлением на пороге или выше него — { $on }: { LIST($signals, form: "clauses") }.
signals-none-on = Из { COUNT($n, noun: "signals", case: "gen") } с желаемым направлением на пороге или выше него — { $on }.
signals-too-early = Судить рано: { LIST($signals, form: "clauses") }.
no-signals = Ни у одного признака нет и значения, и порога.
signal-trade = рост товарооборота за год
    .title = Рост товарооборота за год
signal-without_kyrgyzstan = рост экспорта без Кыргызстана
    .title = Рост экспорта без Кыргызстана
signal-transit = китайский экспорт к учтённому импорту, Казахстан
    .title = Китайский экспорт к учтённому импорту, Казахстан
signal-gas = газ Центральной Азии в Китай
    .title = Газ Центральной Азии в Китай
signal-corridor = грузы в Среднем коридоре
    .title = Грузы в Среднем коридоре
signal-solar_wind = ввод солнечных и ветровых мощностей в Узбекистане
    .title = Ввод солнечных и ветровых мощностей в Узбекистане
signal-workshops = страны с Мастерской Лу Баня
    .title = Страны с Мастерской Лу Баня
signal-grants = гранты на обучение, пока обещанные Китаем на { $period }
    .title = Гранты на обучение, пока обещанные Китаем на { $period }
signal-visitors = въезды из Китая в Казахстан
    .title = Въезды из Китая в Казахстан

# Таблица признаков
signals-caption = Признаки и их пороги
signals-note = Выше порога — то, чего ждёт статья, кроме отношения для Казахстана, где «больше» ни хорошо, ни плохо.
column-signals-signal = За чем следить
column-signals-value = Последнее значение
column-signals-level = Порог
column-signals-threshold = Что значит порог
column-signals-light = Где сейчас
column-signals-next_on = Следующее значение
# В таблице сигналов: порог и знак
threshold-goal = что нужно для цели { $year } года
threshold-trade = что нужно для { BN($goal, digits: 0) } в { $year } году
threshold-countries = не менее { $n } из пяти стран
threshold-year-before = те же месяцы годом раньше
threshold-figure = значение { $year } года
light-on-above = ✓ выше
light-on-at-it = ✓ на пороге
light-off = ✗ ниже
light-before = – старше статьи
light-neither-above = ▲ выше
light-neither-below = ▼ ниже

# Ранние предупреждения: что предвещало бы сценарии
warnings-false = Сегодня не сработало ни одно из этих предупреждений.
warnings-caption = Ранние предупреждения
warnings-met-left-out = Уровень, который уже достигнут, ни о чём не предупреждает и не показан.
warnings-last-of-whole-year = Если показатель отслеживают по месяцам или кварталам, последнее значение — за целый год.
column-warnings-outcome = Что предвещает
column-warnings-signal = За чем следить
column-warnings-level = Предупреждает, если
column-warnings-threshold = Что значит уровень
column-warnings-value = Последнее значение
column-warnings-next_on = Следующее значение
# В таблице ранних предупреждений: что они предвещают
announced-scenario = Медленный рост торговли
announced-scenario_exports = Падение цен на сырьё
announced-uzbek_solar_wind_2030 = Солнечные и ветровые мощности, как требует цель Узбекистана
announced-kyrgyz_turnover_2030 = Конец транзита через Кыргызстан
announced-gas-squeeze = Сжатие спроса на туркменский газ
announced-line-d = Газ для линии D
# В таблице ранних предупреждений: за чем следить и уровень
watched-trade_pace = Рост товарооборота за год
watched-exports = Экспорт в Китай за год
watched-turkmen_gas_value = Изменение к прошлому году стоимости туркменского газа, проданного Китаю, два квартала подряд
watched-turkmen_output = Рост добычи газа в Туркменистане за год
watched-solar_wind_added = Ввод солнечных и ветровых мощностей в Узбекистане
watched-kyrgyz_imports = Изменение к прошлому году китайского экспорта в Кыргызстан, октябрь–декабрь
warns-below = ниже { $level }
warns-above = выше { $level }
warns-between = между { PCT($low, digits: 0) } и { PCT($high, digits: 0) }
level-in-percent = { PCT($level, digits: 0) }
level-our-choice = наш выбор
level-line-d = что нужно для полного газопровода с линией D
change-in-percent = { PCT($change, sign: 1) }
amount-of-whole-year = { $amount } ({ PERIOD($period) }, целый год)

# Рядом с признаками: у чего порога нет
beside-caption = За чем ещё следить (порога пока нет)
column-beside-watch = За чем следить
column-beside-last = Последнее значение
beside-antimony = Критически важные ископаемые: таджикская сурьма
beside-water = Вода: соглашение Китая и Казахстана о трансграничных реках
antimony-share = около { PCT($share, digits: 0) } мировой добычи ({ PERIOD($period) })
water-announced = объявлено { PERIOD($since, case: "in") }
water-draft = объявлено { PERIOD($since, case: "in") }, проект — { PERIOD($draft) }

## Становятся ли слова делами?

deeds-more = Больше половины: из { COUNT($n, noun: "decided-promises", case: "gen") } (каждый предмет учтён один раз) выполнено { $in_time } ({ PCT($share, digits: 0) }), раньше срока — { $early }, в срок — { $on_time }.
deeds-half = Не больше половины: из { COUNT($n, noun: "decided-promises", case: "gen") } (каждый предмет учтён один раз) выполнено { $in_time } ({ PCT($share, digits: 0) }), раньше срока — { $early }, в срок — { $on_time }.
deeds-less = Меньше половины: из { COUNT($n, noun: "decided-promises", case: "gen") } (каждый предмет учтён один раз) выполнено { $in_time } ({ PCT($share, digits: 0) }), раньше срока — { $early }, в срок — { $on_time }.
deeds-late = С опозданием выполнено { $late }, не выполнено { $not_kept }.
deeds-limits = При столь малом числе обещаний истинная доля может быть любой от { PCT($low, digits: 0) } до { PCT($high, digits: 0) } (95-процентные границы по Уилсону).
deeds-ahead = У { $n } из выполненных досрочно срок ещё впереди: достичь цели до срока можно, а пропустить её пока нельзя, и это приукрашивает долю.
deeds-at-once = Из них достигнуто в тот же год, когда цель поставлена: { $n }.
deeds-due = Без этих { $ahead } выполнено { $in_time } из { $n }.
deeds-due-in-percent = Без этих { $ahead } выполнено { $in_time } из { $n } ({ PCT($share, digits: 0) }).
deeds-heads = Главы государств и правительств выполнили { $in_time } из { $n }.
deeds-heads-each-ahead = Главы государств и правительств выполнили { $in_time } из { $n }, все — до срока.
deeds-heads-some-ahead = Главы государств и правительств выполнили { $in_time } из { $n }, до срока — { $ahead }.
# Предложения о предметах и опозданиях
deeds-subjects = По предметам: { LIST($subjects, form: "items") }.
deeds-of-subject = { $subject } — { $in_time } из { $n }
deeds-slip = Выполненные поздно опоздали на { NUM($low, digits: 1) } года, медиана — { NUM($median, digits: 1) }.
deeds-slip-from-to = Выполненные поздно опоздали на { NUM($low, digits: 1) }–{ NUM($high, digits: 1) } года, медиана — { NUM($median, digits: 1) }.
nothing-decided = Ни у одного известного здесь обещания исхода ещё нет.
apart-again = Не считаются { COUNT($n, noun: "promises-again") } с другим сроком.
apart = Не считаются и { $not_seen }, о которых позже не видели сообщений, { $ahead } без срока или с ещё не наступившим сроком и { $third_party } прогнозов и сроков третьих сторон.
apart-with-cancelled = Не считаются и { $not_seen }, о которых позже не видели сообщений, { $ahead } без срока или с ещё не наступившим сроком, { $cancelled } отменённых и { $third_party } прогнозов и сроков третьих сторон.
no-sample = Список — не выборка из всех обещаний.

# Таблица выполненного
kept-caption = Что стало с датированными обещаниями, каждый предмет учтён один раз
kept-note = Если назван год, срок — его конец.
kept-note-subject = Один объект с его стадией или одно число на один год — один предмет; из нескольких обещаний о нём считается первое.
kept-note-limits = Границы по Уилсону.
column-kept-group = Обещания
column-kept-promises = С исходом
column-kept-early = Раньше
column-kept-on_time = В срок
column-kept-late = Поздно
column-kept-not_kept = Не выполнено
column-kept-value = Выполнено, % (95-процентные границы)
# В таблице выполненных обещаний: её строки
kept-all = Все
kept-by = Кто обещал: { $maker }
kept-on = О чём: { $subject }
kept-share = { NUM($share) } (от { NUM($low) } до { NUM($high) })
subject-energy = энергетика
subject-minerals = полезные ископаемые
subject-trade = торговля
subject-transport = транспорт
subject-water = вода
maker-head = главы государств и правительств
    .title = Главы государств и правительств
maker-government = министерства и регионы
    .title = Министерства и регионы
maker-company = компании
    .title = Компании
maker-third_party = третьи стороны
    .title = Третьи стороны
maker-nobody = никто не назван
    .title = Никто не назван
kind-agreement = Соглашение
kind-amount = Числа, которых надо достичь
kind-completion = Завершение
kind-forecast = Прогноз
kind-part = Часть
kind-start_of_works = Начало работ
kind-study = Исследование

# Таблица всех обещаний
promises-caption = Все датированные обещания и прогнозы и что с ними стало
column-promises-promise = Обещание
column-promises-who = Кто
column-promises-said_on = Сказано
column-promises-due = Срок
column-promises-outcome = Исход
column-promises-slip_years = Опоздание, лет
column-promises-counts = Считается
# В таблице обещаний: что стоит в клетках
promise-of-amount = { COUNTRIES($countries) }: { $promise }, { $unit ->
    [percent] { NUM($level) }{"\u00A0"}%
   *[other] { AMOUNT($level, $unit) }
 }
promise-of-amount-in-tenths = { COUNTRIES($countries) }: { $promise }, { $unit ->
    [percent] { NUM($level, digits: 1) }{"\u00A0"}%
   *[other] { AMOUNT($level, $unit, digits: 1) }
 }
promise-day = { PERIOD($day) }
promise-day-not-printed = дата не указана
promise-without-date = без срока
promise-slip = { NUM($years, digits: 1) }
outcome-of-period = { $outcome } ({ PERIOD($period) })
outcome-cancelled = отменено
outcome-early = раньше срока
outcome-kept = выполнено
outcome-late = поздно
outcome-missed = срок пропущен
outcome-not_done = не выполнено
outcome-not_seen = нет сообщений
outcome-open = срок не наступил
outcome-wrong = не сбылось
# В таблице обещаний: учитывается ли оно
counts-again = повторяет прежнее
counts-ahead = срок не наступил
counts-cancelled = отменено
counts-not_seen = нет сообщений
counts-open = срок не наступил
counts-third_party = не обещание
counts-wrong = не сбылось
counts-yes = да

## Чему вышел срок и чему выйдет в следующем году?

fell-due = Сроков, которые назвали официальные лица и компании на { $first_year } и { $last_year } годы, прошло { $n }: { $outcomes }.
fell-due-none = За эти два года не известно ни одного прошедшего срока, который назвали официальные лица или компании.
fallen-kept = выдержано { $n }
fallen-late = выполнено поздно { $n }
fallen-not_kept = не выдержано { $n }
fallen-no_report = о { $n } позже сообщений не видели
moved = Новые сроки: { LIST($moves, form: "clauses") }.
moved-to = { $promise }, прежде { PERIOD($due) }, теперь { PERIOD($new_due) }
moved-within = { $promise }, прежде { PERIOD($due) }, теперь { PERIOD($new_due) }, по словам того же лица с разницей в { COUNT($n, noun: "days") }
still-due = К концу { $year } года истекает срок и у этих: { LIST($promises, form: "clauses") }.
still-due-work = { $promise }
still-due-amount = { $promise }, { AMOUNT($level, $unit) }, { COUNTRIES($countries) }
still-due-number = К концу { $year } года истекает срок ещё у { COUNT($n, noun: "more-promises", case: "gen") }.
# Предложения об обязательствах, срок которых наступил, и о следующих сроках
pledges-fell-due = Из обязательств лидеров со сроком в эти годы: { LIST($pledges, form: "clauses") }.
pledge-done = { $pledge } — выполнено
pledge-not_seen = { $pledge } — сообщений нет
pledge-other = { $pledge } — выполнено отчасти или не закончено

due = Из обязательств нашего списка, не ограниченного саммитами, в { $year } году истекает срок у { $n }, по первой датировке.
due-none = Из обязательств нашего списка в { $year } году не истекает срок ни у одного.
# Таблица сроков
due-caption = Обязательства со сроком в { $year } году
column-due-pledge = Обязательство
column-due-owners = Чьё
column-due-countries = Где
column-due-status_note = Последнее сообщение
pledge-of-amount = { $pledge } ({ $amount })
pledge-countries = { COUNTRIES($countries) }
pledge-all-five = все пять стран
pledge-report = { $report } ({ MONTH($period) })
pledge-no-report = нет

## Следуют ли за этим люди?

workshops = Мастерские Лу Баня действуют в { COUNTRIES($countries, case: "loc") }.
workshops-since = Мастерские Лу Баня действуют в { COUNTRIES($countries, case: "loc") }; последняя — { PERIOD($since, case: "since") }.
no-workshops = Ни в одной из пяти стран Мастерская Лу Баня не действует.
visits = Число поездок из Китая выросло: самое меньшее на { PCT($least, digits: 0) } ({ $least_count }), самое большее на { PCT($most, digits: 0) } ({ $most_count }).
visits-count = { $count ->
    [arrivals] въезды
    [tourists] туристы
   *[overnight_tourists] туристы с ночёвкой
 }, { COUNTRY($country) }, { $start }–{ $end }
later-visits = Более поздние подсчёты: { LIST($counts, form: "clauses") }.
later-count = { COUNTRY($country) } — { $kind }, { NUM($n) } ({ $period })
later-count-and-before = { COUNTRY($country) } — { $kind }, { NUM($n) } ({ $period }), годом раньше { NUM($before) }
visits-kind = { $count ->
    [arrivals] въезды
    [tourists] туристы
   *[overnight_tourists] туристы с ночёвкой
 }
visa-free-stay = Граждане { COUNTRY($country, case: "gen") } { PERIOD($since, case: "since") } могут следовать через Китай без визы в пределах { COUNT($days, noun: "days", case: "gen") }.
students-hosted = Китай насчитывает более { NUM($n) } { PLURAL($n) ->
    [one] студента
   *[other] студентов
 } из Центральной Азии ({ $period }).
study-trips = { COUNTRY($country) } насчитал { NUM($n) } { PLURAL($n) ->
    [one] поездку
    [few] поездки
   *[many] поездок
 } из Китая на учёбу { PERIOD($period, case: "in") }.
grants = О грантах на обучение судить рано, данные противоречивы: обязательства Китая, разложенные поровну по годам, дают { $pledges }.
grants-of-year = { NUM($n) } { PERIOD($period, case: "in") }
grants-kazakh = Казахстан получил { NUM($first) } ({ PERIOD($first_period) }) и { NUM($last) } ({ PERIOD($last_period) }).

# Графики
visits-title = Число поездок в { COUNTRY($country, case: "acc") } выросло на { PCT($growth, digits: 0) } в { $year } году
visits-title-none = Посетители из Китая
visits-subtitle = Посетители из Китая за два года подряд, тыс. человек
visits-not-the-same = Три подсчёта относятся к разным поездкам.
visits-borders-just-open = В первом из двух лет границы только что открылись вновь.
visits-alt = Пары точек. { $title }.
visits-name-last = Более поздний год
visits-name-first = Годом раньше
visits-name-arrivals = Въезды
visits-name-tourists = Туристы
visits-name-overnight_tourists = Туристы с ночёвкой
# График того, где принимали людей
hosted-title = Казахстанские студенты в Китае: { NUM($first) } ({ $first_period }), { NUM($last) } ({ $last_period })
hosted-title-none = Студенты в Китае
hosted-subtitle = Студенты в Китае по стране происхождения и году, человек; полая точка — «более»
hosted-no-series = Разные источники и годы: это не один ряд.
hosted-bar-of-two = Полоса ведёт от меньшего из двух чисел к большему.
hosted-alt = Точки в строках по странам и годам. { $title }.
hosted-name-at_least = не менее

## Что строят китайские фирмы и с каким риском?

# Компании и деньги в юанях
no-companies = Подсчёта компаний с китайским капиталом здесь нет.
companies = Статистическое ведомство Узбекистана насчитало { NUM($n) } { PLURAL($n) ->
    [one] компанию
    [few] компании
   *[many] компаний
 } с китайским капиталом ({ MONTH($period) }).
companies-grew = Статистическое ведомство Узбекистана насчитало { NUM($n) } { PLURAL($n) ->
    [one] компанию
    [few] компании
   *[many] компаний
 } с китайским капиталом { MONTH($period, case: "in") } против { NUM($before) } { MONTH($since, case: "in") }.
companies-fell = До того их число упало с { NUM($first) } ({ MONTH($since) }) до { NUM($last) } ({ MONTH($period) }).
companies-kazakh = По подсчёту Казахстана, таких компаний { $counts }.
companies-kazakh-unlike = Подсчёты Казахстана — { $counts } — о разном и роста не показывают.
companies-of-period = { PRINTED($n, NUM($n)) } ({ MONTH($period) })
bonds-issued = Облигации, проданные в юанях: { LIST($bonds, form: "clauses") }.
bonds-planned = Намечены, сведений о продаже не нашли: { LIST($bonds, form: "clauses") }.
bond = { $issuer }, { $amount } ({ MONTH($period) })
bond-worth = { $issuer }, на { $amount } ({ MONTH($period) })

# График
companies-title = Компании с китайским капиталом в Узбекистане: { NUM($first) } ({ MONTH($since) }), { NUM($last) } ({ MONTH($period) })
companies-title-none = Компании с китайским капиталом в Узбекистане
companies-subtitle = Действующие компании, по подсчёту статистического ведомства Узбекистана
companies-caption = Подсчёты 2019 и 2020 годов — из меньшей совокупности, чем более поздние.
companies-alt = Знаки по годам, по одному на подсчёт. { $title }.

# Сети, вычисления и камеры
technology-none = О китайских сетях, центрах данных или камерах здесь ничего нет.
technology = Китайских работ, соглашений и предложений в области сетей, вычислений и камер нашлось { $n }: { LIST($countries, form: "clauses") }.
technology-of-country = { COUNTRY($country) } — { $counts }
so-many-built = построено или поставлено { $n }
so-many-being_built = строится { $n }
so-many-signed = подписано { $n }
so-many-proposed = предложено { $n }
intelligence-built = Искусственный интеллект уже применяется в { COUNTRIES($countries, case: "loc") }.
intelligence-signed = О применении искусственного интеллекта не сообщается; соглашения или документы подписаны с { COUNTRIES($countries, case: "ins") }.
intelligence-being_built = Ни о применении искусственного интеллекта, ни о подписанном не сообщается; что-то строится: { COUNTRIES($countries) }.
intelligence-proposed = Об искусственном интеллекте есть только предложения, ничего не подписано.
technology-money = Суммы известны у { $n }: { LIST($sums, form: "clauses") }.
sum = { COUNTRIES($countries) }, { $amount } ({ PERIOD($period) })

# Таблица
technology-caption = Китайские сети, вычисления и камеры по стадиям
technology-not-complete = Список неполный, большей частью по прессе.
technology-counts-as = Меморандум или соглашение считаются подписанными, переговоры и декларации — предложенными.
technology-years-inferred = Некоторые годы выведены.
technology-dash = Прочерк: суммы нет.
column-technology-countries = Страна
column-technology-title = Что
column-technology-standing = Стадия
column-technology-period = Когда
column-technology-value = Сумма
standing-built = построено или поставлено
standing-being_built = строится
standing-signed = подписано
standing-proposed = предложено

# Рабочие и риск
risks-none = О китайских рабочих, нападениях, столкновениях и протестах здесь ничего нет.
permits = Из { NUM($all) } { PLURAL($all) ->
    [one] иностранца
   *[other] иностранцев
 } с разрешением на работу в Казахстане { PERIOD($period, case: "in") } граждан Китая — { NUM($chinese) } ({ PCT($share, digits: 0) }).
permits-since = Из { NUM($all) } { PLURAL($all) ->
    [one] иностранца
   *[other] иностранцев
 } с разрешением на работу в Казахстане { PERIOD($period, case: "in") } граждан Китая — { NUM($chinese) } ({ PCT($share, digits: 0) }); { PERIOD($since, case: "in") } было { PCT($first_share, digits: 0) }.
quota = Квота Кыргызстана на иностранных работников, то есть предел, составляла { NUM($first) } в { $since } году и { NUM($last) } в { $period } году.
quota-permits = Данные о разрешениях, выданных гражданам Китая, есть лишь по { $last } год, { $counts }: из большей квоты не следует, что их стало больше.
permits-of-year = { NUM($n) } ({ $period })
attack = Одно нападение с афганской территории на граждан Китая в Таджикистане: убито { $killed }, ранено { $injured } ({ PERIOD($period) }).
attacks = Нападений с афганской территории на граждан Китая в Таджикистане — { $n } ({ MONTH($since) } – { PERIOD($period) }): убито { $killed }, ранено { $injured }; более поздних мы не нашли.
# Предложения о жертвах и других происшествиях
people-agreed = { $n }
people-between = от { $low } до { $high }
other-incidents = Другие инциденты с гражданами Китая или китайскими фирмами: { $counts }.
other-incidents-without-dead = Другие инциденты с гражданами Китая или китайскими фирмами, без известных погибших: { $counts }.
incidents-attack-on-firms = нападений на фирмы — { $n } ({ COUNTRIES($countries) })
incidents-clash = столкновений — { $n } ({ COUNTRIES($countries) })
incidents-protest = протестов — { $n } ({ COUNTRIES($countries) })
protests = По данным базы мониторинга, антикитайских протестов было: { $counts } ({ PERIOD($period) }).
protests-in = { COUNTRY($country) } — { NUM($n) }

# Таблица
incidents-caption = Нападения, столкновения и протесты: китайцы, китайские фирмы, афганская граница
incidents-of-one-day = Сообщения одного дня и места — один инцидент; где они различаются, стоят наименьшее и наибольшее.
incidents-dead-at-borders = В пограничных столкновениях погибшие — пограничники и нарушители.
incidents-totals-in-text = Итоги нескольких нападений — только в тексте.
incidents-none = Ни одного нападения, столкновения или протеста здесь нет.
column-incidents-period = Когда
column-incidents-country = Страна
column-incidents-place = Место
column-incidents-kind = Что
column-incidents-killed = Убито
column-incidents-injured = Ранено
column-incidents-reports = Сообщения
# В таблице происшествий: день и вид
incident-day = { PERIOD($period) }
incident-attack-from-afghan-territory = нападение с афганской территории
incident-attack-on-firms = нападение на фирмы
incident-clash = столкновение
incident-clash-with-intruders-from-afghanistan = столкновение с нарушителями из Афганистана
incident-protest = протест

## Верны ли ключевые утверждения?

scoreboard = { COUNT($n, noun: "key-claims") }: { $verdicts }.
claims-of-verdict = { VERDICT($verdict) } — { $n }
verdicts-changed = С того дня, как вышла статья, { $n ->
    [one] изменился { $n }{"\u00A0"}вывод
    [few] изменились { $n }{"\u00A0"}вывода
   *[many] изменилось { $n }{"\u00A0"}выводов
 }.
turned-gas = Поток газа в Китай { $then }, в последний год перед статьёй, и { $now }: теперь прогноз — { $track }.
turned-from-no-call = Когда вышла статья, о прогнозе «{ $statement }» судить было рано; теперь он — { $track }.
turned = Прогноз «{ $statement }» в день выхода статьи: { $before }; теперь: { $track }.
fell-in = упал на { PCT($change) } в { $year } году
grew-in = вырос на { PCT($change) } в { $year } году
fell-from-to = упал на { PCT($change) } с { $start } по { $end } год
grew-from-to = вырос на { PCT($change) } с { $start } по { $end } год

# Таблица
scoreboard-caption = Ключевые утверждения статьи, проверенные трижды
column-scoreboard-statement = Утверждение
column-scoreboard-figure_now = Число
column-scoreboard-referent_now = О чём сказано
column-scoreboard-date_now = Дата
column-scoreboard-verdict_now = Вывод

## Где источники расходятся

disputes-caption = Противоречивые показатели связей между людьми
disputes-empty = Нет двух источников с разными показателями одного факта.
disputes-both = оба направления
disputes-from_china = из Китая
disputes-to_china = в Китай
column-disputes-country = Страна
column-disputes-indicator = Что
column-disputes-period = Период
column-disputes-low = Наименьшее
column-disputes-high = Наибольшее
column-disputes-unit = Единица
column-disputes-gap_pct = Расхождение, %
column-disputes-reason = Почему
# Что считается, по коду таблицы
disputed-arrivals = Въезды
disputed-arrivals_growth = Рост въездов
disputed-bookings_growth = Рост бронирований
disputed-border_crossings = Пересечения границы
disputed-confucius_institute_students = Учащиеся Институтов Конфуция
disputed-confucius_institutes = Институты Конфуция
disputed-enrolments = Зачисления
disputed-flights = Рейсы
disputed-flights_permitted = Разрешённые рейсы
disputed-hospital_beds = Больничные койки
disputed-hospital_cases = Больничные случаи
disputed-learners_of_chinese = Изучающие китайский
disputed-lu_ban_area = Площадь Мастерской Лу Баня
disputed-lu_ban_majors = Специальности Мастерской Лу Баня
disputed-lu_ban_places = Места Мастерской Лу Баня
disputed-lu_ban_students = Учащиеся Мастерской Лу Баня
disputed-lu_ban_workshops = Мастерские Лу Баня
disputed-medical_trips = Поездки на лечение
disputed-overnight_tourists = Туристы с ночёвкой
disputed-patients = Пациенты
disputed-routes_resumed = Возобновлённые маршруты
disputed-scholarship_holders = Стипендиаты
disputed-scholarships = Стипендии
disputed-scholarships_pledged = Обещанные стипендии
disputed-scholarships_value = Сумма стипендий
disputed-students = Студенты
disputed-students_growth = Рост числа студентов
disputed-students_rank = Место по числу студентов
disputed-study_trips = Поездки на учёбу
disputed-telemedicine_hospitals = Больницы с телемедициной
disputed-tourists = Туристы
disputed-training_places_pledged = Обещанные места подготовки
disputed-trips = Поездки
disputed-trips_growth = Рост поездок
disputed-visa_fee = Визовый сбор
disputed-visa_free_stay = Безвизовое пребывание
disputed-visas_issued = Выданные визы

## Что искали и не нашли, по строке

sought-surveys = Ответы о Китае по странам в опросах после 2020 года, например Central Asia Barometer и Gallup; отчёты есть, их чисел прочесть не удалось.
sought-students = Студенты в Китае по странам за 2026 год.
sought-institutes = Институты Конфуция, открывшиеся в 2026 году.
sought-patients = Пациенты, ездившие в Китай лечиться после 2025 года.
sought-visitors = Китайские посетители Казахстана и Кыргызстана за весь 2025 год и китайские туристы в Таджикистане в 2023 и 2024 годах.
sought-permits = Разрешения на работу 2026 года по гражданству в Казахстане.
sought-workers = Граждане Китая, работающие в Узбекистане, и разрешения на работу в Таджикистане после 2015 года.
sought-data-centres = Контракты с китайскими компаниями на центры данных, где названа сумма.
sought-networks = Сети пятого поколения по странам и камеры в городах по числу после 2024 года.
sought-arms = Оружие, поставленное Китаем после 2020 года, по подсчёту СИПРИ.
sought-exercises = Учения Китая с одной из пяти стран после 2021 года, кроме учений Шанхайской организации сотрудничества.
sought-promises = Что стало с обещаниями, о которых сообщений не видели.
sought-not-asked = Не искали вовсе: протесты против Китая в Казахстане по датам и гранты по годам.

## Заголовки и проза блокнота
##
## Markdown, как в блокноте: `cell-` и идентификатор ячейки.

# Заголовок страницы и строка под ним
cell-bcb38cae =
    # Перспективы: что обещано, насколько это вероятно и как это узнать

    Статья завершается прогнозами для шести сфер. Как обстоят дела в каждой, насколько
    вероятно то, чего ждёт статья, что для этого нужно и что скажет об этом заранее? У
    большинства прогнозов есть правило и дата, по которым будет видно, сбылись ли они.

# Над кратким изложением
cell-a8cc11ae = ## Кратко

# Над карточками
cell-1afd96a8 = ## Ключевые показатели

# Над outlook.standing
cell-ff804581 = ## Как обстоят дела в шести сферах?

# Над outlook.forecasts
cell-6f0d00c2 = ## Насколько это вероятно и когда станет известно?

# Под outlook.forecasts, над outlook.hindcast
cell-dbc0aa3a =
    Опоздание считается от первого срока объекта, для железной дороги — от года, который
    официальные лица называют теперь. Туркменский газ оценивается только по добыче и
    потреблению: без спроса Китая, цены и других газопроводов.

    ## Оказались бы такие вероятности верны?

# Над outlook.needs
cell-87b2c6c8 = ## Что для этого должно сбыться?

# Над outlook.conditions
cell-28cf4e9a =
    ## Что изменило бы траекторию торговли?

    Размер каждого изменения измерен; годы выбраны нами.

# Над outlook.what_if
cell-outlook-what-if-heading = ## Что если?

# Над outlook.signals
cell-a9cc60ac = ## За чем следить дальше?

# Над outlook.deeds
cell-5a26009a = ## Становятся ли слова делами?

# Над outlook.due
cell-d7e2027a = ## Какие сроки прошли и какие наступят в следующем году?

# Над outlook.people
cell-44a852b1 = ## Растут ли связи между людьми?

# Над outlook.companies
cell-outlook-firms-heading = ## Что строят китайские фирмы и с каким риском?

# Над outlook.scoreboard
cell-d6075494 = ## Верны ли ключевые утверждения?

# Над выводами об утверждениях
cell-68dafbc4 =
    ## Что говорит статья

    До своего срока прогноз остаётся без вывода.

# Над outlook.disputes
cell-663b5d36 =
    ## Где источники расходятся

    Показатели одного факта о связях между людьми. Данные не отвечают на вопросы о том,
    чего хотят люди, что сделает Россия и соблюдаются ли соглашения о безопасности.

# Над списком источников
cell-63b84455 = ## Источники
