### Железные дороги, порты, маршруты и деньги: что говорит их страница.
###
### Предложение — сообщение, в порядке страницы. О функциях и падежах см. common.ftl.

## Кратко; вывод показывает и страница всех отчётов

# Части вывода
finding-named = { $n ->
    [one] В { $n }{"\u00A0"}действующем официальном заявлении
   *[other] В { $n }{"\u00A0"}действующих официальных заявлениях
 } для железной дороги «Китай — Кыргызстан — Узбекистан» (ККУ) назван { $year } год
finding-durations = По срокам строительства, которые называют официальные лица, железная дорога «Китай — Кыргызстан — Узбекистан» (ККУ) откроется { PERIOD($years, case: "in") }
finding-against-article = названный в статье { $year } год не подтверждает ни один действующий официальный срок
finding-no-date = Действующего официального срока открытия железной дороги «Китай — Кыргызстан — Узбекистан» (ККУ) здесь нет.
brief-late = Из { $works } { $works ->
    [one] трансграничного проекта
   *[other] трансграничных проектов
 } первый названный срок { $late ->
    [one] не выдержал { $late }
   *[other] не выдержали { $late }
 }: { LIST($parts, form: "items") }.
brief-late-by-press = Из { $works } { $works ->
    [one] трансграничного проекта
   *[other] трансграничных проектов
 } первый названный срок { $late ->
    [one] не выдержал { $late }
   *[other] не выдержали { $late }
 } (у { $press } его назвала пресса, а не официальное лицо): { LIST($parts, form: "items") }.
# В кратком изложении: сокращение пути, грузы и деньги
brief-saving = Дорога сократила бы путь Кашгар — Ташкент на { NUM($saving) } км.
brief-no-gain = Путь Сиань — Ташкент она почти наверняка не сократит: неопубликованные длины брались случайно, и короче он вышел в { $share } из { NUM($draws) } испытаний.
brief-unlikely-gain = Путь Сиань — Ташкент она, весьма вероятно, не сократит: неопубликованные длины брались случайно, и короче он вышел в { $share } из { NUM($draws) } испытаний.
brief-open-gain = Сократит ли она путь Сиань — Ташкент, неясно: неопубликованные длины брались случайно, и короче он вышел в { $share } из { NUM($draws) } испытаний.
share-of-draws = { NUM($share) } %
shares-of-draws = { NUM($low) }–{ NUM($high) } %
brief-cargo = По железным дорогам между Казахстаном и Китаем в { $rail_year } году перевезено { PRINTED($rail, NUM($rail, digits: 1)) } млн т, по Среднему коридору в { $middle_year } году — { PRINTED($middle, NUM($middle, digits: 1)) } млн т.
brief-cargo-changed = По железным дорогам между Казахстаном и Китаем в { $rail_year } году перевезено { PRINTED($rail, NUM($rail, digits: 1)) } млн т, по Среднему коридору в { $middle_year } году — { PRINTED($middle, NUM($middle, digits: 1)) } млн т ({ PCT($change, sign: 1) }).
brief-money = Министерство коммерции КНР насчитывает { BN($ministry) } прямых инвестиций ({ PERIOD($counted) }), Евразийский банк развития — проектов на { BN($bank) } ({ PERIOD($listed) }); на { $creditor } приходится { PCT($share, digits: 0) } государственного внешнего долга Кыргызстана ({ PERIOD($period) }).
brief-opening = Сценарий предполагает, что дорога откроется в { $year } году.
never-opens = В этом сценарии дорога не открывается никогда.

## Части предложений, общие для нескольких разделов

# Насколько завершённые объекты опоздали к первому сроку: один, два, края многих
delay-early = на { NUM($years, digits: 1) } года раньше срока
delay-early-to-late = от { NUM($early, digits: 1) } года до срока до { NUM($late, digits: 1) } года после него
delay-late = на { NUM($years, digits: 1) } года позже срока
delays-of-two = на { NUM($early, digits: 1) } и { NUM($late, digits: 1) } года позже срока
delays-of-many = на { NUM($early, digits: 1) }–{ NUM($late, digits: 1) } года позже срока
finished-works = завершено { $n } ({ $delays })
others-late = из остальных { $others } уже опаздывает { $late }
of-them-late = из них уже опаздывает { $late }
creditor-china = Китай
creditor-china_eximbank = Экспортно-импортный банк Китая
creditor-china_development_bank = Государственный банк развития Китая
# Где маршрут стоит
stops-over-sea = на границах и в портах
stops = { $borders ->
    [1] на границе
   *[other] на { $borders } границах
 }
# Участки маршрута: первые и последний
leg = { $start } — { $end }
legs = { LIST($legs, form: "items") } или { $last }

## Ключевые показатели: label- — что это, note- — чего подпись сказать не может

label-opening_named = Срок открытия дороги ККУ, названный правительствами и операторами
note-no-statement = действующего заявления нет
note-named = назван в { $n } из { COUNT($speakers, noun: "current-statements", case: "gen") }
note-named-beside-durations = назван в { $n } из { COUNT($speakers, noun: "current-statements", case: "gen") }; { $durations ->
    [one] в { $durations } назван лишь срок строительства
   *[other] в { $durations } назван лишь срок строительства
 }
note-durations = выведено из { COUNT($n, noun: "durations", case: "gen") } строительства; самого года не называет никто
# Вместо одного года
text-opening_named = { PERIOD($years) } (выведено)
label-opening_scenario = Открытие дороги ККУ в этом сценарии
note-assumed = допущение, поэтому без интервала
note-never = никогда
outcome-opening_scenario = Открытие дороги ККУ
label-slip = Накопленное отставание дороги ККУ от первого названного срока
note-promised = { NUM($years) } { PLURAL($years) ->
    [one] год
    [few] года
   *[many] лет
 } к последнему названному сроку
label-slip_across_borders = Трансграничные проекты, не выдержавшие первого названного срока
# Вместо числа с единицей
text-slip_across_borders = { $late } из { $works }
note-works = { LIST($parts, form: "items") }
label-railway_cost = Стоимость дороги ККУ
label-railway_length = Длина дороги ККУ
note-all-published = диапазон — по всем опубликованным числам
label-saving_kashgar_tashkent = Выигрыш в расстоянии с дорогой ККУ, Кашгар — Ташкент
label-saving_xian_tashkent = Выигрыш в расстоянии с дорогой ККУ, Сиань — Ташкент
note-saving = { NUM($without) } км сегодня, { NUM($with) } с ней, округлено
note-saving-of-two-lines = { NUM($without) } км сегодня, { NUM($with) } с ней, округлено; диапазон — по двум линиям Турфан — Корла
# Ключевые показатели маршрутов
label-probability_xian_tashkent = Уверенность, что ККУ сократит путь Сиань — Ташкент
note-draws = доля из { NUM($draws) } испытаний со случайными значениями неопубликованных длин; диапазон — по двум линиям Турфан — Корла
text-probability_xian_tashkent = менее { NUM($least, digits: 2) }
label-route_today = Кратчайший железнодорожный маршрут { $start } — { $end }, сегодня
label-route_horizon = Кратчайший железнодорожный маршрут { $start } — { $end }, { $year }
note-route = { $route }
note-no-route = маршрута по железной дороге и паромом нет
label-days_horizon = Быстрейший железнодорожный маршрут { $start } — { $end }, { $year }
note-stops = из них { NUM($days, digits: 1) } { $stops }
label-distance_error = Ошибка наших расстояний, медиана
note-checks = по { NUM($checks) } независимым опубликованным расстояниям
# Ключевые показатели грузов и границ
label-cargo_kazakhstan_china_rail = Перевозки по железной дороге между Казахстаном и Китаем
label-cargo_middle_corridor = Перевозки по Среднему коридору
note-year-before = { PCT($change, sign: 1) } к предыдущему году
note-year-before-rounded = на { NUM($low) }–{ PCT($high, digits: 0) } больше, чем годом раньше: оба числа округлены
label-border_hours_measured = Часы на железнодорожной границе, по выборкам ЦАРЭС
label-road_share = Доля автодорог в торговле Китая с Центральной Азией
note-share-then = { PCT($share) } в { $year } году
# Ключевые показатели денег
label-stock_ministry = Накопленные прямые инвестиции Китая, по данным его министерства коммерции
label-stock_bank = Накопленные китайские проекты, по данным Евразийского банка развития
note-another-concept = это не то же, что накопленные инвестиции по данным министерства
label-debt = Долг { COUNTRY($country, case: "gen") } Китаю
label-debt-to-bank = Долг { COUNTRY($country, case: "gen") } Экспортно-импортному банку Китая
note-all-lenders = все китайские кредиторы
label-debt_share_kgz = { $creditor }: доля в государственном внешнем долге Кыргызстана
label-debt_share_kgz-of-china = Доля Китая в государственном внешнем долге Кыргызстана
note-debt-share = { PCT($share) } { PERIOD($period, case: "in") }
note-debt-share-and-top = { PCT($share) } { PERIOD($period, case: "in") }, наибольшая — { PCT($top) } ({ PERIOD($top_period) })

## Что и где строится?

portfolio = Из { $total } { $total ->
    [one] проекта
   *[other] проектов
 } введено { $in_service }, строится { $under_construction }, планируется { $planned }, остановлено { $stopped }.
portfolio-partly-open = Из { $total } { $total ->
    [one] проекта
   *[other] проектов
 } введено { $in_service }, частично открыто { $partly_open }, строится { $under_construction }, планируется { $planned }, остановлено { $stopped }.
portfolio-parties = Китайский участник назван у { $n }; у остальных наши источники его не называют, но это не значит, что его нет.
portfolio-passengers = Только для пассажиров, без грузов: { $projects }.
portfolio-list = Список составлен по тому, о чём писали английские и русские источники; это не реестр.

# Карта
portfolio-title = Введено { $in_service } из { $total } ключевых проектов
portfolio-title-overdue = Введено { $in_service } из { $total } ключевых проектов, просрочено { $overdue }
portfolio-subtitle = Цвет и знак — стадия проекта
portfolio-caption = Номера — как в списке; у линии номер стоит посередине.
portfolio-alt = Карта с пронумерованными проектами ({ $n }); они названы в списке ниже.

# Под картой: пронумерованные проекты
flagships-caption = Пронумерованные проекты, по нашему выбору
flagships-note-overdue = Просрочено: первый названный срок прошёл.
flagships-note-no-date = Без срока: названного срока мы не знаем.
flagships-number = №
flagships-name = Проект
flagships-state = Состояние
flagships-date = Завершён или последний названный срок
flagships-timing = Относительно первого срока
flagships-chinese_party = Китайский участник
flagships-day = { PERIOD($date) }
flagships-no-day = –
# В таблице объектов: как они держатся срока
timing-late = позже срока
timing-overdue = просрочено
timing-on_time = в срок
timing-no_date = без срока
timing-not_due = срок не наступил

# Под ней: по странам
countries-caption = Проекты по странам
countries-note = Проект нескольких стран учтён в каждой из них.
countries-country = Страна
countries-projects = Проекты
countries-in_service = Введено
countries-partly_open = Частично открыто
countries-under_construction = Строится
countries-planned = Планируется
countries-stopped = Остановлено
countries-chinese_party_named = С китайским участником

## Когда откроется железная дорога через Кыргызстан?

# Части первого предложения
opening-named = { $n ->
    [one] В { $n }{"\u00A0"}действующем официальном заявлении
   *[other] В { $n }{"\u00A0"}действующих официальных заявлениях
 } назван { $year } год
opening-no-year = Ни в одном действующем официальном заявлении год не назван
opening-durations = { $n ->
    [one] { $n }{"\u00A0"}названный срок строительства даёт
    [few] { $n }{"\u00A0"}названных срока строительства дают
   *[many] { $n }{"\u00A0"}названных сроков строительства дают
 } { PERIOD($years) }
opening-article-earlier = Названный в статье { $year } год раньше их всех.
opening-article-later = Названный в статье { $year } год позже их всех.
opening-article-among = Названный в статье { $year } год — среди них.
opening-no-date = Действующего срока открытия нет ни у правительств, ни у операторов.
opening-old-date = Это прежний срок ({ PERIOD($date) }), названный { MONTH($said_on, case: "in") } ({ $said_by }: { $note }).
opening-left-date = С тех пор его не называло ни одно официальное лицо.
opening-first-date = Первый срок, названный { MONTH($said_on, case: "in") }, — { PERIOD($date) }.
# Предложения о работах и об открытии по сценарию
opening-works = По плану { MONTH($by, case: "to") } должно быть выполнено { PCT($part, digits: 0) } работ.
opening-tunnels = Проходка тоннелей начинается медленно, так что об отставании это не говорит.
opening-progress = Последнее сообщение о ходе работ ({ PERIOD($period) }): { SMALL($event) }.
opening-progress-headline = Последнее сообщение о ходе работ ({ PERIOD($period) }; мы видели лишь заголовок): { SMALL($event) }.
opening-scenario = По сценарию дорога откроется в { $year } году.
opening-scenario-as-named = По сценарию дорога откроется в { $year } году, который называют официальные лица.
opening-scenario-unlike-named = По сценарию дорога откроется в { $year } году; официальные лица называют { $named }.
opening-chance = Вероятность { $year } года — около { NUM($chance, digits: 2) } (правило последовательности Лапласа, n = { $decided }): из { $decided } { $decided ->
    [one] другого трансграничного проекта, первый срок которого прошёл,
   *[other] других трансграничных проектов, первый срок которых прошёл,
 } { $kept ->
    [0] его не выдержал ни один
    [one] его выдержал { $kept }
   *[other] его выдержали { $kept }
 }.
opening-limits = 95-процентные границы по Джеффрису — { NUM($low, digits: 2) } и { NUM($high, digits: 2) }.
opening-rough = Оценка грубая: { $year } год — не первый срок, и { $others } из { $decided } проектов — не железные дороги.
doubts = Внимание: открытие в { $year } году не согласуется с тем, что известно о дороге ККУ.
doubts-earliest = Самый ранний год, который называют правительства и операторы, — { $year }.
doubts-pace = По плану после { MONTH($by, case: "gen") } на { COUNT($months, noun: "months") } оставалось бы { PCT($part, digits: 0) } работ.

# График
opening-title = Открытие ККУ: назывались сроки от { PERIOD($first) } до { $last } года
opening-title-without-dates = Обещанные сроки ККУ
opening-subtitle = Обещанный год завершения и день, когда его обещали
opening-dates-current = Официальных сроков, которые ещё действуют (не прошли и не заменены тем же лицом), — { $n }.
opening-durations-worked-out = Из сроков строительства год вычислен.
# За ним все предложения раздела, здесь и в описаниях ниже
opening-alt = Точки по дню заявления и обещанному году. { LIST($sentences, form: "sentences") }
name-unofficial = пресса и авторы

## Насколько опаздывают такие проекты?

# Части
slips-across = Из { $works } { $works ->
    [one] трансграничного проекта
   *[other] трансграничных проектов
 } завершено { $n }
slips-across-delays = Из { $works } { $works ->
    [one] трансграничного проекта
   *[other] трансграничных проектов
 } завершено { $n } ({ $delays })
slips-within = Из { $works } { $works ->
    [one] проекта
   *[other] проектов
 } внутри одной страны завершено { $n }
slips-within-delays = Из { $works } { $works ->
    [one] проекта
   *[other] проектов
 } внутри одной страны завершено { $n } ({ $delays })
slips-by-press = Проекты, первый срок которых назвала пресса, а не официальное лицо: { $projects }.
slips-perhaps-done = Возможно, завершено: { $projects }; министр, перечисляя линии, строящиеся в 2026 году, об этом не упомянул.
slips-missed-dates = Если мы упустили более ранний срок, отставание на деле больше.
slips-no-median = Для медианы проектов слишком мало.
slips-no-median-given-up = Для медианы проектов слишком мало; проект, от которого отказались, не учтён: { $projects }.

# График
slips-title = Первый названный срок { $late ->
    [one] не выдержал
   *[other] не выдержали
 } { $late } из { $works } { $works ->
    [one] трансграничного проекта
   *[other] трансграничных проектов
 }
slips-title-without-works = Накопленное отставание проектов
slips-subtitle = Лет от первого названного срока до завершения или до { PERIOD($day, case: "gen") }
slips-subtitle-without-day = Лет от первого названного срока до завершения или до последнего заявления
slips-unfinished = Полые знаки — незавершённые проекты: отставание, накопленное к этому дню.
slips-promised-now = Полоса доведена до срока, обещанного теперь.
slips-alt = Точки по проектам. { LIST($sentences, form: "sentences") }
name-censored = не завершено
name-across = трансграничные
name-within = внутри одной страны

## Сколько стоит дорога и кто платит?

costs = Стоимость оценивают в { MN($cost) }.
costs-between = Стоимость оценивают в { MN($cost) }; опубликованы числа от { MN($low) } до { MN($high) }.
costs-loan = { PCT($part, digits: 0) } этой суммы — китайский кредит совместной компании ({ MN($loan) }, подписан { MONTH($signed, case: "in") }); остальное — собственный капитал.
costs-loan-of-years = { PCT($part, digits: 0) } этой суммы — китайский кредит совместной компании ({ MN($loan) }, подписан { MONTH($signed, case: "in") }, на { NUM($years) } { PLURAL($years) ->
    [one] год
    [few] года
   *[many] лет
 }); остальное — собственный капитал.
costs-owners = Владельцы: { $owners }.
owner = { COUNTRY($country) } ({ NUM($share, digits: 1) } %)
costs-part = Неясно, охватывает ли эта сумма что-либо, кроме { NUM($length) } км в Кыргызстане.
costs-no-source = Кто оплатит перерасход, не говорит ни один источник.
costs-overrun = Если бы владельцы делили его по своим долям, { $cost } обошлись бы Кыргызстану ещё в { MN($overrun, digits: 2) }.
costs-overrun-of-debt = Если бы владельцы делили его по своим долям, { $cost } обошлись бы Кыргызстану ещё в { MN($overrun, digits: 2) }, или { PCT($part, digits: 0) } его долга Экспортно-импортному банку Китая ({ PERIOD($period) }).
cost-named = { MN($cost) }, названные { MONTH($said_on, case: "in") },
cost-named-for-older-line = { MN($cost) }, названные { MONTH($said_on, case: "in") } для прежней трассы в { NUM($length) } км,

# Таблица
costs-caption = Опубликованные стоимость и длина, сначала самые ранние
costs-note = Числа относятся к разным трассам и годам; к ценам одного года они не пересчитаны.
costs-what = Что
costs-said_on = Когда сказано
costs-value = Число
costs-unit = Единица
costs-remark = Примечание
size-cost = стоимость
size-length = длина
size-length-in-kyrgyzstan = длина в Кыргызстане

## Какой маршрут кратчайший?

routes-today = Кратчайший железнодорожный маршрут { $start } — { $end } сегодня — { NUM($distance) } км, на нём { $borders } { $borders ->
    [one] граница
    [few] границы
   *[many] границ
 }; { PCT($estimated, digits: 0) } длины — оценка.
routes-fastest = Самый быстрый занимает около { NUM($days, digits: 1) } дня, из них { NUM($stop_days, digits: 1) } { $stops }.
routes-none-today = Сегодня в нашей сети нет маршрута { $start } — { $end } по железной дороге и паромом.
routes-not-open = В { $year } году он остаётся прежним: дорога не открыта.
routes-used-if-open = Если бы она была открыта, маршрут шёл бы по ней.
routes-unused-if-open = Даже будь она открыта, маршрут по ней не шёл бы.
# $railway говорит, идёт ли маршрут по дороге.
routes-then = В { $year } году его длина — { NUM($distance) } км, и он { $railway ->
    [yes] идёт
   *[no] не идёт
 } по дороге ККУ.
routes-then-same = В { $year } году он той же длины и { $railway ->
    [yes] идёт
   *[no] не идёт
 } по дороге ККУ.
routes-then-shorter = В { $year } году он на { NUM($change) } км короче и { $railway ->
    [yes] идёт
   *[no] не идёт
 } по дороге ККУ.
routes-then-longer = В { $year } году он на { NUM($change) } км длиннее и { $railway ->
    [yes] идёт
   *[no] не идёт
 } по дороге ККУ.
routes-none-then = В { $year } году его тоже нет.
routes-only-past-coal-line = Если выйдет из строя участок { $legs }, другого пути в нашей сети нет; на деле в обход ведёт угольная линия, здесь не учтённая.
routes-only = Если выйдет из строя участок { $legs }, другого пути в нашей сети нет; на деле он может быть.
routes-only-without-railway = Если дорога ККУ открыта, другой путь в нашей сети есть у каждого участка; без неё его нет у участка { $legs }.
routes-worst = Дороже всего обходится потеря участка { $legs }: путь удлиняется на { NUM($detour) } км.
routes-worst-of-others = Из остальных участков дороже всего обходится потеря участка { $legs }: путь удлиняется на { NUM($detour) } км.
routes-worst-with-railway = С дорогой ККУ он удлинился бы на { NUM($detour) } км.
routes-worst-without-railway = Без дороги ККУ он удлинился бы на { NUM($detour) } км.
routes-capacity = Пропускная способность в сети не учтена, так что обходной путь может быть загружен.

# Карта
routes-title = { $start } — { $end }: { NUM($today) } км сегодня, { NUM($then) } в { $year } году
routes-title-no-shorter = { $start } — { $end }: { NUM($today) } км сегодня, в { $year } году не короче
routes-title-without-route = { $start } и { $end } в сети
routes-subtitle = Кратчайший маршрут по железной дороге и паромом и дорога ККУ
routes-straight = Пункты соединены прямыми, это не трасса.
routes-other-legs = Серые линии — прочие действующие участки.
routes-left-out = Скоростные и угольные линии не показаны.
routes-alt = Карта. { LIST($sentences, form: "sentences") }
name-route-today = кратчайший маршрут сегодня
name-route-railway = дорога ККУ, ещё не открыта
name-route-other = прочие участки

# Таблица
options-caption = Лучшие маршруты по каждому признаку, по железной дороге и паромом
options-network = Сеть
options-best_by = Лучший по
options-route = Маршрут
options-distance_km = км
options-estimated_pct = Оценено, %
options-days = Сутки
options-stop_days = Стоянка
options-borders = Границы
options-gauge_breaks = Смены колеи
name-today = сегодня
name-distance = расстоянию
name-time = времени
name-distance-and-time = расстоянию, времени

## Что сократила бы дорога?

comparison-shorter = Она сократила бы путь для { $n } из { COUNT($pairs, noun: "pairs", case: "gen") } городов: { $savings }.
# Пара печатается как «Кашгар – Ташкент».
saving = { $pair } на { NUM($saving) } км
comparison-none-shorter = Ни одного из этих маршрутов она не сократила бы.
comparison-new = Маршрут { $pairs } есть только с ней.
comparison-same = Не изменились бы: { $pairs }.
comparison-claim = Объявлен выигрыш в { NUM($saving) } км и { NUM($low) }–{ NUM($high) } суток, но не сказано, откуда и куда.
comparison-enough = { $n ->
    [one] Такой выигрыш даёт только { $pairs }.
   *[other] Такой выигрыш дают только { $pairs }.
 }
comparison-none-enough = Такого выигрыша не даёт ни один из этих маршрутов.

# График длин
comparison-title = Дорога сократила бы { $n } из { $pairs } маршрутов
comparison-subtitle = Кратчайший маршрут по железной дороге и паромом, км
comparison-caption = Где знаки совпадают, кратчайший маршрут по дороге не идёт.
comparison-alt = Пары знаков по маршрутам. { LIST($sentences, form: "sentences") }

# Под ним: по дороге, по обеим линиям, которые к ней ведут
over = Через первую линию Турфан — Корла путь Сиань — Ташкент по дороге ККУ { $first } сегодняшнего.
over-both-lines = Через первую линию Турфан — Корла путь Сиань — Ташкент по дороге ККУ { $first } сегодняшнего, через вторую, 2014 года, — { $second }.
over-shorter = на { NUM($distance) } км короче
over-longer = на { NUM($distance) } км длиннее
over-draws = Короче он был в { $shares } из { NUM($draws) } испытаний.
over-share = { PCT($share) }

# График объездов
over-title = Крюк по дороге ККУ
over-title-longer = Сиань — Ташкент: по дороге ККУ на { NUM($low) }–{ NUM($high) } км длиннее
over-subtitle = Маршрут по ККУ минус маршрут без неё, км; отрезки охватывают 80 % испытаний
over-right-of-zero = Справа от нуля путь по дороге — крюк.
over-draws-lengths = В каждом испытании неопубликованной длине придана извилистость другого участка того же вида.
over-alt = Знаки с интервалами по маршрутам. { LIST($sentences, form: "sentences") }

## Насколько верны эти расстояния и времена?

accuracy = Независимых опубликованных расстояний — { $checks }: медианное отклонение нашей сети от них — { PCT($error) }, разброс — от { PCT($low, sign: 1) } до { PCT($high, sign: 1) }.
accuracy-left-out = { $n ->
    [one] { $n }{"\u00A0"}проверка не учтена
    [few] { $n }{"\u00A0"}проверки не учтены
   *[many] { $n }{"\u00A0"}проверок не учтены
 }, так как длина участка выведена из того же текста.
accuracy-waiting = Ожидание на станциях в нашем времени в пути не учтено.
accuracy-waiting-yet-longer = Ожидание на станциях не учтено, и всё же { $above } из { COUNT($times, noun: "published-times", case: "gen") } грузовых поездов меньше наших; наши превышают их не более чем на { PCT($most, digits: 0) }.
accuracy-border-hours = Время на границах для сквозных поездов у нас, вероятно, завышено.
accuracy-speed = Время рассчитано по скорости { NUM($speed, digits: 1) } км/ч по железной дороге и { NUM($border, digits: 1) } ч на железнодорожной границе.
accuracy-speed-measured = Время рассчитано по скорости { NUM($speed, digits: 1) } км/ч по железной дороге и { NUM($border, digits: 1) } ч на железнодорожной границе, как в последних выборках ЦАРЭС.
accuracy-speed-set = Время рассчитано по скорости { NUM($speed, digits: 1) } км/ч по железной дороге и { NUM($border, digits: 1) } ч на железнодорожной границе (задано сценарием).
accuracy-gauge = Смена колеи учтена, даже на границах без неё.
# Предложения о переправе через море
accuracy-ports = Время в портах не измеряет ни один источник; принято { NUM($hours) } ч на морской переход.
accuracy-crossing = С ними путь Сиань — Баку занимает { NUM($days, digits: 1) } дня; источники дают { $published }.
crossing = { NUM($days) } { $way } ({ PERIOD($period) })
crossing-between = { NUM($low) }–{ NUM($high) } { $way } ({ PERIOD($period) })
crossing-way-china_to_azerbaijan = из Китая в Азербайджан
crossing-way-first_train_xian_to_azerbaijan = для первого поезда из Сианя в Азербайджан
accuracy-as-of = Сеть — сегодняшняя: длины, опубликованные после { PERIOD($day, case: "gen") }, тоже использованы.

## Что везут коридоры?

freight = По железным дорогам между Казахстаном и Китаем перевезено { $rail }, по Среднему коридору — { $middle }.
cargo = { PRINTED($amount, NUM($amount, digits: 1)) } млн т в { $year } году
cargo-changed = { PRINTED($amount, NUM($amount, digits: 1)) } млн т в { $year } году ({ PCT($change, sign: 1) })
cargo-changed-rounded = { PRINTED($amount, NUM($amount, digits: 1)) } млн т в { $year } году (рост на { NUM($low) }–{ PCT($high, digits: 0) }: оба числа округлены)
freight-no-year = Для этой выборки не известен ни один целый год обоих коридоров.
freight-pace = Среднегодовой темп прироста в Среднем коридоре с { $year } года, { PCT($pace, digits: 0) }, — не ориентир.
freight-surge = Объём вырос с { NUM($first, digits: 1) } до { NUM($last, digits: 1) } млн т { PERIOD($years, case: "for") }.
freight-surge-and-fall = Объём вырос с { NUM($first, digits: 1) } до { NUM($last, digits: 1) } млн т { PERIOD($years, case: "for") }, а затем упал.
freight-exports = Из грузов, прошедших по Среднему коридору железными дорогами Казахстана, { PCT($share, digits: 0) } — экспорт Казахстана ({ PERIOD($period) }).
freight-containers = Из { NUM($containers) } ДФЭ, прошедших по нему, из Китая — { NUM($chinese) } ({ $year }).
# Предложения о целях и планах перевозок
freight-missed = Из { COUNT($n, noun: "expectations", case: "gen") } относительно него не сбылось { $missed }.
freight-missed-belated = Из { COUNT($n, noun: "expectations", case: "gen") } относительно него не сбылось { $missed }, хотя все опубликованы в том же году или позже.
freight-goal = Самому высокому ожиданию на { $year } год, { NUM($goal) } млн т, нужен прирост { PCT($growth) } в год.
freight-plan = По ККУ планируется перевозить { $plan } млн т в год: { $share } перевозок по железным дорогам между Казахстаном и Китаем.
freight-plan-of-two-sources = По ККУ планируется перевозить { $plan } или, по другому источнику, { NUM($other_plan) } млн т в год: { $share } перевозок по железным дорогам между Казахстаном и Китаем.
plan = { NUM($plan) }
plan-between = { NUM($low) }–{ NUM($high) }
share-of-rail = { NUM($share) } %
shares-of-rail = { NUM($low) }–{ NUM($high) } %
freight-road = По данным таможни Китая, доля автодорог в стоимости торговли Китая с Центральной Азией выросла с { PCT($first) } в { $start } году до { PCT($last) } в { $end } году.

# График
freight-title = Средний коридор: { PRINTED($middle, NUM($middle, digits: 1)) } млн т; железные дороги Казахстан — Китай: { PRINTED($rail, NUM($rail, digits: 1)) }
freight-title-without-year = Грузы коридоров
freight-subtitle = Грузы в { $year } году, млн т; пунктир: план ККУ
freight-subtitle-without-year = Грузы, млн т; пунктир: план ККУ
freight-caption = Эти потоки пересекаются лишь в товарах из Китая, которые идут по Среднему коридору через границу Казахстана.
freight-alt = Столбцы. { LIST($sentences, form: "sentences") }

# Железные дороги между Казахстаном и Китаем по годам
rail-fall = По железным дорогам между Казахстаном и Китаем в { $before_year } году перевезено { PRINTED($before, NUM($before, digits: 1)) } млн т; за { $year } год опубликовано { NUM($low, digits: 1) } млн т, но тогда железная дорога могла считать иначе.
rail-missed = Цель, поставленная в { $said_on } году на { $year } год, — { PRINTED($plan, NUM($plan)) } млн т; перевезено { NUM($came, digits: 1) } млн т.
rail-missed-worked-out = Цель, поставленная в { $said_on } году на { $year } год, — { PRINTED($plan, NUM($plan)) } млн т; перевезено { NUM($came, digits: 1) } млн т (вычислено по более позднему числу).
rail-newest = По железной дороге { PERIOD($period, case: "in") } перевезено { NUM($cargo, digits: 1) } млн т.
rail-title = Железные дороги Казахстан — Китай: { PRINTED($before, NUM($before, digits: 1)) } млн т в { $year } году и { PRINTED($last, NUM($last, digits: 1)) } млн т в { $last_year } году
rail-title-without-years = Железные дороги Казахстан — Китай по годам
rail-subtitle = Грузы за год, млн т, по данным официальных лиц и прессы Казахстана, и план на этот год
rail-caption = За годы без знака данных нет; полые знаки вычислены по более позднему числу.
rail-alt = Линии и точки по годам. { LIST($sentences, form: "sentences") }

# Таблица планов и ожиданий
hopes-caption = Планы и ожидания для Среднего коридора и что вышло на деле
hopes-period = На какой год
hopes-said_on = Опубликовано
hopes-nature = Чем названо
hopes-value = млн т
hopes-came = Вышло на деле
hopes-reached_pct = Достигнуто, %
hopes-needed_pct = Нужно, % в год
nature-expected = ожидание
nature-forecast = прогноз
nature-plan = план
nature-target = цель

# Таблица всех коридоров
latest-caption = Последний целый год каждого коридора, пункта пропуска и порта
latest-note = Хоргос и Алашанькоу — два пункта пропуска на железных дорогах Казахстан — Китай: один поток, сосчитанный дважды.
latest-corridor = Коридор, пункт пропуска или порт
latest-indicator = Что
latest-period = Год
latest-value = Перевезено
latest-unit = Единица
latest-amount = { PRINTED($amount, NUM($amount, digits: 1)) }
latest-amount-worked-out = { PRINTED($amount, NUM($amount, digits: 1)) } (вычислено)
latest-before = Годом раньше

# Под ней
shipments = В выборках ЦАРЭС переход границы по железной дороге занимал { $hours }; перевозка стоила { $cost }.
border-hours = { NUM($hours, digits: 1) } ч в { $year } году
border-hours-before = { NUM($hours, digits: 1) } ч в { $year } году ({ NUM($before, digits: 1) } в { $year_before } году)
cost-of-carriage = { NUM($cost) } долл. на 500 км и 20 т
cost-of-carriage-before = { NUM($cost) } долл. на 500 км и 20 т ({ NUM($before) } долл.)
shipments-unknown = Для этой выборки время и стоимость перевозок неизвестны.

## Что пересекает границу и кто это считает?

trains = Государственная железная дорога Китая насчитала { NUM($trains) } { PLURAL($trains) ->
    [one] поезд
    [few] поезда
   *[many] поездов
 } Китай — Европа в { $year } году.
trains-changed = Государственная железная дорога Китая насчитала { NUM($trains) } { PLURAL($trains) ->
    [one] поезд
    [few] поезда
   *[many] поездов
 } Китай — Европа в { $year } году ({ PCT($change, sign: 1) }).
trains-months = В { $year } году, по данным железной дороги и телевидения: { $parts }.
trains-months-slower = В { $year } году, по данным железной дороги и телевидения, рост замедлился: { $parts }.
trains-part = { MONTHS($months) } — { NUM($trains) } ({ PCT($change, sign: 1) })
trains-passages = Меньше всего { PERIOD($period, case: "in") } росло число поездов через Казахстан (западный проход) — на { PCT($least, digits: 0) }; через { $passage } проход — на { PCT($most, digits: 0) }.
passage-western_passage = западный
passage-central_passage = центральный
passage-eastern_passage = восточный
# О круглом числе, по дням двух сообщений
trains-mark = Через Хоргос и Алашанькоу вместе { PERIOD($day, case: "to") } прошло { NUM($trains) } { PLURAL($trains) ->
    [one] поезд
    [few] поезда
   *[many] поездов
 }, на { COUNT($sooner, noun: "days") } раньше, чем годом прежде (по датам сообщений).
trains-middle = Железная дорога Казахстана насчитала { NUM($trains) } { PLURAL($trains) ->
    [one] контейнерный поезд
    [few] контейнерных поезда
   *[many] контейнерных поездов
 } в Среднем коридоре { PERIOD($period, case: "in") } ({ PCT($change, sign: 1) }).
transit = Транзит через Казахстан составил { NUM($rail) } млн т по железной дороге в { $year } году и { NUM($all, digits: 1) } млн т всеми видами транспорта в { $all_year } году, так что об изменении эти числа не говорят.
torugart = В Торугарте, на границе с Кыргызстаном, управление транспорта Синьцзяна насчитало { NUM($cargo, digits: 2) } млн т и { NUM($vehicles) } { PLURAL($vehicles) ->
    [one] грузовую машину
    [few] грузовые машины
   *[many] грузовых машин
 } { PERIOD($period, case: "in") }.
torugart-counters = Пограничный контроль насчитал { NUM($before) } за { $year } год, но это машины всех видов, поэтому роста из этих двух чисел не вывести.
karasu = Через Карасу, единственный пункт пропуска на границе с Таджикистаном, новые машины вывозят как товар: { $years }, по данным пограничного контроля.
karasu-in-year = { $vehicles } { PERIOD($period, case: "in") }
karasu-by-day = { $vehicles } { PERIOD($period, case: "to") }
karasu-onward = Часть идёт дальше, в Афганистан, Пакистан и Узбекистан.
centre = Центр сотрудничества в Хоргосе насчитал { PRINTED($entries, NUM($entries, digits: 2)) } млн въездов и выездов в { $year } году.
centre-changed = Центр сотрудничества в Хоргосе насчитал { PRINTED($entries, NUM($entries, digits: 2)) } млн въездов и выездов в { $year } году ({ PCT($change, sign: 1, digits: 0) }).
centre-not-arrivals = Виза для них не нужна, посетители остаются в закрытой зоне, и въездами в Казахстан это не считается.

# Таблица по пунктам пропуска
border-caption = Каждый пункт пропуска: последнее число за большую часть года или, если его нет, просто последнее
border-note = Строки несопоставимы: периоды и источники разные.
border-note-khorgos = Новые машины в Хоргосе — по всем направлениям вывоза.
border-corridor = Пункт пропуска
border-indicator = Что
border-period = Период
border-value = Насчитано
border-counted_by = Кто считает
border-trains = поезда
border-cargo = грузы
border-containers = контейнеры
border-vehicles = машины
border-vehicles_as_goods = новые машины как товар
# В таблице границ: количества
border-amount = { NUM($amount) }
border-amount-mt = { NUM($amount, digits: 2) } млн т
border-amount-kteu = { NUM($amount, digits: 1) } тыс. ДФЭ
border-more-than = более { NUM($amount) }
border-more-than-mt = более { NUM($amount, digits: 2) } млн т
border-more-than-kteu = более { NUM($amount) } тыс. ДФЭ
# На графиках: названия мест и подсчётов
name-carried = перевезено
name-bakhty = Бахты
name-torugart = Торугарт
name-irkeshtam = Иркештам
name-kulma_karasu = Карасу (Кульма)
name-lianyungang_base = Казахстанский терминал, Ляньюньган

# Состояния проектов, сети, линии, коридоры, переходы и порты
name-partly_open = частично открыто
name-in_service = введено
name-under_construction = строится
name-planned = планируется
name-stopped = остановлено
name-without_km = сегодня
name-with_km = с дорогой ККУ
name-original = первая линия Турфан — Корла
name-shorter = линия Турфан — Корла 2014 года
# На графиках: названия маршрутов и мест
name-kazakhstan_china_rail = Железные дороги Казахстан — Китай
name-middle_corridor = Средний коридор
name-cku_railway = Дорога ККУ
name-kazakhstan_transit = Транзит через Казахстан
name-khorgos_and_alashankou = Хоргос и Алашанькоу
name-khorgos = Хоргос
name-alashankou = Алашанькоу
name-khorgos_gateway = Сухой порт Хоргос
name-baku_port = Порт Баку
name-aktau_port = Порт Актау
name-turkmenbashi_port = Порт Туркменбаши
name-xian = Сиань
name-northern_route = Северный маршрут
name-china_europe_trains = Поезда Китай — Европа
name-carec = Выборки ЦАРЭС
# Что считается в коридоре, в какой единице и каким видом транспорта
indicator-capacity = мощность
indicator-cargo = грузы
indicator-containers = контейнеры
indicator-trains = поезда
unit-kteu = тыс. ДФЭ
unit-mt-a-year = млн т в год
unit-thousand = тыс.
mode-rail = железная дорога
mode-road = автодорога
mode-sea = море

## Сколько там китайских денег?

money = Зависит от того, что считать: наши источники считают { $n } { $n ->
    [one] величину
    [few] величины
   *[many] величин
 }, и складывать их нельзя.
money-fdi_stock = Накопленные прямые инвестиции, по данным Министерства коммерции КНР, — { MN($stock) } ({ PERIOD($period) }).
money-project_stock = Евразийский банк развития насчитывает проектов на { MN($stock) } ({ PERIOD($period) }).
money-ended = Ряды контрактов и обязательств кончаются { $year } годом; часть денег идёт через Гонконг или Нидерланды.
money-through-others = Часть денег идёт через Гонконг или Нидерланды.
money-unknown = Для этой выборки данных о китайских деньгах в Центральной Азии нет.

# Таблица
money-caption = Способы считать китайские деньги в Центральной Азии
money-note-prices = Обязательства — в ценах 2021 года.
money-note-bank = Последнее число банка включает проекты в Узбекистане, которых он прежде не считал.
money-concept = Что
money-part = Часть
money-basis = Источник
money-value = млн долл.
money-last_year = По год
money-how = Как
# В таблице денег: что и кем подсчитано
count-all = всё
count-construction = строительство
count-investment = покупки
count-mofcom = Министерство коммерции КНР
count-edb = Евразийский банк развития
count-aei = Американский институт предпринимательства
count-aiddata = AidData
count-published = опубликовано
count-sum = сумма величин
count-fdi_stock = накопленные прямые инвестиции
count-project_stock = накопленные проекты
count-contract = контракты
count-commitment = обещанные кредиты и гранты

## Кто должен Китаю?

debt = Из государственного внешнего долга { COUNTRY($country, case: "gen") } на { $creditor } приходилось { $amount }.
debt-below-highest = Из государственного внешнего долга { COUNTRY($country, case: "gen") } на { $creditor } приходилось { $amount }; прежде — { $highest }.
debt-amount = { PRINTED($debt, MN($debt, digits: 2)) } { PERIOD($period, case: "in") }
debt-amount-worked-out = { MN($debt, digits: 2) } { PERIOD($period, case: "in") } (вычислено по более позднему числу)
# $debt — сумма или «около суммы».
debt-highest = { $debt } на пике ({ PERIOD($period) })
debt-highest-in-years = { $debt } { PERIOD($years, case: "in") }
debt-highest-amount = { MN($debt, digits: 2) }
debt-highest-about = около { MN($debt, digits: 2) }
debt-share-rose-and-fell = Доля в этом долге выросла с { PCT($first) } ({ PERIOD($first_period) }) до { PCT($top) } ({ PERIOD($top_period) }) и упала до { PCT($last) } ({ PERIOD($last_period) }).
debt-share-went = Доля в этом долге изменилась с { PCT($first) } ({ PERIOD($first_period) }) до { PCT($last) } ({ PERIOD($last_period) }).
debt-alone = На один { $creditor } { PERIOD($period, case: "in") } приходилось { PRINTED($debt, MN($debt, digits: 2)) }; для всех китайских кредиторов более позднего числа нет.
debt-alone-with-share = На один { $creditor } { PERIOD($period, case: "in") } приходилось { PRINTED($debt, MN($debt, digits: 2)) } ({ PCT($share) }); для всех китайских кредиторов более позднего числа нет.
# Предложения о погашении и о неизвестном
debt-repaid = { COUNTRY($country) } { MONTH($period, case: "to") } погасил весь долг (кредитор — { $creditor }).
debt-unknown = Для этой выборки долг Китаю неизвестен.
debt-service = На { $creditor } в { $year } году пришлось { $amount } платежей { COUNTRY($country, case: "gen") } по долгу — { PCT($share) } всех его платежей по обслуживанию долга.
debt-service-with-principal = На { $creditor } в { $year } году пришлось { $amount } платежей { COUNTRY($country, case: "gen") } по долгу, из них { PCT($principal, digits: 0) } — основной долг; это { PCT($share) } всех его платежей по обслуживанию долга.
service-amount = { NUM($service) } млн долл.
service-amount-at-least = более { NUM($service) } млн долл.
debt-missing = О долге { COUNTRIES($countries, case: "gen") } данных нет.
debt-loan-larger = Кредит ККУ в { MN($loan) } больше долга Кыргызстана Экспортно-импортному банку ({ PRINTED($debt, MN($debt, digits: 2)) }); должник по нему — компания, а не государство.
debt-loan-smaller = Кредит ККУ в { MN($loan) } меньше долга Кыргызстана Экспортно-импортному банку ({ PRINTED($debt, MN($debt, digits: 2)) }); должник по нему — компания, а не государство.

# График
debt-title = { $creditor }: доля в государственном внешнем долге Кыргызстана — { LIST($shares, form: "items") }
debt-title-without-kyrgyz = Доля Китая в государственном внешнем долге
debt-share-of-year = { PCT($share, digits: 0) } в { $year } году
debt-subtitle = Доля долга Китаю в государственном внешнем долге, %
debt-creditors = { LIST($creditors, form: "clauses") }.
debt-as-printed = Как опубликовано или вычислено по итогу на ту же дату.
debt-of-all-lenders = { COUNTRY($country) }: все китайские кредиторы
debt-of-one-lender = { COUNTRY($country) }: только { $creditor }
debt-alt = Линии. { LIST($sentences, form: "sentences") }

## Где источники расходятся

disputes-caption = Противоречивые показатели, сначала с наибольшим расхождением
disputes-corridor = Коридор
disputes-indicator = Что
disputes-period = Период
disputes-low = Наименьшее
disputes-high = Наибольшее
disputes-unit = Единица
disputes-gap_pct = Расхождение, %
disputes-reason = Причина

## Что искали и не нашли, по строке

sought-railway-money = Сколько процентов дороги из Китая в Узбекистан построено и сколько денег на неё выплачено.
sought-railway-lots = Работы на этой дороге по участкам, процентная ставка по её кредиту и то, как грузы меняют колею в Макмале.
sought-railway-tunnel = Какой из её тоннелей пробит в сентябре 2026 года; виден был лишь заголовок.
sought-rail-years = Железнодорожные грузы между Казахстаном и Китаем в 2014, 2015, 2017–2019 и 2021 годах, за весь 2025 год и за любой месяц 2026 года.
sought-rail-gates = Грузы через Достык и Алтынколь по отдельности за целые годы с 2015 по 2024.
sought-containers = Контейнеры по пунктам пропуска.
sought-middle-2026 = Тонны в Среднем коридоре в 2026 году и его контейнерные поезда после марта этого года.
sought-roads = Автомобильные грузы через Торугарт до 2024 года, через Иркештам за любой целый год после 2013-го и через Майкапчагай за любой год.
sought-bakhty = Грузы через Бахты в 2025 году и через Кульму по весу за любой целый год после 2013-го.
sought-openings = Открытие железных дорог Дарбаза — Мактаарал и Мойынты — Кызылжар.
sought-border-times = Время и стоимость на границах по измерениям ЦАРЭС за 2024 год.
sought-direct-investment = Прямые инвестиции из Китая в 2025 году по подсчётам самих стран; узбекский добавляет кредиты.
sought-edb-2026 = Список китайских проектов Евразийского банка развития за 2026 год.
sought-debt = Сколько Казахстан и Узбекистан должны Китаю, когда бы то ни было, и сколько любая из пяти стран должна ему после января 2026 года.
sought-yuan = Продал ли Казахстан облигации в Китае в апреле 2026 года и какие валютные свопы согласованы в 2025 или 2026 годах.

## Заголовки и проза блокнота
##
## Markdown, как в блокноте: `cell-` и идентификатор ячейки.

# Заголовок страницы и строка под ним
cell-cell-00 =
    # Инфраструктура: железные дороги, маршруты и деньги

    Когда откроется железная дорога через Кыргызстан и что она сократит? Что везут
    коридоры и кто платит?

# Над кратким изложением
cell-cell-08 = ## Кратко

# Над карточками
cell-cell-10 = ## Ключевые показатели

# Над infrastructure.portfolio
cell-cell-12 = ## Что и где строится?

# Над infrastructure.opening
cell-cell-15 = ## Когда откроется железная дорога через Кыргызстан?

# Над infrastructure.slips
cell-cell-17 = ## Насколько опаздывают такие проекты?

# Над infrastructure.costs
cell-cell-19 = ## Сколько стоит дорога и кто платит?

# Над infrastructure.routes
cell-cell-21 = ## Какой маршрут кратчайший?

# Над infrastructure.comparison
cell-cell-24 = ## Что сократила бы дорога?

# Над infrastructure.accuracy
cell-cell-27 = ## Насколько точны эти расстояния и время в пути?

# Над infrastructure.freight
cell-cell-29 = ## Что везут коридоры?

# Над infrastructure.border
cell-cell-42 = ## Что пересекает границу и кто это считает?

# Над infrastructure.money
cell-cell-32 = ## Сколько там китайских денег?

# Над infrastructure.debt
cell-cell-34 = ## Кто должен Китаю?

# Над выводами об утверждениях
cell-cell-36 =
    ## Что говорит статья

    Каждое утверждение проверено по трём признакам: число, предмет, к которому оно
    относится, и дата.
    До своего срока прогноз остаётся без вывода.

# Над infrastructure.disputes
cell-cell-38 =
    ## Где источники расходятся

    Показатели одного факта, расходящиеся больше, чем на погрешность округления. Данные не
    отвечают на вопросы об общественном мнении, перевозках по товарам и стоимости нескольких
    казахстанских линий в долларах.

# Над списком источников
cell-cell-40 = ## Источники
