### One country and China: what its page says.
###
### A sentence a message, in the order of the page. For the functions see common.ftl.

## A place in Central Asia, after a figure

place-highest = the highest { $known ->
    [5] in Central Asia
   *[other] of the { $known } countries with a figure
 }
place-lowest = the lowest { $known ->
    [5] in Central Asia
   *[other] of the { $known } countries with a figure
 }
place-between = { $rank ->
    [2] the second highest
    [3] the third highest
   *[other] the fourth highest
 } { $known ->
    [5] in Central Asia
   *[other] of the { $known } countries with a figure
 }
place-only = the only figure in Central Asia
sender-highest = the most of { $known } senders
sender-lowest = the least of { $known } senders
sender-between = { $rank ->
    [2] the second
    [3] the third
   *[other] the fourth
 } of { $known } senders
# Of balances: deficits by their size, and surpluses
deficit-only = the only deficit in Central Asia
deficit-largest = the largest deficit in Central Asia
deficit-smallest = the smallest of { $deficits } deficits in Central Asia
deficit-between = { $rank ->
    [2] the second largest
    [3] the third largest
   *[other] the fourth largest
 } of { $deficits } deficits in Central Asia
surplus-only = the only surplus in Central Asia
surplus-largest = the largest of { $surpluses } surpluses in Central Asia
surplus-between = one of { $surpluses } surpluses in Central Asia

# Who counts, behind "by".
who-with-services = { REPORTER($reporter) }, probably with services
who = { $reporter ->
    [edb] the Eurasian Development Bank
   *[other] { REPORTER($reporter) }
 }

## In brief

only-china-counts = Of trade with { COUNTRY($country) } we have of late China’s count alone: { MN($amount) } in { $period } by Chinese customs, { $place }.
china-counts = Chinese customs count { MN($amount) } of trade with { COUNTRY($country) } in { $period }, { $place }.
brief-pledges = Of { COUNT($made, noun: "pledges") } of Central Asia’s summits with China that concern { COUNTRY($country) }, { $done } are reported done; of those that concern each other country of the region, { $least } to { $most }.

## Key figures: label- what each is, note- what its label cannot say

label-turnover-china_customs = Trade with China by Chinese customs
label-turnover-national = Trade with China by its own office
label-turnover_own = Trade with China by its own last count
label-balance-china_customs = Trade balance by Chinese customs
label-balance-national = Trade balance by its own office
label-mirror_ratio_imports = Imports from China: Chinese count over its own
label-mirror_ratio_exports = Exports to China: Chinese count over its own
label-sold_most = What it sells China most
label-sold_most-good = What it sells China most: { $good }
label-sold_most-gas = The largest good it is known to sell China: gas by pipe
label-solar_goods = Solar goods bought from China
# Names of more key figures
label-share = China in its trade
label-gas_sent = Gas sent to China
label-gas_paid = What China paid for its gas
label-stock = Chinese projects, by the Eurasian Development Bank
label-debt = What its state owes China
label-pledges_done = Summit pledges that concern it and are done
label-pledges_done_named = Summit pledges that name it, but not the whole region, and are done
label-projects = Transport projects counted
label-students = Its students in China
# Below a number among the key figures: of what it is
note-both-with-services = { $period }: China { MN($china) }, its own { MN($national) }, perhaps with services; { MN($apart) } apart
note-both = { $period }: China { MN($china) }, its own { MN($national) }; { MN($apart) } apart
note-silent = no recent count of its own
note-balance-national = its own office, { $period }: { MN($amount) }
note-balance-china_customs = Chinese customs, { $period }: { MN($amount) }
note-share = by { $who }
note-share-with-later = by { $who }; { PCT($later) } in { PERIOD($later_period) }
note-by-chapter = a chapter of the Harmonized System, by its own office
note-gas-share = { PCT($share, digits: 0) } of its exports to China ({ $period }), by Chinese customs
note-unknown-chapters = not known by chapter
note-debt = { $code ->
    [china] to all Chinese lenders
   *[other] to { $creditor } alone
 }
note-gas = by the Statistical Review; { $place }
note-customs = by Chinese customs
note-customs-change = by Chinese customs; { PCT($change, digits: 0, sign: 1) } in a year
note-pledges = of those that name it, but not the whole region: { $done } of { $made }
note-named = made at Central Asia’s summits with China
note-in-part = its own report leaves trade out
note-services = its own count includes services
note-projects = { $named } of them name a Chinese party

## Who counts what?

no-trade = No trade of { COUNTRY($country) } with China is known by { REPORTER($reporter) }.
trade = By { REPORTER($reporter) }, trade of { COUNTRY($country) } with China was { MN($amount) } in { $period }.
trade-with-changes = By { REPORTER($reporter) }, trade of { COUNTRY($country) } with China was { MN($amount) } in { $period }, { $changes }.
publishes-none = We know no count of { COUNTRY($country) } itself.
publishes-none-since = We know no later count of { COUNTRY($country) } itself than that of { $year }.
own-less = { COUNTRY($country) } itself counts less than China: { MN($national) } of trade in { $period } against { MN($china) } by Chinese customs, { MN($apart) } apart.
own-more = { COUNTRY($country) } itself counts more than China: { MN($national) } of trade in { $period } against { MN($china) } by Chinese customs, { MN($apart) } apart.
own-less-wider = { COUNTRY($country) } itself counts less than China: { MN($national) } of trade in { $period }, perhaps with services, against { MN($china) } of goods by Chinese customs, { MN($apart) } apart.
own-more-wider = { COUNTRY($country) } itself counts more than China: { MN($national) } of trade in { $period }, perhaps with services, against { MN($china) } of goods by Chinese customs, { MN($apart) } apart.
own-equal = { COUNTRY($country) } and China count the same trade: { MN($national) } in { $period }.
unsaid-count = Whose count the figure of { COUNTRY($country) } is, its source does not say.
wider-count = In some years the statistics of { COUNTRY($country) } count more than goods, probably services.
# Both counts with the decimals that the smaller needs.
both-large = { MN($amount) }
both-small = { MN($amount, digits: 2) }
goods-alone = Of goods alone, as it reports them to UN Comtrade, { COUNTRY($country) } counted { MN($national) } in { $period }, and Chinese customs { MN($china) }.
gap-of-imports = Of what { COUNTRY($country) } bought in { $period }, China counts { $china } and { COUNTRY($country) } { $national }: China’s figure is { TIMES($ratio) } the other.
gap-of-imports-with-services = Of what { COUNTRY($country) } bought in { $period }, China counts { $china } and { COUNTRY($country) } { $national }, probably with services: China’s figure is { TIMES($ratio) } the other.
gap-of-imports-in-part = Of what { COUNTRY($country) } bought in { $period }, China counts { $china } and { COUNTRY($country) } { $national } in a report that leaves trade out: China’s figure is { TIMES($ratio) } the other.
gap-of-exports = Of what it sold in { $period }, China counts { $china } and { COUNTRY($country) } { $national }: China’s figure is { TIMES($ratio) } the other.
gap-of-exports-with-services = Of what it sold in { $period }, China counts { $china } and { COUNTRY($country) } { $national }, probably with services: China’s figure is { TIMES($ratio) } the other.
gap-of-exports-in-part = Of what it sold in { $period }, China counts { $china } and { COUNTRY($country) } { $national } in a report that leaves trade out: China’s figure is { TIMES($ratio) } the other.
no-balance = No balance of { COUNTRY($country) } with China is known by { REPORTER($reporter) }.
balance-deficit = { COUNTRY($country) } bought { MN($amount) } more from China than it sold there in { $period }, by { REPORTER($reporter) }.
balance-surplus = { COUNTRY($country) } sold China { MN($amount) } more than it bought there in { $period }, by { REPORTER($reporter) }.
balance-deficit-among = { COUNTRY($country) } bought { MN($amount) } more from China than it sold there in { $period }, by { REPORTER($reporter) }: { $place }.
balance-surplus-among = { COUNTRY($country) } sold China { MN($amount) } more than it bought there in { $period }, by { REPORTER($reporter) }: { $place }.
balance-of-both = The balance of { COUNTRY($country) } with China was { MN($amount, sign: 1) } in { $period } by { REPORTER($reporter) }, { MN($other, sign: 1) } by { REPORTER($other_reporter) }.
deficit-of-both = { COUNTRY($country) } bought { MN($amount) } more from China than it sold there in { $period } by { REPORTER($reporter) }, and { MN($other) } more by { REPORTER($other_reporter) }.
# The chart of the two counts, and the sentence beside it
balances-until = Balances are ranked for { $period }, the last year for which Chinese customs’ exports and imports of each country are known; of a later year we have those of { COUNTRIES($later) }.
counts-title = { COUNTRY($country) }, { $period }: { MN($china) } of trade by Chinese customs, { MN($national) } by its own office
counts-title-with-services = { COUNTRY($country) }, { $period }: { MN($china) } of trade by Chinese customs, { MN($national) } by its own office, perhaps with services
counts-title-one = { COUNTRY($country) }: of late we have China’s count alone
counts-subtitle = Exports to China and imports from China, USD bn a year, current prices, by who counts
counts-alt = Lines by year in a panel each for exports and imports, one by Chinese customs and one by the national office. { $title }.

## What is sold and bought?

goods-sold = By its own office, { COUNTRY($country) } sold China { MN($whole) } in { $period }: { LIST($parts, form: "items") }; together { PCT($share, digits: 0) }.
goods-bought = By its own office, it bought { MN($whole) } from China in { $period }: { LIST($parts, form: "items") }; together { PCT($share, digits: 0) }.
gas-paid = By Chinese customs, gas by pipe from { COUNTRY($country) } was worth { PRINTED($paid, MN($paid, digits: 2)) } in { $period }.
gas-share = Gas was { PCT($share, digits: 0) } of its exports to China in { $period }, both by Chinese customs.
unknown-by-chapter = { $flows ->
    [both] What { COUNTRY($country) } sells to China and what it buys there is not known by chapter of the Harmonized System, from either side.
    [exports] What { COUNTRY($country) } sells to China is not known by chapter of the Harmonized System, from either side.
   *[imports] What { COUNTRY($country) } buys from China is not known by chapter of the Harmonized System, from either side.
 }
widest-good = The two sides of one good are furthest apart in { $good } ({ $period }): China shows { MN($china) }, { COUNTRY($country) } { MN($national) }.
widest-good-at-least = The two sides of one good are furthest apart in { $good } ({ $period }): China shows { MN($china) } or more, { COUNTRY($country) } { MN($national) }.
no-solar = No solar goods from China are known for { COUNTRY($country) }.
solar-among = By Chinese customs, { COUNTRY($country) } bought solar panels, cells and wafers for ${ NUM($amount, digits: 1) } mn in { $period }, { $place }.
solar-before = In { $start } it was ${ NUM($before, digits: 1) } mn.
# The charts of what is sold and bought
sold-title = { COUNTRY($country) } sells China most of { $good }: { MN($amount) } in { $period }
sold-title-none = What { COUNTRY($country) } sells China
sold-subtitle = Exports to China by chapter of the Harmonized System, by its own office, USD bn; the largest { $n }
sold-alt = Lying bars, one a chapter. { $title }.
bought-title = { COUNTRY($country) } and China are furthest apart on { $good } ({ $period })
bought-title-none = What { COUNTRY($country) } buys, by both sides
bought-subtitle = Imports from China by good, USD bn; the largest goods and the largest gaps
bought-caption = China’s report gives some chapters only, so some of its figures are floors.
bought-alt = Pairs of marks, one a good: what Chinese customs count and what the national office does. { $title }.
# The table of goods
goods-caption = All goods of { COUNTRY($country) } by its own office
column-good = Good
column-usd-mn = USD mn
column-share = Share of the flow, %

## Who depends on whom?

no-share = China’s share in the trade of { COUNTRY($country) } is not known.
share = China’s share in the trade of { COUNTRY($country) } was { PCT($share) } ({ $period }, by { $who }).
share-beside = China’s share in the trade of { COUNTRY($country) } was { PCT($share) } ({ $period }, by { $who }); { COUNTRY($other) } has the { $order ->
    [highest] highest
   *[next] next highest
 }, { PCT($other_share) } ({ $other_period }, by { $other_who }).
share-beside-with-later = China’s share in the trade of { COUNTRY($country) } was { PCT($share) } ({ $period }, by { $who }), and { PCT($later) } in { PERIOD($later_period) }; { COUNTRY($other) } has the { $order ->
    [highest] highest
   *[next] next highest
 }, { PCT($other_share) } ({ $other_period }, by { $other_who }).
share-change = For { COUNTRY($country) } it was { PCT($then) } in { $start }, { $moved ->
    [up] { NUM($change, digits: 1) } points lower
    [down] { NUM($change, digits: 1) } points higher
   *[not] the same
 }.
part-of-five = Of all Central Asian trade with China, { PCT($part, digits: 0) } is that of { COUNTRY($country) } ({ $period }, by Chinese customs).
dependence-title = China has { PCT($share) } of the trade of { COUNTRY($country) } ({ $period })
dependence-title-with-services = China has { PCT($share) } of the trade of { COUNTRY($country) }, probably with services ({ $period })
dependence-title-none = China in the trade of each Central Asian country
dependence-subtitle = China’s share in trade, %, a panel a country, by its own office or the Eurasian Development Bank
dependence-caption = Each share has both its terms from one side.
dependence-alt = Five small panels with lines by year, one a country. { $title }.

## Which projects run, who pays, what is owed?

no-projects = We know no transport project of { COUNTRY($country) } by this day.
projects = We count { COUNT($total, noun: "projects") } of { COUNTRY($country) }, railways, roads, ports and hubs: { LIST($states, form: "items") }.
projects-named = A Chinese party is named by { $n } of them.
projects-none-named = None of them names a Chinese party.
projects-in_service = { $n } in service
projects-partly_open = { $n } partly open
projects-under_construction = { $n } under construction
projects-planned = { $n } planned
projects-stopped = { $n } stopped
# Sentences on investment and debt
no-stock = No stock of Chinese projects in { COUNTRY($country) } is known.
stock = The Eurasian Development Bank counts Chinese projects of { MN($amount) } in { COUNTRY($country) } ({ PERIOD($period) }), { $place }.
stock-before = In { PERIOD($period) } it counted { MN($before) }.
stock-break = Part of that rise is projects that it did not count before.
own-cumulative = Officials of { COUNTRY($country) } put all Chinese investment at { MN($amount) } ({ PERIOD($period) }).
own-investment_and_loans = Officials of { COUNTRY($country) } count { MN($amount) } of Chinese investment and loans ({ PERIOD($period) }).
own-investment_position = Officials of { COUNTRY($country) } put the Chinese investment position at { MN($amount) } ({ PERIOD($period) }).
no-debt = We found no figure for what the state of { COUNTRY($country) } owes China.
# The map of places and works
map-title = { COUNTRY($country) }: { $in_service } of { $total } { $total ->
    [one] project
   *[other] projects
 } in service
map-subtitle = The { $placed ->
    [one] project of which the place is known
   *[other] { $placed } projects of which the places are known
 }, crossings to China, and stops of pipelines; the table below names each
map-alt = A map of the region with numbered marks. { $title }.
map-empty = No project of { COUNTRY($country) } and no crossing from there to China has a place on our map.
name-crossing = crossing to China
name-pipeline = stop of a pipeline
name-pipeline_not_built = stop of a pipeline not built
# Captions of the three tables, and the heads of their columns
places-caption = What stands at each number ({ COUNTRY($country) })
works-caption = All projects counted ({ COUNTRY($country) })
money-caption = Ways to count Chinese money in { COUNTRY($country) }, none to be added to another
column-number = No.
column-name = Name
column-what = What
column-state = State
column-date = Date
column-timing = Against the first date named
column-chinese_party = Chinese party
column-concept = What
column-part = Part
column-basis = Who counts
column-unit = Unit
# In the table of money: which part is counted
part-all = all
part-contracts = purchases and building contracts
part-direct = direct investment
part-gross = before what is withdrawn
part-increase = increase of a stock
part-investment = purchases and shares
part-loans = loans
part-net = after what is withdrawn
part-project_list = list of projects
# In the table of money: what is counted, and by whom
concept-project_stock = stock of projects
concept-cumulative = sum over years
concept-investment_and_loans = investment and loans of a period
concept-investment_position = investment position
counter-edb = Eurasian Development Bank
counter-national = its own officials
counter-aei = American Enterprise Institute
counter-china_press = Chinese press
counter-aiddata = AidData
counter-mofcom = Chinese ministry of commerce

## Energy with China

no-gas = { COUNTRY($country) } sends China no gas that the Statistical Review counts.
gas-sent = { COUNTRY($country) } sent China { NUM($amount, digits: 1) } bcm of gas in { $period } by the Statistical Review, { $place }.
gas-below = The most since { $first } was { NUM($most, digits: 1) } bcm in { $peak }.
gas-worth = China paid { MN($paid, digits: 2) } for gas of { COUNTRY($country) } in { $period }, by its customs.
gas-worth-with-change = China paid { MN($paid, digits: 2) } for gas of { COUNTRY($country) } in { $period }, by its customs: { PCT($change, digits: 0, sign: 1) } on { $start }.
# Sentences on power plants
no-plants = We know no solar or wind plant of { COUNTRY($country) } with a Chinese party.
no-plants-counted = No solar or wind plant of { COUNTRY($country) } with a Chinese party runs, is being built or is agreed, as far as we know.
plants = Solar and wind with a Chinese party in { COUNTRY($country) }: { LIST($stages, form: "items") }.
plants-whole = A plant that is Chinese in part is counted whole.
plants-left-out = Not counted { $n ->
    [one] is one plan or part
   *[other] are { $n } plans or parts
 } of { NUM($capacity) } MW: memoranda, frames, parts of others and possible doubles.
plants-in_service = { NUM($capacity) } MW in service
plants-construction = { NUM($capacity) } MW under construction
plants-agreed = { NUM($capacity) } MW agreed
plants-silent = { NUM($capacity) } MW of which nobody wrote for two years
plants-other = { NUM($capacity) } MW at other stages (planned, built, given up)
plants-of-fleet = The { $n ->
    [one] one plant
   *[other] { $n } plants
 } in service of known size make { PCT($share, digits: 0) } of its solar and wind capacity.
plants-place = By capacity in service that is { $place }.
# The chart of gas
gas-title = { COUNTRY($country) } sent China { NUM($amount, digits: 1) } bcm of gas in { $period }
gas-title-none = Gas sent to China
gas-subtitle = Gas to China by sender, bcm a year, cubic metres of the Statistical Review
gas-as-first-printed = Each year as it was first printed; a year that no edition splits by sender is missing.
gas-may-be-turkmen = Gas counted for Uzbekistan may be Turkmen gas in transit.
gas-alt = Lines by year, one a sender. { $title }.

## What was signed and promised, and what came of it?

partnership = Since { PERIOD($since) } { COUNTRY($country) } and China are partners at the level “{ $level }”.
# The levels of a partnership
level-strategic = strategic
level-comprehensive-strategic = comprehensive strategic
level-for-a-new-era = comprehensive strategic for a new era
level-permanent = permanent comprehensive strategic
level-all-weather = all-weather comprehensive strategic
signed = We have { COUNT($n, noun: "documents") } of { COUNTRY($country) } and China alone, a package of several as one; the last is “{ $title }” ({ PERIOD($period) }).
signed-none = We know no document of { COUNTRY($country) } and China alone by this day.
# Sentences on pledges and dated promises
no-pledges = No pledge of Central Asia’s summits with China concerns { COUNTRY($country) } by this day.
pledges = Of { COUNT($made, noun: "pledges") } of Central Asia’s summits with China that concern { COUNTRY($country) }, { $done } are reported done; no report is no proof of failure.
pledges-named = Of those that name { COUNTRY($country) }, but not the whole region, { $done } of { $made } are done.
pledges-of-others = Of the pledges that concern each other country, { $least } to { $most } are done: most pledges are to the whole region.
pledges-of-others-alike = Of the pledges that concern each other country, { $done } are done: most pledges are to the whole region.
no-promises = We know no dated promise on a work or goal of { COUNTRY($country) } by this day.
promises = Of { COUNT($total, noun: "promises") } with a date on works and goals of { COUNTRY($country) } or the whole region that are decided, counted once a subject: { LIST($outcomes, form: "items") }.
promises-undecided = On { $n ->
    [one] one more subject
   *[other] { $n } more subjects
 } nothing is decided: the date is to come, or no report was seen.
promises-none-decided = No dated promise on a work or goal of { COUNTRY($country) } is decided by this day.
# In the sentence on promises: how many came out how
outcome-kept = { $n } kept
outcome-early = { $n } met early
outcome-late = { $n } late
outcome-missed = { $n } missed
outcome-not_done = { $n } not done
outcome-wrong = { $n } forecasts wrong
outcome-cancelled = { $n } cancelled
outcome-not_seen = { $n } of which no report was seen
outcome-open = { $n } open
# The chart of documents and promises over time
timeline-title = { COUNTRY($country) }: { $kept } of { $total } { $total ->
    [one] decided promise
   *[other] decided promises
 } kept in time
timeline-title-none = Documents of { COUNTRY($country) } and China
timeline-subtitle = Documents signed since 2013 (marks), and the newest promises from the day they were made to their outcome or due date; of several on one subject the last
timeline-alt = Rows over time by subject. { $title }.
result-signed = signed
result-kept = kept in time
result-not_kept = late, missed, not done or wrong
result-open = open or not seen
# The tables of pledges and of promises
pledges-caption = Summit pledges that name { COUNTRY($country) }, but not the whole region
promises-caption = Dated promises on { COUNTRY($country) }
column-pledge = Pledge
column-pledged_on = Made
column-status = Status
column-status_note = What is reported
column-promise = Promise
column-said_on = Said on
column-due = Due
column-outcome = Outcome
column-outcome_period = When
# In the table of pledges: the last report
status-done = done
status-partly = partly done
status-in_progress = in progress
status-not_done = not done
status-open = open
status-not_seen = no report seen
# In the table of promises: the outcome
result-of-kept = kept
result-of-early = early
result-of-late = late
result-of-missed = missed
result-of-not_done = not done
result-of-wrong = forecast wrong
result-of-cancelled = cancelled
result-of-not_seen = not seen
result-of-open = open

## People: students, workers, visitors, visas

no-students = We know no reliable count of students from { COUNTRY($country) } in China.
people-students = { CAPITAL(PRINTED($n, NUM($n))) } students from { COUNTRY($country) } were in China ({ PERIOD($period) }).
people-students-since = { CAPITAL(PRINTED($n, NUM($n))) } students from { COUNTRY($country) } were in China ({ PERIOD($period) }), against { PRINTED($first, NUM($first)) } in { PERIOD($start) }, each by another source.
people-students-at-least = More than { NUM($n) } students from { COUNTRY($country) } were in China ({ PERIOD($period) }).
no-visits = We know no whole-year count of visitors from China in { COUNTRY($country) }.
people-arrivals = { COUNTRY($country) } counted { PRINTED($n, NUM($n)) } arrivals from China in { $period }.
people-arrivals-at-least = { COUNTRY($country) } counted more than { NUM($n) } arrivals from China in { $period }.
people-arrivals-since = { COUNTRY($country) } counted { PRINTED($n, NUM($n)) } arrivals from China in { $period }, against { PRINTED($first, NUM($first)) } in { $start }.
people-arrivals-since-counted-otherwise = { COUNTRY($country) } counted { PRINTED($n, NUM($n)) } arrivals from China in { $period } ({ $how }), against { PRINTED($first, NUM($first)) } in { $start } ({ $how_then }).
people-tourists = { COUNTRY($country) } counted { PRINTED($n, NUM($n)) } tourists from China in { $period }.
people-tourists-at-least = { COUNTRY($country) } counted more than { NUM($n) } tourists from China in { $period }.
people-tourists-since = { COUNTRY($country) } counted { PRINTED($n, NUM($n)) } tourists from China in { $period }, against { PRINTED($first, NUM($first)) } in { $start }.
people-overnight_tourists = { CAPITAL(PRINTED($n, NUM($n))) } tourists from China stayed overnight in { COUNTRY($country) } in { $period }.
people-overnight_tourists-at-least = More than { NUM($n) } tourists from China stayed overnight in { COUNTRY($country) } in { $period }.
people-overnight_tourists-since = { CAPITAL(PRINTED($n, NUM($n))) } tourists from China stayed overnight in { COUNTRY($country) } in { $period }, against { PRINTED($first, NUM($first)) } in { $start }.
# How people were counted.
counted-border_crossings = border crossings
counted-arrivals = what was counted is not stated
# Sentences on workers
no-workers = We know no count of Chinese workers in { COUNTRY($country) }.
people-work_permit_holders = { CAPITAL(PRINTED($n, NUM($n))) } citizens of China held a work permit of { COUNTRY($country) } ({ PERIOD($period) }).
people-work_permit_holders-at-least = More than { NUM($n) } citizens of China held a work permit of { COUNTRY($country) } ({ PERIOD($period) }).
people-work_permit_holders-since = { CAPITAL(PRINTED($n, NUM($n))) } citizens of China held a work permit of { COUNTRY($country) } ({ PERIOD($period) }), against { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
people-work_permits_issued = { COUNTRY($country) } gave { PRINTED($n, NUM($n)) } work permits to citizens of China ({ PERIOD($period) }).
people-work_permits_issued-at-least = { COUNTRY($country) } gave more than { NUM($n) } work permits to citizens of China ({ PERIOD($period) }).
people-work_permits_issued-since = { COUNTRY($country) } gave { PRINTED($n, NUM($n)) } work permits to citizens of China ({ PERIOD($period) }), against { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
people-arrivals_for_work = { CAPITAL(PRINTED($n, NUM($n))) } citizens of China came to { COUNTRY($country) } to work ({ PERIOD($period) }).
people-arrivals_for_work-at-least = More than { NUM($n) } citizens of China came to { COUNTRY($country) } to work ({ PERIOD($period) }).
people-arrivals_for_work-since = { CAPITAL(PRINTED($n, NUM($n))) } citizens of China came to { COUNTRY($country) } to work ({ PERIOD($period) }), against { PRINTED($first, NUM($first)) } ({ PERIOD($start) }).
# Sentences on visas and workshops
no-visa-news = We know of no visa waiver between { COUNTRY($country) } and China.
visa-mutual-in-force = Since { PERIOD($since) } neither side needs a visa for short stays.
visa-mutual-agreed = A mutual visa waiver is agreed and not in force.
visa-mutual-talks = A mutual visa waiver is under talks and not agreed.
visa-mutual-under-study = { COUNTRY($country) } says that it is studying a mutual visa waiver.
visa-unilateral-in-force = Since { PERIOD($since) } { COUNTRY($country) } lets citizens of China in without a visa; the other way it needs one.
visa-unilateral-agreed = A visa waiver of one side is agreed and not in force.
visa-unilateral-talks = A visa waiver of one side is under talks.
visa-unilateral-under-study = A visa waiver of one side is under study.
workshop-running = A Lu Ban workshop, a Chinese training centre, is at work in { COUNTRY($country) } (the first since { PERIOD($since) }).
workshop-disputed = Only a weak source has a Lu Ban workshop, a Chinese training centre, at work in { COUNTRY($country) }.
workshop-not-yet = A Lu Ban workshop, a Chinese training centre, is planned in { COUNTRY($country) } and not at work.
workshop-nothing-known = We know of no Lu Ban workshop, a Chinese training centre, in { COUNTRY($country) } by this day.

## Where does it stand in Central Asia?

no-standing = No figure of { COUNTRY($country) } can be ranked.
stands-first = { COUNTRY($country) } has the highest figure in { $measures }.
stands-last = { COUNTRY($country) } has the lowest figure in { $measures }.
stands-between = { COUNTRY($country) } is neither highest nor lowest in anything ranked here.
stands-by-china = Trade is ranked by Chinese customs’ count of { $turnover }, exports, imports and the balance by that of { $flows }, the last year for which it has these of every country.
stands-other-measures = Any other measure is ranked by each country’s last figure.
stands-by-china-of-year = Trade, exports, imports and the balance are ranked by Chinese customs’ count of { $flows }, any other measure by each country’s last figure.
stands-share = China’s share in a country’s trade is that by its own office, or by the Eurasian Development Bank where that prints none.
stands-nowhere = { COUNTRY($country) } has no place, for want of a new figure, in { $measures }.

# In these sentences: by what a country is ranked
in-turnover = trade with China
in-exports = exports to China
in-imports = imports from China
in-balance = the balance with China
in-balance-lowest = the balance with China (its deficit is the largest)
in-china_share = China’s share in its trade
in-gas = the value of gas sold
in-solar = solar goods bought
in-plants = solar and wind in service with a Chinese party
in-stock = the stock of Chinese projects
# By what countries are ranked, in the chart and the table
measure-turnover = Trade
measure-exports = Exports
measure-imports = Imports
measure-balance = Balance
measure-china_share = China’s share in trade
measure-gas = Gas sold, value
measure-solar = Solar goods bought
measure-plants = Solar and wind, Chinese party
measure-stock = Stock of projects (EDB)
# The chart and the table of ranks
ranks-title = { COUNTRY($country) } is highest in { $first ->
    [0] none
   *[other] { $first }
 } of { $total } measures
ranks-subtitle = Rank among the Central Asian states that have a figure, 1 is the highest
ranks-alt = A row a measure, with a mark for each country at its rank. { $title }.
ranks-caption = All figures that are ranked
column-measure = Measure
column-country = Country
column-rank = Rank

## What the article says of it, and where sources disagree

claims = { $n ->
    [one] One claim of the article names
   *[other] { $n } claims of the article name
 } { COUNTRY($country) } or a place of its past; { $others } others concern the whole region, China or other states.
no-claims = No claim of the article names { COUNTRY($country) }; all { $others } concern the whole region, China or other states.
what-debt_service = debt service
what-exports = exports
what-imports = imports
what-share_of_external_debt = share of public external debt
what-students = students
what-turnover = exports and imports
# Sentences and the table on what sources give differently
disputes = Sources of one side differ by more than rounding on { $n } facts of { COUNTRY($country) }, most on { $what } of { PERIOD($period) }: the highest figure is { PCT($apart, digits: 0) } above the lowest.
disputes-one = Sources of one side differ by more than rounding on one fact of { COUNTRY($country) }, { $what } of { PERIOD($period) }: the highest figure is { PCT($apart, digits: 0) } above the lowest.
disputes-caption = Figures on { COUNTRY($country) } of one fact that differ by more than rounding
no-disputes = No two sources of one side differ by more than rounding on { COUNTRY($country) }.
table-bilateral_trade = Trade
table-country_profile = Country profile
table-external_debt = Debt
table-people_links = People
column-table = Subject
column-low = Lowest
column-high = Highest
column-gap_pct = Apart, %
column-reason = Why

## Cells of the notebook: headings and what stands below them

cell-country-title =
    # One country and China

    What does each side count of its trade with China, what is sold, built, owed and
    promised, and how does it compare with the rest of Central Asia?
cell-country-in-brief = ## In brief
cell-country-key-heading = ## Key figures
cell-country-counts-heading = ## Who counts what?
cell-country-goods-heading = ## What is sold and bought?
cell-country-dependence-heading = ## Who depends on whom?
cell-country-works-heading = ## Which projects run, who pays, what is owed?
cell-country-energy-heading = ## Energy with China: what flows, and what is built?
cell-country-promises-heading = ## What was signed and promised, and what came of it?
cell-country-people-heading = ## Who studies, works and travels?
cell-country-standing-heading = ## Where does it stand in Central Asia?
cell-country-claims-heading =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.
cell-country-disputes-heading = ## Where sources disagree
cell-country-sources-heading = ## Sources

## The sheet: ten figures by who counts, and a chart of its own

sheet-caption = Ten figures of { COUNTRY($country) }, by who counts; each row is of one period; “no data”: we know none of that side
column-figure = Figure
column-china = China
column-own = Itself
column-other = Others
sheet-by = { $what } (by the { $counter })
sheet-with-services = { $what }; its own count probably with services
sheet-only-with-services = only with services
# In the table of the sheet: what is counted
sheet-name-trade = Trade with China
sheet-name-exports = Exports to China
sheet-name-imports = Imports from China
sheet-name-balance = Balance with China
sheet-name-share = China’s share in its trade
sheet-name-gas_paid = What China paid for its gas
sheet-name-solar = Solar goods bought from China
sheet-name-stock = Stock of Chinese projects
sheet-own_money-none = Chinese investment
sheet-own_money-cumulative = Chinese investment, sum over years
sheet-own_money-investment_and_loans = Chinese investment and loans of the period
sheet-own_money-investment_position = Chinese investment position
# In the table of the sheet: debt, and how amounts are written
sheet-debt = Debt to { $creditor }
sheet-repaid = repaid
sheet-billions = { PRINTED($amount, MN($amount)) }
sheet-hundredths = { PRINTED($amount, MN($amount, digits: 2)) }
sheet-billions-with-sign = { MN($amount, sign: 1) }
sheet-hundredths-with-sign = { MN($amount, digits: 2, sign: 1) }
sheet-millions = ${ NUM($amount, digits: 1) } mn
sheet-percent = { PCT($amount) }
sheet-shares-subtitle = China’s share in trade, %, in the last year known, by its own office or the Eurasian Development Bank
sheet-shares-alt = Dots, a row a country. { $title }.
sheet-of-year = { COUNTRY($country) }, { $period }
sheet-older = older, not ranked
