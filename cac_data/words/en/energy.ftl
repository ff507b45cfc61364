### Energy: what its page says.
###
### A sentence a message; what others put into a list or a sentence of theirs has no
### full stop. For the functions see common.ftl.

## What to take away: the brief, of which the page of all reports shows the finding
##
## A scenario with Line D or more money says so first.

brief-line-d-needed = This scenario needs Turkmen output to grow { PCT($growth) } a year, and Line D to run from { $year }.
brief-line-d-needed-after-pace = This scenario needs Turkmen output to grow { PCT($growth) } a year, after { PCT($pace) } since { $since }, and Line D to run from { $year }.
brief-line-d-assumed = This scenario assumes that Turkmen output grows { PCT($growth) } a year, and that Line D runs from { $year }.
brief-line-d-assumed-after-pace = This scenario assumes that Turkmen output grows { PCT($growth) } a year, after { PCT($pace) } since { $since }, and that Line D runs from { $year }.
brief-line-d-not-begun = No section of it is under construction.
brief-earns-more = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, { PCT($change, digits: 0) } more than in { $start } ({ MN($first, digits: 2) }).
brief-earns-less = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, { PCT($change, digits: 0) } less than in { $start } ({ MN($first, digits: 2) }).
brief-earns-more-at-assumed-price = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, at an assumed price, { PCT($change, digits: 0) } more than in { $start } ({ MN($first, digits: 2) }).
brief-earns-less-at-assumed-price = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, at an assumed price, { PCT($change, digits: 0) } less than in { $start } ({ MN($first, digits: 2) }).
# At the price of an earlier year than that of the first value, which had a price of its own.
brief-earns-more-at-price = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, { PCT($change, digits: 0) } more than in { $start } ({ MN($first, digits: 2) }), at the price of { $priced }: ${ NUM($implied) } for 1,000 m³ ({ $start }: about ${ NUM($now) }).
brief-earns-less-at-price = Under this scenario Turkmenistan earns { BN($value, digits: 2) } from gas sent to China in { $period }, { PCT($change, digits: 0) } less than in { $start } ({ MN($first, digits: 2) }), at the price of { $priced }: ${ NUM($implied) } for 1,000 m³ ({ $start }: about ${ NUM($now) }).
brief-gas = Central Asia sent { NUM($value, digits: 1) } bcm of gas to China in { $period }.
brief-gas-below-peak = Central Asia sent { NUM($value, digits: 1) } bcm of gas to China in { $period }, down from { NUM($most, digits: 1) } in { $peak }.
brief-share = Its share of China’s pipeline gas is { PCT($share) }.
brief-share-after-peak = Its share of China’s pipeline gas is { PCT($share) }, after { PCT($most, digits: 0) } in { $peak }.
brief-gas-none = No gas to China is counted for Central Asia in this selection.
brief-gas-refused = Figures for gas from Central Asia to China differ in { $unlike } ({ $periods }), so we set none beside another.
# In the brief: the level and use of gas, and power
finding-level = China takes as much gas from Russia as from all of Central Asia by pipe ({ NUM($value, digits: 1) } bcm each in { $period }).
finding-level-and-use = China takes as much gas from Russia as from all of Central Asia by pipe ({ NUM($value, digits: 1) } bcm each in { $period }); the pipeline from Central Asia is { PCT($use, digits: 0) } full.
finding-use = The pipeline from Central Asia is { PCT($use, digits: 0) } full.
brief-fill = To fill it by { $end } Turkmen output would have to grow { PCT($growth) } a year.
brief-fill-against-pace = To fill it by { $end } Turkmen output would have to grow { PCT($growth) } a year, against { PCT($pace) } since { $since }.
brief-uzbek-deficit = Uzbekistan consumed { NUM($size, digits: 1) } bcm more gas than it produced in { $period }.
brief-uzbek-surplus = Uzbekistan produced { NUM($size, digits: 1) } bcm more gas than it consumed in { $period }.
brief-solar = Its solar and wind reached { NUM($value, digits: 1) } GW in { $period }.
brief-solar-and-goal = Its solar and wind reached { NUM($value, digits: 1) } GW in { $period }; the goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year.
brief-solar-and-added = Its solar and wind reached { NUM($value, digits: 1) } GW in { $period }; the goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year, against { NUM($added, digits: 1) } GW added in { $year }.
brief-solar-and-added-of-renewables = Its solar and wind reached { NUM($value, digits: 1) } GW in { $period }; the goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year, against { NUM($added, digits: 1) } GW of all renewables added in { $year }.
brief-rate = Turkmen officials spoke in { PERIOD($month) } of about { NUM($rate) } bcm a year (metres unsaid); the Statistical Review counted { NUM($value, digits: 1) } bcm for { $period }.
brief-counts = Counts of gas differ widely: for Turkmenistan in { $period } the Statistical Review has { NUM($value, digits: 1) } bcm, { $counter } { NUM($other, digits: 1) }.
brief-counts-in-unnamed-metres = Counts of gas differ widely: for Turkmenistan in { $period } the Statistical Review has { NUM($value, digits: 1) } bcm, { $counter } { NUM($other, digits: 1) } in cubic metres that are not named.
brief-intake-set = This scenario sets what China takes at { NUM($value) } bcm in { $period }.
brief-intake-needed = With Turkmen output growing { PCT($growth) } a year, as this takes, China takes { NUM($value, digits: 1) } bcm in { $period }: arithmetic, not a forecast.
brief-intake-assumed = With Turkmen output growing { PCT($growth) } a year, as assumed here, China takes { NUM($value, digits: 1) } bcm in { $period }: arithmetic, not a forecast.

## Who counts gas, in a sentence

counter-chinese-customs = Chinese customs
counter-exporter-official = officials of the exporter
counter-importer-company = the company that buys
counter-inspection-bureau = the importer’s inspection bureau
counter-pipeline-operator = the operator of the pipeline
counter-press = press reports
counter-research-firm = a research firm
counter-importer-official = officials of the importer
counter-iea = the IEA
counter-transit-state = the country of transit
counter-contract-parties = contract parties
counter-exporter-statistics = exporter statistics
counter-importer-statistics = importer statistics
counter-statistical-review = statistical review

## Key figures: what each is; what stands beside it; its name where scenarios are compared

key-gas-to-china = Central Asian gas to China
    .note = the most was { NUM($most, digits: 1) } bcm in { $peak }
key-gas-to-china-assumed = Central Asian gas to China { under-this-scenario }
    .note = assumed, so no interval
    .note-with-use = assumed, so no interval; { PCT($use, digits: 0) } of design capacity
key-russian-gas-to-china = Russian gas to China by pipe
    .note = Gazprom’s { NUM($printed, digits: 1) } bcm are Russian cubic metres
    .by-review = Statistical Review, { $edition } edition; Gazprom’s { NUM($printed, digits: 1) } bcm are Russian cubic metres
key-share-of-pipeline-gas = Central Asia in China’s pipeline gas
    .note = { PCT($most, digits: 0) } in { $peak }, when it sent most
key-share-of-all-gas = Central Asia in all gas that China imports
    .note = with liquefied gas
key-supplier-concentration = Concentration of suppliers (index, 1 is a single one)
    .note = { NUM($first, digits: 2) } in { $start }
key-pipe-use = Lines A to C: share of design capacity used
    .note = flow and capacity in cubic metres of the Statistical Review; of the lower of two capacities given, the range is that of both
# Key figures of Turkmen gas
key-turkmen-gas = Turkmen gas to China
    .note = the range includes the count of { $counter }
    .note-in-other-metres = the range includes the count of { $counter }, in other or unnamed cubic metres
key-turkmen-gas-value = Value of Turkmen gas to China
    .note = by Chinese customs
    .note-unchanged = by Chinese customs; unchanged from { $start }
    .note-changed = by Chinese customs; { PCT($change, digits: 0, sign: 1) } on { $start }
key-turkmen-gas-value-2030 = Value of Turkmen gas to China { under-this-scenario }
    .note = assumed
    .note-unchanged = assumed; unchanged from { $start }
    .note-changed = assumed; { PCT($change, digits: 0, sign: 1) } on { $start }
    .note-changed-at-assumed-price = assumed, as is the price; { PCT($change, digits: 0, sign: 1) } on { $start }
    .note-changed-at-price = assumed, at the price of { $price }; { MN($first) } in { $start }
    .outcome = Turkmen gas revenue
key-gas-value-assumed = Value of Central Asian gas to China { under-this-scenario }
    .note = assumed, at the Turkmen price
    .note-at-assumed-price = assumed, at a price that is assumed, too
    .note-with-first = assumed, at the Turkmen price; { MN($worth) } in { $start } at the one last implied
key-implied-price = Implied price of Turkmen gas
    .note = value over volume; the range is that of all pipeline suppliers
key-turkmen-own-past = Turkmen net balance of gas, trend-based projection
    .note = median and 80 % interval, from { $n } yearly changes
key-turkmen-left = Turkmen gas left for China { under-this-scenario }
    .note = assumed: output less consumption less other sales
key-needed-growth-lines-a-to-c = Growth of Turkmen output needed to fill lines A to C
    .note = { PCT($pace, sign: 1) } a year in { PERIOD($span) }
key-needed-growth-with-line-d = Growth of Turkmen output needed to fill Line D as well
    .note = { PCT($pace, sign: 1) } a year in { PERIOD($span) }
# Key figures of gas, oil and power of other countries
key-uzbek-balance = Uzbek net balance of gas
    .note = output less domestic consumption
key-kazakh-oil = Kazakh oil in the pipeline to China
    .note = beside { NUM($russian, digits: 1) } Mt of Russian oil
key-uzbek-solar-wind = Solar and wind capacity of Uzbekistan
    .note = goal for { $due }: { NUM($goal) } GW
key-uzbek-solar-wind-2030 = Solar and wind capacity of Uzbekistan { under-this-scenario }
    .note = assumed additions a year, so no interval
    .note-unknown = not assumed
    .outcome = Uzbek solar and wind
key-uzbek-solar-wind-needed = Additions that Uzbekistan’s goal needs
key-uzbek-solar-wind-added = Solar and wind added in Uzbekistan
    .note = all renewables, with hydropower
key-uzbek-goal-reached = Share of Uzbekistan’s goal reached { under-this-scenario }
    .note = assumed
key-solar-wind-share-uzb = Solar and wind in the power of Uzbekistan
    .note = goal for renewables in { $due }: { PCT($goal, digits: 0) }
key-solar-wind-share-kaz = Solar and wind in the power of Kazakhstan
    .note = goal for renewables in { $due }: { PCT($goal, digits: 0) }
key-chinese-party-share-uzb = Uzbek solar and wind with a Chinese party
    .note = owner, lender, contractor or supplier; each plant whole
key-chinese-owned-share-uzb = Uzbek solar and wind that Chinese parties own
    .note = by the shares that sources name, of { COUNT($plants, noun: "plants") }
key-avoided-uzb = Emissions saved by Uzbek solar and wind
    .note = if they replaced gas; the other end: the country’s mean

## How much gas flows to China, and who sends it?

deliveries-none = No year of this selection has the gas of Central Asia to China.
deliveries-refused = Figures for the gas of Central Asia to China differ in { $unlike } ({ $periods }), so we set none beside another.
deliveries-region = In { $period } Central Asia sent { NUM($value, digits: 1) } bcm to China.
deliveries-region-below-peak = In { $period } Central Asia sent { NUM($value, digits: 1) } bcm to China, down from { NUM($most, digits: 1) } at the peak of { $peak }.
deliveries-share = That was { PCT($share) } of China’s pipeline gas.
deliveries-share-and-of-all = That was { PCT($share) } of China’s pipeline gas, and { PCT($of_all) } of all its gas imports.
deliveries-share-after-peak = That was { PCT($share) } of China’s pipeline gas, after { PCT($most, digits: 0) } in { $peak }.
deliveries-share-after-peak-and-of-all = That was { PCT($share) } of China’s pipeline gas, after { PCT($most, digits: 0) } in { $peak }, and { PCT($of_all) } of all its gas imports.
deliveries-russia-level = Russia delivered { NUM($value, digits: 1) } bcm, as much as all of Central Asia.
deliveries-russia-more = Russia delivered { NUM($value, digits: 1) } bcm, more than all of Central Asia.
deliveries-russia-less = Russia delivered { NUM($value, digits: 1) } bcm, less than all of Central Asia.
deliveries-gazprom-same = Gazprom’s { NUM($printed, digits: 1) } bcm are the same gas in Russian cubic metres.
deliveries-gazprom = Gazprom’s { NUM($printed, digits: 1) } bcm are { NUM($value, digits: 1) } of these, counted in Russian cubic metres.
# Sentences on who sends, in which metres, and on the worth
deliveries-senders = By country in { $period }, in bcm: { $senders }.
deliveries-sender = { COUNTRY($country) } { NUM($value, digits: 1) }
deliveries-metres = All bcm here are those of the Statistical Review (15 °C, 40 MJ), unless we say otherwise.
deliveries-national-metres = Russian, Chinese and Uzbek counts use a smaller cubic metre (20 °C): { NUM($ratio, digits: 4) } of them make one.
deliveries-worth = Chinese customs valued the gas of { $period } at { $values }.
deliveries-worth-of = { PRINTED($value, MN($value, digits: 2)) } from { COUNTRY($country) }
deliveries-worth-of-changed = { PRINTED($value, MN($value, digits: 2)) } from { COUNTRY($country) } ({ PCT($change, digits: 0, sign: 1) })
deliveries-brackets = In brackets is the change on { $start }.
deliveries-no-volumes = Customs no longer publish volumes.

# The chart of suppliers
deliveries-title = China’s pipeline gas by supplier
deliveries-title-fell = Central Asia’s share of China’s pipeline gas fell from { PCT($most, digits: 0) } to { PCT($share, digits: 0) }
deliveries-title-rose = Central Asia’s share of China’s pipeline gas rose from { PCT($most, digits: 0) } to { PCT($share, digits: 0) }
deliveries-subtitle = China’s pipeline gas by supplier, bcm, Statistical Review
deliveries-split-where-named = Central Asia is split where a first edition names all exporters, as first printed; otherwise it is one bar.
deliveries-not-standardised = Before 2017 cubic metres are not standardised.
deliveries-may-be-turkmen = Gas counted for Uzbekistan may be Turkmen gas in transit.
deliveries-alt = Stacked bars, one a year, by supplier. { $title }.
deliveries-not-split = Central Asia, not split

## What does China pay for it?

prices-implied = Value over volume implies these prices for 1,000 m³ in { $period }: { $prices }.
prices-of-supplier = { COUNTRY($country) } ${ NUM($price) }
prices-none = No year of this selection has both value and volume of the same gas.
prices-refused = Prices of the suppliers differ in { $unlike } ({ $periods }), so we set none beside another.
prices-not-of-same-gas = For { COUNTRY($country) } we give none ({ YEARS($years) }): its value and its volume are not of the same gas.
prices-of-low-reliability = For { COUNTRY($country) } we give none ({ YEARS($years) }): its figures are of low reliability.
prices-would-be = At the Turkmen price its { MN($worth, digits: 2) } of { $period } would be { NUM($would, digits: 1) } bcm, not { NUM($volume, digits: 1) }.
prices-not-published = No side publishes prices.
prices-at-border = These are of gas at the Chinese border, under contracts tied to oil with a delay, so a gap between suppliers is no discount by itself.

# The chart of prices
prices-title = What China pays for pipeline gas
prices-title-most-and-least = { COUNTRY($most) } earns most per cubic metre, { COUNTRY($least) } least
prices-subtitle = Customs value over the Statistical Review’s volume, $ for 1,000 m³; earlier years faint
prices-caption = A quotient of two publishers: differences of a few percent say nothing.
prices-alt = Dots, a row for each supplier. { $title }.

## Which pipelines lead to China?

courses-flows = { $commodity ->
    [gas] Gas
   *[oil] Oil
 } flows from { $start } to { $end } ({ $line }).
courses-flows-via = { $commodity ->
    [gas] Gas
   *[oil] Oil
 } flows from { $start } via { $via } to { $end } ({ $line }).
courses-would-run = { $line } would run from { $start } to { $end }; it is { $status }.
courses-would-run-via = { $line } would run from { $start } via { $via } to { $end }; it is { $status }.
# $status is one of these.
courses-is-agreed = agreed
courses-is-memorandum = memorandum
courses-is-proposed = proposed
courses-is-stalled = stalled
courses-is-under-construction = under construction
courses-no-supply = Design capacity is not supply.
courses-winter = A mean of the year hides winter, when sellers need their gas themselves.

# The map of pipelines
courses-title = One pipeline system carries the gas; Line D is a plan of many years
courses-subtitle = Pipelines from Central Asia to China by status
courses-schematic = Lines are schematic: they join the places that sources name.
courses-russian-gas-elsewhere = Russian gas reaches China far to the east.
courses-alt = Map of pipelines to China, by status.
courses-gas-operating = Gas pipeline
courses-gas-stalled = Line D, stalled
courses-oil-operating = Oil pipeline

## Is there gas to fill the pipe?

balance-none = No year of this selection has a Turkmen balance of gas, so there is no path.
balance-use = Not on present output: lines A to C were { PCT($use, digits: 0) } full in { $period }.
balance-use-below-peak = Not on present output: lines A to C were { PCT($use, digits: 0) } full in { $period }, and { PCT($most, digits: 0) } in { $peak }, their best year.
balance-capacity = Their design capacity, { NUM($rated) } bcm in Chinese cubic metres, is { NUM($level, digits: 1) } in those of the flow.
balance-operator = The operator’s own peak, { NUM($value, digits: 1) } of { NUM($rated) } in { $period }, gives { PCT($use, digits: 0) }.
balance-output = In { $period } Turkmenistan produced { NUM($output, digits: 1) } bcm and consumed { NUM($use, digits: 1) }.
balance-sent = It sent { NUM($own, digits: 1) } to China and { NUM($to_others, digits: 1) } to others; Kazakhstan and Uzbekistan added { NUM($neighbours, digits: 1) }.
balance-sent-as-first-printed = It sent { NUM($own, digits: 1) } to China and { NUM($to_others, digits: 1) } to others; Kazakhstan and Uzbekistan added { NUM($neighbours, digits: 1) }, as first printed.
balance-newest-edition = The newest edition has { NUM($to_china, digits: 1) } to China in all.
balance-not-split = These data do not split its exports of { $period } by buyer.
balance-as-when-split = With sales to others as in { $split } ({ NUM($to_others, digits: 1) }) some { NUM($own, digits: 1) } went to China.
balance-as-when-split-leaves = With sales to others as in { $split } ({ NUM($to_others, digits: 1) }) some { NUM($own, digits: 1) } went to China, which leaves { NUM($left, digits: 1) } of { NUM($to_china, digits: 1) } for Kazakhstan and Uzbekistan ({ NUM($neighbours, digits: 1) } in { $split }).
# Sentences on what is needed and what is being built
balance-surplus = Turkmen consumption is published as output minus exports, so the “surplus” equals past exports by definition and says nothing about spare gas.
balance-needed = To fill the pipe in { $end } Turkmen output has to grow { $paces }.
balance-needed-for-level = { PCT($pace) } a year for { NUM($level, digits: 1) } bcm ({ $name })
balance-lines-a-to-c = lines A to C
balance-with-line-d = with Line D
balance-demand = Domestic consumption grows as assumed.
works-began = Works on the fourth phase of the Galkynysh field began in { PERIOD($since) }.
works-began-for = Works on the fourth phase of the Galkynysh field began in { PERIOD($since) }; a Turkmen decree plans { NUM($output) } bcm a year.
works-began-for-or = Works on the fourth phase of the Galkynysh field began in { PERIOD($since) }; a Turkmen decree plans { NUM($output) } bcm a year, another report says { NUM($other) }.
works-silent = The report of the start named neither a volume nor Line D.
works-no-start = No start of works on the fourth phase of the Galkynysh field is reported.
# Sentences on pace and worth ahead
balance-pace = From { $start } to { $end } output grew { PCT($output) } a year and consumption { PCT($use) }.
balance-ahead = Under this scenario China takes { NUM($to_china, digits: 1) } bcm in { $period }, { PCT($use, digits: 0) } of { NUM($capacity, digits: 1) } bcm of design capacity.
balance-worth = That is worth { MN($worth) } at ${ NUM($price) } for 1,000 m³.
balance-worth-assumed = That is worth { MN($worth) } at ${ NUM($price) } for 1,000 m³, as assumed.
balance-worth-implied = That is worth { MN($worth) } at ${ NUM($price) } for 1,000 m³, the Turkmen price of { $period }.
balance-worth-implied-before = That is worth { MN($worth) } at ${ NUM($price) } for 1,000 m³, the Turkmen price of { $period } ({ $year }: about ${ NUM($now) }).
# $price is one of the three below.
balance-worth-then = At { $price } the gas of { $period } was worth { MN($worth) }.
balance-worth-then-and-customs = At { $price } the gas of { $period } was worth { MN($worth) } (customs: { MN($customs) }).
balance-at-price-of = ${ NUM($price) }, the Turkmen price of { $period },
balance-at-price = ${ NUM($price) }
balance-at-that-price = that price
balance-earned = Turkmen gas then earns { MN($value, digits: 2) } in { $period }.
balance-earned-as-much = Turkmen gas then earns { MN($value, digits: 2) } in { $period }, as much as in { $start } ({ MN($first, digits: 2) }).
balance-earned-changed = Turkmen gas then earns { MN($value, digits: 2) } in { $period }, { PCT($change, digits: 0, sign: 1) } on { $start }.
balance-earned-changed-at-assumed-price = Turkmen gas then earns { MN($value, digits: 2) } in { $period }, { PCT($change, digits: 0, sign: 1) } on { $start }, at the assumed price.
balance-earned-changed-at-price = Turkmen gas then earns { MN($value, digits: 2) } in { $period }, at the price of { $price }; in { $start } it earned { MN($first, digits: 2) }.
# Sentences on what is left over, and on past misses
balance-later = In { $period } it would take { NUM($to_china, digits: 1) } bcm of { NUM($capacity, digits: 1) }.
balance-over = That is more than the assumed balance leaves ({ NUM($available, digits: 1) } bcm).
balance-unsold = Another { NUM($unsold, digits: 1) } bcm of Turkmen gas would find no buyer there.
balance-unsold-and-kept = Another { NUM($unsold, digits: 1) } bcm of Turkmen gas would find no buyer there; { NUM($kept, digits: 1) } bcm of Kazakh and Uzbek gas are kept.
balance-kept = Another { NUM($kept, digits: 1) } bcm of Kazakh and Uzbek gas are kept.
balance-early = Warning: Line D in { $year } has no gas of its own.
balance-early-and-empty = Before { $earliest } it cannot be had, as no section is under construction; and with output growing { PCT($growth) } a year, below { PCT($enough, digits: 0) }, it stays empty.
balance-past = Our trend-based projection, which knows nothing of the scenario, of Chinese demand or of prices, puts the Turkmen net balance at { NUM($median) } bcm in { $period }.
balance-past-interval = The 80 % interval is { NUM($low) } to { NUM($high) }.
balance-past-chances = Chance that it reaches the design capacity, before any other buyer: { $chances }.
balance-past-chance = { NUM($level, digits: 1) } bcm { CHANCE($probability) }
balance-past-changes = It rests on { $n } yearly changes of output and use, drawn again.

# The chart from output to China
balance-title = From output to China
balance-title-of-pipe = China takes { NUM($to_china, digits: 1) } bcm through a pipe for { NUM($capacity, digits: 1) }
balance-subtitle = From Turkmen output to what China takes, bcm
balance-subtitle-of-period = From Turkmen output to what China takes, bcm, { $period }
balance-subtitle-and-need = From Turkmen output to what China takes, bcm, { $period }; below, the output needed in { $end }
balance-caption = Dotted: design capacity of the pipeline, in cubic metres of the Statistical Review.
balance-alt = Bars as steps from output to China.
step-output = Turkmen output
step-use = Domestic consumption
step-to-others = Other buyers
step-neighbours = Kazakhstan and Uzbekistan
step-to-china = China takes
step-needed = Output that would fill the pipe
step-part = Step
step-whole = Sum

# The table of the balance
ledger-caption = Turkmen gas, bcm
ledger-note = Consumption includes gas burned in fields and compressors; exports are of first editions.
ledger-period = Year
ledger-production = Output
ledger-consumption = Domestic consumption
ledger-exports = Exports
ledger-to-china = To China
ledger-residual = Left over

## What if there is more gas, or it costs less?

what-if = A point more growth of Turkmen output a year makes { NUM($point, digits: 1) } bcm more of it in { $year }.
what-if-price-only = Output follows from the pipe that it has to fill, so only the price can be moved.
what-if-still = The sliders do not move what China wants, Kazakh and Uzbek gas, sales to others or the exports of the trade page.
what-if-apart = Price and volume move independently.
what-if-path = Gas to China, bcm
what-if-capacity = Lines A to C are full

## Has Uzbekistan become an importer?

importer-none = No year of this selection has the Uzbek balance of gas.
importer-yes = Yes: in { $period } Uzbekistan produced { NUM($production, digits: 1) } bcm and consumed { NUM($consumption, digits: 1) }; before rounding that is a net balance of { NUM($balance, digits: 1, sign: 1) } bcm.
importer-no = No: in { $period } Uzbekistan produced { NUM($production, digits: 1) } bcm and consumed { NUM($consumption, digits: 1) }; before rounding that is a net balance of { NUM($balance, digits: 1, sign: 1) } bcm.
importer-last-surplus = It was last positive in { $period }.
importer-output-fell = Output has fallen { PCT($pace) } a year since { $start }.
importer-output-rose = Output has risen { PCT($pace) } a year since { $start }.
importer-took = In { $period } it took { $volume } from { COUNTRY($exporter) }, according to { $counter }.
importer-volume = { NUM($volume) } bcm
importer-volume-in-unnamed-metres = { NUM($volume) } bcm (cubic metre not named)
importer-volume-more = over { NUM($volume) } bcm
importer-volume-more-in-unnamed-metres = over { NUM($volume) } bcm (cubic metre not named)
importer-paid = China still counts { MN($value, digits: 2) } of gas from it in { $period }: a country can buy in the north and sell in the east.

# What is sold and bought by month
traded-none = No period of this selection has both what Uzbekistan sold China and what it bought.
traded = In { PERIOD($period) } Uzbek statistics count ${ NUM($sold) } mn of gas sold to China and ${ NUM($bought) } mn bought from { COUNTRIES($sellers) }, { TIMES($times) } the value.
traded-customs-more = For what was sold Chinese customs count { PCT($pct, digits: 0) } more than Uzbek statistics (${ NUM($customs) } mn).
traded-customs-less = For what was sold Chinese customs count { PCT($pct, digits: 0) } less than Uzbek statistics (${ NUM($customs) } mn).
traded-month = Of the { COUNT($compared, noun: "months") } with both counts they are furthest apart in { PERIOD($month) }: ${ NUM($uzbek) } mn by Uzbek statistics, { $customs } by Chinese customs.
traded-month-alone = The one month with both counts is { PERIOD($month) }: ${ NUM($uzbek) } mn by Uzbek statistics, { $customs } by Chinese customs.
traded-by-customs = ${ NUM($value) } mn
traded-by-customs-worked-out = ${ NUM($value) } mn (worked out)
transit = Kazakhstan carried { NUM($carried, digits: 1) } bcm of Russian gas to Uzbekistan in { $period } (cubic metre not named).
# $plans are of later years.
transit-and-plans = Kazakhstan carried { NUM($carried, digits: 1) } bcm of Russian gas to Uzbekistan in { $period } (cubic metre not named); it planned { $plans }.
transit-plan = { NUM($volume) } for { $period }
transit-plan-up-to = up to { NUM($volume) } for { $period }

# The chart of gas sold and bought
traded-title = Gas that Uzbekistan sells and buys
traded-title-times = By its own count Uzbekistan spent { TIMES($times) } as much on gas as it earned from China
traded-subtitle = Gas sold to China and bought from all sellers, $ mn a month, Uzbek statistics
traded-alt = Pairs of dots, a row for each month. { $title }.
traded-in = { PERIOD($month) }
traded-sold = Sold to China
traded-bought = Bought

# The table of what Chinese customs count in a part of a year
customs-caption = China’s pipeline gas by value in a part of a year
customs-doubtful = Low reliability: the source prints no period, which we took from its text.
customs-country = Supplier
customs-period = Period
customs-value = Chinese customs, $ mn
customs-whole = The whole year, $ mn

# The chart of output and consumption
importer-title = Uzbek output and consumption of gas
importer-title-since = Uzbek consumption has exceeded output since { $period }
importer-subtitle = Gas produced and consumed in Uzbekistan, bcm, Statistical Review
importer-caption = What Uzbekistan buys and sells abroad is in neither line.
importer-alt = Two lines.
importer-production = Output
importer-consumption = Consumption

## Whose oil is in the pipe, and where does the uranium go?

fuels-pipe = In { $period } the oil pipeline from Kazakhstan carried { NUM($kazakh, digits: 1) } Mt of Kazakh and { NUM($russian, digits: 1) } Mt of Russian oil.
fuels-pipe-mostly-russian = Mostly Russian: in { $period } the oil pipeline from Kazakhstan carried { NUM($kazakh, digits: 1) } Mt of Kazakh and { NUM($russian, digits: 1) } Mt of Russian oil.
fuels-no-pipe = No year of this selection shows whose oil is in the pipeline.
fuels-routes = By all routes Kazakhstan counts { NUM($last, digits: 1) } Mt to China in { $end }.
fuels-routes-after = By all routes Kazakhstan counts { NUM($last, digits: 1) } Mt to China in { $end }, after { NUM($first, digits: 1) } in { $start }.
# The first country of a list has the verb.
fuels-mined = Of the world’s uranium in { $period } { $shares }.
fuels-mined-by-first = { COUNTRY($country) } mined { PCT($share, digits: 0) }
fuels-mined-by-next = { COUNTRY($country) } { PCT($share, digits: 0) }
fuels-bought = Of the tonnes that China imported in { $period }, the last year counted by weight in these data, { $shares }.
fuels-bought-from-first = { PCT($share, digits: 0) } came from { COUNTRY($country) }
fuels-bought-from-next = { PCT($share, digits: 0) } from { COUNTRY($country) }
fuels-sold = In value, Kazakhstan sold China ${ NUM($value) } mn of uranium and nuclear fuel in { $period }.
coal-sold = Kyrgyzstan sold all buyers { NUM($sold, digits: 2) } Mt of hard coal in { PERIOD($period) }, by its own count.
coal-sold-more = Kyrgyzstan sold all buyers { NUM($sold, digits: 2) } Mt of hard coal in { PERIOD($period) }, by its own count { PCT($growth, digits: 0) } more than a year before.
coal-sold-less = Kyrgyzstan sold all buyers { NUM($sold, digits: 2) } Mt of hard coal in { PERIOD($period) }, by its own count { PCT($growth, digits: 0) } less than a year before.
coal-to-china = To China went { NUM($tonnes) } t in { PERIOD($period) }, by press reports.

# The table of oil
oil-caption = Crude oil in the pipeline from Kazakhstan to China
oil-period = Year
oil-value = Kazakh oil, Mt
oil-russian = Russian oil, Mt
oil-basis = Source
oil-by-pipeline-operator = Operator of the pipeline
oil-by-inspection-bureau = Inspection bureau of the importer
oil-by-press = Press reports

# The table of uranium
uranium-caption = Uranium mined and bought
uranium-what = What
uranium-country = Country
uranium-period = Year
uranium-one = Tonnes
uranium-value = Share, %
uranium-is-mined = Mined, share of the world
uranium-is-bought = Imported by China, share of its imports

## How is power made?

mix-none = No year of this selection has the power of a country by source.
mix-main = In { $period } most power came from { $sources }.
# $others are countries whose last year is another.
mix-main-but = In { $period } ({ $others }) most power came from { $sources }.
mix-countries-of-year = { COUNTRIES($countries) } { $period }
mix-main-source = { $group } in { COUNTRY($country) } ({ PCT($share, digits: 0) })
mix-of-coal = coal
mix-of-gas-and-oil = gas and oil
mix-of-hydropower = hydropower
mix-of-solar-and-wind = solar and wind
# In mix-revised-most
mix-technology-bioenergy = bioenergy
mix-technology-coal = coal
mix-technology-gas = gas
mix-technology-hydro = hydro
mix-technology-nuclear = nuclear
mix-technology-oil = oil
mix-technology-other-renewables = other renewables
mix-technology-solar = solar
mix-technology-solar-and-wind = solar and wind
mix-technology-total = total
mix-technology-wind = wind
# Sentences on the sun, and on revised years
mix-sun = Solar and wind made { $shares }.
mix-sun-and-less = Solar and wind made { $shares }, and less than 1 % elsewhere.
mix-sun-of-country = { PCT($share) } in { COUNTRY($country) }
mix-no-sun = Solar and wind made less than 1 % everywhere.
mix-revised = Our World in Data’s newest edition changed { $moved } of { $figures } figures of the one before by more than 0.05 TWh.
mix-revised-most = Our World in Data’s newest edition changed { $moved } of { $figures } figures of the one before by more than 0.05 TWh, most of all { $technology } in { COUNTRY($country) } in { $period } ({ NUM($before, digits: 1) } to { NUM($now, digits: 1) } TWh).
mix-may-be-revision = So a step of a few percent between two years may be a revision.

# The chart of sources
mix-title = Power by source
mix-title-only = Only { COUNTRIES($countries) } { $n ->
    [one] makes 1 % or more of its
   *[other] make 1 % or more of their
 } power from solar and wind
mix-subtitle = Share of sources in generation by country, %, Our World in Data
mix-small-left-out = Small sources, such as biomass, are left out.
mix-may-be-carried-over = A share that does not move for years may be a figure carried over.
mix-alt = Stacked areas, a panel for each country.
mix-coal = Coal
mix-gas-and-oil = Gas and oil
mix-hydropower = Hydropower
mix-solar-and-wind = Solar and wind

## How much does a kilowatt-hour emit, and what have solar and wind saved?

intensity-none = No year of this selection has both figures for the emissions of power.
intensity-refused = Figures for the emissions of power differ in { $unlike } ({ $periods }), so we set no country beside another.
intensity-between = The published figures go from { NUM($least) } g CO2e in { COUNTRY($cleanest) } ({ $cleanest_in }) to { NUM($most) } in { COUNTRY($dirtiest) } ({ $dirtiest_in }).
intensity-apart = World medians of each technology give { NUM($by_factors) } g instead of { NUM($published) } for { COUNTRY($country) }, where the two are furthest apart.
intensity-leaks = Published figures evidently add gas that leaks; never mix the two.
intensity-saved = What solar and wind saved depends on what they replaced, gas or the country’s mean: { $ranges }.
intensity-saved-in = { NUM($low, digits: 1) } to { NUM($high, digits: 1) } Mt CO2e in { COUNTRY($country) } ({ $period })
intensity-not-measured = Nobody measures it.

# The chart of emissions
intensity-title = Emissions of a kilowatt-hour
intensity-title-apart = For { COUNTRY($country) } the two sets of factors differ { TIMES($ratio) }
intensity-subtitle = Life-cycle emissions of a mean kilowatt-hour, g CO2e
intensity-caption = For oil there is no median, so it is left out.
intensity-alt = Pairs of dots, a row for each country.
intensity-by-factors = World medians
intensity-by-published = Published, by national factors

## Are solar and wind on the way to their goals?

solar-none = No year of this selection counts how much solar and wind Uzbekistan has.
solar-has = Uzbekistan had { NUM($gw, digits: 1) } GW of solar and wind at the end of { $period }.
solar-has-on-year = Uzbekistan had { NUM($gw, digits: 1) } GW of solar and wind at the end of { $period }, { PCT($on_year, digits: 0, sign: 1) } on { $year } by the same count.
solar-has-on-month = Uzbekistan had { NUM($gw, digits: 1) } GW of solar and wind at the end of { $period } and { PCT($on_month, digits: 0, sign: 1) } on { PERIOD($month) }.
solar-has-on-year-and-month = Uzbekistan had { NUM($gw, digits: 1) } GW of solar and wind at the end of { $period }, { PCT($on_year, digits: 0, sign: 1) } on { $year } by the same count and { PCT($on_month, digits: 0, sign: 1) } on { PERIOD($month) }.
solar-roofs = Another { NUM($gw, digits: 1) } GW stood on roofs in { MONTH($month) }; with them it has { NUM($with_them, digits: 1) }.
solar-goal = Its goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year.
solar-goal-and-added = Its goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year; { NUM($added, digits: 1) } GW were added in { $period }.
solar-goal-and-added-of-renewables = Its goal of { NUM($goal) } GW in { $due } needs { NUM($needed, digits: 1) } GW a year; { NUM($added, digits: 1) } GW of all renewables were added in { $period }.
solar-when-due = At the assumed pace it has { NUM($gw, digits: 1) } GW then, { PCT($reached, digits: 0) } of the goal.
# Goals for a share of power, a paragraph for each country
solar-share-goal = { COUNTRY($country) } wants { PCT($goal, digits: 0) } of its power from renewables in { $due }; solar and wind made { PCT($share) } in { $period }.
solar-share-goal-gaining = { COUNTRY($country) } wants { PCT($goal, digits: 0) } of its power from renewables in { $due }; solar and wind made { PCT($share) } in { $period }, gaining { NUM($gained, digits: 1) } points a year since { $since }.
solar-share-goal-outgrown = { COUNTRY($country) } wants { PCT($goal, digits: 0) } of its power from renewables in { $due }; solar and wind made { PCT($share) } in { $period }, the last year with a share known.
solar-outgrown = They were { NUM($then, digits: 1) } GW then and { NUM($now, digits: 1) } in { $period }.
solar-alone-need = Alone they would need { NUM($high, digits: 1) } points a year.
solar-alone-need-or = Alone they would need { NUM($high, digits: 1) } points a year, or { NUM($low, digits: 1) } if all hydropower counts.
solar-from-then-need = From { $period } on they alone would need { NUM($high, digits: 1) } points a year.
solar-from-then-need-or = From { $period } on they alone would need { NUM($high, digits: 1) } points a year, or { NUM($low, digits: 1) } if all hydropower counts.
solar-rule = The goal leaves out large hydropower only, so small plants and other renewables count, too.
solar-reported = By that count the ministry reports { PCT($share, digits: 0) } for { $period }.
solar-reported-and-need = By that count the ministry reports { PCT($share, digits: 0) } for { $period }; from there the goal needs { NUM($needed, digits: 1) } points a year.
solar-goal-without-count = { COUNTRY($country) } has a goal of { NUM($gw) } GW for { $due } and no count of what runs.
solar-batteries = { COUNTRY($country) } added { NUM($mw) } MW of batteries in { $period }.
solar-cut-back = How much power was cut back for lack of lines is not in these data.

# The chart of solar and wind
solar-title = Solar and wind in Uzbekistan
solar-title-added = Uzbekistan added { NUM($added, digits: 1) } GW in { $period }; its goal needs { NUM($needed, digits: 1) } a year
solar-title-added-of-renewables = Uzbekistan added { NUM($added, digits: 1) } GW of renewables in { $period }; its goal needs { NUM($needed, digits: 1) } a year
solar-subtitle = Solar and wind capacity of Uzbekistan at the end of the year, GW, and the path to the goal
solar-counted-by-others = Different bodies count in different years.
solar-counted-by-others-before = Different bodies count in different years: by the count of { $end } there were { NUM($first, digits: 1) } GW in { $start }.
solar-empty-year = An empty year was not counted.
solar-alt = Bars, one a year, with dashed paths. { $title }.
solar-needed = Needed for the goal
solar-assumed = As assumed

## How much solar equipment comes from China?

panels-none = No year of this selection has the solar equipment that China sent to all of Central Asia.
panels-came = In { $period } China sent Central Asia solar panels, cells and wafers for { MN($value, digits: 2) }, by its customs; { PCT($share, digits: 0) } of that went to { COUNTRY($country) }.
panels-price = There the value { $value_went ->
    [up] rose
   *[down] fell
 } { PCT($value, digits: 0) } on { $start } and the weight { $weight_went ->
    [up] rose
   *[down] fell
 } { PCT($weight, digits: 0) }: a kilogram cost ${ NUM($now, digits: 2) }, after ${ NUM($before, digits: 2) }.
panels-price-alone = There a kilogram cost ${ NUM($now, digits: 2) }, after ${ NUM($before, digits: 2) } in { $start }.
panels-watts = From the value for { COUNTRY($country) } in { $period } and world prices Ember estimates { NUM($mw) } MW, so no price of a watt follows.
panels-newest = In { PERIOD($period) } { COUNTRY($country) } took { NUM($t) } t for { MN($value, digits: 2) }: ${ NUM($now, digits: 2) } a kilogram.
panels-built-by-irena = From { $start } to { $end } Ember estimates { NUM($imported, digits: 1) } GW sent to { COUNTRY($country) }, where IRENA counts { NUM($built, digits: 1) } GW of new solar plants.
panels-built-by-statistical-review = From { $start } to { $end } Ember estimates { NUM($imported, digits: 1) } GW sent to { COUNTRY($country) }, where the Statistical Review counts { NUM($built, digits: 1) } GW of new solar plants.
panels-not-built = Panels may wait, stand on roofs or be sold on, and cells count as well.

# The chart of solar equipment
panels-title = Solar equipment from China
panels-title-most = { COUNTRY($country) } took { PCT($share, digits: 0) } of the solar equipment of { $period }, by value
panels-subtitle = Solar panels, cells and wafers from China, MW, estimated by Ember from customs values
panels-alt = Stacked bars, one a year, by country. { $title }.

# The table of solar equipment
panels-caption = Solar panels, cells and wafers from China by country
panels-note = Value and weight by Chinese customs; MW estimated by Ember from value and world prices.
panels-country = To
panels-period = Period
panels-value = Value, $ mn
panels-t = Weight, t
panels-usd-a-kg = $ a kg
panels-mw = MW

## How far have Chinese projects come?

projects-stages = Of solar and wind plants with a Chinese party { NUM($in_service) } MW are in service, { NUM($construction) } MW under construction and { NUM($agreed) } MW agreed, approved or contracted.
projects-silent = Of another { NUM($silent) } MW, once reported as agreed or begun, no dated report of the last { $months } months was found: some may be dead.
projects-other = Another { NUM($other) } MW are in design or on trial.
projects-left-out = We leave out { COUNT($plants, noun: "plants") } of { NUM($mw) } MW: frames, memoranda, parts, possible doubles.
projects-shares = At the end of { $period } plants with a Chinese party, each counted whole, were { $shares } of all solar and wind.
projects-share-of-fleet = { PCT($share, digits: 0) } ({ NUM($mw) } MW) in { COUNTRY($country) }
projects-share-of-fleet-by-statistical-review = { PCT($share, digits: 0) } ({ NUM($mw) } MW) in { COUNTRY($country) } (fleet: Statistical Review)
projects-share-of-fleet-by-national = { PCT($share, digits: 0) } ({ NUM($mw) } MW) in { COUNTRY($country) } (fleet: national statistics)
projects-share-of-fleet-by-irena = { PCT($share, digits: 0) } ({ NUM($mw) } MW) in { COUNTRY($country) } (fleet: IRENA)
projects-owned = By ownership that sources name, Chinese parties owned { $shares }.
projects-owned-in = { PCT($share, digits: 0) } in { COUNTRY($country) }
projects-roles = In { COUNTRY($country) } the Chinese party was known as { $roles }; a plant may have several.
projects-as-owner = owner ({ NUM($mw) } MW)
projects-as-lender = lender ({ NUM($mw) } MW)
projects-as-contractor = contractor ({ NUM($mw) } MW)
projects-as-supplier = supplier ({ NUM($mw) } MW)
projects-role-unknown = For many plants no source gives the role.
projects-from-news = The list comes from news: a plant that is not in it may exist.

# The chart of projects
projects-title = Plants with a Chinese party
projects-title-stages = Chinese plants in service: { NUM($in_service) } MW; agreed, approved or contracted: { NUM($agreed) }
projects-subtitle = Solar and wind with a Chinese party by country and stage, MW, without memoranda
projects-caption = Where a plant’s capacity is not known the sum is a lower bound.
projects-alt = Stacked bars, one for each country.
stage-in-service = In service
stage-construction = Under construction
stage-agreed = Agreed, approved or contracted
stage-silent = No report for two years

## Where sources disagree

counts-none = No year of this selection has another count of Central Asian gas.
counts-above = Of { COUNT($n, noun: "alternative-counts") } { $above } { $above ->
    [one] is
   *[other] are
 } more than 1 % above the Statistical Review; different cubic metres or rounding can explain { $explained }.
counts-above-in-part = Of { COUNT($n, noun: "alternative-counts") } { $above } { $above ->
    [one] is
   *[other] are
 } more than 1 % above the Statistical Review; different cubic metres or rounding can explain { $explained }, and half or more of the gap in { $in_part }.

# The table of other counts
counts-caption = Other counts of Central Asian gas to China
counts-note = Where nothing stands under cubic metres, the source does not say which.
counts-country = Exporter
counts-period = Year
counts-basis = Source
counts-value = Count, bcm
counts-measure = Cubic metres
counts-review = Statistical Review, bcm
counts-gap-pct = Apart, %
counts-gap = What explains the gap
# In the table of counts: who counts, in which metres, and why counts differ
counts-by-exporter-official = Officials of the exporter
counts-by-importer-company = The company that buys
counts-by-pipeline-operator = Operator of the pipeline
counts-by-press = Press reports
counts-by-research-firm = A research firm
counts-by-importer-official = Officials of the importer
counts-by-iea = IEA
counts-in-gost = national
counts-in-sr = Statistical Review
counts-of-region = Central Asia
counts-gap-none = Equal within rounding
counts-gap-cubic-metres = Other cubic metres
counts-gap-in-part = In part: other cubic metres
counts-gap-too-round = Too round to tell
counts-gap-open = Not explained

# The table of conflicting figures
disputes-caption = Conflicting figures of one source
disputes-country = Country
disputes-importer = To
disputes-indicator = What
disputes-period = Year
disputes-low = Lowest
disputes-high = Highest
disputes-unit = Unit
disputes-gap-pct = Apart, %
disputes-reason = Why
# In the table of disputes: what is counted, and by which way
disputes-of-volume = Volume
disputes-of-value = Value
disputes-of-gas-production = Output of gas
disputes-of-gas-consumption = Consumption of gas
disputes-of-gas-reserves = Reserves of gas
disputes-by-feeder = feeder
disputes-by-lng = lng
disputes-by-pipeline = pipeline

## What was looked for and not found, a line each

sought-gas-2026 = Gas that reached China in any month of 2026; only a yearly pace was named.
sought-volumes = Gas by volume and supplier at Chinese customs for whole years after 2022; values were found.
sought-output-2026 = Turkmen gas output of 2026, and the gas balances of Uzbekistan and Kazakhstan in that year.
sought-transit = Gas in transit through Uzbekistan and Kazakhstan by month.
sought-price = The formula of the gas price: how closely, and how late, it follows oil.
sought-line-d = Works, contracts or a date for Line D after February 2024.
sought-galkynysh = How much gas of Galkynysh’s fourth phase China is to buy, and at what price.
sought-oil-2025 = Oil sold to China in 2025: a headline had a figure, but neither its period nor its text could be read.
sought-uranium-2025 = Natural uranium sold to China in 2025, at Chinese customs or by its producer.
sought-fuels = Oil products and liquefied petroleum gas sold to China by weight, for recent years.
sought-power = Electricity that crosses the border between China and any of the five countries.
sought-plants-2026 = Power plants of Chinese companies that went into service in 2026.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-energy-title =
    # Energy: gas and power

    How much gas goes to China and for how much money, and how much more could? How is power
    made, and who builds the solar and wind that is to replace gas? This page separates
    capacity and promises from actual flows. Counts of gas differ widely, so we always say
    whose they are.

# Above the brief
cell-energy-in-brief = ## In brief

# Above the cards
cell-energy-key-heading = ## Key figures

# Above energy.deliveries
cell-energy-deliveries-heading = ## How much gas flows to China, and who sends it?

# Above energy.prices
cell-energy-prices-heading = ## What does China pay for it?

# Above energy.courses
cell-energy-courses-heading = ## Which pipelines lead to China?

# Above energy.balance
cell-energy-balance-heading = ## Is there gas to fill the pipe?

# Above energy.what_if
cell-energy-what-if-heading = ## What if there is more gas, or it costs less?

# Above energy.importer
cell-energy-importer-heading = ## Has Uzbekistan become an importer?

# Above energy.fuels
cell-energy-fuels-heading = ## Whose oil is in the pipe, and where does the uranium go?

# Above energy.mix
cell-energy-mix-heading = ## How is power made?

# Above energy.intensity
cell-energy-intensity-heading = ## How much does a kilowatt-hour emit, and what have solar and wind saved?

# Above energy.solar_wind
cell-energy-solar-heading = ## Are solar and wind on the way to their goals?

# Above energy.panels
cell-energy-panels-heading = ## How much solar equipment comes from China?

# Above energy.projects
cell-energy-projects-heading = ## How far have Chinese projects come?

# Above the verdicts on claims
cell-energy-claims-heading =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above energy.counts
cell-energy-disputes-heading =
    ## Where sources disagree

    Other counts beside the Statistical Review; then figures of one fact from one source
    that differ by more than rounding.

# Above the list of sources
cell-energy-sources-heading = ## Sources
