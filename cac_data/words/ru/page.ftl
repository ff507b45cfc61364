### Что говорят сами страницы, о чём бы они ни были.
###
### Разделы стоят в порядке страниц. Теги HTML попадают на страницу как есть. О функциях
### и падежах см. common.ftl.

## Верх отчёта и ссылки под его заголовком

kicker = Центральная Азия и Китай
skip = Перейти к отчёту
scenario-report = отчёт по сценарию
scenario = Сценарий
in-scenario = Сценарий { $title }
collected = собрано { MONTH($day, case: "in") }
figures-to = данные по { $year } год
versions = cac-data { $cac_data }, таблицы { $data }
versions-of-vintage = cac-data { $cac_data }, таблицы { $data } с выпуском { $vintage }
contents = Содержание
other-reports = Другие отчёты
all-findings = Все выводы
comparison = Сравнение
other-languages = Другие языки
other-scenarios = Эта страница по другим сценариям
# Листок на одной печатной странице рядом со страницей отчёта.
sheet = Краткая справка
to-sheet = Краткая справка (одна печатная страница)
title-of-sheet = { $title } – краткая справка – { $scenario }
whole-page = Вся страница
sources-of-sheet = Источники таблицы; остальные — на всей странице, { $page }.
# Вверху каждой страницы нашего перевода, пока его не проверил носитель языка.
draft = Машинный перевод: черновик, не проверенный носителем языка.
last-run-failed = Последний запуск этого отчёта не удался: это последняя удачная страница.
incomplete = неполная страница

## Отчёт, который не удался

failed = Запуск не удался; страница неполна
stopped = Остановилась ячейка { $cell }:
traceback = Трассировка
# Стоит вместо неверного вывода ячейки; $problem — по-английски.
not-shown = Этот вывод нельзя показать.
problem = { $problem }
undescribed = Рисунок без описания не показан (см. show.figure).

## Конец краткого изложения сценария: чем и насколько он отличается от базового

differs = Отличий этого сценария от базового: { COUNT($n, noun: "assumptions") }.
assumption-differs = { $label }: { $value }; в базовом сценарии { $baseline }.
data-end = Его данные кончаются { PERIOD($here, case: "in") }, данные базового — { PERIOD($baseline, case: "in") }.
figure-differs = { $label }: { $here }; в базовом сценарии { $baseline } ({ $change }).
label-of-period = { $label } ({ $period })
lens-differs = Меняется только то, кто считает; о будущем ничего не говорится.
no-figure-differs = Ни один ключевой показатель, который дают оба, не отличается.

# Показатель за вычетом базового. $change округлён и имеет знак.
years-later = на { COUNT($n, noun: "years") } позже
years-earlier = на { COUNT($n, noun: "years") } раньше
in-points = { $change } { $points }
in-dollars = { BN($change) }
in-unit = { $change } { $unit }
in-number = { $change }
in-per-cent = { PCT($change) }
in-per-cent-at-assumed-price = { PCT($change) } при принятой цене
as-part = { $change }, { $per_cent }
as-note = { $change } ({ $per_cent })
no-change = без изменений

# Почему показатель не сравнивается с базовым.
not-in-baseline = нет в базовом сценарии
no-value = нет значения
no-value-in-baseline = в базовом сценарии нет значения
not-there = там нет значения
no-report-of-baseline = нет отчёта по базовому сценарию
not-known-today = сегодня неизвестно
other-unit = другая единица: { $baseline } в базовом сценарии
other-unit-than-none = другая единица: в базовом сценарии её нет
# С -there: показатель не базового, а другого сценария или прежнего запуска.
other-unit-there = другая единица
other-period = другой период: { $baseline } в базовом сценарии
other-period-than-none = другой период: в базовом сценарии его нет
other-period-there = другой период ({ $period })
other-period-than-none-there = там период не указан
other-reporter = считает не тот, кто в базовом сценарии
other-reporter-today = сегодня считает другой
other-reporter-there = там считает другой
other-measure = измерено иначе
other-prices = в ценах другого года
other-coverage = другой охват
other-base = отсчёт от другого года

## Рамка сценария

scenario-of = Сценарий: { $title }
lens = <strong>Не будущее, а другой способ счёта.</strong>
lens-counts-differently = Он иначе считает тот же мир и не участвует в сравнении вариантов будущего.
# Сценарий, который держится известного на день.
known = Известно { PERIOD($day, case: "to") }: из датированных источников этой страницы ({ $dated }) к тому времени вышло { $in_time }.
known-later = { $n ->
    [one] Ещё { $n } (†) вышел позже и сообщает
    [few] Ещё { $n } (†) вышли позже и сообщают
   *[many] Ещё { $n } (†) вышли позже и сообщают
 }, что к тому времени произошло или было сказано.
known-as-revised = Где издания на тот день в данных нет, показатели { $end } года и более ранние приведены с поправками { $by } года: это псевдовыпуск.
differing = Параметры, отличающиеся от базового сценария
what-differs = Чем он отличается от базового
parameter = Параметр
baseline = Базовый
here = Здесь
is-baseline = Это базовый сценарий: другие описаны тем, чем от него отличаются.
nothing-differs = В этом отчёте ничто не отличается от базового сценария.
all-parameters = Все параметры
value = Значение
meaning = Смысл

## Рисунки, таблицы и то, что свёрнуто

figure = Рисунок { $number }
table = Таблица { $number }
of-range = диапазон { $range }
period-and-range = { $period }, { $range }
sources = Источники
sources-within = источники
sources-counted = { COUNT($n, noun: "sources") }
of = — { $what }
behind = — { $what }
data = Данные
data-behind = Данные: { $what }
save = Скачать CSV
save-data = Скачать CSV: { $what }
long-table = { $caption }: { COUNT($n, noun: "rows") }
narrow-table = Только строки, где есть
rows = { COUNT($n, noun: "rows") }
rows-in-part = { COUNT($n, noun: "rows") }, здесь показаны первые { $most }
in-all-rows = Во всех строках: { LIST($columns, form: "clauses") }.
column-and-value = { $column }: { $value }
code = Код
shows-nothing = без вывода
output-text = эти предложения
output-brief = краткое изложение
output-key-figures = ключевые показатели
output-verdicts = выводы об утверждениях
output-sources = список источников
output-what-if = ползунки
# На телефоне, над подписью рисунка
swipe = Сдвигайте рисунок вбок, чтобы увидеть его целиком.
output-output = этот вывод
all-key-figures = Все ключевые показатели

# Кнопки у рисунков и таблиц; что стало с копией, говорит строка, которую читает и диктор.
copy = Копировать с источниками
copy-picture = Копировать как картинку
copied-with-sources = Скопировано с источниками: { $what }.
copied-as-picture = Скопировано как картинка: { $what }.
copied-to-file = Буфер обмена недоступен, сохранено в файл: { $what }.
copied-nothing = Не скопировано: { $what }.

# График, значения которого видны под указателем, пальцем и клавишами: для тех, кто слушает.
values-of = Значения: { $figure }
values-by-arrows = Клавиши со стрелками показывают значения одного периода или одной строки за другой, Home и End — первого и последнего.
values-end-by-escape = Escape завершает просмотр.

## Что если

what-if = Что если
move = Измените допущение — изменятся эти показатели и траектория.
rest-of-page-stays = Остальное на странице остаётся как в сценарии.
what-if-elsewhere = Ползунки этого раздела работают на экране, в браузере, который исполняет скрипт этой страницы.
back-to-scenario = Вернуться к сценарию
link-to-this = Ссылка на этот вариант
as-in-scenario = как в сценарии
known-so-far = известно
in-the-scenario = в сценарии
as-moved = с вашими допущениями
make-scenario = Сделать сценарием
what-if-saved = Если сохранить это как <code>params/what_if.yaml</code>, получится сценарий: <code>cac-data report what_if</code> строит его отчёты, где каждый показатель вычислен заново, а не интерполирован, как здесь.
add-own-values = Эта страница — отдельный прогон: его значения тоже попадают в файл.
copy-it = Копировать
copied = Скопировано.
# Говорит скрипт, который вставляет числа и названия.
own-value = как в сценарии: { $value }
beside-scenario = в сценарии: { $value }
moved-points = { $number } п. п.
unknown-slider = «{ $name }» — не ползунок этой страницы.
sliders-there-are = Есть: { $sliders }.
wrong-position = «{ $text }» не допускается.
positions-allowed = Допускается: { $positions }.
between-steps = «{ $text }» лежит между двумя шагами: взято { $taken }.
as-but-with = Как «{ $scenario }», но { $assumptions }.

## Утверждения

key-claim = ключевое утверждение
claimed = Заявлено
found = Найдено
test-figure = Число
test-referent = Предмет
test-date = Дата
how = Основание
origins = Независимые первоисточники
reason = Причина
more-claims = Ещё { COUNT($n, noun: "more-claims") }

## Источники, ссылка и низ страницы

all-accessed = Дата обращения ко всем источникам: { $day }.
published = Опубликовано: { $day }.
came-later = † Вышел после { PERIOD($day, case: "gen") }: его показатели даны с последующими поправками.
accessed = Дата обращения: { $day }.
licence = Лицензия: { $licence }.
mirror = Прочитано в копии на другом сайте.
used-in = Где использован:
how-to-cite = Как ссылаться на этот отчёт
authors = Авторы cac-data
citation = { $title }. Сценарий «{ $scenario }». Версии: { $versions }; ключ содержания { $key }.
# В BibTeX; $scenario — идентификатор.
citation-note = { $versions }, сценарий { $scenario }, ключ содержания { $key }
about = Об этом отчёте
made-from = Отчёт построен из блокнота <code>{ $notebook }.ipynb</code> по сценарию <code>{ $scenario }</code>.
figures-are-computed = Каждое число на этой странице вычислено из таблиц с указанными источниками; те же входные данные дают ту же страницу.
loads-nothing = Страница самодостаточна: она ничего не загружает и ничего не отправляет.
what-script-does = Её единственный скрипт отмечает место в содержании, фильтрует длинные таблицы, копирует рисунки и таблицы, показывает значения на графиках и двигает ползунки, где они есть; без него всё можно прочесть.
data-collected = Данные собраны
data-version = Таблицы
data-vintage = Выпуск данных
bundled = встроенный (таблицы, входящие в пакет)
fetched = { $data } (таблицы, входящие в пакет, и загруженные рядом строки: { LIST($services, form: "items") })
service-of-day = { $service }, { $day }
content-key = Ключ содержания
# Ключ содержания страницы, которая не удалась.
unknown-key = неизвестен
made-with = Построено с помощью
all-reports = В папке всех отчётов: <a href="{ $index }">список всех отчётов</a>.
sent-alone = У страницы, присланной отдельно, такой папки рядом нет.

## Первая страница: верх, поиск, выводы

list-title = Выводы
list-description = Выводы о Центральной Азии и Китае, сценарии торговли и проверка ключевых утверждений статьи
list-heading = Центральная Азия и Китай
list-heading-counted = Центральная Азия и Китай: { COUNT($n, noun: "findings") }
side-by-side = Сравнение сценариев
all-figures-as = все ключевые показатели в формате
or = или
broken = { $n ->
    [one] { $n }{"\u00A0"}отчёт не в порядке
    [few] { $n }{"\u00A0"}отчёта не в порядке
   *[many] { $n }{"\u00A0"}отчётов не в порядке
 }
no-reports = Отчётов пока нет.
search = Поиск по всем отчётам
search-in-part = В отчётах больше текста, чем хранит эта страница: последние сценарии просматриваются лишь отчасти.
search-needs-script = Для поиска нужен скрипт, а этот браузер его не исполняет.
# Говорит скрипт, который вставляет число.
and-more = и ещё мест: { $number }
matches = Мест с этими словами: { $number }
no-match = Этих слов нет ни в одном предложении, заголовке, утверждении или источнике.
# Прогноз статьи, который теперь идёт иначе, чем когда она вышла.
turned = Прогноз «{ $statement }», когда вышла статья: { $was }; теперь: { $track }.
turned-from-no-call = Прогноз «{ $statement }» теперь: { $track }; когда вышла статья, судить было рано.

## Первая страница: пути торговли, ключевые утверждения

fan-title-of-one = { $outcome } { PERIOD($period, case: "in") }: { $amount } ({ $scenario })
fan-title-of-all = { $outcome } { PERIOD($period, case: "in") }: { $amount } по каждому сценарию
fan-title = { $outcome } { PERIOD($period, case: "in") }: от { $low } ({ $low_scenario }) до { $high } ({ $high_scenario })
fan-subtitle = Товарооборот с Китаем по каждому сценарию, млрд долл.
fan-alt = Линии товарооборота с Китаем до горизонта прогноза, по одной на сценарий ({ COUNT($n, noun: "scenarios") }), с полосами тренда и диапазоном статьи
fan-caption = Сценарии — это расчёт по названным допущениям, а не прогнозы; полосы взяты из нашего прогноза на странице о торговле.
fan-median = тренд
fan-article = статья
scoreboard = { COUNT($n, noun: "key-claims") } статьи: { LIST($verdicts, form: "items") }
claims-of-verdict = { VERDICT($verdict) } — { $n }
claims-of-verdict-on-tracks = { VERDICT($verdict) } — { $n } ({ LIST($tracks, form: "items") })
claims-on-track = { $track } — { $n }

## Первая страница: что изменилось с прошлого запуска; также письмо и лента

changes = Что изменилось
first-run = Это первый запуск; что изменилось, покажет следующий.
changed = { COUNT($n, noun: "changes") } со времени запуска { PERIOD($day, case: "gen") }.
unchanged = Со времени запуска { PERIOD($day, case: "gen") } ничего не изменилось.
more-news = Ещё { COUNT($n, noun: "more-changes") }
news-title = Центральная Азия и Китай: что изменилось
news-of-day = { COUNT($n, noun: "changes") } в отчётах { PERIOD($day, case: "gen") }
news-of-day-again = { COUNT($n, noun: "changes") } в отчётах { PERIOD($day, case: "gen") } (№ { $number } за день)

# Изменение одним предложением: что изменилось, затем остальное.
news = { $what }{ $edited ->
    [yes] ; параметры сценария были изменены
   *[no] {""}
 }{ $more ->
    [0] {""}
   *[other] ; то же ещё в сценариях: { $more }
 }.
# Как блокнот называется в предложении; свой — по имени файла.
notebook = { $name ->
    [country] страны
    [energy] энергетика
    [history] история
    [infrastructure] инфраструктура
    [outlook] перспективы
    [trade] торговля
   *[other] { $name }
 }
# То же о блокноте, у которого есть отчёт для каждого значения параметра.
notebook-of-value = { $name ->
    [country] { $value }
   *[other] { $name }, { $value }
 }
# Заголовок такого отчёта; $title — то, что стоит за двоеточием у его блокнота.
title-of-value = { $value }: { $title }
# То же, где двоеточия нет.
title-with-value = { $name ->
    [country] { $value } и Китай
   *[other] { $value }: { $title }
 }
news-of-report = { $scenario }, { $topics }: { $what }
table-revised = Таблица { $table } пересмотрена
table-with-more-rows = Таблица { $table } пересмотрена, добавлено: { COUNT($rows, noun: "rows") }
table-with-fewer-rows = Таблица { $table } пересмотрена, убрано: { COUNT($rows, noun: "rows") }
vintage-changed = Таблица { $table }, { $to } вместо { $from }; пересмотрено: { COUNT($revised, noun: "rows") }, добавлено: { COUNT($added, noun: "rows") }, убрано: { COUNT($dropped, noun: "rows") }
fell-due = Срок наступил { PERIOD($on, case: "in") }, а исхода ещё нет: { $text }
conflict-new = Источники теперь расходятся: { $text }
conflict-wider = Источники расходятся сильнее: { $text }
conflict-resolved = Источники больше не расходятся: { $text }
verdict-changed = { $text }: { VERDICT($now) }, прежде { VERDICT($was) }
figure-changed = { $label }: { $now }, прежде { $was }
figure-unlike = { $label }: { $now }; с прежним значением ({ $was }) не сопоставляется: { $reason }
value-of-period = { $value } ({ $period })
report-new = новый отчёт
report-gone = отчёта больше нет
report-recovered = отчёт снова в порядке
report-failed = отчёт не удался ({ $why })
report-timed-out = отчёт строился слишком долго ({ $why })

# Конец письма.
news-more = И ещё { COUNT($n, noun: "more-changes") }: см. первую страницу.
news-bad = Не в порядке: { LIST($reports, form: "clauses") }.
report-of = { $scenario }, { $notebook }
news-index = Все отчёты: { $index }

## Первая страница: страны, темы, сценарии

topics = Темы
# Над рядом стран, у каждой товарооборот по подсчётам обеих сторон.
by-country = По странам
# Где подпись говорит `under-this-scenario` из common, первая страница говорит, по какому: базовому или другому, если по базовому у темы нет отчёта.
in-the-baseline = в базовом сценарии
in-one-scenario = в сценарии «{ $title }»
scenarios = Сценарии
# Сколько торгуют по подсчётам другого способа счёта.
lens-takes-own-totals = Здесь вместо итога таможни Китая взят собственный итог каждой страны.
own-count = По ним товарооборот { PERIOD($period, case: "in") } составил около { $amount }.
own-count-noted = По ним товарооборот { PERIOD($period, case: "in") } составил около { $amount }: { $note }.
starts-from = Он начинается с показателей { PERIOD($own, case: "gen") }, а не { PERIOD($today, case: "gen") }.
finding = { $finding }
changes-most = Сильнее всего меняется: { $outcome }, { $amount } { PERIOD($period, case: "in") }, { $change } к базовому сценарию ({ $baseline })
changes-most-of-compared = Наибольшее изменение среди сопоставимых исходов — «{ $outcome }»: { $amount } { PERIOD($period, case: "in") }, { $change } к базовому сценарию ({ $baseline })
no-outcomes = Он считает то, что есть, и собственных исходов не имеет
others-are-measured = Остальные сценарии измеряются относительно этого
no-amount-differs = Ни одна величина не отличается от базовой

## Первая страница: последний запуск

run = Последний запуск
pages = { COUNT($n, noun: "pages") }
pages-and-same = { COUNT($n, noun: "pages") }; ещё { COUNT($same, noun: "more-reports") } сказали бы то же, что базовый сценарий
finished = завершён { $when }
not-reached = не дошло до { $n } из { $planned }
all-good = ошибок нет
same = Как в базовом сценарии
last-run = Последний запуск: { $status }
last-run-error = Последний запуск: { $status }, { $error }
last-run-error-in-cell = Последний запуск: { $status }, { $error } в ячейке { $cell }
last-good = это последняя удачная страница
status-built = построен
status-unchanged = без изменений
status-same = тот же
status-failed = не удался
status-timed-out = превысил отведённое время
status-stopped = остановлен

## Сравнение и краткие изложения сценариев

comparison-description = К чему ведёт каждый сценарий рядом с сегодняшним днём и базовым сценарием и что предвещало бы его
lowest = Наименьшее { PERIOD($period, case: "in") }: { LIST($outcomes, form: "clauses") }.
lowest-outcome = { $outcome } — { $scenario } ({ $amount })
lowest-outcome-at-assumed-price = { $outcome } — { $scenario } ({ $amount } при принятой цене)
# Исходы, которые в некоторых сценариях даны в ценах другого года.
lowest-leaves-out = В сравнение не вошли показатели в ценах другого года: { LIST($outcomes, form: "clauses") }.
left-out = { $outcome } — { LIST($scenarios, form: "items") }
list-of-reports = Все выводы и отчёты
mind = О чём помнить при сравнении
last-run-of = { $scenario }, { $notebook }: последний запуск — { $status }.
figures-of-last-good = Показатели взяты с последней удачной страницы, параметры — из последнего запуска.
made-otherwise = Построено с помощью cac-data { $cac_data } и таблиц { $data }, тогда как большинство — с помощью cac-data { $usual_cac_data } и таблиц { $usual_data }: { LIST($reports, form: "clauses") }.
differences-may-come = Различия могут идти от данных или методов, а не от сценария.
outcomes = К чему ведёт каждый сценарий
outcomes-more-or-less = ▲ больше или раньше, ▼ меньше или позже, чем в строке «Сегодня», в том числе для сценария, который начинается с более раннего года.
outcomes-are-arithmetic = Значения на горизонте прогноза — расчёт по допущениям, без интервалов.
outcome = Исход
today = Сегодня
as-stated = по заявлениям официальных лиц
start = Отправной год
the-baseline = базовый
one-off = отдельный прогон { $hash }
from-figures-of = от показателей { PERIOD($period, case: "gen") }
before-range = раньше любого года, который дают сроки официальных лиц
no-report = нет отчёта
more-scenarios = Ещё { COUNT($n, noun: "more-scenarios") }
earlier = Раньше
later = Позже
announced = Что из этого следует и что предвещало бы сценарий
early-warning = Раннее предупреждение:
early-warning-then = Раннее предупреждение, по известному { PERIOD($day, case: "to") }:
signal = { $signal } { $level } ({ $threshold }).
signal-last = Последнее значение: { $value }.
signal-last-and-next = Последнее значение: { $value }; следующее: { $next }.
same-world = Тот же мир, сосчитанный иначе
scenarios-assume = Что предполагают сценарии
parameters-differ = { $n ->
    [one] отличается { $n }{"\u00A0"}параметр
    [few] отличаются { $n }{"\u00A0"}параметра
   *[many] отличается { $n }{"\u00A0"}параметров
 }
# Подпись параметра, который в некоторых темах отличается иначе.
label-of-topics = { $label } ({ $topics })
its-reports = Его отчёты
