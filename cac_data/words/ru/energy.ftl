### Энергетика: что говорит её страница.
###
### Предложение — сообщение; у того, что другие ставят в список или в своё предложение,
### точки нет. О функциях и падежах см. common.ftl.

## Что вынести: краткое изложение; вывод показывает и страница всех отчётов
##
## Сценарий с линией D или большей выручкой говорит об этом сначала.

brief-line-d-needed = Этому сценарию нужно, чтобы добыча в Туркменистане росла на { PCT($growth) } в год, а линия D работала с { $year } года.
brief-line-d-needed-after-pace = Этому сценарию нужно, чтобы добыча в Туркменистане росла на { PCT($growth) } в год после { PCT($pace) } с { $since } года, а линия D работала с { $year } года.
brief-line-d-assumed = Сценарий предполагает, что добыча в Туркменистане растёт на { PCT($growth) } в год, а линия D работает с { $year } года.
brief-line-d-assumed-after-pace = Сценарий предполагает, что добыча в Туркменистане растёт на { PCT($growth) } в год после { PCT($pace) } с { $since } года, а линия D работает с { $year } года.
brief-line-d-not-begun = Ни один её участок не строится.
brief-earns-more = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } — на { PCT($change, digits: 0) } больше, чем в { $start } году ({ MN($first, digits: 2) }).
brief-earns-less = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } — на { PCT($change, digits: 0) } меньше, чем в { $start } году ({ MN($first, digits: 2) }).
brief-earns-more-at-assumed-price = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } при принятой цене — на { PCT($change, digits: 0) } больше, чем в { $start } году ({ MN($first, digits: 2) }).
brief-earns-less-at-assumed-price = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } при принятой цене — на { PCT($change, digits: 0) } меньше, чем в { $start } году ({ MN($first, digits: 2) }).
brief-earns-more-at-price = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } — на { PCT($change, digits: 0) } больше, чем в { $start } году ({ MN($first, digits: 2) }), по цене { PERIOD($priced, case: "gen") }: { NUM($implied) } долл. за 1000 м³ (в { $start } году — около { NUM($now) } долл.).
brief-earns-less-at-price = По этому сценарию Туркменистан получает за газ, поставленный в Китай { PERIOD($period, case: "in") }, { BN($value, digits: 2) } — на { PCT($change, digits: 0) } меньше, чем в { $start } году ({ MN($first, digits: 2) }), по цене { PERIOD($priced, case: "gen") }: { NUM($implied) } долл. за 1000 м³ (в { $start } году — около { NUM($now) } долл.).
brief-gas = Центральная Азия поставила в Китай { NUM($value, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") }.
brief-gas-below-peak = Центральная Азия поставила в Китай { NUM($value, digits: 1) } млрд м³ газа { PERIOD($period, case: "in") } против { NUM($most, digits: 1) } в { $peak } году.
brief-share = Её доля в трубопроводном газе Китая — { PCT($share) }.
brief-share-after-peak = Её доля в трубопроводном газе Китая — { PCT($share) } против { PCT($most, digits: 0) } в { $peak } году.
brief-gas-none = В этой выборке нет данных о газе из Центральной Азии в Китай.
brief-gas-refused = Показатели газа из Центральной Азии в Китай различаются ({ $unlike }; { $periods }), поэтому мы их не сопоставляем.
# В кратком изложении: уровень и использование газа, энергия
finding-level = Китай получает по трубам из России столько же газа, сколько из всей Центральной Азии (по { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") }).
finding-level-and-use = Китай получает по трубам из России столько же газа, сколько из всей Центральной Азии (по { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") }); газопровод из Центральной Азии заполнен на { PCT($use, digits: 0) }.
finding-use = Газопровод из Центральной Азии заполнен на { PCT($use, digits: 0) }.
brief-fill = Чтобы к { $end } году он был заполнен, добыча в Туркменистане должна была бы расти на { PCT($growth) } в год.
brief-fill-against-pace = Чтобы к { $end } году он был заполнен, добыча в Туркменистане должна была бы расти на { PCT($growth) } в год против { PCT($pace) } с { $since } года.
brief-uzbek-deficit = Узбекистан потребил { PERIOD($period, case: "in") } на { NUM($size, digits: 1) } млрд м³ больше газа, чем добыл.
brief-uzbek-surplus = Узбекистан добыл { PERIOD($period, case: "in") } на { NUM($size, digits: 1) } млрд м³ больше газа, чем потребил.
brief-solar = Мощность его солнечных и ветровых электростанций достигла { NUM($value, digits: 1) } ГВт { PERIOD($period, case: "in") }.
brief-solar-and-goal = Мощность его солнечных и ветровых электростанций достигла { NUM($value, digits: 1) } ГВт { PERIOD($period, case: "in") }; для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год.
brief-solar-and-added = Мощность его солнечных и ветровых электростанций достигла { NUM($value, digits: 1) } ГВт { PERIOD($period, case: "in") }; для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год, а в { $year } году введено { NUM($added, digits: 1) } ГВт.
brief-solar-and-added-of-renewables = Мощность его солнечных и ветровых электростанций достигла { NUM($value, digits: 1) } ГВт { PERIOD($period, case: "in") }; для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год, а в { $year } году введено { NUM($added, digits: 1) } ГВт всех ВИЭ.
brief-rate = Официальные лица Туркменистана говорили { PERIOD($month, case: "in") } о примерно { NUM($rate) } млрд м³ в год (каких м³ — не сказано); Статистический обзор насчитал { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "for") }.
brief-counts = Подсчёты газа сильно расходятся: для Туркменистана { PERIOD($period, case: "in") } Статистический обзор даёт { NUM($value, digits: 1) } млрд м³, другой источник ({ $counter }) — { NUM($other, digits: 1) }.
brief-counts-in-unnamed-metres = Подсчёты газа сильно расходятся: для Туркменистана { PERIOD($period, case: "in") } Статистический обзор даёт { NUM($value, digits: 1) } млрд м³, другой источник ({ $counter }) — { NUM($other, digits: 1) }, не называя, каких кубометров.
brief-intake-set = Сценарий задаёт, сколько получает Китай: { NUM($value) } млрд м³ { PERIOD($period, case: "in") }.
brief-intake-needed = Если добыча в Туркменистане растёт на { PCT($growth) } в год, как для этого нужно, Китай получает { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") }: это расчёт по допущениям, а не прогноз.
brief-intake-assumed = Если добыча в Туркменистане растёт на { PCT($growth) } в год, как здесь принято, Китай получает { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") }: это расчёт по допущениям, а не прогноз.

## Кто считает газ, внутри предложения

counter-chinese-customs = таможня Китая
counter-exporter-official = официальные лица экспортёра
counter-importer-company = компания-покупатель
counter-inspection-bureau = инспекционное бюро импортёра
counter-pipeline-operator = оператор газопровода
counter-press = сообщения прессы
counter-research-firm = исследовательская фирма
counter-importer-official = официальные лица импортёра
counter-iea = МЭА
counter-transit-state = страна транзита
counter-contract-parties = стороны контракта
counter-exporter-statistics = статистика экспортёра
counter-importer-statistics = статистика импортёра
counter-statistical-review = Статистический обзор

## Ключевые показатели: что это; что стоит рядом; как называется при сравнении сценариев

key-gas-to-china = Газ Центральной Азии в Китай
    .note = больше всего — { NUM($most, digits: 1) } млрд м³ в { $peak } году
key-gas-to-china-assumed = Газ Центральной Азии в Китай { under-this-scenario }
    .note = допущение, поэтому без интервала
    .note-with-use = допущение, поэтому без интервала; { PCT($use, digits: 0) } проектной мощности
key-russian-gas-to-china = Российский газ в Китай по трубам
    .note = { NUM($printed, digits: 1) } млрд м³ «Газпрома» — в российских кубометрах
    .by-review = Статистический обзор, издание { $edition } года; { NUM($printed, digits: 1) } млрд м³ «Газпрома» — в российских кубометрах
key-share-of-pipeline-gas = Доля Центральной Азии в трубопроводном газе Китая
    .note = { PCT($most, digits: 0) } в { $peak } году, когда она поставила больше всего
key-share-of-all-gas = Доля Центральной Азии во всём импорте газа Китаем
    .note = вместе со сжиженным
key-supplier-concentration = Концентрация поставщиков (индекс, 1 — единственный)
    .note = { NUM($first, digits: 2) } в { $start } году
key-pipe-use = Линии A–C: использование проектной мощности
    .note = поток и мощность в кубометрах Статистического обзора; от меньшей из двух названных мощностей, диапазон — по обеим
# Ключевые показатели туркменского газа
key-turkmen-gas = Туркменский газ в Китай
    .note = диапазон включает подсчёт: { $counter }
    .note-in-other-metres = диапазон включает подсчёт: { $counter } (кубометры другие или не названы)
key-turkmen-gas-value = Стоимость поставок туркменского газа в Китай
    .note = по данным таможни Китая
    .note-unchanged = по данным таможни Китая; без изменений с { $start } года
    .note-changed = по данным таможни Китая; { PCT($change, digits: 0, sign: 1) } к { $start } году
key-turkmen-gas-value-2030 = Стоимость поставок туркменского газа в Китай { under-this-scenario }
    .note = допущение
    .note-unchanged = допущение; без изменений с { $start } года
    .note-changed = допущение; { PCT($change, digits: 0, sign: 1) } к { $start } году
    .note-changed-at-assumed-price = допущение, как и цена; { PCT($change, digits: 0, sign: 1) } к { $start } году
    .note-changed-at-price = допущение, по цене { $price } года; { MN($first) } в { $start } году
    .outcome = Выручка за туркменский газ
key-gas-value-assumed = Стоимость поставок газа Центральной Азии в Китай { under-this-scenario }
    .note = допущение, по туркменской цене
    .note-at-assumed-price = допущение, как и цена
    .note-with-first = допущение, по туркменской цене; { MN($worth) } в { $start } году по последней вычисленной
key-implied-price = Вычисленная цена туркменского газа
    .note = стоимость, делённая на объём; диапазон — по всем поставщикам по трубам
key-turkmen-own-past = Чистый баланс газа Туркменистана, прогноз по тренду
    .note = медиана и 80-процентный интервал, по { $n } годовым изменениям
key-turkmen-left = Туркменский газ, остающийся для Китая { under-this-scenario }
    .note = допущение: добыча минус потребление минус прочие продажи
key-needed-growth-lines-a-to-c = Рост добычи в Туркменистане, нужный, чтобы заполнить линии A–C
    .note = { PCT($pace, sign: 1) } в год, { PERIOD($span) }
key-needed-growth-with-line-d = Рост добычи в Туркменистане, нужный, чтобы заполнить и линию D
    .note = { PCT($pace, sign: 1) } в год, { PERIOD($span) }
# Ключевые показатели газа, нефти и энергии других стран
key-uzbek-balance = Чистый баланс газа Узбекистана
    .note = добыча минус внутреннее потребление
key-kazakh-oil = Казахстанская нефть в трубопроводе в Китай
    .note = рядом с { NUM($russian, digits: 1) } млн т российской нефти
key-uzbek-solar-wind = Мощность солнечных и ветровых станций Узбекистана
    .note = цель на { $due } год: { NUM($goal) } ГВт
key-uzbek-solar-wind-2030 = Мощность солнечных и ветровых станций Узбекистана { under-this-scenario }
    .note = ввод за год принят, поэтому без интервала
    .note-unknown = без допущения
    .outcome = Солнечные и ветровые станции Узбекистана
key-uzbek-solar-wind-needed = Ввод мощностей в год, нужный для цели Узбекистана
key-uzbek-solar-wind-added = Ввод солнечных и ветровых мощностей в Узбекистане
    .note = все ВИЭ, вместе с гидроэнергетикой
key-uzbek-goal-reached = Достигнутая доля цели Узбекистана { under-this-scenario }
    .note = допущение
key-solar-wind-share-uzb = Доля солнечных и ветровых станций в электроэнергии Узбекистана
    .note = цель для ВИЭ на { $due } год: { PCT($goal, digits: 0) }
key-solar-wind-share-kaz = Доля солнечных и ветровых станций в электроэнергии Казахстана
    .note = цель для ВИЭ на { $due } год: { PCT($goal, digits: 0) }
key-chinese-party-share-uzb = Доля станций с китайским участием среди солнечных и ветровых Узбекистана
    .note = владелец, кредитор, подрядчик или поставщик; каждая станция целиком
key-chinese-owned-share-uzb = Доля китайской собственности в солнечных и ветровых станциях Узбекистана
    .note = по долям, которые называют источники: { COUNT($plants, noun: "plants") }
key-avoided-uzb = Выбросы, предотвращённые солнечными и ветровыми станциями Узбекистана
    .note = если они заменили газ; другой край — среднее по стране

## Сколько газа идёт в Китай и кто его поставляет?

deliveries-none = Ни за один год этой выборки нет данных о газе из Центральной Азии в Китай.
deliveries-refused = Показатели газа из Центральной Азии в Китай различаются ({ $unlike }; { $periods }), поэтому мы их не сопоставляем.
deliveries-region = Центральная Азия поставила в Китай { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") }.
deliveries-region-below-peak = Центральная Азия поставила в Китай { NUM($value, digits: 1) } млрд м³ { PERIOD($period, case: "in") } против { NUM($most, digits: 1) } на пике { $peak } года.
deliveries-share = Это { PCT($share) } трубопроводного газа Китая.
deliveries-share-and-of-all = Это { PCT($share) } трубопроводного газа Китая и { PCT($of_all) } всего ввозимого им газа.
deliveries-share-after-peak = Это { PCT($share) } трубопроводного газа Китая против { PCT($most, digits: 0) } в { $peak } году.
deliveries-share-after-peak-and-of-all = Это { PCT($share) } трубопроводного газа Китая (в { $peak } году — { PCT($most, digits: 0) }) и { PCT($of_all) } всего ввозимого им газа.
deliveries-russia-level = Россия поставила { NUM($value, digits: 1) } млрд м³, столько же, сколько вся Центральная Азия.
deliveries-russia-more = Россия поставила { NUM($value, digits: 1) } млрд м³, больше всей Центральной Азии.
deliveries-russia-less = Россия поставила { NUM($value, digits: 1) } млрд м³, меньше всей Центральной Азии.
deliveries-gazprom-same = { NUM($printed, digits: 1) } млрд м³ «Газпрома» — тот же газ в российских кубометрах.
deliveries-gazprom = { NUM($printed, digits: 1) } млрд м³ «Газпрома» сосчитаны в российских кубометрах; в здешних это { NUM($value, digits: 1) }.
# Предложения о том, кто поставляет, в каких метрах, и о стоимости
deliveries-senders = По странам { PERIOD($period, case: "in") }, млрд м³: { $senders }.
deliveries-sender = { COUNTRY($country) } — { NUM($value, digits: 1) }
deliveries-metres = Кубометры здесь везде те же, что в Статистическом обзоре (15 °C, 40 МДж), если не сказано иное.
deliveries-national-metres = В российских, китайских и узбекских данных кубометр меньше (20 °C): 1 м³ Статистического обзора — это { NUM($ratio, digits: 4) } такого.
deliveries-worth = Таможня Китая оценила газ { PERIOD($period, case: "gen") } так: { $values }.
deliveries-worth-of = { COUNTRY($country) } — { PRINTED($value, MN($value, digits: 2)) }
deliveries-worth-of-changed = { COUNTRY($country) } — { PRINTED($value, MN($value, digits: 2)) } ({ PCT($change, digits: 0, sign: 1) })
deliveries-brackets = В скобках — изменение к { $start } году.
deliveries-no-volumes = Объёмов таможня больше не публикует.

# График поставщиков
deliveries-title = Трубопроводный газ Китая по поставщикам
deliveries-title-fell = Доля Центральной Азии в трубопроводном газе Китая упала с { PCT($most, digits: 0) } до { PCT($share, digits: 0) }
deliveries-title-rose = Доля Центральной Азии в трубопроводном газе Китая выросла с { PCT($most, digits: 0) } до { PCT($share, digits: 0) }
deliveries-subtitle = Трубопроводный газ Китая по поставщикам, млрд м³, Статистический обзор
deliveries-split-where-named = Центральная Азия разделена по странам там, где первое издание называет всех экспортёров (числа — из него); иначе это один столбец.
deliveries-not-standardised = До 2017 года кубометры не стандартизованы.
deliveries-may-be-turkmen = Газ, учтённый за Узбекистаном, может быть туркменским в транзите.
deliveries-alt = Составные столбцы по годам и поставщикам. { $title }.
deliveries-not-split = Центральная Азия, без разделения

## Сколько Китай за него платит?

prices-implied = Расчётные цены (стоимость, делённая на объём) за 1000 м³ { PERIOD($period, case: "in") }: { $prices }.
prices-of-supplier = { COUNTRY($country) } — { NUM($price) } долл.
prices-none = Ни за один год этой выборки нет стоимости и объёма одного и того же газа.
prices-refused = Цены поставщиков различаются ({ $unlike }; { $periods }), поэтому мы их не сопоставляем.
prices-not-of-same-gas = Для { COUNTRY($country, case: "gen") } цены не даём ({ YEARS($years) }): стоимость и объём относятся не к одному и тому же газу.
prices-of-low-reliability = Для { COUNTRY($country, case: "gen") } цены не даём ({ YEARS($years) }): показатели малонадёжны.
prices-would-be = По туркменской цене { MN($worth, digits: 2) } { PERIOD($period, case: "gen") } соответствовали бы { NUM($would, digits: 1) } млрд м³, а не { NUM($volume, digits: 1) }.
prices-not-published = Ни одна сторона цен не публикует.
prices-at-border = Это цены газа на границе Китая по контрактам с привязкой к ценам на нефть с запаздыванием, так что разница между поставщиками сама по себе не скидка.

# График цен
prices-title = Сколько Китай платит за трубопроводный газ
prices-title-most-and-least = Больше всех за кубометр получает { COUNTRY($most) }, меньше всех — { COUNTRY($least) }
prices-subtitle = Таможенная стоимость, делённая на объём по Статистическому обзору, долл. за 1000 м³; прежние годы бледнее
prices-caption = Отношение данных двух источников: разница в несколько процентов ни о чём не говорит.
prices-alt = Точки, строка на поставщика. { $title }.

## Какие трубопроводы ведут в Китай?

courses-flows = { $commodity ->
    [gas] Газ идёт по маршруту
   *[oil] Нефть идёт по маршруту
 } { $start } — { $end } ({ $line }).
courses-flows-via = { $commodity ->
    [gas] Газ идёт по маршруту
   *[oil] Нефть идёт по маршруту
 } { $start } — { LIST($via, form: "along-a-way") } — { $end } ({ $line }).
courses-would-run = { CAPITAL($line) } прошла бы по маршруту { $start } — { $end }; сейчас она { $status }.
courses-would-run-via = { CAPITAL($line) } прошла бы по маршруту { $start } — { LIST($via, form: "along-a-way") } — { $end }; сейчас она { $status }.
# $status — одно из этих.
courses-is-agreed = согласована
courses-is-memorandum = на стадии меморандума
courses-is-proposed = предложена
courses-is-stalled = приостановлена
courses-is-under-construction = строится
courses-no-supply = Проектная мощность — это ещё не поставки.
courses-winter = Среднее за год скрывает зиму, когда газ нужен самим продавцам.

# Карта трубопроводов
courses-title = Газ идёт по одной системе трубопроводов; линия D — многолетний план
courses-subtitle = Трубопроводы из Центральной Азии в Китай по состоянию
courses-schematic = Линии схематичны: они соединяют места, которые называют источники.
courses-russian-gas-elsewhere = Российский газ приходит в Китай далеко на востоке.
courses-alt = Карта трубопроводов в Китай по состоянию.
courses-gas-operating = Газопровод
courses-gas-stalled = Линия D, приостановлена
courses-oil-operating = Нефтепровод

## Есть ли газ, чтобы заполнить газопровод?

balance-none = Ни за один год этой выборки нет баланса газа Туркменистана, поэтому нет и траектории.
balance-use = При нынешней добыче — нет: линии A–C были заполнены на { PCT($use, digits: 0) } { PERIOD($period, case: "in") }.
balance-use-below-peak = При нынешней добыче — нет: линии A–C были заполнены на { PCT($use, digits: 0) } { PERIOD($period, case: "in") } и на { PCT($most, digits: 0) } в { $peak } году, лучшем для них.
balance-capacity = Их проектная мощность, { NUM($rated) } млрд м³ в китайских кубометрах, — это { NUM($level, digits: 1) } в тех, которыми измерен поток.
balance-operator = На пике, по данным самого оператора ({ NUM($value, digits: 1) } из { NUM($rated) } { PERIOD($period, case: "in") }), загрузка была { PCT($use, digits: 0) }.
balance-output = Туркменистан { PERIOD($period, case: "in") } добыл { NUM($output, digits: 1) } млрд м³ и потребил { NUM($use, digits: 1) }.
balance-sent = Он поставил { NUM($own, digits: 1) } Китаю и { NUM($to_others, digits: 1) } другим; Казахстан и Узбекистан добавили { NUM($neighbours, digits: 1) }.
balance-sent-as-first-printed = Он поставил { NUM($own, digits: 1) } Китаю и { NUM($to_others, digits: 1) } другим; Казахстан и Узбекистан добавили { NUM($neighbours, digits: 1) }, по первой публикации.
balance-newest-edition = По новейшему изданию, Китаю в сумме поставлено { NUM($to_china, digits: 1) }.
balance-not-split = Эти данные не делят его экспорт { PERIOD($period, case: "gen") } по покупателям.
balance-as-when-split = При продажах другим, как в { $split } году ({ NUM($to_others, digits: 1) }), в Китай ушло около { NUM($own, digits: 1) }.
balance-as-when-split-leaves = При продажах другим, как в { $split } году ({ NUM($to_others, digits: 1) }), в Китай ушло около { NUM($own, digits: 1) }; на Казахстан и Узбекистан остаётся { NUM($left, digits: 1) } из { NUM($to_china, digits: 1) } ({ NUM($neighbours, digits: 1) } в { $split } году).
# Предложения о том, что нужно и что строится
balance-surplus = Потребление Туркменистана публикуется как добыча минус экспорт, поэтому «излишек» по определению равен прошлому экспорту и о свободном газе не говорит ничего.
balance-needed = Чтобы газопровод в { $end } году был заполнен, добыча в Туркменистане должна расти { $paces }.
balance-needed-for-level = на { PCT($pace) } в год для { NUM($level, digits: 1) } млрд м³ ({ $name })
balance-lines-a-to-c = линии A–C
balance-with-line-d = с линией D
balance-demand = Рост внутреннего потребления принят как допущение.
works-began = Работы по четвёртому этапу освоения месторождения «Галкыныш» начались { PERIOD($since, case: "in") }.
works-began-for = Работы по четвёртому этапу освоения месторождения «Галкыныш» начались { PERIOD($since, case: "in") }; постановление Туркменистана намечает { NUM($output) } млрд м³ в год.
works-began-for-or = Работы по четвёртому этапу освоения месторождения «Галкыныш» начались { PERIOD($since, case: "in") }; постановление Туркменистана намечает { NUM($output) } млрд м³ в год, по другому сообщению — { NUM($other) }.
works-silent = В сообщении о начале работ не названы ни объём, ни линия D.
works-no-start = О начале работ по четвёртому этапу освоения месторождения «Галкыныш» не сообщалось.
# Предложения о темпе и стоимости впереди
balance-pace = С { $start } по { $end } год добыча росла на { PCT($output) } в год, а потребление — на { PCT($use) }.
balance-ahead = По этому сценарию Китай получает { NUM($to_china, digits: 1) } млрд м³ { PERIOD($period, case: "in") }, { PCT($use, digits: 0) } проектной мощности в { NUM($capacity, digits: 1) } млрд м³.
balance-worth = Этот газ стоит { MN($worth) } при цене { NUM($price) } долл. за 1000 м³.
balance-worth-assumed = Этот газ стоит { MN($worth) } при цене { NUM($price) } долл. за 1000 м³, как принято.
balance-worth-implied = Этот газ стоит { MN($worth) } при цене { NUM($price) } долл. за 1000 м³ (туркменская цена { PERIOD($period, case: "gen") }).
balance-worth-implied-before = Этот газ стоит { MN($worth) } при цене { NUM($price) } долл. за 1000 м³ (туркменская цена { PERIOD($period, case: "gen") }; в { $year } году — около { NUM($now) } долл.).
# $price — одно из трёх ниже.
balance-worth-then = Газ { PERIOD($period, case: "gen") } по { $price } стоил { MN($worth) }.
balance-worth-then-and-customs = Газ { PERIOD($period, case: "gen") } по { $price } стоил { MN($worth) } (таможня: { MN($customs) }).
balance-at-price-of = цене { NUM($price) } долл. (туркменской цене { PERIOD($period, case: "gen") })
balance-at-price = цене { NUM($price) } долл.
balance-at-that-price = той же цене
balance-earned = Туркменский газ приносит при этом { MN($value, digits: 2) } { PERIOD($period, case: "in") }.
balance-earned-as-much = Туркменский газ приносит при этом { MN($value, digits: 2) } { PERIOD($period, case: "in") }, столько же, сколько в { $start } году ({ MN($first, digits: 2) }).
balance-earned-changed = Туркменский газ приносит при этом { MN($value, digits: 2) } { PERIOD($period, case: "in") }, { PCT($change, digits: 0, sign: 1) } к { $start } году.
balance-earned-changed-at-assumed-price = Туркменский газ приносит при этом { MN($value, digits: 2) } { PERIOD($period, case: "in") }, { PCT($change, digits: 0, sign: 1) } к { $start } году, при принятой цене.
balance-earned-changed-at-price = Туркменский газ приносит при этом { MN($value, digits: 2) } { PERIOD($period, case: "in") } по цене { PERIOD($price, case: "gen") }; в { $start } году он принёс { MN($first, digits: 2) }.
# Предложения об остатке и о прошлых промахах
balance-later = В { $period } году он получал бы { NUM($to_china, digits: 1) } из { NUM($capacity, digits: 1) } млрд м³.
balance-over = Это больше, чем оставляет принятый баланс ({ NUM($available, digits: 1) } млрд м³).
balance-unsold = Ещё { NUM($unsold, digits: 1) } млрд м³ туркменского газа не нашли бы там покупателя.
balance-unsold-and-kept = Ещё { NUM($unsold, digits: 1) } млрд м³ туркменского газа не нашли бы там покупателя; { NUM($kept, digits: 1) } млрд м³ казахстанского и узбекского газа не вывозятся.
balance-kept = Ещё { NUM($kept, digits: 1) } млрд м³ казахстанского и узбекского газа не вывозятся.
balance-early = Осторожно: для линии D в { $year } году нет своего газа.
balance-early-and-empty = До { $earliest } года она невозможна, так как ни один участок не строится; а при росте добычи на { PCT($growth) } в год, ниже { PCT($enough, digits: 0) }, она остаётся пустой.
balance-past = Наш прогноз по тренду, который не учитывает ни сценария, ни спроса Китая, ни цен, даёт чистый баланс Туркменистана { NUM($median) } млрд м³ { PERIOD($period, case: "in") }.
balance-past-interval = 80-процентный интервал — от { NUM($low) } до { NUM($high) }.
balance-past-chances = Вероятность того, что он достигнет проектной мощности, ещё до продаж другим покупателям: { $chances }.
balance-past-chance = { NUM($level, digits: 1) } млрд м³ — { CHANCE($probability) }
balance-past-changes = Прогноз построен повторной выборкой из { $n } { $n ->
    [one] годового изменения
   *[other] годовых изменений
 } добычи и потребления.

# График от добычи до Китая
balance-title = От добычи до Китая
balance-title-of-pipe = Китай получает { NUM($to_china, digits: 1) } млрд м³ по газопроводу мощностью { NUM($capacity, digits: 1) }
balance-subtitle = От добычи в Туркменистане до поставок в Китай, млрд м³
balance-subtitle-of-period = От добычи в Туркменистане до поставок в Китай, млрд м³, { $period }
balance-subtitle-and-need = От добычи в Туркменистане до поставок в Китай, млрд м³, { $period }; внизу — добыча, нужная в { $end } году
balance-caption = Пунктир: проектная мощность газопровода, в кубометрах Статистического обзора.
balance-alt = Столбцы ступенями от добычи до Китая.
step-output = Добыча в Туркменистане
step-use = Внутреннее потребление
step-to-others = Другие покупатели
step-neighbours = Казахстан и Узбекистан
step-to-china = Поставки в Китай
step-needed = Добыча, при которой газопровод заполнен
step-part = Ступень
step-whole = Сумма

# Таблица баланса
ledger-caption = Туркменский газ, млрд м³
ledger-note = Потребление включает газ, сожжённый на промыслах и в компрессорах; экспорт — по первым изданиям.
ledger-period = Год
ledger-production = Добыча
ledger-consumption = Внутреннее потребление
ledger-exports = Экспорт
ledger-to-china = В Китай
ledger-residual = Остаток

## Что если газа больше или он дешевле?

what-if = Ещё один процентный пункт роста добычи в Туркменистане в год увеличивает её в { $year } году на { NUM($point, digits: 1) } млрд м³.
what-if-price-only = Добыча следует из газопровода, который надо заполнить, поэтому менять можно только цену.
what-if-still = Ползунки не меняют спрос Китая, казахстанский и узбекский газ, продажи другим покупателям и экспорт на странице о торговле.
what-if-apart = Цена и объём меняются независимо.
what-if-path = Газ в Китай, млрд м³
what-if-capacity = Линии A–C заполнены

## Стал ли Узбекистан импортёром?

importer-none = Ни за один год этой выборки нет баланса газа Узбекистана.
importer-yes = Да: Узбекистан { PERIOD($period, case: "in") } добыл { NUM($production, digits: 1) } млрд м³ и потребил { NUM($consumption, digits: 1) }; до округления чистый баланс — { NUM($balance, digits: 1, sign: 1) } млрд м³.
importer-no = Нет: Узбекистан { PERIOD($period, case: "in") } добыл { NUM($production, digits: 1) } млрд м³ и потребил { NUM($consumption, digits: 1) }; до округления чистый баланс — { NUM($balance, digits: 1, sign: 1) } млрд м³.
importer-last-surplus = В последний раз он был положительным { PERIOD($period, case: "in") }.
importer-output-fell = С { $start } года добыча падала на { PCT($pace) } в год.
importer-output-rose = С { $start } года добыча росла на { PCT($pace) } в год.
importer-took = Из { COUNTRY($exporter, case: "gen") } он получил { PERIOD($period, case: "in") } { $volume }; источник — { $counter }.
importer-volume = { NUM($volume) } млрд м³
importer-volume-in-unnamed-metres = { NUM($volume) } млрд м³ (какие кубометры, не названо)
importer-volume-more = более { NUM($volume) } млрд м³
importer-volume-more-in-unnamed-metres = более { NUM($volume) } млрд м³ (какие кубометры, не названо)
importer-paid = Китай всё ещё учитывает { MN($value, digits: 2) } за узбекский газ { PERIOD($period, case: "in") }: страна может покупать на севере и продавать на востоке.

# Что продаётся и покупается по месяцам
traded-none = Ни за один период этой выборки нет и того, что Узбекистан продал Китаю, и того, что он купил.
traded = По статистике Узбекистана, { PERIOD($period, case: "in") } Китаю продано газа на { NUM($sold) } млн долл., а у { COUNTRIES($sellers, case: "gen") } куплено на { NUM($bought) } млн долл. — { TIMES($times) } больше по стоимости.
traded-customs-more = По данным таможни Китая, продано на { PCT($pct, digits: 0) } больше, чем по статистике Узбекистана ({ NUM($customs) } млн долл.).
traded-customs-less = По данным таможни Китая, продано на { PCT($pct, digits: 0) } меньше, чем по статистике Узбекистана ({ NUM($customs) } млн долл.).
traded-month = Месяцев с обоими подсчётами — { $compared }; сильнее всего они расходятся { PERIOD($month, case: "in") }: { NUM($uzbek) } млн долл. по статистике Узбекистана, { $customs } по данным таможни Китая.
traded-month-alone = Единственный месяц с обоими подсчётами — { PERIOD($month) }: { NUM($uzbek) } млн долл. по статистике Узбекистана, { $customs } по данным таможни Китая.
traded-by-customs = { NUM($value) } млн долл.
traded-by-customs-worked-out = { NUM($value) } млн долл. (вычислено)
transit = Через Казахстан в Узбекистан { PERIOD($period, case: "in") } прошло { NUM($carried, digits: 1) } млрд м³ российского газа (какие кубометры, не названо).
# $plans — на более поздние годы.
transit-and-plans = Через Казахстан в Узбекистан { PERIOD($period, case: "in") } прошло { NUM($carried, digits: 1) } млрд м³ российского газа (какие кубометры, не названо); планировалось { $plans }.
transit-plan = { NUM($volume) } на { $period } год
transit-plan-up-to = до { NUM($volume) } на { $period } год

# График проданного и купленного газа
traded-title = Газ, который Узбекистан продаёт и покупает
traded-title-times = По собственному подсчёту Узбекистан потратил на газ { TIMES($times) } больше, чем получил от Китая
traded-subtitle = Газ, проданный Китаю и купленный у всех, млн долл. в месяц, статистика Узбекистана
traded-alt = Пары точек, строка на месяц. { $title }.
traded-in = { PERIOD($month) }
traded-sold = Продано Китаю
traded-bought = Куплено

# Таблица того, что таможня Китая насчитывает за часть года
customs-caption = Трубопроводный газ Китая по стоимости за часть года
customs-doubtful = Низкая надёжность: период в источнике не указан, мы взяли его из текста.
customs-country = Поставщик
customs-period = Период
customs-value = Таможня Китая, млн долл.
customs-whole = Весь год, млн долл.

# График добычи и потребления
importer-title = Добыча и потребление газа в Узбекистане
importer-title-since = Потребление в Узбекистане превышает добычу { PERIOD($period, case: "since") }
importer-subtitle = Добытый и потреблённый в Узбекистане газ, млрд м³, Статистический обзор
importer-caption = Покупки и продажи Узбекистана за рубежом не входят ни в одну из линий.
importer-alt = Две линии.
importer-production = Добыча
importer-consumption = Потребление

## Чья нефть в трубе и куда идёт уран?

fuels-pipe = Нефтепровод из Казахстана { PERIOD($period, case: "in") } перекачал { NUM($kazakh, digits: 1) } млн т казахстанской и { NUM($russian, digits: 1) } млн т российской нефти.
fuels-pipe-mostly-russian = В основном российская: нефтепровод из Казахстана { PERIOD($period, case: "in") } перекачал { NUM($kazakh, digits: 1) } млн т казахстанской и { NUM($russian, digits: 1) } млн т российской нефти.
fuels-no-pipe = Ни за один год этой выборки не видно, чья нефть в трубе.
fuels-routes = По всем маршрутам, по подсчёту Казахстана, в Китай ушло { NUM($last, digits: 1) } млн т в { $end } году.
fuels-routes-after = По всем маршрутам, по подсчёту Казахстана, в Китай ушло { NUM($last, digits: 1) } млн т в { $end } году против { NUM($first, digits: 1) } в { $start } году.
# У первой страны списка — глагол.
fuels-mined = Доли в мировой добыче урана { PERIOD($period, case: "in") }: { $shares }.
fuels-mined-by-first = { COUNTRY($country) } — { PCT($share, digits: 0) }
fuels-mined-by-next = { COUNTRY($country) } — { PCT($share, digits: 0) }
fuels-bought = Доли в импорте урана Китаем по весу { PERIOD($period, case: "in") }, последнем, за который в этих данных есть вес: { $shares }.
fuels-bought-from-first = { COUNTRY($country) } — { PCT($share, digits: 0) }
fuels-bought-from-next = { COUNTRY($country) } — { PCT($share, digits: 0) }
fuels-sold = По стоимости Казахстан продал Китаю урана и ядерного топлива на { NUM($value) } млн долл. { PERIOD($period, case: "in") }.
coal-sold = Кыргызстан продал всем покупателям { NUM($sold, digits: 2) } млн т каменного угля { PERIOD($period, case: "in") }, по собственному подсчёту.
coal-sold-more = Кыргызстан продал всем покупателям { NUM($sold, digits: 2) } млн т каменного угля { PERIOD($period, case: "in") }, по собственному подсчёту — на { PCT($growth, digits: 0) } больше, чем годом раньше.
coal-sold-less = Кыргызстан продал всем покупателям { NUM($sold, digits: 2) } млн т каменного угля { PERIOD($period, case: "in") }, по собственному подсчёту — на { PCT($growth, digits: 0) } меньше, чем годом раньше.
coal-to-china = В Китай ушло { NUM($tonnes) } т { PERIOD($period, case: "in") }, по сообщениям прессы.

# Таблица нефти
oil-caption = Сырая нефть в трубопроводе из Казахстана в Китай
oil-period = Год
oil-value = Казахстанская нефть, млн т
oil-russian = Российская нефть, млн т
oil-basis = Источник
oil-by-pipeline-operator = Оператор трубопровода
oil-by-inspection-bureau = Инспекционное бюро импортёра
oil-by-press = Сообщения прессы

# Таблица урана
uranium-caption = Добытый и купленный уран
uranium-what = Что
uranium-country = Страна
uranium-period = Год
uranium-one = Тонны
uranium-value = Доля, %
uranium-is-mined = Добыто, доля в мире
uranium-is-bought = Ввезено Китаем, доля в его импорте

## Как производят электроэнергию?

mix-none = Ни за один год этой выборки нет электроэнергии страны по источникам.
mix-main = Главный источник электроэнергии { PERIOD($period, case: "in") }: { $sources }.
# $others — страны, у которых последний год другой.
mix-main-but = Главный источник электроэнергии { PERIOD($period, case: "in") } ({ $others }): { $sources }.
mix-countries-of-year = { COUNTRIES($countries) } — { $period }
mix-main-source = в { COUNTRY($country, case: "loc") } — { $group } ({ PCT($share, digits: 0) })
mix-of-coal = уголь
mix-of-gas-and-oil = газ и нефть
mix-of-hydropower = гидроэнергетика
mix-of-solar-and-wind = солнечная и ветровая энергетика
# В mix-revised-most
mix-technology-bioenergy = биоэнергетика
mix-technology-coal = уголь
mix-technology-gas = газ
mix-technology-hydro = гидроэнергетика
mix-technology-nuclear = атомная энергия
mix-technology-oil = нефть
mix-technology-other-renewables = прочие ВИЭ
mix-technology-solar = солнечная энергетика
mix-technology-solar-and-wind = солнечная и ветровая энергетика
mix-technology-total = всего
mix-technology-wind = ветровая энергетика
# Предложения о солнце и о пересмотренных годах
mix-sun = Доля солнечной и ветровой энергетики: { $shares }.
mix-sun-and-less = Доля солнечной и ветровой энергетики: { $shares }; в других странах — менее 1 %.
mix-sun-of-country = в { COUNTRY($country, case: "loc") } — { PCT($share) }
mix-no-sun = Доля солнечной и ветровой энергетики везде менее 1 %.
mix-revised = Новейшее издание Our World in Data изменило { $moved } из { $figures } показателей прежнего более чем на 0,05 ТВт·ч.
mix-revised-most = Новейшее издание Our World in Data изменило { $moved } из { $figures } показателей прежнего более чем на 0,05 ТВт·ч, сильнее всего — { $technology }, { COUNTRY($country) }, { $period } (с { NUM($before, digits: 1) } до { NUM($now, digits: 1) } ТВт·ч).
mix-may-be-revision = Поэтому изменение на несколько процентов от года к году может быть пересмотром данных.

# График источников
mix-title = Электроэнергия по источникам
mix-title-only = { $n ->
    [one] Только { COUNTRIES($countries) } получает
   *[other] Только { COUNTRIES($countries) } получают
 } от солнечных и ветровых станций 1 % электроэнергии или больше
mix-subtitle = Доля источников в выработке по странам, %, Our World in Data
mix-small-left-out = Малые источники, например биомасса, не показаны.
mix-may-be-carried-over = Доля, которая не меняется годами, может быть повторением прежнего значения.
mix-alt = Составные области, панель на страну.
mix-coal = Уголь
mix-gas-and-oil = Газ и нефть
mix-hydropower = Гидроэнергетика
mix-solar-and-wind = Солнечная и ветровая

## Сколько выбросов даёт киловатт-час и что сберегли солнце и ветер?

intensity-none = Ни за один год этой выборки нет обоих показателей выбросов электроэнергетики.
intensity-refused = Показатели выбросов электроэнергетики различаются ({ $unlike }; { $periods }), поэтому страны мы не сопоставляем.
intensity-between = Опубликованные показатели — от { NUM($least) } г CO2-экв. ({ COUNTRY($cleanest) }, { $cleanest_in } год) до { NUM($most) } ({ COUNTRY($dirtiest) }, { $dirtiest_in } год).
intensity-apart = Для { COUNTRY($country, case: "gen") } мировые медианы по технологиям дают { NUM($by_factors) } г вместо { NUM($published) }: здесь расхождение наибольшее.
intensity-leaks = Опубликованные показатели, очевидно, включают и утечки газа по пути; смешивать два набора нельзя.
intensity-saved = Сколько выбросов предотвратили солнечные и ветровые станции, зависит от того, что они заменили — газ или среднее по стране: { $ranges }.
intensity-saved-in = в { COUNTRY($country, case: "loc") } — от { NUM($low, digits: 1) } до { NUM($high, digits: 1) } млн т CO2-экв. ({ $period })
intensity-not-measured = Измерений этого нет.

# График выбросов
intensity-title = Выбросы на киловатт-час
intensity-title-apart = Для { COUNTRY($country, case: "gen") } два набора коэффициентов различаются { TIMES($ratio) }
intensity-subtitle = Выбросы среднего киловатт-часа за весь жизненный цикл, г CO2-экв.
intensity-caption = Для нефти медианы нет, поэтому она не учтена.
intensity-alt = Пары точек, строка на страну.
intensity-by-factors = Мировые медианы
intensity-by-published = Опубликовано, по национальным коэффициентам

## Идут ли солнце и ветер к своим целям?

solar-none = Ни за один год этой выборки нет данных о мощности солнечных и ветровых станций Узбекистана.
solar-has = Мощность солнечных и ветровых станций Узбекистана на конец { $period } года — { NUM($gw, digits: 1) } ГВт.
solar-has-on-year = Мощность солнечных и ветровых станций Узбекистана на конец { $period } года — { NUM($gw, digits: 1) } ГВт, { PCT($on_year, digits: 0, sign: 1) } к { $year } году по тому же подсчёту.
solar-has-on-month = Мощность солнечных и ветровых станций Узбекистана на конец { $period } года — { NUM($gw, digits: 1) } ГВт, { PCT($on_month, digits: 0, sign: 1) } к уровню { PERIOD($month, case: "gen") }.
solar-has-on-year-and-month = Мощность солнечных и ветровых станций Узбекистана на конец { $period } года — { NUM($gw, digits: 1) } ГВт, { PCT($on_year, digits: 0, sign: 1) } к { $year } году по тому же подсчёту и { PCT($on_month, digits: 0, sign: 1) } к уровню { PERIOD($month, case: "gen") }.
solar-roofs = Ещё { NUM($gw, digits: 1) } ГВт стояло на крышах { MONTH($month, case: "in") }; с ними — { NUM($with_them, digits: 1) } ГВт.
solar-goal = Для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год.
solar-goal-and-added = Для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год; { PERIOD($period, case: "in") } введено { NUM($added, digits: 1) } ГВт.
solar-goal-and-added-of-renewables = Для цели в { NUM($goal) } ГВт в { $due } году нужно { NUM($needed, digits: 1) } ГВт в год; { PERIOD($period, case: "in") } введено { NUM($added, digits: 1) } ГВт всех ВИЭ.
solar-when-due = При принятом темпе к сроку будет { NUM($gw, digits: 1) } ГВт, { PCT($reached, digits: 0) } цели.
# Цели по доле в электроэнергии, абзац на страну
solar-share-goal = Цель { COUNTRY($country, case: "gen") } — { PCT($goal, digits: 0) } электроэнергии из ВИЭ в { $due } году; солнечные и ветровые станции дали { PCT($share) } { PERIOD($period, case: "in") }.
solar-share-goal-gaining = Цель { COUNTRY($country, case: "gen") } — { PCT($goal, digits: 0) } электроэнергии из ВИЭ в { $due } году; солнечные и ветровые станции дали { PCT($share) } { PERIOD($period, case: "in") }, прибавляя с { $since } года { NUM($gained, digits: 1) } п. п. в год.
solar-share-goal-outgrown = Цель { COUNTRY($country, case: "gen") } — { PCT($goal, digits: 0) } электроэнергии из ВИЭ в { $due } году; солнечные и ветровые станции дали { PCT($share) } { PERIOD($period, case: "in") }, последнем с известной долей.
solar-outgrown = Тогда их было { NUM($then, digits: 1) } ГВт, а { PERIOD($period, case: "in") } — { NUM($now, digits: 1) }.
solar-alone-need = Им одним для цели нужно было бы прибавлять { NUM($high, digits: 1) } п. п. в год.
solar-alone-need-or = Им одним для цели нужно было бы прибавлять { NUM($high, digits: 1) } п. п. в год или { NUM($low, digits: 1) }, если считать всю гидроэнергетику.
solar-from-then-need = Начиная { PERIOD($period, case: "since") } им одним нужно было бы прибавлять { NUM($high, digits: 1) } п. п. в год.
solar-from-then-need-or = Начиная { PERIOD($period, case: "since") } им одним нужно было бы прибавлять { NUM($high, digits: 1) } п. п. в год или { NUM($low, digits: 1) }, если считать всю гидроэнергетику.
solar-rule = В цель не входит только крупная гидроэнергетика, так что малые станции и прочие ВИЭ тоже считаются.
solar-reported = По этому подсчёту министерство сообщает { PCT($share, digits: 0) } { PERIOD($period, case: "for") }.
solar-reported-and-need = По этому подсчёту министерство сообщает { PCT($share, digits: 0) } { PERIOD($period, case: "for") }; от этого уровня до цели нужно прибавлять { NUM($needed, digits: 1) } п. п. в год.
solar-goal-without-count = Цель { COUNTRY($country, case: "gen") } — { NUM($gw) } ГВт на { $due } год, данных о действующих мощностях нет.
solar-batteries = В { COUNTRY($country, case: "loc") } { PERIOD($period, case: "in") } введено { NUM($mw) } МВт накопителей.
solar-cut-back = Сколько электроэнергии не принято в сеть из-за нехватки линий, в этих данных нет.

# График солнца и ветра
solar-title = Солнечные и ветровые станции Узбекистана
solar-title-added = Узбекистан ввёл { NUM($added, digits: 1) } ГВт { PERIOD($period, case: "in") }; для его цели нужно { NUM($needed, digits: 1) } в год
solar-title-added-of-renewables = Узбекистан ввёл { NUM($added, digits: 1) } ГВт ВИЭ { PERIOD($period, case: "in") }; для его цели нужно { NUM($needed, digits: 1) } в год
solar-subtitle = Мощность солнечных и ветровых станций Узбекистана на конец года, ГВт, и путь к цели
solar-counted-by-others = В разные годы считают разные ведомства.
solar-counted-by-others-before = В разные годы считают разные ведомства: по подсчёту { $end } года в { $start } году было { NUM($first, digits: 1) } ГВт.
solar-empty-year = За пустой год подсчёта нет.
solar-alt = Столбцы по годам и пунктирные пути. { $title }.
solar-needed = Нужно для цели
solar-assumed = Как принято

## Сколько солнечного оборудования приходит из Китая?

panels-none = Ни за один год этой выборки нет данных о солнечном оборудовании из Китая во всю Центральную Азию.
panels-came = Китай, по данным его таможни, { PERIOD($period, case: "in") } отправил в Центральную Азию солнечных панелей, элементов и пластин на { MN($value, digits: 2) }; { PCT($share, digits: 0) } из них — в { COUNTRY($country, case: "acc") }.
panels-price = Стоимость поставок туда { $value_went ->
    [up] выросла
   *[down] упала
 } на { PCT($value, digits: 0) } к { $start } году, а вес { $weight_went ->
    [up] вырос
   *[down] упал
 } на { PCT($weight, digits: 0) }: килограмм стоил { NUM($now, digits: 2) } долл. против прежних { NUM($before, digits: 2) } долл.
panels-price-alone = Там килограмм стоил { NUM($now, digits: 2) } долл. против { NUM($before, digits: 2) } долл. в { $start } году.
panels-watts = Оценка Ember, { NUM($mw) } МВт ({ COUNTRY($country) }, { $period }), выведена из стоимости и мировых цен, поэтому цены ватта из неё не получить.
panels-newest = { COUNTRY($country) } { PERIOD($period, case: "in") } ввёз { NUM($t) } т на { MN($value, digits: 2) }: { NUM($now, digits: 2) } долл. за килограмм.
panels-built-by-irena = Поставки в { COUNTRY($country, case: "acc") } с { $start } по { $end } год Ember оценивает в { NUM($imported, digits: 1) } ГВт, а ИРЕНА насчитывает там { NUM($built, digits: 1) } ГВт новых солнечных станций.
panels-built-by-statistical-review = Поставки в { COUNTRY($country, case: "acc") } с { $start } по { $end } год Ember оценивает в { NUM($imported, digits: 1) } ГВт, а Статистический обзор насчитывает там { NUM($built, digits: 1) } ГВт новых солнечных станций.
panels-not-built = Панели могут лежать на складах, стоять на крышах или быть перепроданы, а элементы тоже входят в счёт.

# График солнечного оборудования
panels-title = Солнечное оборудование из Китая
panels-title-most = На { COUNTRY($country, case: "acc") } пришлось { PCT($share, digits: 0) } солнечного оборудования { PERIOD($period, case: "gen") }, по стоимости
panels-subtitle = Солнечные панели, элементы и пластины из Китая, МВт, оценка Ember по таможенной стоимости
panels-alt = Составные столбцы по годам и странам. { $title }.

# Таблица солнечного оборудования
panels-caption = Солнечные панели, элементы и пластины из Китая по странам
panels-note = Стоимость и вес по данным таможни Китая; МВт — оценка Ember по стоимости и мировым ценам.
panels-country = Куда
panels-period = Период
panels-value = Стоимость, млн долл.
panels-t = Вес, т
panels-usd-a-kg = долл. за кг
panels-mw = МВт

## Как далеко продвинулись китайские проекты?

projects-stages = Из солнечных и ветровых станций с китайским участием { NUM($in_service) } МВт работают, { NUM($construction) } МВт строятся и { NUM($agreed) } МВт согласованы, одобрены или законтрактованы.
projects-silent = Ещё о { NUM($silent) } МВт, когда-то названных согласованными или начатыми, за последние { $months } { $months ->
    [one] месяц
    [few] месяца
   *[many] месяцев
 } датированных сообщений не найдено: часть может быть заброшена.
projects-other = Ещё { NUM($other) } МВт проектируются или испытываются.
projects-left-out = Не учтено: { COUNT($plants, noun: "plants") } на { NUM($mw) } МВт — рамочные договорённости, меморандумы, части проектов и возможные повторы.
projects-shares = Доля станций с китайским участием (каждая целиком) во всей солнечной и ветровой мощности на конец { $period } года: { $shares }.
projects-share-of-fleet = в { COUNTRY($country, case: "loc") } — { PCT($share, digits: 0) } ({ NUM($mw) } МВт)
projects-share-of-fleet-by-statistical-review = в { COUNTRY($country, case: "loc") } — { PCT($share, digits: 0) } ({ NUM($mw) } МВт; вся мощность — по Статистическому обзору)
projects-share-of-fleet-by-national = в { COUNTRY($country, case: "loc") } — { PCT($share, digits: 0) } ({ NUM($mw) } МВт; вся мощность — по национальной статистике)
projects-share-of-fleet-by-irena = в { COUNTRY($country, case: "loc") } — { PCT($share, digits: 0) } ({ NUM($mw) } МВт; вся мощность — по ИРЕНА)
projects-owned = Доля китайских сторон в собственности, по источникам: { $shares }.
projects-owned-in = в { COUNTRY($country, case: "loc") } — { PCT($share, digits: 0) }
projects-roles = В { COUNTRY($country, case: "loc") } китайская сторона известна как { $roles }; у станции их может быть несколько.
projects-as-owner = владелец ({ NUM($mw) } МВт)
projects-as-lender = кредитор ({ NUM($mw) } МВт)
projects-as-contractor = подрядчик ({ NUM($mw) } МВт)
projects-as-supplier = поставщик ({ NUM($mw) } МВт)
projects-role-unknown = Для многих станций роли не называет ни один источник.
projects-from-news = Список собран по новостям: могут существовать и станции, которых в нём нет.

# График проектов
projects-title = Станции с китайским участием
projects-title-stages = Китайские станции: работают { NUM($in_service) } МВт; согласованы, одобрены или законтрактованы { NUM($agreed) }
projects-subtitle = Солнечные и ветровые станции с китайским участием по странам и стадиям, МВт, без меморандумов
projects-caption = Где мощность станции неизвестна, сумма — нижняя граница.
projects-alt = Составные столбцы, по одному на страну.
stage-in-service = Работают
stage-construction = Строятся
stage-agreed = Согласованы, одобрены или законтрактованы
stage-silent = Два года без сообщений

## Где источники расходятся

counts-none = Ни за один год этой выборки нет другого подсчёта газа из Центральной Азии.
counts-above = Более чем на 1 % выше Статистического обзора { $above } из { COUNT($n, noun: "alternative-counts", case: "gen") }; у { $explained } из них расхождение объясняют другие кубометры или округление.
counts-above-in-part = Более чем на 1 % выше Статистического обзора { $above } из { COUNT($n, noun: "alternative-counts", case: "gen") }; у { $explained } из них расхождение объясняют другие кубометры или округление, ещё у { $in_part } — не меньше половины расхождения.

# Таблица других подсчётов
counts-caption = Другие подсчёты газа из Центральной Азии в Китай
counts-note = Где кубометры не указаны, источник их не называет.
counts-country = Экспортёр
counts-period = Год
counts-basis = Источник
counts-value = Подсчёт, млрд м³
counts-measure = Кубометры
counts-review = Статистический обзор, млрд м³
counts-gap-pct = Расхождение, %
counts-gap = Чем объясняется
# В таблице подсчётов: кто считает, в каких метрах и почему подсчёты расходятся
counts-by-exporter-official = Официальные лица экспортёра
counts-by-importer-company = Компания-покупатель
counts-by-pipeline-operator = Оператор газопровода
counts-by-press = Сообщения прессы
counts-by-research-firm = Исследовательская фирма
counts-by-importer-official = Официальные лица импортёра
counts-by-iea = МЭА
counts-in-gost = национальные
counts-in-sr = Статистического обзора
counts-of-region = Центральная Азия
counts-gap-none = Совпадает в пределах округления
counts-gap-cubic-metres = Другие кубометры
counts-gap-in-part = Отчасти: другие кубометры
counts-gap-too-round = Округлено слишком грубо
counts-gap-open = Не объясняется

# Таблица противоречивых показателей
disputes-caption = Противоречащие друг другу показатели одного источника
disputes-country = Страна
disputes-importer = Куда
disputes-indicator = Что
disputes-period = Год
disputes-low = Наименьшее
disputes-high = Наибольшее
disputes-unit = Единица
disputes-gap-pct = Расхождение, %
disputes-reason = Почему
# В таблице расхождений: что подсчитано и каким путём
disputes-of-volume = Объём
disputes-of-value = Стоимость
disputes-of-gas-production = Добыча газа
disputes-of-gas-consumption = Потребление газа
disputes-of-gas-reserves = Запасы газа
disputes-by-feeder = фидер
disputes-by-lng = СПГ
disputes-by-pipeline = трубопровод

## Что искали и не нашли, по строке

sought-gas-2026 = Газ, пришедший в Китай в любом месяце 2026 года; назван лишь годовой темп.
sought-volumes = Газ по объёму и поставщикам, по данным таможни Китая, за целые годы после 2022-го; стоимости найдены.
sought-output-2026 = Добыча газа в Туркменистане в 2026 году и балансы газа Узбекистана и Казахстана за этот год.
sought-transit = Газ в транзите через Узбекистан и Казахстан по месяцам.
sought-price = Формула цены газа: насколько тесно и с каким запозданием она следует за нефтью.
sought-line-d = Работы, контракты или срок для линии D после февраля 2024 года.
sought-galkynysh = Сколько газа четвёртого этапа «Галкыныша» купит Китай и по какой цене.
sought-oil-2025 = Нефть, проданная Китаю в 2025 году: в одном заголовке число было, но ни периода, ни текста прочесть не удалось.
sought-uranium-2025 = Природный уран, проданный Китаю в 2025 году, по данным таможни Китая или производителя.
sought-fuels = Нефтепродукты и сжиженный нефтяной газ, проданные Китаю по весу, за последние годы.
sought-power = Электроэнергия, пересекающая границу между Китаем и любой из пяти стран.
sought-plants-2026 = Электростанции китайских компаний, введённые в 2026 году.

## Заголовки и проза блокнота
##
## Markdown, как в блокноте: `cell-` и идентификатор ячейки.

# Заголовок страницы и строка под ним
cell-energy-title =
    # Энергетика: газ и электроэнергия

    Сколько газа идёт в Китай, на какую сумму и сколько могло бы идти ещё? Как производят
    электроэнергию и кто строит солнечные и ветровые станции, которые
    должны заменить газ? Эта страница
    отделяет мощности и обещания от действительных потоков. Подсчёты газа сильно
    расходятся, поэтому мы всегда говорим, чьи они.

# Над кратким изложением
cell-energy-in-brief = ## Кратко

# Над карточками
cell-energy-key-heading = ## Ключевые показатели

# Над energy.deliveries
cell-energy-deliveries-heading = ## Сколько газа идёт в Китай и кто его поставляет?

# Над energy.prices
cell-energy-prices-heading = ## Сколько Китай за него платит?

# Над energy.courses
cell-energy-courses-heading = ## Какие трубопроводы ведут в Китай?

# Над energy.balance
cell-energy-balance-heading = ## Есть ли газ, чтобы заполнить газопровод?

# Над energy.what_if
cell-energy-what-if-heading = ## Что если газа будет больше или он будет дешевле?

# Над energy.importer
cell-energy-importer-heading = ## Стал ли Узбекистан импортёром?

# Над energy.fuels
cell-energy-fuels-heading = ## Чья нефть в трубе и куда идёт уран?

# Над energy.mix
cell-energy-mix-heading = ## Как производят электроэнергию?

# Над energy.intensity
cell-energy-intensity-heading = ## Сколько выбросов даёт киловатт-час и сколько их предотвратили солнечные и ветровые станции?

# Над energy.solar_wind
cell-energy-solar-heading = ## Достижимы ли цели по солнечной и ветровой энергетике?

# Над energy.panels
cell-energy-panels-heading = ## Сколько солнечного оборудования приходит из Китая?

# Над energy.projects
cell-energy-projects-heading = ## Как далеко продвинулись китайские проекты?

# Над выводами об утверждениях
cell-energy-claims-heading =
    ## Что говорит статья

    Каждое утверждение проверено по трём признакам: число, предмет, к которому оно
    относится, и дата.
    До своего срока прогноз остаётся без вывода.

# Над energy.counts
cell-energy-disputes-heading =
    ## Где источники расходятся

    Другие подсчёты рядом со Статистическим обзором; затем показатели одного факта из
    одного источника, расходящиеся больше, чем на погрешность округления.

# Над списком источников
cell-energy-sources-heading = ## Источники
