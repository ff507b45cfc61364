### Как называются параметры сценариев, что они значат и как читаются их значения.
###
### Подпись параметра стоит в таблицах отличий от базового сценария, в сравнении и кратких
### изложениях, в первых предложениях страницы и в форме JupyterLab; смысл — под «Все
### параметры» и рядом с ним в редакторе. Форма, редакторы и команда говорят по-английски.

## Параметры блокнотов, по их именам в файле

parameter-start = Первый год
    .meaning = первый показанный год
parameter-start-of-history = Первый год
    .meaning = первый показанный год; до нашей эры отрицательный, года 0 нет
parameter-end = Последний год
    .meaning = последний год используемых данных
parameter-end-of-history = Последний год
    .meaning = последний показанный год; до нашей эры отрицательный, года 0 нет
parameter-horizon = Горизонт прогноза
    .meaning = последний прогнозируемый год
parameter-horizon-of-infrastructure = Горизонт
    .meaning = год, для которого ищутся маршруты по участкам, открытым к этому времени
# [] — как пишется в файле.
parameter-themes = Темы
    .meaning = темы событий, которые считаются и рисуются; [] — ни одной
parameter-countries = Страны
    .meaning = страны Центральной Азии, чьи события, товары и связи показаны
parameter-country = Страна
    .meaning = страна Центральной Азии, о которой страница; отчёт есть для каждой из пяти стран
parameter-quiet_years = Годы без событий
    .meaning = сколько лет без записей нужно, чтобы отрезок был назван
parameter-reporter = Кто считает
    .meaning = чья статистика используется
parameter-as_of = Известно к
    .meaning = только то, что опубликовано к этому дню (ГГГГ-ММ-ДД); пусто ("") — всё известное
# bundled и latest — как пишется в файле.
parameter-data = Данные
    .meaning = bundled: таблицы, входящие в пакет; latest: с новейшими строками, которые загрузил `cac-data fetch`; день: со строками этого выпуска
parameter-export_growth = Рост экспорта, допущение
    .meaning = допущение о росте экспорта за год
parameter-import_growth = Рост импорта, допущение
    .meaning = допущение о росте импорта за год
parameter-shocks = Шоки
    .meaning = изменения, которые в некоторые годы заменяют рост
parameter-level_shifts = Сдвиги уровня
    .meaning = суммы, которые появляются или исчезают за один год
parameter-usd_inflation = Инфляция доллара, допущение
    .meaning = допущение об инфляции доллара за год
parameter-line_d_year = Первый газ по линии D, допущение
    .meaning = год первого газа по линии D; 0 — никогда
parameter-gas_to_china_bcm = Газ в Китай на горизонте, допущение
    .meaning = сколько миллиардов кубометров в год Китай получает из Центральной Азии в последний прогнозируемый год; 0 — остаток: что остаётся от туркменской добычи после внутреннего потребления и других покупателей
parameter-gas_price_usd = Цена газа, допущение
    .meaning = долларов США за 1000 кубометров в будущие годы; 0 — последняя цена, следующая из стоимости и объёма
# assumed и needed — как пишется в файле.
parameter-turkmen_output = Добыча газа в Туркменистане
    .meaning = assumed: растёт принятым темпом; needed: растёт так, чтобы дать Китаю его газ на горизонте, а темп не используется
parameter-output_growth = Рост добычи газа в Туркменистане, допущение
    .meaning = допущение о росте добычи газа в Туркменистане за год
parameter-demand_growth = Рост потребления газа в Туркменистане, допущение
    .meaning = допущение о росте внутреннего потребления газа в Туркменистане за год
parameter-solar_wind_additions = Ввод солнечных и ветровых мощностей в Узбекистане, допущение
    .meaning = допущение о вводе солнечных и ветровых мощностей в Узбекистане, мегаватт в год; 0 — без допущения
# node_id и network_nodes — имена в данных.
parameter-origin = Откуда
    .meaning = node_id таблицы network_nodes, где маршрут начинается
parameter-destination = Куда
    .meaning = node_id таблицы network_nodes, где маршрут кончается
parameter-cku_opening = Открытие железной дороги через Кыргызстан, допущение
    .meaning = год открытия железной дороги Китай — Кыргызстан — Узбекистан; 0 — никогда
parameter-border_hours = Время на железнодорожной границе, допущение
    .meaning = часов на одной границе по железной дороге вместе со сменой колеи
parameter-rail_speed_kmh = Скорость грузовых поездов, допущение
    .meaning = километров в час между остановками
parameter-sea_hours = Время в портах, допущение
    .meaning = часов в двух портах одного морского перехода, кроме самого плавания

## Что содержат шок и сдвиг уровня: видно в редакторе

shock-flow = Поток
    .meaning = экспорт или импорт со стороны Центральной Азии
shock-start = Первый год
    .meaning = первый год изменения
shock-end = Последний год
    .meaning = последний год изменения
shock-change = Изменение
    .meaning = изменение за все его годы вместе: -0.4 — падение на 40 процентов
level_shift-country = Страна
    .meaning = код ISO 3166 страны Центральной Азии
level_shift-flow = Поток
    .meaning = экспорт или импорт со стороны Центральной Азии
level_shift-year = Год
    .meaning = год, с которого уровень другой
level_shift-usd_bn = Млрд долларов США
    .meaning = сколько миллиардов долларов США добавлено после роста этого года; отрицательное — потеря

## Что содержит файл сценария: видно в редакторе

file-title = Название
    .meaning = название сценария, как в заголовке
file-description = Описание
    .meaning = суть в нескольких предложениях
# future и lens — как пишется в файле.
file-kind = Вид
    .meaning = future: путь, который возможен; lens: другой способ сосчитать то же самое
file-extends = Расширяет
    .meaning = идентификатор сценария, чьи параметры берутся за основу
file-parameters = Параметры
    .meaning = что сообщается блокнотам; их собственные разделы важнее общего

## Как читаются значения: в таблицах и предложениях, где названы параметры

# Несколько значений одного параметра.
values = { LIST($values, form: "clauses") }
value-none = нет
value-count = { $count }
value-year = { PERIOD($year) }
# Год открытия, которого не будет.
value-never = никогда
# День, к которому что-то было известно: год-месяц-день.
value-day = { $day }
value-everything-known = всё известное
value-data-bundled = встроенные таблицы
value-data-latest = новейший выпуск
# $vintage — его день: год-месяц-день.
value-vintage = выпуск { $vintage }
value-country = { COUNTRY($country) }
value-theme-diplomacy = дипломатия
value-theme-trade = торговля
value-theme-security = безопасность
value-theme-culture = культура
value-reporter = { REPORTER($reporter) }
value-place = { $place }
# Сколько газа должен добывать Туркменистан.
value-output-assumed = растёт, как принято
value-output-needed = столько, сколько нужно
value-rate = { NUM($rate) } % в год
value-hours = { NUM($hours) } ч
value-speed = { NUM($speed) } км/ч
value-capacity = { NUM($megawatts) } МВт в год
value-no-capacity = без допущения
value-gas = { NUM($bcm) } млрд м³
value-residual-gas = что остаётся от туркменской добычи
value-cost = { NUM($dollars) } долл. за 1000 м³
# Цена газа.
value-last-cost = последняя известная
# $change имеет свой знак.
value-shock = { FLOW($flow) } { NUM($change) } % ({ YEARS($years) })
value-level-added = { COUNTRY($country) }: { FLOW($flow) } +{ NUM($usd_bn) } млрд долл. { PERIOD($year, case: "in") }
value-level-lost = { COUNTRY($country) }: { FLOW($flow) } −{ NUM($usd_bn) } млрд долл. { PERIOD($year, case: "in") }

## Единицы, в которых спрашивает форма: за подписью, в скобках

unit-opening = год; 0 — никогда
unit-rate = % в год
unit-hours = ч
unit-speed = км/ч
unit-capacity = МВт в год; 0 — нет
unit-gas = млрд м³ в год; 0 — остаток
unit-cost = долл. за 1000 м³; 0 — последняя известная
unit-day = ГГГГ-ММ-ДД; пусто — всё
