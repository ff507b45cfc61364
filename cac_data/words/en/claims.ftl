### What is said of claims: how each was judged, why, and what was computed.
###
### A sentence a message; those that are parted by semicolons are clauses, which one
### message puts together. For the functions see common.ftl.

in-items = { LIST($items, form: "items") }.

## Head of a verdict: what is claimed or found, how it was judged

claimed = Claimed
test-we-set = Test we set
least = at least { $claimed } { UNIT($unit, $claimed) }
least-of-five = at least { $claimed } of 5 { UNIT($unit, $claimed) }
at-most = at most { $amount }
# Rival years, as text.
years-found = { LIST($years, form: "alternatives") }
years-found-bc = { LIST($years, form: "alternatives") } BC
track-on = on track
track-off = off track
track-no_call = no call
how-opinion = not checkable
how-computed = computed by { $computed_by }
how-computed-beside-documents = computed by { $computed_by }; documents alone: { VERDICT($documents) } ({ $bodies })
how-documentary = documentary: { $bodies }
how-nothing = no evidence found

## Why an open forecast is off track, or why no call can be made

reason-above-the-best = Off track: it needs { PCT($needed) } a year; no { $long } known were as fast (best: { PCT($best) }, { $start }–{ $end }).
reason-above-the-best-since-peak = Off track: it needs { PCT($needed) } a year; in none of the { $n } spans of { $long } since the peak of { $peak } did the flow grow as fast (best: { PCT($best) }, { $start }–{ $end }).
reason-no-growth-since-peak = Off track: it needs { PCT($needed) } a year; in none of the { $n } spans of { $long } since the peak of { $peak } did the flow grow (best: { PCT($best) }, { $start }–{ $end }).
reason-later-date = Off track: those responsible name a later year.
reason-within-reach = No call: the pace needed ({ PCT($needed) } a year) has been reached over { $long } before, so it is not ruled out.
reason-mixed-and-within-reach = No call, the evidence is mixed: the pace needed ({ PCT($needed) } a year) has been reached over { $long } before, so it is not ruled out.
reason-even-chance = No call: { ODDS($probability) } is roughly an even chance.
reason-before-the-text = No call: the figures compared are older than the text.
reason-one-act = No call: { $n ->
    [0] no act
    [1] one act
   *[other] { $n } acts
 } since the text; one would meet this test, and acts do not measure the fight.
reason-too-early = No call: it is too early.
reason-too-few = No call: it is too early, { $n } so far.
reason-day-unknown = No call: the day is not known, so it may be older than the text.
reason-no-measure = No call: no yearly figure measures it.
reason-pace-unknown = No call: no pace of five years is known.
five-years = five years
so-many-years = { $n } years

## What the verdict rests on

weak-alone = Rests on weak evidence alone: { $weak }.
weak-in-part = Rests in part on weak evidence: { $weak }.
reservation = { $note } ({ $body }).

## Trade, and weight in it

counted-by = Figures of trade in these claims are by Chinese customs.
counted-by-as-in-baseline = Figures of trade in these claims are by Chinese customs, as in the baseline.
ratio-by-area-total = { NUM($ratio, digits: 2) } by total area
ratio-by-area-land = { NUM($ratio, digits: 2) } by land area
ratio-by-area-surface = { NUM($ratio, digits: 2) } by surface area
by-customs = Chinese customs count { BN($amount) } for { $year }
by-bank = the Eurasian Development Bank, which mixes reporters, counts { MN($amount) }
not-reached = Not reached by the end of { $end }; the time found is a lower bound.
first-year-at-level = { $end } was the first year at that level; it ended { $months } months after the month of the summit.
years-add-up = The years { $first } to { $last } add up to { MN($total) }.
growth-by-customs = Growth from { $first } to { $last }, as Chinese customs count.
base-year-decides = The choice of the base year decides: { $spans }.
base-year-makes-no-difference = The choice of the base year makes no difference: { $spans }.
growth-of-span = { $start } to { $end } { PCT($growth, sign: 1) }
as-customs-count = As Chinese customs count.
forecast-of-level = By Chinese customs our forecast comes to { BN($found, digits: 0) } in { $year }.
forecast-of-level-with-interval = By Chinese customs our forecast comes to { BN($found, digits: 0) } in { $year } ({ PCT($coverage, digits: 0) } interval { NUM($low) } to { NUM($high) }); chance of the level claimed or more: { CHANCE($probability) }.
growth-it-takes = From { MN($first) } in { $start } it takes { PCT($growth) } a year, rising prices included.

## Railways, corridors and hubs

official-dates = Current official dates: { LIST($dates, form: "clauses") }.
official-date = { $said_by }, { PERIOD($said_on) }: { PERIOD($date) }
cargo = Cargo on the Trans-Caspian route: { $amounts }
cargo-of-period = { $period } { AMOUNT($amount, $unit, digits: 2) }
change-of-span = change from { $start } to { $end }
fallen-since = it has fallen since { $year }
kazakh-exports-in-cargo = Of what Kazakh railways carried there in { PERIOD($period) }, { PCT($share, digits: 0) } were Kazakh exports.
in-service = In service since the text: { $works }.
in-service-at-most = In service since the text, at most: { $works }.
work-of-day = { $name } ({ PERIOD($completed) })
under-way = Under way: { $works }.
work-in-status = { $name } ({ $status })
none-under-way = None is under way.
status-planned = planned
status-under-construction = under construction

## Gas, oil, solar and wind

gas-to-china = Gas from the region, Uzbekistan included, to China: { NUM($first, digits: 1) } bcm in { $start }, { NUM($last, digits: 1) } bcm in { $end }, most { NUM($most, digits: 1) } bcm in { $peak }
fell-in-the-last-year = it fell in the last year
fell-in-some = it fell in { $falls } of the last { $changes } years
fell-in-both = it fell in both of the last two years
fell-in-all = it fell in all of the last { $changes } years
two-senders = Turkmenistan and Kazakhstan alone, by the Statistical Review: { $amounts }
two-senders-of-editions = Turkmenistan and Kazakhstan alone, by the Statistical Review: { $amounts }, of editions that are no one series
gas-of-edition = { NUM($amount, digits: 1) } bcm in { $period } (edition of { $edition })
not-split = { $year } is not split
crude-oil = Crude oil to China: { $exports }
oil-of-exporter = { COUNTRY($exporter) }, { $route }: { AMOUNT($first, $unit, digits: 1) } in { $start }, { AMOUNT($last, $unit, digits: 1) } in { $end }
all-routes = all routes ({ $basis })
by-route = by { $route }
# Whose count it is.
basis-chinese-customs = chinese customs
basis-exporter-official = exporter official
basis-exporter-statistics = its own statistics
basis-importer-company = importer company
basis-inspection-bureau = inspection bureau
basis-pipeline-operator = pipeline operator
basis-research-firm = research firm
basis-trunk-operator = trunk operator
route-cpc = cpc
route-kaztransoil = kaztransoil
route-pipeline = pipeline
route-transit-kazakhstan = transit kazakhstan
only-long-span-fell = over these years, the only long span known, it fell { PCT($change) } a year
only-long-span-grew = over these years, the only long span known, it grew { PCT($change) } a year
no-figure-of = Of { COUNTRIES($countries) } no figure was found.
plants-in-service = In service since the article ({ PERIOD($since) }): { $plants }
no-plant-in-service = None in service since the article ({ PERIOD($since) })
plant-of-day = { $name } ({ NUM($capacity) } MW, { PERIOD($completed) })
plant-of-unknown-day = { $name } ({ NUM($capacity) } MW; perhaps before it, the day is not known)
all-plants = all plants with a Chinese party in service: { NUM($total) } MW

## History, meetings, words and people

title-of-period = { $title } ({ PERIOD($period) })
departures = Sources date the departure to { LIST($years, form: "alternatives") } BC.
embassy = It was an embassy, not a caravan.
missions-near = The missions dated nearest to that year: { $missions }.
years-between-missions = Between the two missions that are documented lie { NUM($low) } to { NUM($high) } years, by the datings of the two.
first-meetings = First meetings of the six: { $meetings }.
level-business = business
level-foreign-ministers = foreign ministers
level-heads-of-government = heads of government
level-interior-ministers = interior ministers
level-leaders = leaders
meeting-of-level = { $level } { PERIOD($period) }
meeting-of-level-online = { $level } online { PERIOD($period) }
meeting-number = Among the meetings in person it was number { $in_person }.
meeting-number-with-online = Among the meetings in person it was number { $in_person }; with those online, number { $of_all }.
city-of-period = { $city }, { PERIOD($period) }.
took-part = Countries that took part: { $cities }.
countries-in-city = { $n } in { $city }
package-in-dollars = { BN($found, digits: 0) }: { $subjects }.
package-counted = { $found } { UNIT($unit, $found) }: { $subjects }.
deals = { NUM($n) } agreements of Kazakhstan and China worth about { MN($worth, digits: 0) } were signed at the forum of { PERIOD($period) }.
datings = Its datings: { $titles }.
terms-listed = As others list them: { LIST($lists, form: "clauses") }.
terms-counted = { $n }: { LIST($terms, form: "items") }
terms-shared = { NUM($n) } of the four are in the formula of the foreign ministers of 2022; the declaration of Astana shares { $shared }.
terms-shared-none = { NUM($n) } of the four are in the formula of the foreign ministers of 2022; the declaration of Astana shares none.
opened = Opened since the text: { $titles }.
none-opened = Opened since the text: none.
parks = Known parks: { $parks }.
# How far a park or a workshop is.
stage-agreed = agreed
stage-in-preparation = in preparation
stage-launched = launched
stage-proposed = proposed
stage-under-construction = under construction
park-in-stage = { $title } ({ $stage }, { PERIOD($since) })
workshops-in-service = In service: { $countries }.
no-workshop-in-service = None is in service.
country-since = { COUNTRY($country) } since { PERIOD($since) }
reported-as = { COUNTRY($country) }: reported as { $stages }.
nothing-reported = { COUNTRY($country) }: nothing is reported.
grants = Government grants pledged to the region a year: { $base } in { $period }; { $since }.
grants-of-period = { $n } in { $period }
grants-overlap = Means of pledges that overlap, all older than the text; nothing is pledged up to { $year }.
visitors = Visitors from China, { $start } to { $end }: { $countries }
visitors-of-country = { COUNTRY($country) } ({ $indicator }) { PCT($growth, digits: 0, sign: 1) }
# What is counted of visitors.
counted-arrivals = arrivals
counted-overnight-tourists = overnight tourists
counted-tourists = tourists
least-is-shown = the least is shown
members = Members in Central Asia: { COUNTRIES($countries) }
no-members = not a member: { COUNTRIES($countries) }
new-measures = New since the text: { $titles }.
no-new-measure = None since the text.
no-proof-of-absence = A table of what was collected proves no absence.
