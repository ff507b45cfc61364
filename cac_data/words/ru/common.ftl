### Общее для всех страниц: числа с единицами, названия кодов, ячейки таблиц.
###
### Падежи, которые понимают COUNTRY, COUNTRIES, REPORTER, FLOW: gen (кого), dat (кому),
### acc (что), ins (кем), loc (о ком, в чём). COUNT понимает gen: из 79 обязательств.
### PERIOD и YEARS: in (в 2024 году), gen (2024 года), to (к 2024 году), since (с 2024
### года), till (до 2024 года), for (за 2024 год), on (на 2024 год). Без падежа период
### стоит как есть: 2024.
### Месяцы: gen июня, loc июне, dat июню, acc июнь.

## Числа с единицами

# Между «млрд» и «долл.» простой пробел: на телефоне карточка уже всей суммы.
usd-bn = { $sign }{ NUM($size) }{"\u00A0"}млрд долл.
percent = { $number }{"\u00A0"}%
times = в{"\u00A0"}{ $number }{"\u00A0"}{ PLURAL($number) ->
    [one] раз
    [few] раза
    [many] раз
   *[other] раза
 }
counted = { $n }{"\u00A0"}{ $noun }
# Число и то, как его даёт источник
printed-about = около { $number }
printed-more-than = более { $number }
printed-nearly = почти { $number }
printed-up-to = до { $number }
# То же о числе карточки
note-about = в источнике — «около»
note-more-than = больше этого
note-nearly = в источнике — «почти»
note-up-to = не больше этого
amount = { $number }{"\u00A0"}{ $unit }
rank = { $number }-е место
ratio = отношение { $number }

## Списки: a, b, c; a; b; c; a или b или c; предложения одно за другим

items = { $before }, { $next }
clauses = { $before }; { $next }
alternatives = { $before } или { $next }
along-a-way = { $before } — { $next }
sentences = { $before } { $next }
named = { $before }: { $next }
full-stop = { $text }.
in-clauses = { LIST($clauses, form: "clauses") }.

## Существительные при числах, они же единицы показателей

noun-agreements = { $n ->
    [one] соглашение
    [few] соглашения
    [many] соглашений
   *[other] соглашения
 }
    .gen = { $n ->
        [one] соглашения
       *[other] соглашений
    }
noun-alternative-counts = { $n ->
    [one] альтернативный подсчёт
    [few] альтернативных подсчёта
    [many] альтернативных подсчётов
   *[other] альтернативного подсчёта
 }
    .gen = { $n ->
        [one] альтернативного подсчёта
       *[other] альтернативных подсчётов
    }
noun-articles = { $n ->
    [one] статья
    [few] статьи
    [many] статей
   *[other] статьи
 }
    .gen = { $n ->
        [one] статьи
       *[other] статей
    }
noun-assumptions = { $n ->
    [one] допущение
    [few] допущения
    [many] допущений
   *[other] допущения
 }
    .gen = { $n ->
        [one] допущения
       *[other] допущений
    }
noun-borders = { $n ->
    [one] граница
    [few] границы
    [many] границ
   *[other] границы
 }
    .gen = { $n ->
        [one] границы
       *[other] границ
    }
noun-changes = { $n ->
    [one] изменение
    [few] изменения
    [many] изменений
   *[other] изменения
 }
    .gen = { $n ->
        [one] изменения
       *[other] изменений
    }
noun-claims = { $n ->
    [one] утверждение
    [few] утверждения
    [many] утверждений
   *[other] утверждения
 }
    .gen = { $n ->
        [one] утверждения
       *[other] утверждений
    }
noun-companies = { $n ->
    [one] компания
    [few] компании
    [many] компаний
   *[other] компании
 }
    .gen = { $n ->
        [one] компании
       *[other] компаний
    }
noun-countries = { $n ->
    [one] страна
    [few] страны
    [many] стран
   *[other] страны
 }
    .gen = { $n ->
        [one] страны
       *[other] стран
    }
noun-current-statements = { $n ->
    [one] действующее заявление
    [few] действующих заявления
    [many] действующих заявлений
   *[other] действующего заявления
 }
    .gen = { $n ->
        [one] действующего заявления
       *[other] действующих заявлений
    }
noun-dated-sources = { $n ->
    [one] датированный источник
    [few] датированных источника
    [many] датированных источников
   *[other] датированного источника
 }
    .gen = { $n ->
        [one] датированного источника
       *[other] датированных источников
    }
noun-dates = { $n ->
    [one] дата
    [few] даты
    [many] дат
   *[other] даты
 }
    .gen = { $n ->
        [one] даты
       *[other] дат
    }
noun-days = { $n ->
    [one] день
    [few] дня
    [many] дней
   *[other] дня
 }
    .gen = { $n ->
        [one] дня
       *[other] дней
    }
noun-decided-promises = { $n ->
    [one] обещание с известным исходом
    [few] обещания с известным исходом
    [many] обещаний с известным исходом
   *[other] обещания с известным исходом
 }
    .gen = { $n ->
        [one] обещания с известным исходом
       *[other] обещаний с известным исходом
    }
noun-documents = { $n ->
    [one] документ
    [few] документа
    [many] документов
   *[other] документа
 }
    .gen = { $n ->
        [one] документа
       *[other] документов
    }
noun-doses = { $n ->
    [one] доза
    [few] дозы
    [many] доз
   *[other] дозы
 }
    .gen = { $n ->
        [one] дозы
       *[other] доз
    }
noun-durations = { $n ->
    [one] срок
    [few] срока
    [many] сроков
   *[other] срока
 }
    .gen = { $n ->
        [one] срока
       *[other] сроков
    }
noun-errors = { $n ->
    [one] ошибка
    [few] ошибки
    [many] ошибок
   *[other] ошибки
 }
    .gen = { $n ->
        [one] ошибки
       *[other] ошибок
    }
noun-events = { $n ->
    [one] событие
    [few] события
    [many] событий
   *[other] события
 }
    .gen = { $n ->
        [one] события
       *[other] событий
    }
noun-expectations = { $n ->
    [one] ожидание
    [few] ожидания
    [many] ожиданий
   *[other] ожидания
 }
    .gen = { $n ->
        [one] ожидания
       *[other] ожиданий
    }
noun-findings = { $n ->
    [one] вывод
    [few] вывода
    [many] выводов
   *[other] вывода
 }
    .gen = { $n ->
        [one] вывода
       *[other] выводов
    }
noun-forecasts = { $n ->
    [one] прогноз
    [few] прогноза
    [many] прогнозов
   *[other] прогноза
 }
    .gen = { $n ->
        [one] прогноза
       *[other] прогнозов
    }
noun-gaps = { $n ->
    [one] расхождение
    [few] расхождения
    [many] расхождений
   *[other] расхождения
 }
    .gen = { $n ->
        [one] расхождения
       *[other] расхождений
    }
noun-grants = { $n ->
    [one] грант
    [few] гранта
    [many] грантов
   *[other] гранта
 }
    .gen = { $n ->
        [one] гранта
       *[other] грантов
    }
noun-hours = { $n ->
    [one] час
    [few] часа
    [many] часов
   *[other] часа
 }
    .gen = { $n ->
        [one] часа
       *[other] часов
    }
noun-independent-published-distances = { $n ->
    [one] независимое опубликованное расстояние
    [few] независимых опубликованных расстояния
    [many] независимых опубликованных расстояний
   *[other] независимого опубликованного расстояния
 }
    .gen = { $n ->
        [one] независимого опубликованного расстояния
       *[other] независимых опубликованных расстояний
    }
noun-key-claims = { $n ->
    [one] ключевое утверждение
    [few] ключевых утверждения
    [many] ключевых утверждений
   *[other] ключевого утверждения
 }
    .gen = { $n ->
        [one] ключевого утверждения
       *[other] ключевых утверждений
    }
noun-leaders = { $n ->
    [one] лидер
    [few] лидера
    [many] лидеров
   *[other] лидера
 }
    .gen = { $n ->
        [one] лидера
       *[other] лидеров
    }
noun-mechanisms = { $n ->
    [one] механизм
    [few] механизма
    [many] механизмов
   *[other] механизма
 }
    .gen = { $n ->
        [one] механизма
       *[other] механизмов
    }
noun-meetings = { $n ->
    [one] встреча
    [few] встречи
    [many] встреч
   *[other] встречи
 }
    .gen = { $n ->
        [one] встречи
       *[other] встреч
    }
noun-months = { $n ->
    [one] месяц
    [few] месяца
    [many] месяцев
   *[other] месяца
 }
    .gen = { $n ->
        [one] месяца
       *[other] месяцев
    }
noun-more-changes = { $n ->
    [one] изменение
    [few] изменения
    [many] изменений
   *[other] изменения
 }
    .gen = { $n ->
        [one] изменения
       *[other] изменений
    }
noun-more-claims = { $n ->
    [one] утверждение
    [few] утверждения
    [many] утверждений
   *[other] утверждения
 }
    .gen = { $n ->
        [one] утверждения
       *[other] утверждений
    }
noun-more-promises = { $n ->
    [one] обещание
    [few] обещания
    [many] обещаний
   *[other] обещания
 }
    .gen = { $n ->
        [one] обещания
       *[other] обещаний
    }
noun-more-reports = { $n ->
    [one] отчёт
    [few] отчёта
    [many] отчётов
   *[other] отчёта
 }
    .gen = { $n ->
        [one] отчёта
       *[other] отчётов
    }
noun-more-scenarios = { $n ->
    [one] сценарий
    [few] сценария
    [many] сценариев
   *[other] сценария
 }
    .gen = { $n ->
        [one] сценария
       *[other] сценариев
    }
noun-other-forecasts = { $n ->
    [one] другой прогноз
    [few] других прогноза
    [many] других прогнозов
   *[other] другого прогноза
 }
    .gen = { $n ->
        [one] другого прогноза
       *[other] других прогнозов
    }
noun-others = { $n ->
    [one] другой
    [few] других
    [many] других
   *[other] другого
 }
    .gen = { $n ->
        [one] другого
       *[other] других
    }
noun-outcomes = { $n ->
    [one] договорённость
    [few] договорённости
    [many] договорённостей
   *[other] договорённости
 }
    .gen = { $n ->
        [one] договорённости
       *[other] договорённостей
    }
noun-pages = { $n ->
    [one] страница
    [few] страницы
    [many] страниц
   *[other] страницы
 }
    .gen = { $n ->
        [one] страницы
       *[other] страниц
    }
noun-pairs = { $n ->
    [one] пара
    [few] пары
    [many] пар
   *[other] пары
 }
    .gen = { $n ->
        [one] пары
       *[other] пар
    }
noun-persons = { $n ->
    [one] человек
    [few] человека
    [many] человек
   *[other] человека
 }
    .gen = { $n ->
        [one] человека
       *[other] человек
    }
noun-places = { $n ->
    [one] место
    [few] места
    [many] мест
   *[other] места
 }
    .gen = { $n ->
        [one] места
       *[other] мест
    }
noun-plants = { $n ->
    [one] станция
    [few] станции
    [many] станций
   *[other] станции
 }
    .gen = { $n ->
        [one] станции
       *[other] станций
    }
noun-platforms = { $n ->
    [one] платформа
    [few] платформы
    [many] платформ
   *[other] платформы
 }
    .gen = { $n ->
        [one] платформы
       *[other] платформ
    }
noun-pledges = { $n ->
    [one] обязательство
    [few] обязательства
    [many] обязательств
   *[other] обязательства
 }
    .gen = { $n ->
        [one] обязательства
       *[other] обязательств
    }
noun-points = { $n ->
    [one] пункт
    [few] пункта
    [many] пунктов
   *[other] пункта
 }
    .gen = { $n ->
        [one] пункта
       *[other] пунктов
    }
noun-principles = { $n ->
    [one] принцип
    [few] принципа
    [many] принципов
   *[other] принципа
 }
    .gen = { $n ->
        [one] принципа
       *[other] принципов
    }
noun-projects = { $n ->
    [one] проект
    [few] проекта
    [many] проектов
   *[other] проекта
 }
    .gen = { $n ->
        [one] проекта
       *[other] проектов
    }
noun-promises = { $n ->
    [one] обещание
    [few] обещания
    [many] обещаний
   *[other] обещания
 }
    .gen = { $n ->
        [one] обещания
       *[other] обещаний
    }
noun-promises-again = { $n ->
    [one] обещание, повторяющее прежнее
    [few] обещания, повторяющих прежние
    [many] обещаний, повторяющих прежние
   *[other] обещания, повторяющего прежнее
 }
    .gen = { $n ->
        [one] обещания, повторяющего прежнее
       *[other] обещаний, повторяющих прежние
    }
noun-published-times = { $n ->
    [one] опубликованное время в пути
    [few] опубликованных значения времени в пути
    [many] опубликованных значений времени в пути
   *[other] опубликованного времени в пути
 }
    .gen = { $n ->
        [one] опубликованного времени в пути
       *[other] опубликованных значений времени в пути
    }
noun-rows = { $n ->
    [one] строка
    [few] строки
    [many] строк
   *[other] строки
 }
    .gen = { $n ->
        [one] строки
       *[other] строк
    }
noun-scenarios = { $n ->
    [one] сценарий
    [few] сценария
    [many] сценариев
   *[other] сценария
 }
    .gen = { $n ->
        [one] сценария
       *[other] сценариев
    }
noun-signals = { $n ->
    [one] признак
    [few] признака
    [many] признаков
   *[other] признака
 }
    .gen = { $n ->
        [one] признака
       *[other] признаков
    }
noun-sources = { $n ->
    [one] источник
    [few] источника
    [many] источников
   *[other] источника
 }
    .gen = { $n ->
        [one] источника
       *[other] источников
    }
noun-statements = { $n ->
    [one] заявление
    [few] заявления
    [many] заявлений
   *[other] заявления
 }
    .gen = { $n ->
        [one] заявления
       *[other] заявлений
    }
noun-states = { $n ->
    [one] государство
    [few] государства
    [many] государств
   *[other] государства
 }
    .gen = { $n ->
        [one] государства
       *[other] государств
    }
noun-summits = { $n ->
    [one] саммит
    [few] саммита
    [many] саммитов
   *[other] саммита
 }
    .gen = { $n ->
        [one] саммита
       *[other] саммитов
    }
noun-targets = { $n ->
    [one] цель
    [few] цели
    [many] целей
   *[other] цели
 }
    .gen = { $n ->
        [one] цели
       *[other] целей
    }
noun-things = { $n ->
    [one] событие
    [few] события
    [many] событий
   *[other] события
 }
    .gen = { $n ->
        [one] события
       *[other] событий
    }
noun-times = { $n ->
    [one] раз
    [few] раза
    [many] раз
   *[other] раза
 }
    .gen = { $n ->
        [one] раза
       *[other] раз
    }
noun-trains = { $n ->
    [one] поезд
    [few] поезда
    [many] поездов
   *[other] поезда
 }
    .gen = { $n ->
        [one] поезда
       *[other] поездов
    }
noun-turning-points = { $n ->
    [one] поворотная точка
    [few] поворотные точки
    [many] поворотных точек
   *[other] поворотной точки
 }
    .gen = { $n ->
        [one] поворотной точки
       *[other] поворотных точек
    }
noun-works = { $n ->
    [one] объект
    [few] объекта
    [many] объектов
   *[other] объекта
 }
    .gen = { $n ->
        [one] объекта
       *[other] объектов
    }
noun-yearly-changes = { $n ->
    [one] годовое изменение
    [few] годовых изменения
    [many] годовых изменений
   *[other] годового изменения
 }
    .gen = { $n ->
        [one] годового изменения
       *[other] годовых изменений
    }
noun-years = { $n ->
    [one] год
    [few] года
    [many] лет
   *[other] года
 }
    .gen = { $n ->
        [one] года
       *[other] лет
    }

## Годы до 1000-го, с эрой

year-bc = { $first } год до н. э.
    .in = в { $first } году до н. э.
    .gen = { $first } года до н. э.
    .since = с { $first } года до н. э.
    .till = до { $first } года до н. э.
years-bc = { $first }–{ $last } годы до н. э.
    .in = в { $first }–{ $last } годах до н. э.
    .gen = { $first }–{ $last } годов до н. э.
years-bc-to-ad = { $first } год до н. э. – { $last } год н. э.
    .in = с { $first } года до н. э. по { $last } год н. э.
years-bc-to-modern = { $first } год до н. э. – { $last } год
    .in = с { $first } года до н. э. по { $last } год
year-ad = { $first } год н. э.
    .in = в { $first } году н. э.
    .gen = { $first } года н. э.
    .since = с { $first } года н. э.
    .till = до { $first } года н. э.
years-ad = { $first }–{ $last } годы н. э.
    .in = в { $first }–{ $last } годах н. э.
# Годы без эры, для YEARS
years-run = { $first }–{ $last }
years-listed = { $years }
    .in = в { $years } { $n ->
        [1] году
       *[other] годах
    }
    .gen = { $years } { $n ->
        [1] года
       *[other] годов
    }
    .for = за { $years } { $n ->
        [1] год
       *[other] годы
    }

## Периоды в падежах

period-year = { $first-year }
    .in = в { $first-year } году
    .gen = { $first-year } года
    .to = к { $first-year } году
    .since = с { $first-year } года
    .till = до { $first-year } года
    .for = за { $first-year } год
    .on = на { $first-year } год
period-years = { $first-year }–{ $last-year }
    .in = в { $first-year }–{ $last-year } годах
    .gen = { $first-year }–{ $last-year } годов
    .to = к { $first-year }–{ $last-year } годам
    .since = с { $first-year }–{ $last-year } годов
    .till = до { $first-year }–{ $last-year } годов
    .for = за { $first-year }–{ $last-year } годы
    .on = на { $first-year }–{ $last-year } годы
period-month = { MONTH_NAME($first-month) } { $first-year }
    .in = в { MONTH_NAME($first-month, case: "loc") } { $first-year } года
    .gen = { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .to = к { MONTH_NAME($first-month, case: "dat") } { $first-year } года
    .since = с { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .till = до { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .for = за { MONTH_NAME($first-month) } { $first-year } года
    .on = на { MONTH_NAME($first-month) } { $first-year } года
period-months = { MONTH_NAME($first-month) }–{ MONTH_NAME($last-month) } { $first-year }
    .in =
        в { MONTH_NAME($first-month, case: "loc") }–{""
        }{ MONTH_NAME($last-month, case: "loc") } { $first-year } года
    .gen =
        { MONTH_NAME($first-month, case: "gen") }–{""
        }{ MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .since = с { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .till = до { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .for = за { MONTH_NAME($first-month) }–{ MONTH_NAME($last-month) } { $first-year } года
    .on = на { MONTH_NAME($first-month) }–{ MONTH_NAME($last-month) } { $first-year } года
period-months-of-years = { MONTH_NAME($first-month) } { $first-year } – { MONTH_NAME($last-month) } { $last-year }
    .in =
        с { MONTH_NAME($first-month, case: "gen") } { $first-year } года
        по { MONTH_NAME($last-month) } { $last-year } года
    .gen =
        с { MONTH_NAME($first-month, case: "gen") } { $first-year } года
        по { MONTH_NAME($last-month) } { $last-year } года
    .for =
        с { MONTH_NAME($first-month, case: "gen") } { $first-year } года
        по { MONTH_NAME($last-month) } { $last-year } года
period-day = { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year }
    .in = { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .gen = { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .to = к { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .since = с { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .till = до { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .for = за { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
    .on = на { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
period-days = { $first-day }–{ $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year }
    .in = { $first-day }–{ $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .gen = { $first-day }–{ $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .on = на { $first-day }–{ $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .since = с { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
period-days-of-months = { $first-day } { MONTH_NAME($first-month, case: "gen") } – { $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year }
    .in =
        с { $first-day } { MONTH_NAME($first-month, case: "gen") }
        по { $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .gen = { $first-day } { MONTH_NAME($first-month, case: "gen") } – { $last-day } { MONTH_NAME($last-month, case: "gen") } { $first-year } года
    .since = с { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
period-days-of-years = { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } – { $last-day } { MONTH_NAME($last-month, case: "gen") } { $last-year }
    .in =
        с { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
        по { $last-day } { MONTH_NAME($last-month, case: "gen") } { $last-year } года
    .gen =
        { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года –{" "}
        {""}{ $last-day } { MONTH_NAME($last-month, case: "gen") } { $last-year } года
    .since = с { $first-day } { MONTH_NAME($first-month, case: "gen") } { $first-year } года
month-1 = январь
    .gen = января
    .dat = январю
    .loc = январе
month-2 = февраль
    .gen = февраля
    .dat = февралю
    .loc = феврале
month-3 = март
    .gen = марта
    .dat = марту
    .loc = марте
month-4 = апрель
    .gen = апреля
    .dat = апрелю
    .loc = апреле
month-5 = май
    .gen = мая
    .dat = маю
    .loc = мае
month-6 = июнь
    .gen = июня
    .dat = июню
    .loc = июне
month-7 = июль
    .gen = июля
    .dat = июлю
    .loc = июле
month-8 = август
    .gen = августа
    .dat = августу
    .loc = августе
month-9 = сентябрь
    .gen = сентября
    .dat = сентябрю
    .loc = сентябре
month-10 = октябрь
    .gen = октября
    .dat = октябрю
    .loc = октябре
month-11 = ноябрь
    .gen = ноября
    .dat = ноябрю
    .loc = ноябре
month-12 = декабрь
    .gen = декабря
    .dat = декабрю
    .loc = декабре

## Страны, как их принято называть в региональных документах

country-KAZ = Казахстан
    .gen = Казахстана
    .dat = Казахстану
    .acc = Казахстан
    .ins = Казахстаном
    .loc = Казахстане
country-KGZ = Кыргызстан
    .gen = Кыргызстана
    .dat = Кыргызстану
    .acc = Кыргызстан
    .ins = Кыргызстаном
    .loc = Кыргызстане
country-TJK = Таджикистан
    .gen = Таджикистана
    .dat = Таджикистану
    .acc = Таджикистан
    .ins = Таджикистаном
    .loc = Таджикистане
country-TKM = Туркменистан
    .gen = Туркменистана
    .dat = Туркменистану
    .acc = Туркменистан
    .ins = Туркменистаном
    .loc = Туркменистане
country-UZB = Узбекистан
    .gen = Узбекистана
    .dat = Узбекистану
    .acc = Узбекистан
    .ins = Узбекистаном
    .loc = Узбекистане
country-AFG = Афганистан
    .gen = Афганистана
    .dat = Афганистану
    .acc = Афганистан
    .ins = Афганистаном
    .loc = Афганистане
country-PAK = Пакистан
    .gen = Пакистана
    .dat = Пакистану
    .acc = Пакистан
    .ins = Пакистаном
    .loc = Пакистане
country-CHN = Китай
    .gen = Китая
    .dat = Китаю
    .acc = Китай
    .ins = Китаем
    .loc = Китае
country-RUS = Россия
    .gen = России
    .dat = России
    .acc = Россию
    .ins = Россией
    .loc = России
country-IRN = Иран
    .gen = Ирана
    .dat = Ирану
    .acc = Иран
    .ins = Ираном
    .loc = Иране
country-AZE = Азербайджан
    .gen = Азербайджана
    .dat = Азербайджану
    .acc = Азербайджан
    .ins = Азербайджаном
    .loc = Азербайджане
country-GEO = Грузия
    .gen = Грузии
    .dat = Грузии
    .acc = Грузию
    .ins = Грузией
    .loc = Грузии
country-TUR = Турция
    .gen = Турции
    .dat = Турции
    .acc = Турцию
    .ins = Турцией
    .loc = Турции
country-IND = Индия
    .gen = Индии
    .dat = Индии
    .acc = Индию
    .ins = Индией
    .loc = Индии
country-MMR = Мьянма
    .gen = Мьянмы
    .dat = Мьянме
    .acc = Мьянму
    .ins = Мьянмой
    .loc = Мьянме
country-ARE = ОАЭ
    .gen = ОАЭ
    .dat = ОАЭ
    .acc = ОАЭ
    .ins = ОАЭ
    .loc = ОАЭ
country-BLR = Беларусь
    .gen = Беларуси
    .dat = Беларуси
    .acc = Беларусь
    .ins = Беларусью
    .loc = Беларуси
country-CA4 = Центральная Азия без Туркменистана
    .gen = Центральной Азии без Туркменистана
    .dat = Центральной Азии без Туркменистана
    .acc = Центральную Азию без Туркменистана
    .ins = Центральной Азией без Туркменистана
    .loc = Центральной Азии без Туркменистана
country-CA5 = Центральная Азия
    .gen = Центральной Азии
    .dat = Центральной Азии
    .acc = Центральную Азию
    .ins = Центральной Азией
    .loc = Центральной Азии
country-CHE = Швейцария
    .gen = Швейцарии
    .dat = Швейцарии
    .acc = Швейцарию
    .ins = Швейцарией
    .loc = Швейцарии
country-CN-XJ = Синьцзян
    .gen = Синьцзяна
    .dat = Синьцзяну
    .acc = Синьцзян
    .ins = Синьцзяном
    .loc = Синьцзяне
country-DEU = Германия
    .gen = Германии
    .dat = Германии
    .acc = Германию
    .ins = Германией
    .loc = Германии
country-EUU = Европейский союз
    .gen = Европейского союза
    .dat = Европейскому союзу
    .acc = Европейский союз
    .ins = Европейским союзом
    .loc = Европейском союзе
country-GBR = Великобритания
    .gen = Великобритании
    .dat = Великобритании
    .acc = Великобританию
    .ins = Великобританией
    .loc = Великобритании
country-GCC = страны Персидского залива (ССАГПЗ)
    .gen = стран Персидского залива (ССАГПЗ)
    .dat = странам Персидского залива (ССАГПЗ)
    .acc = страны Персидского залива (ССАГПЗ)
    .ins = странами Персидского залива (ССАГПЗ)
    .loc = странах Персидского залива (ССАГПЗ)
country-HKG = Гонконг
    .gen = Гонконга
    .dat = Гонконгу
    .acc = Гонконг
    .ins = Гонконгом
    .loc = Гонконге
country-HUN = Венгрия
    .gen = Венгрии
    .dat = Венгрии
    .acc = Венгрию
    .ins = Венгрией
    .loc = Венгрии
country-ITA = Италия
    .gen = Италии
    .dat = Италии
    .acc = Италию
    .ins = Италией
    .loc = Италии
country-JPN = Япония
    .gen = Японии
    .dat = Японии
    .acc = Японию
    .ins = Японией
    .loc = Японии
country-KOR = Республика Корея
    .gen = Республики Корея
    .dat = Республике Корея
    .acc = Республику Корея
    .ins = Республикой Корея
    .loc = Республике Корея
country-MNG = Монголия
    .gen = Монголии
    .dat = Монголии
    .acc = Монголию
    .ins = Монголией
    .loc = Монголии
country-POL = Польша
    .gen = Польши
    .dat = Польше
    .acc = Польшу
    .ins = Польшей
    .loc = Польше
country-ROU = Румыния
    .gen = Румынии
    .dat = Румынии
    .acc = Румынию
    .ins = Румынией
    .loc = Румынии
country-THA = Таиланд
    .gen = Таиланда
    .dat = Таиланду
    .acc = Таиланд
    .ins = Таиландом
    .loc = Таиланде
country-USA = США
    .gen = США
    .dat = США
    .acc = США
    .ins = США
    .loc = США
country-WLD = мир
    .gen = мира
    .dat = миру
    .acc = мир
    .ins = миром
    .loc = мире

## Вероятности, словами директивы разведывательного сообщества США № 203

odds-below = менее { $odds }
odds-above = более { $odds }
chance = { $odds } ({ $likelihood })
likelihood-almost-no-chance = почти невозможно
likelihood-very-unlikely = крайне маловероятно
likelihood-unlikely = маловероятно
likelihood-roughly-even-chance = примерно равные шансы
likelihood-likely = вероятно
likelihood-very-likely = весьма вероятно
likelihood-almost-certain = почти наверняка

## Коды таблиц: кто считает, какой поток, каков показатель

reporter-adb = Азиатский банк развития
    .gen = Азиатского банка развития
    .dat = Азиатскому банку развития
    .ins = Азиатским банком развития
    .loc = Азиатском банке развития
reporter-author = автор текста
    .gen = автора текста
    .dat = автору текста
    .ins = автором текста
    .loc = авторе текста
reporter-cepii = CEPII
    .gen = CEPII
    .dat = CEPII
    .ins = CEPII
    .loc = CEPII
reporter-china_customs = таможня Китая
    .gen = таможни Китая
    .dat = таможне Китая
    .ins = таможней Китая
    .loc = таможне Китая
reporter-china_mofcom = Министерство коммерции КНР
    .gen = Министерства коммерции КНР
    .dat = Министерству коммерции КНР
    .ins = Министерством коммерции КНР
    .loc = Министерстве коммерции КНР
reporter-china_press = официальные СМИ Китая
    .gen = официальных СМИ Китая
    .dat = официальным СМИ Китая
    .ins = официальными СМИ Китая
    .loc = официальных СМИ Китая
reporter-comtrade = все, кто отчитывается в UN Comtrade
    .gen = всех, кто отчитывается в UN Comtrade
    .dat = всем, кто отчитывается в UN Comtrade
    .ins = всеми, кто отчитывается в UN Comtrade
    .loc = всех, кто отчитывается в UN Comtrade
reporter-edb = Евразийский банк развития
    .gen = Евразийского банка развития
    .dat = Евразийскому банку развития
    .ins = Евразийским банком развития
    .loc = Евразийском банке развития
reporter-kaz_government = правительство Казахстана
    .gen = правительства Казахстана
    .dat = правительству Казахстана
    .ins = правительством Казахстана
    .loc = правительстве Казахстана
reporter-national = национальная статистика
    .gen = национальной статистики
    .dat = национальной статистике
    .ins = национальной статистикой
    .loc = национальной статистике
reporter-unctad = ЮНКТАД
    .gen = ЮНКТАД
    .dat = ЮНКТАД
    .ins = ЮНКТАД
    .loc = ЮНКТАД
flow-exports = экспорт
    .gen = экспорта
    .dat = экспорту
    .ins = экспортом
    .loc = экспорте
flow-imports = импорт
    .gen = импорта
    .dat = импорту
    .ins = импортом
    .loc = импорте
flow-turnover = товарооборот
    .gen = товарооборота
    .dat = товарообороту
    .ins = товарооборотом
    .loc = товарообороте
# Состояние показателя по CL_OBS_STATUS стандарта SDMX
status-A = обычное значение
status-B = разрыв динамического ряда
status-E = оценка
status-P = предварительное значение

## Выводы об утверждениях: название и смысл

verdict-supported = подтверждается
    .meaning = данные согласуются
verdict-qualified = верно с оговоркой
    .meaning = в целом верно, но требует уточнения
verdict-misattributed = неверно отнесено
    .meaning = факт верен, но относится к другому
verdict-disputed = спорно
    .meaning = данные противоречат друг другу
verdict-contradicted = опровергается
    .meaning = данные говорят иное
verdict-open = срок не наступил
    .meaning = прогноз, срок которого ещё не наступил
verdict-unverified = не проверено
    .meaning = данных нет ни за, ни против
verdict-opinion = мнение
    .meaning = суждение, которое нельзя проверить

## Названия кодов на графиках и в таблицах

name-exports = Экспорт
name-imports = Импорт
name-turnover = Товарооборот
name-balance = Сальдо
name-national = Сама страна
name-china_customs = Таможня Китая
name-published = Опубликовано
name-sum = Сумма
name-estimate = Оценка
name-scenario = Этот сценарий
name-median = Медиана
# Полосы прогноза: какую долю исходов они должны вмещать
name-80-percent = 80 %
name-50-percent = 50 %
name-article = Статья
name-reached = Достигнуто
name-missed = Не достигнуто
name-open = Срок не наступил
name-no-year-given = Год не назван
name-partial = части данных нет
name-other = прочее
# Стоит под картами.
name-outlines = Контуры: Natural Earth.
outlines-imply-no-position = Они не выражают позиции по границам.
name-index = индекс
# Единицы, как коды `$ bn`, `$ mn` и `$`.
name-usd-bn = млрд долл.
name-usd-mn = млн долл.
name-usd = долл.
# Единица, число которой стоит в другом месте: в своём столбце или над графиком.
name-percent = проценты

## Таблицы и карточки: заголовки и ячейки

column-key-figure = Ключевой показатель
column-value = Значение
column-period = Период
column-range = Диапазон
column-note = Примечание
column-claim = Утверждение
column-claimed = Заявлено
column-found = Найдено
column-verdict = Вывод
column-how = Основание
column-source_id = Источник
column-source_ids = Источники
# Единицы показателей по их кодам, если это не существительные при числах.
# 75 из 79
unit-of = из { $total }
unit-percent = %
unit-percent-a-year = % в год
unit-BC = до н. э.
unit-CNY-bn = млрд юаней
unit-CNY-mn = млн юаней
unit-GW = ГВт
unit-GW-a-year = ГВт в год
unit-MW = МВт
unit-Mt = млн т
unit-Mt-CO2e = млн т CO2-экв.
unit-Mt-a-year = млн т в год
unit-TWh = ТВт·ч
unit-USD = долл.
unit-USD-bn = млрд долл.
unit-USD-for-1-000-m3 = долл. за 1000 м³
unit-USD-mn = млн долл.
unit-bcm = млрд м³
unit-bcm-a-year = млрд м³ в год
unit-gCO2e-kWh = г CO2-экв. на кВт·ч
unit-kTEU = тыс. ДФЭ
unit-km = км
unit-t = т
unit-t-a-year = т в год
unit-tU = т урана
# Единица, которой кончается название столбца: (млн долл.)
unit-cny_bn = { unit-CNY-bn }
unit-cny_mn = { unit-CNY-mn }
unit-gw = { unit-GW }
unit-mt = { unit-Mt }
unit-mw = { unit-MW }
unit-pct = { unit-percent }
unit-twh = { unit-TWh }
unit-usd = { unit-USD }
unit-usd_bn = { unit-USD-bn }
unit-usd_mn = { unit-USD-mn }
no-data = Для этой выборки данных нет.
no-figure = нет данных
yes = да
no = нет
range = от { $low } до { $high }
# О чём расходятся подсчёты, среди новостей между двумя запусками: Казахстан, экспорт, 2020
conflict = { LIST($fact, form: "items") }: { $between } { UNIT($unit, $high) }
# Стоит в конце подписей показателей; первая страница говорит вместо этого иначе.
under-this-scenario = по этому сценарию
growth = рост

## Чем различаются числа, которые не ставят рядом: единицей и признаками

unlike-unit = единица
unlike-measure = способ измерения
unlike-reporter = кто считает
unlike-edition = издание
unlike-prices = год цен
unlike-coverage = что входит в подсчёт
unlike-base = год, от которого считают
unlike-length = длина периодов

## Что искали и не нашли: заголовок списка и слова перед ним

sought = Что мы искали и не нашли
# $period — когда
sought-means =
    «Не найдено» не значит «не опубликовано»: { PERIOD($period, case: "in") } мы искали
    главным образом на английском, меньше на китайском и русском и почти не искали на
    языках пяти стран.
sought-read = Многие страницы удалось прочесть лишь с начала.

## Источники

reference = { $publisher }. { $title }.
reference-published = опубликовано { $published }.
reference-accessed = дата обращения: { $accessed }.

## Допущения, которые читатель может двигать: название, запись, «никогда»

slider-export_growth = Рост экспорта
    .pattern = { $number } % в год
slider-import_growth = Рост импорта
    .pattern = { $number } % в год
slider-kyrgyz_line = Прибавка к экспорту Кыргызстана
    .pattern = { $number } млрд долл.
slider-kyrgyz_line-of-a-year = Прибавка к экспорту Кыргызстана в { $year } году
slider-usd_inflation = Инфляция доллара
    .pattern = { $number } % в год
slider-output_growth = Рост добычи в Туркменистане
    .pattern = { $number } % в год
slider-demand_growth = Рост потребления в Туркменистане
    .pattern = { $number } % в год
slider-line_d_year = Первый газ по линии D
    .pattern = { $number }
    .never = никогда
slider-gas_price_usd = Цена газа
    .pattern = { $number } долл. за 1000 м³
# $printed — процентили.
past-spans = 10-й, 50-й и 90-й процентили в прошлом: { $printed } ({ $n } { $n ->
    [one] пятилетний отрезок
    [few] пятилетних отрезка
   *[many] пятилетних отрезков
 }, { $first }–{ $last }).
past-spans-with-boom = 10-й, 50-й и 90-й процентили в прошлом: { $printed } ({ $n } { $n ->
    [one] пятилетний отрезок
    [few] пятилетних отрезка
   *[many] пятилетних отрезков
 }, { $first }–{ $last }, включая бум 2000-х).
past-changes = 10-й, 50-й и 90-й процентили в прошлом: { $printed } ({ $n } { $n ->
    [one] годовое изменение
    [few] годовых изменения
   *[many] годовых изменений
 }, { $first }–{ $last }).
past-years = 10-й, 50-й и 90-й процентили в прошлом: { $printed } ({ $n } { $n ->
    [one] год
    [few] года
   *[many] лет
 }, { $first }–{ $last }).
past-beyond-scale = Что выходит за шкалу, не отмечено.
past-too-few = В прошлом: { $n ->
    [one] известно { $n }{"\u00A0"}значение
    [few] известны { $n }{"\u00A0"}значения
   *[many] известно { $n }{"\u00A0"}значений
 } ({ $first }–{ $last }) — слишком мало для отметок.
no-sliders = Ползунки есть на странице отчёта; здесь другие значения пробует cac_data.lab.scenario.

## Что двигают ползунки

moved-scenario = Товарооборот
moved-scenario_exports = Экспорт
moved-scenario_imports = Импорт
moved-needed_low_real = Реальный рост, нужный для { BN($low, digits: 0) }
moved-needed_high_real = Реальный рост, нужный для { BN($high, digits: 0) }
moved-kyrgyz_turnover_2030 = Товарооборот Кыргызстана
moved-turkmen_left = Туркменский газ, остающийся для Китая
moved-gas_to_china_assumed = Газ Центральной Азии в Китай
moved-needed_growth_lines_a_to_c = Рост добычи, при котором линии A–C заполнены
moved-turkmen_gas_value_2030 = Стоимость поставок туркменского газа в Китай
