### История Центральной Азии и Китая: что говорит её страница.
###
### Предложение — сообщение; части, разделённые точкой с запятой, складывает одно
### сообщение. О функциях и падежах см. common.ftl.

## Числа, даты и деньги, где бы они ни стояли

# Число внутри предложения или в его начале: по-русски цифрами, чтобы не склонять.
spelled = { $n }
    .first = { $n }
period = { PERIOD($period) }
# Прочтения одной даты: 138 или 139 год до н. э.
readings-bc = в { LIST($years, form: "alternatives") } году до н. э.
datings = { LIST($periods, form: "alternatives") }
money-in-usd = { BN($billions) }
money-in-cny = { NUM($billions) }{"\u00A0"}млрд юаней
money-in-eur = { NUM($billions) }{"\u00A0"}млрд евро
waived = { LIST($waivers, form: "items") }
waived-since = { COUNTRY($country) } (с { $year } года)
# В ячейке: не видели, что не значит «нет».
not-seen = –

## Кратко; первое предложение открывает и страницу, и раздел об обязательствах

pledges-done = По сообщениям, выполнено { $done } из { COUNT($made, noun: "pledges", case: "gen") } саммитов пяти стран с Китаем.
pledges-done-by-subject = По сообщениям, выполнено { $done } из { COUNT($made, noun: "pledges", case: "gen") } саммитов пяти стран с Китаем: об институтах — { $institutions_done } из { $institutions_made }, о торговле, технологиях и энергетике — { $economy_done } из { $economy_made }.
first-mission-left = Первая миссия Китая отправилась в Центральную Азию { $left }.
first-mission-left-and-second-has-source = Первая миссия Китая отправилась в Центральную Азию { $left }; у второй даты статьи, { PERIOD($claimed) }, источник есть.
first-mission-left-and-second-has-none = Первая миссия Китая отправилась в Центральную Азию { $left }; у второй даты статьи, { PERIOD($claimed) }, источника нет: по другим данным, вторая отправилась { $second }.
all-six-have-met = Лидеры всех шести стран встречались { COUNT($leaders, noun: "times") }, их министры иностранных дел — { COUNT($ministers, noun: "times") }.
all-six-have-met-in-person = Лидеры всех шести стран встречались { COUNT($leaders, noun: "times") }, очно — с { $since } года, их министры иностранных дел — { COUNT($ministers, noun: "times") }.
all-six-had-not-met = К тому времени не состоялось ни одной встречи всех шести стран.
documents-of-two = { NUM($n) } { PLURAL($n) ->
    [one] документ, который
    [few] документа, которые
   *[many] документов, которые
 } статья приписывает Астанинскому саммиту, подписали накануне только Казахстан и Китай.
only-treaty-of-china = Среди { $n } форматов пяти стран с одним партнёром договор всех сторон мы видели только у китайского.
treaty-of-china-and-others = Среди { $n } форматов пяти стран с одним партнёром договор всех сторон мы видели и у китайского.
claims-that-hold = Из { $all } ключевых утверждений статьи об истории и политике в точности верно { $spelled }.

## Ключевые показатели: подписи и примечания рядом

figure-first_mission = Первая ханьская миссия в Центральную Азию
figure-second_mission = Вторая ханьская миссия в Центральную Азию
figure-format_begins = Первая встреча всех шести стран, на любом уровне
figure-leaders_meetings = Встречи лидеров всех шести стран
figure-foreign_ministers_meetings = Встречи министров иностранных дел всех шести стран
figure-highest_partnership = Страны выше всеобъемлющего стратегического партнёрства
figure-visa_free = Страны с безвизовым режимом в обе стороны
figure-border_kept_kaz = Спорные приграничные земли, оставшиеся у Казахстана
figure-border_kept_tjk = Земли, на которые претендовал Китай, оставшиеся у Таджикистана
figure-astana_documents = Документы Казахстана и Китая, приписанные статьёй всем шести
figure-astana_outcomes = Пункты официального перечня договорённостей Астанинского саммита
figure-pledges_answered = Обязательства встреч шести лидеров с последующим сообщением
figure-pledges_done = Обязательства саммитов, о выполнении которых сообщено
figure-formats_with_treaty = Форматы пяти стран и одного партнёра с договором всех сторон
figure-sco_members = Члены Шанхайской организации сотрудничества (ШОС), для сравнения
figure-tier_a_supported = Ключевые утверждения об истории и политике, верные в точности
figure-entries = События, записанные в выборке
figure-entries_thin = События, записанные за { $first }–{ $last } годы
# Под числом среди ключевых показателей: о чём оно
note-mission = { $datings } (статья: { PERIOD($claimed) }; { VERDICT($verdict) })
note-no-mission = вне выборки
note-begun = { $level }, { $city }
note-begun-by-video = { $level }, по видеосвязи
# Уровень встречи, внутри предложения.
level-leaders = лидеры
level-foreign_ministers = министры иностранных дел
level-interior_ministers = министры внутренних дел
level-heads_of_government = главы правительств
level-business = деловые круги
# Под числом среди ключевых показателей: о чём оно
note-met-by-video = из них по видеосвязи — { $n }
note-met-by-video-and-in-person = из них по видеосвязи — { $n }; очно — с { $year } года
note-below = кроме: { COUNTRIES($countries) }
note-border-claimed = историческая претензия на { NUM($area) } км²: с предметом переговоров несопоставима
note-border-in-dispute = из { NUM($area) } км², о которых велись переговоры
note-no-border = нет в выборке
note-documents = { COUNT($n, noun: "sources") }; за день до саммита
note-outcomes = не все они — документы
note-pledges-answered = выполнено { $done }, отчасти { $partly }, выполняется { $in_progress }, не выполнено { $not_done }; большей частью со слов обещавшего
note-pledges-done = об институтах — { $institutions_done } из { $institutions_made }, о торговле, технологиях и энергетике — { $economy_done } из { $economy_made }
note-formats = { $names }
note-central-asian = из них из Центральной Азии — { $n }
note-verdicts = { LIST($verdicts, form: "items") }
note-of-verdict = { VERDICT($verdict) } — { $n }
note-collection = собранное нами, а не тренд

## Что охватывает страница

covers = Хронологические рамки страницы: { $start } – { $end }.
covers-year = Страница охватывает { $year } год.
known-on = Страница опирается на то, что было известно { PERIOD($day, case: "in") }; показатели, пересмотренные с тех пор, отмечены (†).
of-countries-alone = События, товары и связи только этих стран: { COUNTRIES($countries) }.
on-themes = Темы событий: { $themes }.
on-no-theme = Событий ни на одну тему: не показано ничего.

## Насколько стары связи?

record-of-one = В нашей хронике { COUNT($n, noun: "events") }, первое — { PERIOD($first, case: "gen") }.
record-of-many = В нашей хронике { COUNT($n, noun: "events") }, первое — { PERIOD($first, case: "gen") }, последнее — { PERIOD($last, case: "gen") }.
record-of-none = Для этой выборки событий нет, что ничего не доказывает.
gaps = В ней пробелов в { $years } лет и больше — { $n }; самые длинные — { $gaps }.
gap = { PERIOD($start, case: "since") } { PERIOD($end, case: "till") }
no-gap = Пробелов в { $years } лет и больше в ней нет.
gaps-are-ours = Пробелы и сгущения показывают, что мы собрали, а не что происходило.
lists-are-complete = Встречи, партнёрства и отмены виз — полные списки, так что их числа можно сравнивать.
# График: поворотные точки во времени
record-title = Поворотные точки отношений
record-title-with-gaps = Связи давние, но в нашей хронике — с перерывами
record-subtitle = { COUNT($n, noun: "turning-points") } по нашему выбору; ось логарифмическая, в годах до последнего
record-caption = Каждое событие стоит по первой датировке; другие датировки — в разделе «Где источники расходятся».
record-alt-of-none = Лента поворотных точек по темам.
record-alt = Лента поворотных точек по темам, от «{ $first }» ({ PERIOD($start) }) до «{ $last }» ({ PERIOD($end) }).
theme-diplomacy = Дипломатия
    .within = дипломатия
theme-trade = Торговля
    .within = торговля
theme-security = Безопасность
    .within = безопасность
theme-culture = Культура
    .within = культура

## Когда отправились первые миссии?

mission-first = Первая миссия отправилась { $left }
mission-second = Вторая отправилась { $left }
article-has-as-sources = в статье — { PERIOD($claimed) }, как и в источниках
article-has-one-reading = в статье — { PERIOD($claimed) }, одно из этих прочтений
article-has-without-source = в статье — { PERIOD($claimed) }, но источника для этого мы не нашли: ближайшая датировка — { PERIOD($nearest) }
embassies = Обе были посольствами; ни об одной не записано, что это был торговый караван.
two-readings = { $first } — два пересчёта одного года правления, { $second } — два прочтения «Ши цзи»; ни одна из пар не означает двух путешествий.

## Что перемещалось, в каком направлении и насколько это достоверно?

goods-sent = Товаров и технологий, отправленных из Центральной Азии в Китай, источники называют { $n }: до 1600 года — { $old }, сегодня — { $today }.
goods-none-sent = Товаров и технологий, отправленных из Центральной Азии в Китай, источники называют 0.
goods-returned = В обратном направлении — { $n }.
goods-of-several = Из всех товаров более чем одним источником подтверждено { $n }.
places-of-article = Среди мест в статье есть и { $places }; что товары шли оттуда, не говорит ни один источник.
glass = О стекле из Самарканда говорит только статья: согдийские купцы торговали стеклом, но ввозное стекло, происхождение которого установлено, — византийское и сасанидское.
# Карта
goods-map-title = Прослеженное происхождение товаров: { $places }
goods-map-title-of-none = Места старых дорог
goods-map-subtitle = Происхождение товаров и места древних и средневековых событий (до 1450 года)
goods-map-china-as-a-whole = Что пришло из Китая в целом, показано в Чанъане.
goods-map-wider-than-a-place = Товар, прослеженный лишь до области, есть только в таблице.
goods-map-ring = Кольцо: об этом говорит только статья.
goods-map-alt = Карта. { LIST($sentences, form: "sentences") }
place-to_china = Товары в Китай
place-to_central_asia = Товары в Центральную Азию
place-article = Только по статье
place-event = Событие до 1450 года
place-outlines = Контуры: Natural Earth
# Таблица
goods-moved-caption = Товары и технологии между Центральной Азией и Китаем
goods-moved-note = Товару, который датирован династией, даны её годы.
goods-moved-note-left-out = Что лишь проходило через Центральную Азию, как индийский перец или иранское серебро, не учтено.
column-good = Товар
column-direction = Направление
column-goods-period = Когда, по всем источникам
column-origin = Происхождение
column-certainty = Достоверность
# Откуда пришёл товар: то или другое место, по источникам
origins = { LIST($places, form: "alternatives") }
direction-to_china = в Китай
direction-to_central_asia = в Центральную Азию
certainty-one = один источник
certainty-several = несколько источников
certainty-article = только статья

## Какие связи и когда установлены?

recognised-on-day = Китай признал { $n ->
    [5] все пять стран
   *[other] { COUNTRIES($countries) }
 } ({ $days }) и установил с ними отношения { PERIOD($first, case: "in") }.
# В пределах месяца: между 2 и 6 января 1992 года.
recognised-in-month = Китай признал { $n ->
    [5] все пять стран
   *[other] { COUNTRIES($countries) }
 } ({ $days }) и установил с ними отношения между { $first } и { PERIOD($last, case: "gen") }.
recognised-between-days = Китай признал { $n ->
    [5] все пять стран
   *[other] { COUNTRIES($countries) }
 } ({ $days }) и установил с ними отношения между { PERIOD($first, case: "gen") } и { PERIOD($last, case: "gen") }.
none-recognised = К тому времени Китай не признал ни одной из стран.
partnership-above = Партнёрство выше всеобъемлющего стратегического { $n ->
    [1] имеет
   *[other] имеют
 } { COUNTRIES($countries) }
partnership-below = у { COUNTRIES($countries, case: "gen") } его нет
no-partnership-above = Партнёрства выше всеобъемлющего стратегического нет ни у одной страны.
no-partnership = К тому времени партнёрства с Китаем не было ни у одной страны выборки.
visas-waived = Взаимный безвизовый режим с Китаем: { $waived }.
no-visas-waived = Ни с одной из этих стран визы не отменены с обеих сторон.
visas-in-talks = { COUNTRY($country) } сообщает о незавершённых переговорах
visas-under-study = { COUNTRY($country) } заявляет, что изучает возможность отмены
# График: уровни во времени
partnerships-title = Партнёрства с Китаем по странам
partnerships-title-above = Выше всеобъемлющего стратегического уровня — { $spelled } из { COUNT($countries, noun: "countries", case: "gen") }
partnerships-subtitle = Уровень партнёрства каждой страны с Китаем; три высшие формы не ранжированы
partnerships-caption = Название партнёрства говорит, насколько близкими два государства хотят казаться, а не сколько они торгуют.
partnerships-alt = Полосы во времени по странам, темнее с каждым уровнем. { LIST($countries, form: "sentences") }
partnerships-of-country = { COUNTRY($country) }: { LIST($levels, form: "items") }.
level-since = { $level } с { $year } года
level-strategic = стратегическое
level-comprehensive-strategic = всеобъемлющее стратегическое
level-for-a-new-era = новой эпохи
level-permanent = вечное
level-all-weather = всепогодное
step-strategic = Стратегическое
step-comprehensive-strategic = Всеобъемлющее стратегическое
step-a-form-above-it = Форма выше него

## Что стало с границей?

border-claimed = { COUNTRY($country) } сохранил около { PCT($kept, digits: 0) } из { NUM($area) } км², на которые исторически претендовал Китай.
border-in-dispute = { COUNTRY($country) } сохранил { PCT($kept) } из { NUM($area) } спорных км².
borders-do-not-compare = Эти два числа несопоставимы: одно — предмет переговоров, другое — историческая претензия.
border-agreed = { COUNTRY($country) } подписал { $n ->
    [one] соглашение
   *[other] соглашения
 } о границе с Китаем ({ $periods }); сведений о площадях мы не нашли.
border-unknown = { COUNTRY($country) } тоже граничит с Китаем, но в наших данных нет ни акта, ни площади: это наш пробел.
no-borders = Для этой выборки нет ни актов о границе, ни площадей.
border-not-mentioned = Статья о границе не упоминает.

## Что связывает шесть стран?

treaty-binds = Договор, подписанный { PERIOD($signed, case: "in") }, обязывает шесть стран.
treaty-binds-to = Договор, подписанный { PERIOD($signed, case: "in") }, обязывает шесть стран: { $purpose }.
treaty-in-force = Он действует с { PERIOD($day, case: "gen") }.
treaty-would-bind = Договор, подписанный { PERIOD($signed, case: "in") }, обязал бы шесть стран
treaty-would-bind-to = Договор, подписанный { PERIOD($signed, case: "in") }, обязал бы шесть стран к { $purpose }
not-ratified = сведений ни о вступлении в силу, ни о ратификации мы не нашли
not-in-force = сведений о вступлении в силу мы не нашли
ratified-by = Его одобрили законодательные органы { $spelled } { $n ->
    [one] страны
   *[other] стран
 }: { LIST($acts, form: "items") }
ratification-unseen = сведений о ратификации { COUNTRIES($countries, case: "ins") } мы не нашли
# Страна и день, когда она сделала то, о чём говорит предложение
of-day = { COUNTRY($country) } ({ PERIOD($period) })
treaties-of-two = Китай подписал и { $n ->
    [one] договор о вечном добрососедстве с одной страной
   *[other] договоры о вечном добрососедстве с отдельными странами
 }: { LIST($treaties, form: "items") }.
articles-unseen = В договоре { COUNT($n, noun: "articles") }; из них мы не видели: { YEARS($unseen) }.
article-on-alliances = Согласно статье { $article }, { $content }.
article-on-alliances-noted = Согласно статье { $article }, { $content } ({ $note }).
article-on-third-states = Согласно статье { $article }, он { $content }.
article-on-third-states-noted = Согласно статье { $article }, он { $content } ({ $note }).
# Наше прочтение статьи 3: слов выше, не более
alliances-read = Как мы читаем статью { $article }, речь в ней о том, против кого направлен союз, а не о том, есть ли он.
question-of-law = Согласуется ли это с Договором о коллективной безопасности или нейтралитетом Туркменистана — вопрос права: на него не отвечает ни один из найденных источников, и обоих текстов у нас нет.
members-of-sco = Другая связь — членство { COUNTRIES($members, case: "gen") } в ШОС.
treaty-of-five = По договору пяти стран { $year } года, который подписали { $spelled }, { $content }.
no-treaty = К тому времени все шесть стран не связывал ни один договор.
priority-areas = { $title } ({ PERIOD($period) }) называет шесть приоритетных областей: { $areas }.
priority-areas-with-treaty = { $title } ({ PERIOD($period) }), подписанная вместе с договором, называет шесть приоритетных областей: { $areas }.
six-signed = Документов всех шести стран на саммите, кроме договора и декларации, — { NUM($n) } (подсчёт: { $by })
six-signed-by-another = другой подсчёт ({ $by }) — всего { NUM($n) }
six-signed-by-another-as-well = вместе с этими двумя их { NUM($n) }, столько же называет { $by }
# Предложения о секретариате, платформах и центрах
secretariat = Секретариат { $fact } { PERIOD($period, case: "in") }.
secretariat-heads = Его руководители: { LIST($heads, form: "items") }; сведений о штате и бюджете мы не нашли.
head-since = { $person } ({ $fact }, { $year })
platforms = Кроме него, { MONTH($period, case: "in") } насчитывали { $n } { $n ->
    [one] площадку
    [few] площадки
   *[many] площадок
 } на уровне министров.
centres-all-open = Совместных центров, о которых объявлено на саммите, — { $spelled }, все в Китае; все открылись: { $centres }.
centres-open-by = Совместных центров, о которых объявлено на саммите, — { $spelled }, все в Китае; { PERIOD($period, case: "to") } открыты: { $centres }.
centres-open = Открыты: { $centres }.
centre-in = { $subject }, { $place } ({ MONTH($period) })
centre-at-work = О работе в Центральной Азии сообщал только { $subject }: в { $n } { $n ->
    [one] стране
   *[other] странах
 } ({ $note }).
years-named = { $years } годы названы { $subject }; { $note }.
# Таблица
articles-caption = Что говорит договор, насколько известен его текст
articles-note = Нашими словами; некоторые статьи известны лишь из комментария, некоторые места — без номера.
article-unnumbered = номер неизвестен
column-article = Статья
column-content = Что говорит

## Чем формат Китая отличается от других?

only-treaty-seen = Среди { $n } форматов пяти стран с одним партнёром договор всех сторон мы видели только у китайского
no-treaty-seen = К тому времени договора всех сторон мы в формате Китая не видели
no-sum-paid = о выплатах из обещанных { $sum } ({ $year } год) сведений не найдено
most-summits = Среди { $n } партнёров по числу саммитов ({ $summits }) впереди { $partners }.
allotted = Сообщается о { $sum }, которые { $partner } называет выделенными.
allotted-unreliably = { $sum }, которые { $partner } называет выделенными, — число малонадёжное.
no-summit-with-partner = Ни одна встреча лидеров с партнёром здесь не известна.
# Как часто встречались шесть стран
leaders-met = Лидеры встречались { COUNT($n, noun: "times") }, впервые в { $year } году
leaders-met-by-video = Лидеры встречались { COUNT($n, noun: "times") }, впервые в { $year } году по видеосвязи
ministers-met = министры иностранных дел встречались { COUNT($n, noun: "times") }, с { $year } года
ministers-alone-met = Министры иностранных дел встречались { COUNT($n, noun: "times") }, с { $year } года.
both-met-last = В последний раз лидеры встречались { PERIOD($leaders, case: "in") }, министры иностранных дел — { PERIOD($ministers, case: "in") }; до { $year } года встреч всех шести в наших данных нет.
met-last = Последняя встреча была { PERIOD($day, case: "in") }; до { $year } года встреч всех шести в наших данных нет.
none-met = Ни одной встречи лидеров или министров иностранных дел всех шести стран в наших данных нет.
# Таблица
formats-caption = Форматы Центральной Азии: саммиты, деньги, секретариаты и тексты
formats-note-dash = Прочерк: сведений не нашли, что не значит «нет».
formats-note-summits = Саммиты: наибольшее из названных чисел.
formats-note-left-out = Цели, письма о намерениях и деловые сделки не учтены.
formats-note-money = Юани, евро и доллары приведены, как обещаны: их не сравнивают и не складывают.
formats-note-others = В конце: Организация тюркских государств (ОТГ), Шанхайская организация сотрудничества (ШОС) и пять стран сами по себе.
column-format = Формат
column-last-summit = Последний саммит
column-pledged = Наибольшая сумма
column-summits = Саммиты
column-first-summit = Первый
column-secretariat = Секретариат
column-binding-text = Обязывающий текст
# В таблице форматов: что стоит в клетках
five-states-alone = Пять стран сами по себе
format-ots = ОТГ
format-sco = ШОС
first-and-ministers = { $first } (министры — { $ministers })
text-and-signed = { $text } (подписали { $n } из 5)
sum-pledged = { $sum } обещано
sum-pledged-under-way = { $sum } обещано, названо выполняемым
sum-allotted = { $sum } названо выделенным
sum-allotted-unreliably = { $sum } названо выделенным (ненадёжно)
# График: саммиты во времени
summits-title-of-few = Саммиты с лидерами пяти стран
summits-title = По числу встреч с лидерами пяти стран впереди { $partners }
summits-subtitle = Саммиты пяти стран с одним партнёром, по месту; полые — по видеосвязи
summits-caption = Состоявшиеся встречи лидеров, дату которых мы видели; намеченные и министерские не показаны.
summits-alt = Точки во времени по партнёрам. { LIST($sentences, form: "sentences") }
summit-online = по видеосвязи
summit-held = состоялся
partner = { $name }

## Что стало с обязательствами? Первое предложение — как в кратком изложении.

no-proof-of-failure = Отсутствие сообщения не доказывает, что ничего не сделано.
of-those-done = Из выполненных: { $said }
done-at-once = исполнено на самом саммите — { $spelled }
done-by-field = известно по предмету подписанного документа, а не по названию — { $spelled }
done-same-railway = касаются одной и той же железной дороги — { $spelled }
platform-counts = торговая платформа считается институтом
of-the-others = Из остальных отчасти выполнено { $partly }, выполняется { $in_progress }, не выполнено { $not_done }, слишком новых, чтобы судить, — { $open }; о { $not_seen } сообщений мы не видели.
in-progress-means = «Выполняется» значит, что есть одно подходящее сообщение
in-progress-means-loosely = «Выполняется» значит, что есть одно подходящее сообщение, в { $spelled } { $n ->
    [one] случае
   *[other] случаях
 } — с натяжкой
pledges-existed = { $spelled } { $n ->
    [one] обязательство называло
    [few] обязательства называли
   *[many] обязательств называли
 }, хотя бы отчасти, уже существующее
# Предложения об опоре сообщений, о сроках и деньгах
own-word = О большей части выполненного и выполняемого известно со слов самого обещавшего.
own-word-and-one-text = О большей части выполненного и выполняемого известно со слов самого обещавшего; у { $n } обязательство и исход взяты из одного текста.
pledge-not-done = Не выполнено по последнему найденному сообщению: { $pledge } ({ $note }, { MONTH($period) }).
pledges-due = Срок назван лишь у { $due } { $due ->
    [one] обязательства
   *[other] обязательств
 }; до { $year } года он истёк у { $over }, о выполнении сообщено по { $done }.
money-pledged = Обещанные деньги: { LIST($sums, form: "items") }; сколько выплачено, не говорит ни один из найденных источников.
sum-of-year = { $sum } в { $year } году
no-pledge = В этой выборке нет обязательств встреч лидеров.
review = По данным на { MONTH($period) } года, { $note }.
# Что последнее сообщение говорит об обязательстве
status-done = Выполнено
status-partly = Отчасти
status-in_progress = Выполняется
status-not_done = Не выполнено
status-open = Слишком новое
status-not_seen = Нет сообщений
# Таблицы
by-topic-caption = Обязательства по предметам и последнему сообщению; предметы, где их меньше { $least }, сосчитаны вместе
column-topic = Предмет
column-pledges = Обязательства
# В таблице по темам: темы
topic-agriculture = Сельское хозяйство
topic-culture = Культура
topic-education = Образование
topic-energy = Энергетика
topic-environment = Окружающая среда
topic-finance = Финансы
topic-health = Здравоохранение
topic-institution = Институты
topic-local = Регионы и города
topic-media = СМИ
topic-minerals = Полезные ископаемые
topic-mobility = Поездки и визы
topic-security = Безопасность
topic-technology = Технологии
topic-tourism = Туризм
topic-trade = Торговля
topic-training = Подготовка кадров
topic-transport = Транспорт
topic-treaty = Договор
topic-work = Труд
topic-other = Все прочие предметы
# Таблица обязательств
pledges-caption = Обязательства встреч лидеров с последним сообщением о каждом
pledges-note-reading = Какое сообщение отвечает какому обязательству — наше прочтение; одно обязательство может лежать внутри другого.
pledges-note-empty = Пусто: срок не назван, сообщений не нашли.
column-pledge = Обязательство
column-owners = Чьё
column-pledged-on = Принято
column-due = Срок
column-status = Статус
column-status-note = Последнее сообщение
pledge-of-sum = { $pledge } ({ $sum })
pledge-of-amount = { $pledge } ({ AMOUNT($amount, $unit) })
all-six = все шесть
owners = { COUNTRIES($countries) }
report-of-month = { $note } ({ MONTH($period) })

## Что было после Астанинского саммита?

one-event-after = После последнего саммита в наших данных одно событие — { PERIOD($period, case: "gen") }.
events-after = После последнего саммита в наших данных { COUNT($n, noun: "events") }, последнее — { PERIOD($period, case: "gen") }.
no-event-after = В этой выборке нет событий после последнего саммита.
next-summit = Следующий саммит намечен { PERIOD($period, case: "on") }.
next-summit-with-note = Следующий саммит намечен { PERIOD($period, case: "on") } ({ $note }).
# Таблица
ministers-of-six = Встреч министров всех шести стран в { $year } году в наших данных { $n }.
no-ministers-of-six = Встреч министров всех шести стран в { $year } году мы не видели.
no-ministers-of-six-to-a-day = Встреч министров всех шести стран в { $year } году мы не видели; вечерние новости Центрального телевидения Китая просмотрены до { PERIOD($day, case: "gen") }.
after-caption = Договоры, переговоры, стройки и институты { $year } года в нашей хронике
event-of-subject = { $subject ->
    [customs] Таможня
   *[other] { CAPITAL($subject) }
 }: { $event }
event-of-parties = { $event } ({ COUNTRIES($parties) })
column-date = Дата
column-event = Событие
column-place = Место

## Чьи принципы приводит статья?

principles-by-name = Из { $ours } принципов статьи в декларации, где их { $declared }, есть { $there }, по названию — { $shared }
principles-by-name-and-substance = Из { $ours } принципов статьи в декларации, где их { $declared }, есть { $there }: по названию — { $shared }, остальные по существу
principles-of-ministers = в формуле министров 2022 года по существу есть { $spelled }
principles-of-ministers-all = в формуле министров 2022 года по существу есть все ({ $spelled })
no-list-of-both = Списка декларации или статьи на эту дату у нас нет.
no-list = К тому времени списка принципов не было известно.
# Таблица
principles-caption = Принципы по текстам
principles-note = Сходные по существу, в нашем прочтении: «взаимовыгодное развитие» статьи считается взаимной выгодой.
column-principle = Принцип
column-formula_2022 = Министры, 2022
column-declaration = Астана, 2025
column-of-article = Статья
listed = ✓

## Инициативы Туркменистана: что он предложил?

statements = { $n } { $n ->
    [one] утверждение
    [few] утверждения
   *[many] утверждений
 } статьи об участии Туркменистана в Астанинском саммите: { $verdicts }.
statements-of-both = { $n } { $n ->
    [one] утверждение
    [few] утверждения
   *[many] утверждений
 } статьи о речах в Астане ({ $own } о Туркменистане и { $guest } о Си Цзиньпине): { $verdicts }.
statements-of-verdict = { VERDICT($verdict) } — { $n }
copies-break-off = Доступные копии обеих речей обрываются до конца: «не проверено» значит, что мы этого не видели, а не что это неверно.
# Таблица
initiatives-caption = Речи в Астане: что говорит статья
column-statement = Утверждение
column-seen = Что видели мы

## На что эти данные ответить не могут?

not-covered = Не охвачен Синьцзян.
xinjiang-trade = Собственная торговля Синьцзяна составила { PCT($share, digits: 0) } торговли Китая с Центральной Азией { PERIOD($period, case: "in") }; транзит через него не учтён.
recorded-in-part = Отношение жителей Центральной Азии к Китаю, протесты, договоры XIX века, установившие границу, и советские годы отражены в лучшем случае отчасти.

## Где источники расходятся

dated-differently = Источники по-разному датируют { COUNT($n, noun: "things") }
only-one-can-be-right = верной может быть лишь одна дата — в { $spelled } { $n ->
    [one] случае
   *[other] случаях
 }
can-be-read-together = все можно прочесть вместе
# Таблица
rivals-caption = Датировки одного события или соглашения, исключающие друг друга
agreement-of-country = { $title } ({ COUNTRY($country) })
column-what = Событие или соглашение
column-datings = Датировки
column-reason = Почему они различаются

## Что искали и не нашли, по строке

sought-ratified = Ратификация договора июня 2025 года Казахстаном, Таджикистаном, Туркменистаном или Узбекистаном.
sought-articles = Статьи договора 2, 4–6, 8–10 и 12–15 по номерам и его положения о сроке и вступлении в силу.
sought-third-summit = Город и день третьего саммита.
sought-ministers = Седьмая встреча министров иностранных дел или другая встреча шести стран в 2026 году.
sought-programme = Программа годов развития 2025 и 2026 и её итоги.
sought-secretariat = Штат и бюджет секретариата и имя его главы китайскими иероглифами.
sought-payments = Выплата из сумм, которые Китай обещал на своих саммитах.
sought-trained = Сколько человек воспользовалось обещанными местами для подготовки.
sought-others-2026 = Встречи пяти стран в 2026 году между собой или с ЕС, странами Персидского залива, Индией, Германией, Италией или Россией.
sought-turkic-2026 = Сообщения о встречах тюркских государств в 2026 году.
sought-sco-2026 = Тексты, принятые Шанхайской организацией сотрудничества в сентябре 2026 года; их цитируют общедоступные подборки.
sought-border-acts = Акты 1996 и 1999 годов о границе Кыргызстана и Китая, в подлинном тексте.

## Заголовки и проза блокнота
##
## Markdown, как в блокноте: `cell-` и идентификатор ячейки.

# Заголовок страницы и строка под ним
cell-history-00 =
    # История Центральной Азии и Китая

    Что известно по источникам о двух тысячах лет связей, что нового в формате шести стран и что стало с
    его обещаниями?

# Над кратким изложением
cell-history-07 = ## Кратко

# Над карточками
cell-history-09 = ## Ключевые показатели

# Над history.record
cell-history-11 = ## Насколько стары связи и где наша хроника неполна?

# Над history.missions
cell-history-14 = ## Когда отправились первые миссии?

# Над history.goods
cell-history-16 = ## Что перемещалось, в каком направлении и насколько это достоверно?

# Над history.ties
cell-history-19 = ## Какие связи и когда установлены?

# Над history.borders
cell-history-22 = ## Что стало с границей?

# Над history.format
cell-history-26 = ## Что связывает шесть стран?

# Над history.formats
cell-history-28 = ## Чем формат Китая отличается от других?

# Над history.pledges
cell-history-28b = ## Что стало с обязательствами?

# Над history.after
cell-history-30 = ## Что было после Астанинского саммита?

# Над history.principles
cell-history-32 = ## Чьи принципы приводит статья?

# Над history.initiatives
cell-history-35 = ## Инициативы Туркменистана: что он предложил?

# Над history.not_covered
cell-history-37a = ## На что эти данные ответить не могут?

# Над выводами об утверждениях
cell-history-37 =
    ## Что говорит статья

    Каждое утверждение проверено по трём признакам: число, предмет, к которому оно
    относится, и дата. Где ничего нельзя вычислить, решают документы; утверждение без
    данных — не ложное утверждение.

# Над history.rivals
cell-history-41 = ## Где источники расходятся

# Над списком источников
cell-history-43 = ## Источники
