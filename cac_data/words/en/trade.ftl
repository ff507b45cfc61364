### Trade with China: what its page says.
###
### A sentence a message, in the order of the page. For the functions see common.ftl.

## In brief, of which the page of all reports shows the finding

finding = Trade reached { BN($amount) } in { $period } by { REPORTER($reporter) }.
finding-with-kyrgyz-jump = Trade reached { BN($amount) } in { $period } by { REPORTER($reporter) }, but { MN($jump) } of the { MN($rise) } rise in exports since { $start } is a jump in Kyrgyz exports that no source explains.
finding-with-growth = Trade reached { BN($amount) } in { $period } by { REPORTER($reporter) }, { PCT($growth, sign: 1) } in two years.
finding-two-kyrgyz-counts = Kyrgyz trade with China is { BN($own) } by its own count, { MN($theirs) } by China’s ({ $period }).
finding-no-total = No total for Central Asia is known: no year has a figure of all five states by { REPORTER($reporter) }.
brief-without-kyrgyz = Without it exports grew { PCT($growth) } a year, about { PCT($real, digits: 0) } after { PCT($inflation) } of assumed dollar inflation.
brief-deficit = The region runs a deficit of { BN($amount) } ({ $period }).
brief-surplus = The region runs a surplus of { BN($amount) } ({ $period }).
brief-bank = The Eurasian Development Bank, which mixes sources, counts { PCT($gap, digits: 0) } less than Chinese customs: { BN($bank) } against { MN($china) } in { $period }.
# A clause; after it those of whom Chinese customs stand in.
brief-national = By national data where they exist trade was about { BN($amount, digits: 0) } in { $period }, { PCT($gap, digits: 0) } less than by Chinese customs
brief-not-its-own = { COUNTRY($country) }’s { MN($amount) } is China’s own figure
brief-unsaid = no source says whose count { COUNTRY($country) }’s “over { MN($amount, digits: 0) }” is
brief-not-its-own-and-unsaid = { $silent }, and { $unsaid }
brief-two-gaps = China counts { TIMES($kgz) } the imports that Kyrgyzstan records ({ $kgz_period }), { TIMES($kaz) } those of Kazakhstan ({ $kaz_period }).
brief-three-gaps = China counts { TIMES($kgz) } the imports that Kyrgyzstan records ({ $kgz_period }), { TIMES($kaz) } those of Kazakhstan ({ $kaz_period }) and { TIMES($tjk) } the trade of Tajikistan ({ $tjk_period }).
brief-uzbek-count-higher = Uzbekistan counts more than China: { BN($own) } of trade in { $period } against { MN($theirs) }
brief-uzbek-count-lower = Uzbekistan counts less than China: { BN($own) } of trade in { $period } against { MN($theirs) }
brief-with-services = its series probably includes services
brief-low-level-needs-no-growth = { MN($low, digits: 0) } in { $horizon } means no growth after { PCT($inflation) } of assumed dollar inflation
brief-low-level-needs = { MN($low, digits: 0) } in { $horizon } needs { PCT($growth) } a year
brief-high-level-needs = { MN($high, digits: 0) } needs { PCT($growth) } a year
brief-chances = Their chances are { CHANCE($low) } and { CHANCE($high) }.
brief-chance = Its chance is { CHANCE($probability) }.
brief-scenario = Growth as assumed here gives { BN($amount, digits: 0) } in { $horizon }: arithmetic, not a forecast.

## Key figures: label- what each is, note- what its label cannot say

label-turnover = Trade with China
note-no-total-china_customs = Chinese customs: no total
note-no-total-national = National statistics: no total
label-scenario = Trade { under-this-scenario }
note-assumed = assumed growth, so no interval
label-scenario_exports = Exports to China { under-this-scenario }
label-scenario_imports = Imports from China { under-this-scenario }
label-projection = Our forecast of trade
note-interval = median and 80 % interval
note-interval-of-combination = median and 80 % interval; the mean of no change, half the past growth and a fixed rate
label-growth_two_years = Growth of trade over the last two years
note-rounding = the range is what rounding allows
label-kyrgyz_export_part = Kyrgyzstan’s part in the rise of exports
note-two-totals = the range: published total or sum of countries
# More key figures, and what stands below their numbers
label-exports_without_kyrgyz = Growth of exports without those of Kyrgyzstan
note-with-kyrgyz = with them { PCT($growth) } a year
label-exports = Exports to China
label-imports = Imports from China
label-balance = Trade balance with China
label-counter_gap = Trade: gap between Chinese customs and the Eurasian Development Bank
label-turnover_edb = Trade as the Eurasian Development Bank counts it
note-mixes-sources = mixes sources; Chinese customs: { MN($china) }
label-turnover_national = Trade by national data where they exist
note-less-than-customs = { PCT($gap, digits: 0) } less than Chinese customs
note-less-than-customs-in-part = { PCT($gap, digits: 0) } less than Chinese customs, which stand in for { COUNTRIES($countries) }
note-less-than-customs-in-part-and-unsaid = { PCT($gap, digits: 0) } less than Chinese customs, which stand in for { COUNTRIES($countries) }; no source says whose count that of { COUNTRIES($unsaid) } is
# Key figures by own counts, and of their gaps
label-turnover_kgz_own = Trade as Kyrgyzstan counts it
label-turnover_tjk_own = Trade as Tajikistan counts it
label-turnover_uzb_own = Trade as Uzbekistan counts it
label-turnover_uzb_stated = Trade of Uzbekistan as its government states it
note-customs = Chinese customs: { MN($china) }
note-customs-and-services = Chinese customs: { MN($china) }; services probably included
note-customs-and-unsaid = Chinese customs: { MN($china) }; “over” this sum, and whose count it is was not said
label-mirror_ratio = Chinese exports over recorded imports, { COUNTRY($country) }
note-freight = the higher figure adds freight and insurance
label-moves_explained = Largest moves of a year of which one good explains half
note-goods-of-both-years = goods printed for both years, Chinese customs
label-kyrgyz_gold_tonnes = Kyrgyz exports to China, if all were gold
note-mean-price = Chinese customs, at the mean price of the year; unproven
# Key figures of what is needed and how likely it is
label-needed = Growth of trade needed for { $level }
label-needed_real = Real growth of trade needed for { $level }
note-inflation = dollar inflation of { PCT($inflation) } a year assumed
label-probability = Chance of trade of { $level } or more
note-likelihood = { LIKELIHOOD($probability) }
level-of-authors = { MN($amount, digits: 0) }
level-unknown = the article’s range
label-probability_inside = Chance that trade ends inside the article’s range
note-range = { MN($low, digits: 0) } to { MN($high, digits: 0) }
label-share = China in the trade of { COUNTRY($country) }
note-national-shares = national data on both sides of the ratio
label-share_chn = Central Asia in the trade of China
note-rounded-by-customs = rounded, as Chinese customs print it
note-chinese-shares = Chinese data on both sides of the ratio
label-coverage = Past trade inside the 80 % interval, five years ahead
note-windows = { $held } of { $n } overlapping windows; the range is what so few can show

# By what scenarios are compared
outcome-scenario = Trade
outcome-scenario_exports = Exports to China

# What two reporters count: on the page of all reports
pair-of-imports = { COUNTRY($country) }, { $period }: Chinese exports { MN($china) } by China’s count, { MN($national) } by { COUNTRY($country) }’s; { TIMES($ratio) } as much.
pair-of-imports-with-services = { COUNTRY($country) }, { $period }: Chinese exports { MN($china) } by China’s count, { MN($national) } by { COUNTRY($country) }’s, services probably included; { TIMES($ratio) } as much.
pair-of-turnover = { COUNTRY($country) }, { $period }: trade with China { MN($china) } by China’s count, { MN($national) } by { COUNTRY($country) }’s; { TIMES($ratio) } as much.

## How much is traded, and with whom?

level = Trade was { MN($amount) } in { $period }.
level-with-changes = Trade was { MN($amount) } in { $period }, { $changes }.
change-since = { PCT($change, sign: 1) } on { $start }
largest-countries = { LIST($countries, form: "items") }.
amount-of-country = { COUNTRY($country) } { MN($amount) }
no-total-of-years = We have no total for { YEARS($years) }.
sums-more-exact = For { YEARS($sums) } we add up the five states; totals found for { YEARS($published) } are less exact.
sums-only = For { YEARS($sums) } we add up the five states; we found no total.
no-total-but-sum = No total for Central Asia is published; our sum for { $period } is below.
no-total = No total for Central Asia is known by { REPORTER($reporter) } in these years.
level-title = Trade { $moved ->
    [up] rose
    [down] fell
   *[not] changed by
 } { PCT($change, digits: 0) } in { $years } years
level-title-plain = Trade by country and year
level-subtitle = Exports plus imports with China by country, $ bn at current prices, { REPORTER($reporter) }
level-hollow = Hollow: a sum of exports and imports.
level-missing = A missing figure is missing in the bar.
level-alt = Stacked bars, one a year, by country. { $title }.

## Who made the growth, and who the fall?

two-made-the-rise = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the rise of { MN($change) } in { PERIOD($period) }.
two-made-the-rise-added-up = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the rise of { MN($change) } in { PERIOD($period) }, added up by country; the totals rose { MN($total) }.
two-made-the-fall = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the fall of { MN($change) } in { PERIOD($period) }.
two-made-the-fall-added-up = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the fall of { MN($change) } in { PERIOD($period) }, added up by country; the totals fell { MN($total) }.
largest-item = The largest item is { FLOW($flow) } of { COUNTRY($country) } ({ MN($change, sign: 1) }).
only-some-compared = By { REPORTER($reporter) } only { COUNTRIES($countries) } can be compared in { PERIOD($period) }, so the change of the total cannot be split.
none-compared = By { REPORTER($reporter) } no country has a figure in both years, so growth cannot be split.
exports-without-kyrgyz = Without Kyrgyz exports the region’s grew { PCT($rest) } a year instead of { PCT($whole) }: Chinese customs has { MN($first, digits: 2) } of them in { $start } and { MN($last) } in { $end }.
exports-without-kyrgyz-fell = Without Kyrgyz exports the region’s fell { PCT($rest) } a year instead of { PCT($whole) }: Chinese customs has { MN($first, digits: 2) } of them in { $start } and { MN($last, digits: 2) } in { $end }.
# Sentences and the chart of growth
ministry-names = A Kyrgyz ministry names { MN($amount, digits: 2) } for { $period }.
ministry-names-part = A Kyrgyz ministry names { MN($amount, digits: 2) } for { $period }, { PCT($share, digits: 0) } of what China counts.
three-kyrgyz-counts = Three counts of { $period } are at odds: Chinese customs has { MN($china, digits: 2) }, a Kyrgyz ministry { MN($ministry, digits: 2) } ({ PCT($share, digits: 0) } of that, basis unstated), Kyrgyz statistics { MN($statistics, digits: 2) }.
statistics-record = Kyrgyz statistics record { MN($amount, digits: 2) } for { $period }.
deepest-fall = The deepest fall was { MN($change) } in { PERIOD($period) }.
deepest-fall-added-up = The deepest fall of the totals, by { MN($total) }, was in { PERIOD($period) }: { MN($change) } added up by country, { PCT($share, digits: 0) } of it in { COUNTRY($country) }.
deepest-fall-by-country = The deepest fall was { MN($change) } in { PERIOD($period) }, { PCT($share, digits: 0) } of it in { COUNTRY($country) }.
growth-title-of-growth = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the growth
growth-title-of-fall = { COUNTRY($first) } and { COUNTRY($second) } made { PCT($share, digits: 0) } of the fall
growth-title-plain = What each country added
growth-subtitle = Change of exports and imports by country, { PERIOD($period) }, $ bn, { REPORTER($reporter) }
growth-caption = Where a flow is not known, turnover is shown.
growth-alt = Bars to both sides of zero by country and flow. { $title }.

## What moved?

moves-half-explained = Of the { $n } largest moves of a year, { $explained } can be half explained by goods that Chinese customs printed for both years.
moves-unexplained = Of the { $n } largest yearly moves none can be half explained with certainty by goods that Chinese customs printed for both years.
closest-move = The closest is { FLOW($flow) } of { COUNTRY($country) } in { $period }: { $good } made { PCT($share, digits: 0) } of it.
closest-move-estimated = The closest is { FLOW($flow) } of { COUNTRY($country) } in { $period }: { $good } made { PCT($share, digits: 0) } of it, estimated from a printed growth.
no-move = No move of a year can be compared here.
# The tables of moves, and the notes under them
moves-caption = Largest changes in a year by country and flow, Chinese customs, { PERIOD($period) }
own-move-rise = As { COUNTRY($country) } reports to UN Comtrade, { $good } made { PCT($share, digits: 0) } of the rise in its { FLOW($flow) } in { $period } ({ MN($change) }).
own-move-fall = As { COUNTRY($country) } reports to UN Comtrade, { $good } made { PCT($share, digits: 0) } of the fall in its { FLOW($flow) } in { $period } ({ MN($change) }).
own-move-shown-rise = Chinese customs count a rise of { MN($shown) }.
own-move-shown-fall = Chinese customs count a fall of { MN($shown) }.
no-own-move = No national report has all goods of two years in a row.
own-moves-caption = Largest changes in a year as reported to UN Comtrade, of flows with all goods
own-moves-whole = Whole and goods are of one report, without holes; Kazakh goods are groups of chapters.
moves-overlap = Percentages are of the change.
moves-of-china = Percentages are of Chinese customs’ change.
moves-never-added = Goods overlap and are never added up.
moves-estimates = ± is what an estimated first year allows.
moves-one-edition = National changes are of one edition where possible.
column-country = Country
column-flow = Flow
column-year = Year
column-change = Change, $ mn
column-goods = Goods
column-national = National statistics, $ mn
change = { NUM($change, sign: 1) }
change-within = { NUM($change, sign: 1) } ±{ NUM($half) }
# $qualifiers say by what, and by whom.
good-in-move = { $good } { $part }
part-of-move = { NUM($change, sign: 1) } ({ PCT($share, digits: 0) })
by-estimate = estimate
by-unreliable-statistics = unreliable
by-wider-statistics = probably with services
qualified = { LIST($parts, form: "items") }
goods-in-move = { LIST($goods, form: "clauses") }
no-goods = none
no-national-figure = no figure

## Could the Kyrgyz exports be gold?

gold-more-than-mined = Only if more than all the gold mined went to China: at the mean price the exports that China counts equal { NUM($tonnes) } t in { $year }, against { NUM($mined) } t a year from Kyrgyz mines ({ PERIOD($period) }).
gold-possible = They could, but nothing proves it: at the mean price the exports that China counts equal { NUM($tonnes) } t in { $year }.
gold-of-unknown-mines = At the mean price the exports that China counts equal { NUM($tonnes) } t of gold in { $year }.
gold-mines-unknown = How much Kyrgyz mines yielded is not known here, so nothing can be said.
gold-taken = In { PERIOD($period) } they would take { NUM($by_china) } t; national statistics record { NUM($elsewhere, digits: 1) } t sold elsewhere in { $year }: together { NUM($taken) } t.
gold-taken-provisional = In { PERIOD($period) } they would take { NUM($by_china) } t; national statistics record { NUM($elsewhere, digits: 1) } t (provisional) sold elsewhere in { $year }: together { NUM($taken) } t.
gold-there = As many years of mines and the National Bank’s stock of { PERIOD($period) } are about { NUM($there) } t.
gold-unknown = Their weight in gold is unknown: an export figure or a price is missing.
gold-against = Against it: national statistics show no gold sold to mainland China in { $year }.
gold-for = For it: a comparison of low reliability with buyers’ reports finds { $printed_as ->
    [about] about { NUM($tonnes) }
    [nearly] nearly { NUM($tonnes) }
    [more_than] more than { NUM($tonnes) }
   *[exact] { NUM($tonnes) }
 } t in { $period } beyond national statistics.
gold-unproven = Gold in ore or from elsewhere is possible, but unproven.
kyrgyz-months-title = { PCT($share, digits: 0) } of Kyrgyz exports to China in { $year } came in { MONTHS($span) }
kyrgyz-months-title-plain = Kyrgyz exports by month
kyrgyz-months-subtitle = Chinese imports from Kyrgyzstan by month, CNY mn
kyrgyz-months-alt = Twelve bars, one a month. { $title }.

## Who runs the deficit?

deficits = In { $period }, by Chinese customs, { $deficits }
deficit-of-first = { COUNTRY($country) } ran a deficit of { MN($amount) }
surplus-of-country = { COUNTRY($country) } a surplus of { MN($amount) }
region-buys-more = By Chinese customs the region buys { MN($amount) } more from China than it sells ({ $period }).
region-sells-more = By Chinese customs the region sells { MN($amount) } more to China than it buys ({ $period }).
no-balance = No year has exports and imports of the whole region by Chinese customs.
kazakh-balances = For Kazakhstan national data have { MN($national, sign: 1) }, Chinese { MN($china, sign: 1) } ({ $period }).
deficit-title-turn = From a surplus of { MN($surplus, digits: 0) } in { $year } to a deficit of { MN($deficit, digits: 0) }
deficit-title-plain = Balance with China
deficit-subtitle = Exports less imports by country and of Central Asia (bold), $ bn, Chinese customs
deficit-caption = Chinese imports include freight and insurance, so the balance looks slightly better than it is.
deficit-alt = Lines by country and a bold one of the region. { $title }.

## Who depends on whom?

shares-of-china = China’s share in a country’s trade is { $shares }, by national data.
share-in-country = { PCT($share) } in { COUNTRY($country) } ({ $period })
share-in-country-with-services = { PCT($share) } in { COUNTRY($country) } ({ $period }, probably with services)
share-in-country-and-later = { PCT($share) } in { COUNTRY($country) } ({ $period }; { PCT($later) } in { PERIOD($later_period) })
share-by-bank = { COUNTRY($country) } prints no share; the Eurasian Development Bank has { PCT($share, digits: 0) } ({ $period }).
share-of-region-then = The last known share of Central Asia in China’s trade is { PCT($share) } ({ $source ->
    [customs] { $period }, rounded by customs
   *[other] { $period }
 }); by { $end } trade { $moved ->
    [up] rose
    [down] fell
   *[not] changed by
 } { PCT($change, digits: 0) }.
share-of-region = Central Asia is { PCT($share) } of China’s trade ({ $period }).
share-of-region-by-customs = Central Asia is { PCT($share) } of China’s trade ({ $period }, as Chinese customs round it).
shares-by-bank = Of all trade of the region, the Bank puts China at { PCT($first) } in { $start } and { PCT($last) } in { $end }.
dependence-title = China’s share in the trade of each exceeds Central Asia’s in China’s
dependence-title-plain = What part of its trade each side has with the other
dependence-subtitle = Share of the partner in all trade, percent
dependence-one-side = Both terms of a share come from one side.
dependence-line-of-china = China’s line is the share of Central Asia in its trade.
dependence-alt = Lines by country. { $title }.

## What is sold and bought?

kazakh-sold = Of Kazakhstan’s { MN($whole) } of exports to China in { $period }, by its own count, { $parts } make { PCT($share, digits: 0) }.
good-with-amount = { $good } ({ MN($amount) })
good-with-share = { $good } ({ PCT($share, digits: 0) })
good-alone = { $good }
turkmen-gas = Turkmen exports are { PCT($share, digits: 0) } gas by Chinese customs ({ $period }).
bought-by = { COUNTRY($country) } bought { MN($whole) } in { $period } by its own count: { $parts }.
shown-to-kazakhstan = Of { MN($whole) } that Chinese customs show as sold to Kazakhstan in { $period }, { PCT($share, digits: 0) } is clothing and footwear.
gas-in-exports = Pipeline gas was { PCT($share, digits: 0) } of the region’s exports in { $period } by Chinese customs.
gas-in-exports-and-without-kyrgyz = Pipeline gas was { PCT($share, digits: 0) } of the region’s exports in { $period } by Chinese customs, { PCT($without, digits: 0) } without Kyrgyz ones.
# Sentences on what both sides count
kazakh-sides = China counts { MN($china) } of { $good }, Kazakhstan records { MN($national) } ({ $period }): { PCT($share, digits: 0) } of the whole gap.
kazakh-sides-at-least = China counts at least { MN($china) } of { $good }, Kazakhstan records { MN($national) } ({ $period }): about { PCT($share, digits: 0) } or more of the whole gap.
uzbek-sides = Of Uzbek imports China counts { MN($china) }, Uzbekistan records { MN($national) } ({ $period }).
sides-agree = Of goods above { PCT($large, digits: 0) } of imports China’s and Uzbekistan’s own figures agree to within { PCT($within, digits: 0) } on { $goods }.
sides-apart = China’s figures exceed Uzbekistan’s own most in { $pairs }: { PCT($share, digits: 0) } of the gap.
sides-apart-and-offset = China’s figures exceed Uzbekistan’s own most in { $pairs }.
good-by-both = { $good } ({ MN($china, digits: 2) } against { MN($national, digits: 2) })
changed-most = Largest change of each flow, { $base }–{ $period }, by own counts: { LIST($changes, form: "clauses") }.
changed-most-by-groups = Largest change of each flow, { $base }–{ $period }, by own counts ({ COUNTRIES($countries) } by group): { LIST($changes, form: "clauses") }.
good-changed = { $good } in { FLOW($flow) } of { COUNTRY($country) } ({ MN($change, sign: 1) })
holes = Kazakhstan’s reports of { YEARS($years) } to UN Comtrade leave goods out: no change is taken from them.
left-out = That of { $period } lacks { MN($amount) } of exports that CEPII reconciles from both sides ({ $good }).
# Sentences on solar goods, electric cars and unknown goods
solar = China sold Central Asia { MN($amount, digits: 2) } of solar goods in { $period } by its customs, { PCT($share, digits: 0) } of it to { COUNTRY($country) }; the most was { MN($highest, digits: 2) } in { $peak }.
solar-highest = China sold Central Asia { MN($amount, digits: 2) } of solar goods in { $period } by its customs, the most so far, { PCT($share, digits: 0) } of it to { COUNTRY($country) }.
electric-cars = Uzbekistan counted { NUM($number, digits: 0) } electric cars from China in { $period }.
electric-cars-lately = Uzbekistan counted { NUM($number, digits: 0) } electric cars from China in { $period } and { NUM($lately, digits: 0) } in { PERIOD($last) }.
electric-cars-by-both = By value China counts { MN($china, digits: 2) } for { $period }, Uzbekistan records { MN($national, digits: 2) }: numbers are safer.
electric-cars-kyrgyz = Kyrgyzstan records { MN($amount, digits: 2) } ({ $period }).
unknown-by-chapter = Not known by chapter: { LIST($parts, form: "clauses") }.
unknown-exports-and-imports = trade of { COUNTRIES($countries) }
unknown-exports = exports of { COUNTRIES($countries) }
unknown-imports = imports of { COUNTRIES($countries) }
# The chart and tables of goods by both sides
both-sides-title = China counts { TIMES($ratio) } the { $good } that { COUNTRY($country) } records ({ $period })
both-sides-title-at-least = China counts at least { TIMES($ratio) } the { $good } that { COUNTRY($country) } records ({ $period })
both-sides-title-plain = Imports from China by both sides
both-sides-subtitle = Imports from China by both sides: largest goods and gaps, $ bn
both-sides-caption = Kazakh groups are estimates; China’s figure for one may be a minimum.
both-sides-alt = Pairs of points, one pair a good. { $title }.
end-national = The country itself
by-chapter-caption = Goods by both sides, by group and chapter (chapters lie inside groups: never add both)
column-china_usd_mn = Chinese customs, $ mn
column-national_usd_mn = The country itself, $ mn
column-of-country = { COUNTRY($country) }, $ mn
solar-caption = Chinese sales of solar panels, cells and wafers
xinjiang = Xinjiang’s own trade was { PCT($share, digits: 0) } of Chinese trade with Central Asia in { PERIOD($period) }.
xinjiang-unknown = Xinjiang’s share is not known here.
column-usd_mn = $ mn
products-caption = What Central Asia sells China most, by product
column-product_code = Code
column-product = Product
column-share_pct = Of exports to China, %
column-to_china_pct = China’s part in all exports of it, %
column-of_china_pct = Part in China’s imports of it, %
column-rca = Revealed advantage

# Groups of chapters of the Harmonized System
goods-group-farm-and-food = farm and food products
goods-group-chemicals = chemicals
goods-group-plastics-and-rubber = plastics and rubber
goods-group-wood-and-paper = wood and paper
goods-group-textiles = textiles and clothing
goods-group-stone-and-glass = stone, ceramics and glass
goods-group-machines = machinery and electrical goods
goods-group-ores-and-metals = ores and metals
goods-group-all-other = all other chapters

# Its chapters, by number
chapter-01 = live animals
chapter-02 = meat
chapter-03 = fish and seafood
chapter-04 = dairy produce, eggs, honey
chapter-05 = other products of animals
chapter-06 = live plants and cut flowers
chapter-07 = vegetables
chapter-08 = fruit and nuts
chapter-09 = coffee, tea and spices
chapter-10 = cereals
chapter-11 = flour, malt and starch
chapter-12 = oil seeds, fodder, medicinal plants
chapter-13 = gums, resins, plant extracts
chapter-14 = other products of plants
chapter-15 = fats and oils of animals and plants
chapter-16 = preparations of meat and fish
chapter-17 = sugar and confectionery
chapter-18 = cocoa and chocolate
chapter-19 = preparations of cereals, pastry
chapter-20 = preparations of vegetables and fruit
chapter-21 = other food preparations
chapter-22 = beverages and spirits
chapter-23 = animal feed and residues of food making
chapter-24 = tobacco
chapter-25 = salt, sulphur, stone, cement
chapter-26 = ores
chapter-27 = fuels
chapter-28 = uranium and other inorganic chemicals
chapter-29 = organic chemicals
chapter-30 = pharmaceuticals
chapter-31 = fertilisers
chapter-32 = dyes, paints and inks
chapter-33 = perfumery and cosmetics
chapter-34 = soap, waxes and polishes
chapter-35 = proteins, glues, enzymes
chapter-36 = explosives and matches
chapter-37 = photographic goods
chapter-38 = other chemical products
chapter-39 = plastics
chapter-40 = rubber
chapter-41 = raw hides and leather
chapter-42 = goods of leather, bags
chapter-43 = furs
chapter-44 = wood and goods of wood
chapter-45 = cork
chapter-46 = basketware
chapter-47 = wood pulp and waste paper
chapter-48 = paper and board
chapter-49 = books and print
chapter-50 = silk
chapter-51 = wool and animal hair
chapter-52 = cotton
chapter-53 = other plant fibres
chapter-54 = man-made filaments
chapter-55 = man-made staple fibres
chapter-56 = wadding, felt, ropes
chapter-57 = carpets
chapter-58 = special woven fabrics
chapter-59 = coated textiles
chapter-60 = knitted fabrics
chapter-61 = clothing, knitted
chapter-62 = clothing, not knitted
chapter-63 = other textile goods, worn clothing
chapter-64 = footwear
chapter-65 = headgear
chapter-66 = umbrellas and walking sticks
chapter-67 = feathers and artificial flowers
chapter-68 = goods of stone and cement
chapter-69 = ceramics
chapter-70 = glass
chapter-71 = pearls, precious stones and metals
chapter-72 = iron and steel
chapter-73 = goods of iron and steel
chapter-74 = copper
chapter-75 = nickel
chapter-76 = aluminium
chapter-78 = lead
chapter-79 = zinc
chapter-80 = tin
chapter-81 = other base metals
chapter-82 = tools and cutlery
chapter-83 = other goods of base metal
chapter-84 = machinery
chapter-85 = electrical goods
chapter-86 = railway vehicles and track
chapter-87 = motor vehicles
chapter-88 = aircraft and spacecraft
chapter-89 = ships and boats
chapter-90 = optical, measuring and medical instruments
chapter-91 = clocks and watches
chapter-92 = musical instruments
chapter-93 = arms and ammunition
chapter-94 = furniture, bedding, lamps
chapter-95 = toys and sports goods
chapter-96 = other manufactured goods
chapter-97 = works of art and antiques
chapter-99 = goods not specified

## Who reports what?

mirror-gaps = China counts more exports than its neighbours count imports: { $gaps }.
mirror-gap = { TIMES($ratio) } in { COUNTRY($country) } ({ $period })
mirror-gap-in-part = { TIMES($ratio) } in { COUNTRY($country) } ({ $period }, in a report that leaves trade out)
mirror-gap-with-services = { TIMES($ratio) } in { COUNTRY($country) } ({ $period }, services probably included)
no-mirror = No imports are counted by both sides in this span.
bank-differs = The Eurasian Development Bank’s count differs from Chinese customs’ by { $gaps } ({ $period }).
gap-of-countries = { MN($gap, sign: 1) } for { COUNTRIES($countries) }
own-counts = By national data where they exist trade was about { MN($amount, digits: 0) } in { $period }: { $parts }.
amount-of-country-by-bank = { COUNTRY($country) } { MN($amount) } (as the Bank quotes it)
amount-of-country-by-customs = { COUNTRY($country) } { MN($amount) } (Chinese customs)
amount-of-country-unsaid = { COUNTRY($country) } { MN($amount) } (“over”, by an unnamed count)
# The charts of mirror figures and ranges
mirror-title = China’s exports are { TIMES($ratio) } the imports { COUNTRY($country) } records ({ $period })
mirror-title-with-highest = China’s exports are { TIMES($ratio) } the imports { COUNTRY($country) } records ({ $period }); this century at most { TIMES($highest) } ({ $year })
mirror-title-plain = Two counts of one flow
mirror-subtitle = Mirror gap: Chinese exports over imports that each country records
mirror-both-agree = At ×1 both agree.
mirror-freight-would-move = Freight and insurance in the neighbours’ figures (6 % by the IMF’s rule) would move the lines up.
mirror-alt = Lines by country, one the level at which both agree. { $title }.
ranges-title-of-flows-and-region = Two sources of one flow differ by up to { MN($widest, digits: 0) }, those of the region’s trade by { MN($region, digits: 0) }
ranges-title-of-flows = Two sources of one flow differ by up to { MN($widest, digits: 0) }
ranges-title-of-region = Two sources of the region’s trade differ by { MN($region, digits: 0) }
ranges-title-plain = Two sources of one flow
ranges-subtitle = The latest year that both count, $ bn
ranges-of-region = Central Asia: Chinese customs and the Bank.
ranges-of-countries = Countries: Chinese customs and the national office.
ranges-of-countries-tajik-in-part = Countries: Chinese customs and national reports, Tajikistan’s only in part.
ranges-with-freight = Freight is not taken out.
ranges-alt = Pairs of points, one pair a flow. { $title }.
end-china = Chinese customs
end-other = The other source

## How much could be for Russia?

never-seen = { MN($amount) } that China counts as sold in { $period } is not in the buyers’ recorded imports: { $parts }.
part-never-seen = { MN($amount) } in { COUNTRY($country) }
valued = Allowing for freight it is { MN($amount) }.
bounds-nothing = That bounds nothing: recorded goods can be sold on to Russia, too.
ceiling = The ceiling is all { MN($amount) }, less own use.
neighbours-share = By Chinese customs { COUNTRIES($countries) } made { PCT($share, digits: 0) } of the rise of the region’s trade in { PERIOD($period) }.
never-seen-unknown = What the neighbours’ imports do not show is unknown: a year or a source is missing.
beyond-the-economy = In { $period } Chinese exports to Kyrgyzstan ({ MN($amount) }) exceeded Kyrgyz GDP ({ MN($gdp) }).

## Price or volume?

elasticity = A 1 % change in Brent went with a { NUM($elasticity, digits: 2) } % change in turnover ({ $start }–{ $end }; s.e. { NUM($error, digits: 2) }, R² { NUM($fit, digits: 2) }, n = { $n }).
elasticity-unknown = Too few yearly changes are known to set trade beside the oil price.
link-weaker = The link is weaker since { $start } ({ NUM($lately, digits: 2) } %, n = { $n }; before { NUM($before, digits: 2) } %), but so few years prove nothing.
link-no-weaker = The link is no weaker since { $start } ({ NUM($lately, digits: 2) } %, n = { $n }; before { NUM($before, digits: 2) } %), but so few years prove nothing.
oil-and-trade = From { $start } to { $end } Brent { $oil_moved ->
    [up] rose
    [down] fell
   *[not] changed by
 } { PCT($oil, digits: 0) } and trade { $trade_moved ->
    [up] rose
    [down] fell
   *[not] changed by
 } { PCT($trade, digits: 0) }.
prices-title-apart = Since { $start } trade has risen while oil has fallen
prices-title-plain = Trade and the price of oil
prices-subtitle = Trade with China and the price of Brent, { $base } = 100
prices-caption = An association, not a split into price and volume.
prices-alt = Two lines. { $title }.
line-trade = Trade
line-brent = Brent

## Did earlier targets hold?

aims = By Chinese customs, of { COUNT($aims, noun: "targets") } with a year { $reached } { $reached ->
    [one] was
   *[other] were
 } reached, { $missed } missed and { $open } { $open ->
    [one] is
   *[other] are
 } open.
announced = { COUNTRY($country) } announced agreements with China of { $printed_as ->
    [more_than] over { MN($amount, digits: 0) }
   *[other] { MN($amount, digits: 0) }
 } in { $months } months to { PERIOD($until) }, some { MN($a_year) } a year: { NUM($times) } times what came in { $period } ({ MN($came) }, gross).
net-inflow = Net, in euros by the balance of payments, the inflow was negative in { $n } of the { COUNT($years, noun: "years") } to { $end }: { YEARS($drained) }.
potential = The Eurasian Development Bank estimates untapped trade of { MN($amount) }.
potential-with-exports = The Eurasian Development Bank estimates untapped trade of { MN($amount) }, { MN($exports) } of it Chinese exports.
column-set_on = Set on
column-set_by = Set by
column-target_period = For
column-level = Level, $ mn
column-momentum_pct = Growth before, % a year
column-needed_pct = Needed, % a year
column-outcome = Outcome
column-reached_in = Reached in
targets-caption = Targets and forecasts as they were set

## Where is trade heading?

forecast = Our forecast for { $period } is { MN($median, digits: 0) } (80 % interval: { MN($low, digits: 0) } to { MN($high, digits: 0) }), the mean of three paths: no change, half the last fifteen years’ growth, { PCT($fixed, digits: 0) } a year.
forecast-without-interval = The growth so far leads to { MN($median, digits: 0) } in { $period }; the series is too short for an interval.
no-forecast-of-national = National statistics publish no total for the region, so there is no forecast on this page.
no-forecast = There is no forecast on this page: the series is missing or too short, or no year lies ahead.
chances = { LIST($chances, form: "items") }.
chance-of-first-level = The chance of { MN($level, digits: 0) } or more is { CHANCE($probability) }
chance-of-next-level = of { MN($level, digits: 0) } { CHANCE($probability) }
chance-inside = Between the two it is { ODDS($probability) }, no finding: no range of { MN($width, digits: 0) } can have more than { ODDS($largest) }.
chance-inside-before-rounding = Between the two it is { ODDS($probability) } (before rounding), no finding: no range of { MN($width, digits: 0) } can have more than { ODDS($largest) }.
# Sentences on how the forecast errs
missed = Five years ahead, from the { $n } origins since { $since }, { LIST($errors, form: "items") }.
missed-by-ours = ours missed by { NUM($error, digits: 2) } in logs
missed-by-part = { $part } by { NUM($error, digits: 2) }
missed-in-all = From all { $n } since { $first }, with the boom of the 2000s, by { $errors }.
error = { NUM($error, digits: 2) }
better-in-both = In both { $parts } did better.
errors-too-few = { $n } overlapping errors are too few to choose by, so we take the mean.
part-fixed_growth = a fixed { PCT($growth, digits: 0) }
part-random_walk = no change
part-shrunk_drift = half the past growth
held = The interval held { $held } of { $n } past outcomes, too few to certify its 80 %.
scenario-leads-to = This scenario’s path leads to { MN($turnover, digits: 0) } (exports { MN($exports, digits: 0) }, imports { MN($imports, digits: 0) }).
scenario-lowest = The lowest year is { $period }, { MN($amount) }.
# The chart of the path ahead, and sentences on the pace
ahead-title = Trade in { $horizon }: the chance of { MN($low, digits: 0) } is { ODDS($chance_low) }
ahead-title-of-two = Trade in { $horizon }: the chance of { MN($low, digits: 0) } is { ODDS($chance_low) }, of { MN($high, digits: 0) } { ODDS($chance_high) }
ahead-title-plain = Trade so far and ahead
ahead-subtitle = Trade with China, $ bn: observed, median with 50 and 80 % bands, this scenario’s path, the article’s range
ahead-bands = Bands: errors of the same method since { $since }.
ahead-path-without-band = The scenario’s path is assumed and has none.
ahead-alt = A line to today, then a fan, one path and a box. { $title }.
pace-needed = { LIST($paces, form: "items") }.
pace-of-first-level = From { $start } { MN($level, digits: 0) } needs { PCT($growth) } a year ({ PCT($real) } at constant prices)
pace-of-next-level = { MN($level, digits: 0) } { PCT($growth) } ({ PCT($real) })
pace-so-far = Trade grew { PCT($growth) } a year in { $start }–{ $end }.
# The table of methods
methods-caption = Our forecast, its parts, the best rejected, five years ahead
methods-note-error = Error: root mean square of logs.
methods-note-bias = Bias: above zero if too low.
column-method = Method
column-error-since = Error since { $year }
column-bias-since = Bias since { $year }
method-combination = Mean of the next three (ours)
method-random_walk = No change
method-shrunk_drift = Half the growth of fifteen years
method-fixed_growth = A fixed 5 % a year
method-drift = Growth of all years
method-drift_10 = Growth of ten years
method-half_drift = Half the growth of all years
method-damped_ets = Damped smoothing
method-arima_110 = ARIMA with drift

# Exports of the scenario held against the gas in them
gas-still = Exports { $exports_moved ->
    [up] rise
   *[down] fall
 } by { MN($exports) } in { $start }–{ $end }, the gas in them not at all.
gas-within = Of the { $exports_moved ->
    [up] rise
   *[down] fall
 } in exports in { $start }–{ $end }, { MN($exports) }, gas makes { MN($gas) } at { $priced ->
    [assumed] an assumed price
   *[other] the price of { $priced }
 }.
gas-parts-ways = Exports { $exports_moved ->
    [up] rise
   *[down] fall
 } by { MN($exports) } in { $start }–{ $end }, while the gas in them { $gas_moved ->
    [up] rises
   *[down] falls
 } by { MN($gas) } at { $priced ->
    [assumed] an assumed price
   *[other] the price of { $priced }
 }.
others-grow = All others then grow { PCT($pace) } a year.
others-shrink = All others then shrink { PCT($pace) } a year.

## What if it grows otherwise?

what-if = A point more growth a year adds { BN($amount) } to trade in { $year }.
what-if-empty = Without exports and imports of the region there is no path to move.
what-if-still = The sliders do not move the gas in exports, prices or volumes alone, our forecast or its chances.
what-if-still-apart = Exports and imports move independently, the Kyrgyz item by its own slider alone.
what-if-path = Trade with China, $ bn

## Where sources disagree

disputes-caption = Conflicting figures of one reporter
column-low = Lowest, $ mn
column-high = Highest, $ mn
column-gap_pct = Apart, %
column-reason = Why
side-china = Chinese side
side-national = other side

## What was looked for and not found, a line each

sought-china-2026 = Chinese customs’ count of trade with the five countries together or alone, for any month of 2026.
sought-china-months = Chinese customs’ count by country for single months of 2025.
sought-china-2019 = Exports and imports by country at Chinese customs for 2017 to 2019 (only sales to Uzbekistan are known).
sought-flows-2025 = Exports and imports apart for Tajikistan and Uzbekistan at Chinese customs for 2025; for Turkmenistan only ten months are known.
sought-national = The countries’ own counts of trade with China for 2026 after January, for Kyrgyzstan in 2025, and for Tajikistan in all of 2025.
sought-kyrgyz-item = What China recorded as bought from Kyrgyzstan in 2024 and 2025, by good at eight digits, to tell whether it is gold.
sought-kyrgyz-gold = Kyrgyz exports of gold in 2025.
sought-chapters = All goods by chapter of Kyrgyz, Tajik or Turkmen trade with China for any year after 2015, from either side.
sought-uzbek-exports = All goods by chapter of Uzbek exports to China, for any year.
sought-kazakh-2025 = Kazakh copper, natural uranium, oil and grain in China’s own count of 2025.
sought-metals = Late weights of zinc, lead, aluminium, chromium, ferro-alloys and sulphur sold to China.
sought-cars = Cars of all kinds from China to Kazakhstan by number for 2024 and 2025, and to Turkmenistan for any year.
sought-animals = Meat, hides and wool of Kazakhstan sold to China, and clothing bought from it by weight.
sought-to-russia = What Kazakhstan and Kyrgyzstan sell to Russia of the goods on the list of controlled goods, by six-digit code.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-0496ba20 =
    # Trade with China

    How much does Central Asia trade with China, who counts it, what made it grow, and
    where is it heading? Flows are seen from the Central Asian side.

# Above the brief
cell-4fd785c8 = ## In brief

# Above the cards
cell-fc26a05f = ## Key figures

# Above trade.level
cell-fb88ee70 = ## How much is traded, and with whom?

# Above trade.growth
cell-b723941d = ## Who made the growth, and who the fall?

# Above trade.moves
cell-trade-moves = ## What moved?

# Above trade.gold
cell-trade-gold = ## Could the Kyrgyz exports be gold?

# Above trade.deficit
cell-828003f6 = ## Who runs the deficit?

# Above trade.dependence
cell-9ac35726 = ## Who depends on whom?

# Above trade.goods
cell-b2ecfbbc = ## What is sold and bought?

# Above trade.mirror
cell-d5b20304 = ## Who reports what?

# Below trade.mirror, above trade.transit
cell-7fbfc7f5 =
    Transit, re-export, shuttle trade and under-declaration are offered as reasons. These
    data cannot tell them apart.

    ## How much could be for Russia?

# Above trade.prices
cell-a5b2a080 = ## Price or volume?

# Above trade.targets
cell-33779b59 = ## Did earlier targets hold?

# Above trade.ahead
cell-7908e294 = ## Where is trade heading?

# Above trade.what_if
cell-trade-what-if-heading = ## What if it grows otherwise?

# Above the verdicts on claims
cell-331229c4 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above trade.disputes
cell-b8e867f7 =
    ## Where sources disagree

    Figures of one fact and one reporter that differ by more than rounding.

# Above the list of sources
cell-d32c2c56 = ## Sources
