### Railways, ports, routes and money: what its page says.
###
### A sentence a message, in the order of the page. For the functions see common.ftl.

## In brief, of which the page of all reports shows the finding

# Clauses of the finding
finding-named = { $n ->
    [one] { $n }{"\u00A0"}current official statement names
   *[other] { $n }{"\u00A0"}current official statements name
 } { $year } for the China–Kyrgyzstan–Uzbekistan (CKU) railway
finding-durations = The durations that officials give put the China–Kyrgyzstan–Uzbekistan (CKU) railway at { PERIOD($years) }
finding-against-article = no current official date supports the article’s { $year }
finding-no-date = No official opening date of the China–Kyrgyzstan–Uzbekistan (CKU) railway is current here.
brief-late = { $late } of { COUNT($works, noun: "projects") } across borders { $late ->
    [one] is
   *[other] are
 } later than the first date named: { LIST($parts, form: "items") }.
brief-late-by-press = { $late } of { COUNT($works, noun: "projects") } across borders { $late ->
    [one] is
   *[other] are
 } later than the first date named (for { $press } by the press, not by an official): { LIST($parts, form: "items") }.
# In the brief: distance saved, cargo and money
brief-saving = The railway would shorten Kashgar–Tashkent by { NUM($saving) } km.
brief-no-gain = It almost certainly does not shorten Xi’an–Tashkent: it did in { $share } of { NUM($draws) } draws of unpublished lengths.
brief-unlikely-gain = It very probably does not shorten Xi’an–Tashkent: it did in { $share } of { NUM($draws) } draws of unpublished lengths.
brief-open-gain = It is open whether it shortens Xi’an–Tashkent: it did in { $share } of { NUM($draws) } draws of unpublished lengths.
share-of-draws = { NUM($share) } %
shares-of-draws = { NUM($low) } to { NUM($high) } %
brief-cargo = Kazakhstan–China rail carried { PRINTED($rail, NUM($rail, digits: 1)) } Mt in { $rail_year }, the Middle Corridor { PRINTED($middle, NUM($middle, digits: 1)) } Mt in { $middle_year }.
brief-cargo-changed = Kazakhstan–China rail carried { PRINTED($rail, NUM($rail, digits: 1)) } Mt in { $rail_year }, the Middle Corridor { PRINTED($middle, NUM($middle, digits: 1)) } Mt in { $middle_year } ({ PCT($change, sign: 1) }).
brief-money = China’s ministry counts { BN($ministry) } of direct investment ({ PERIOD($counted) }), the Eurasian Development Bank { BN($bank) } of projects ({ PERIOD($listed) }); { $creditor } holds { PCT($share, digits: 0) } of Kyrgyz public external debt ({ PERIOD($period) }).
brief-opening = This scenario assumes that the railway opens in { $year }.
never-opens = In this scenario the railway never opens.

## Parts of sentences that several sections share

# How late finished works are against the first date: of one, of two, of the ends of many
delay-early = { NUM($years, digits: 1) } years early
delay-early-to-late = { NUM($early, digits: 1) } years early to { NUM($late, digits: 1) } years late
delay-late = { NUM($years, digits: 1) } years late
delays-of-two = { NUM($early, digits: 1) } and { NUM($late, digits: 1) } years late
delays-of-many = { NUM($early, digits: 1) } to { NUM($late, digits: 1) } years late
finished-works = { $n } finished { $delays }
others-late = { $late } of the { $others } others { $late ->
    [one] is
   *[other] are
 } late already
of-them-late = { $late } of them { $late ->
    [one] is
   *[other] are
 } late already
creditor-china = China
creditor-china_eximbank = China’s Export-Import Bank
creditor-china_development_bank = the China Development Bank
# Where a route stands still
stops-over-sea = at borders and in ports
stops = { $borders ->
    [one] at the border
   *[other] at the { $borders } borders
 }
# Legs of a route: the first ones, and the last
leg = { $start }–{ $end }
legs = { LIST($legs, form: "items") } or { $last }

## Key figures: label- what each is, note- what its label cannot say

label-opening_named = CKU railway: opening, as governments and operators name it
note-no-statement = no current statement
note-named = named by { $n } of { COUNT($speakers, noun: "current-statements") }
note-named-beside-durations = named by { $n } of { COUNT($speakers, noun: "current-statements") }; { $durations ->
    [one] { $durations }{"\u00A0"}is a duration
   *[other] { $durations }{"\u00A0"}are durations
 }
note-durations = worked out from { COUNT($n, noun: "durations") }, none names a year
# In place of one year
text-opening_named = { PERIOD($years) } (derived)
label-opening_scenario = CKU railway: opening in this scenario
note-assumed = assumed, so no interval
note-never = never
outcome-opening_scenario = CKU railway opens
label-slip = CKU railway: delay so far, since the first date named
note-promised = { NUM($years) } years by the date named last
label-slip_across_borders = Projects across borders later than the first date named
# In place of a number with its unit
text-slip_across_borders = { $late } of { $works }
note-works = { LIST($parts, form: "items") }
label-railway_cost = CKU railway: cost
label-railway_length = CKU railway: length
note-all-published = the range is of all figures published
label-saving_kashgar_tashkent = CKU railway: distance saved, Kashgar–Tashkent
label-saving_xian_tashkent = CKU railway: distance saved, Xi’an–Tashkent
note-saving = { NUM($without) } km today, { NUM($with) } with it, rounded
note-saving-of-two-lines = { NUM($without) } km today, { NUM($with) } with it, rounded; the range is of two lines Turpan–Korla
# Key figures of routes
label-probability_xian_tashkent = Confidence that CKU shortens Xi’an–Tashkent
note-draws = share of { NUM($draws) } draws of unpublished lengths; the range is of two lines Turpan–Korla
text-probability_xian_tashkent = below { NUM($least, digits: 2) }
label-route_today = Shortest rail route { $start }–{ $end }, today
label-route_horizon = Shortest rail route { $start }–{ $end }, { $year }
note-route = { $route }
note-no-route = no route by rail and ferry
label-days_horizon = Fastest rail route { $start }–{ $end }, { $year }
note-stops = { NUM($days, digits: 1) } of them { $stops }
label-distance_error = Error of our distances, median
note-checks = against { NUM($checks) } independent published distances
# Key figures of cargo and borders
label-cargo_kazakhstan_china_rail = Cargo by rail between Kazakhstan and China
label-cargo_middle_corridor = Cargo on the Middle Corridor
note-year-before = { PCT($change, sign: 1) } on the year before
note-year-before-rounded = { NUM($low) } to { PCT($high, digits: 0) } more than the year before: both are rounded
label-border_hours_measured = Hours at a rail border, CAREC’s samples
label-road_share = Road’s share in China–Central Asia trade
note-share-then = { PCT($share) } in { $year }
# Key figures of money
label-stock_ministry = Chinese direct investment, stock, China’s ministry
label-stock_bank = Chinese projects, stock, Eurasian Development Bank
note-another-concept = another concept than the ministry’s stock
label-debt = Debt to China, { COUNTRY($country) }
label-debt-to-bank = Debt to the Export-Import Bank of China, { COUNTRY($country) }
note-all-lenders = all Chinese lenders
label-debt_share_kgz = { $creditor }: share in the public external debt of Kyrgyzstan
label-debt_share_kgz-of-china = China’s share in the public external debt of Kyrgyzstan
note-debt-share = { PCT($share) } in { PERIOD($period) }
note-debt-share-and-top = { PCT($share) } in { PERIOD($period) }, { PCT($top) } at the highest ({ PERIOD($top_period) })

## What is being built, and where?

portfolio = { $in_service } of { $total } projects are in service, { $under_construction } under construction, { $planned } planned and { $stopped } stopped.
portfolio-partly-open = { $in_service } of { $total } projects are in service, { $partly_open } partly open, { $under_construction } under construction, { $planned } planned and { $stopped } stopped.
portfolio-parties = A Chinese party is named for { $n }; for the others our sources name none, which does not mean there is none.
portfolio-passengers = { $projects } carries passengers and no freight.
portfolio-list = The list is what English and Russian sources wrote about, not a register.

# The map
portfolio-title = { $in_service } of { $total } flagship projects are in service
portfolio-title-overdue = { $in_service } of { $total } flagship projects are in service, { $overdue } overdue
portfolio-subtitle = Colour and mark: how far each has come
portfolio-caption = The numbers are those of the list; a line has its number in the middle.
portfolio-alt = Map with { $n } numbered projects; the list below names them.

# Below the map: the numbered projects
flagships-caption = The numbered projects, our choice
flagships-note-overdue = Overdue: the first date named has passed.
flagships-note-no-date = No date: we know of none that was named.
flagships-number = No.
flagships-name = Project
flagships-state = State
flagships-date = Completed, or last date named
flagships-timing = Against the first date
flagships-chinese_party = Chinese party
flagships-day = { PERIOD($date) }
flagships-no-day = –
# In the table of works: how they keep to their date
timing-late = late
timing-overdue = overdue
timing-on_time = on time
timing-no_date = no date
timing-not_due = not due yet

# Below it: by country
countries-caption = Projects by country
countries-note = A project of several countries counts in each.
countries-country = Country
countries-projects = Projects
countries-in_service = In service
countries-partly_open = Partly open
countries-under_construction = Under construction
countries-planned = Planned
countries-stopped = Stopped
countries-chinese_party_named = With a Chinese party

## When will the railway through Kyrgyzstan open?

# Clauses of the first sentence
opening-named = { $n ->
    [one] { $n }{"\u00A0"}current official statement names
   *[other] { $n }{"\u00A0"}current official statements name
 } { $year }
opening-no-year = No current official statement names a year
opening-durations = { $n ->
    [one] { $n }{"\u00A0"}duration gives
   *[other] { $n }{"\u00A0"}durations give
 } { PERIOD($years) }
opening-article-earlier = The article’s { $year } is earlier than all of them.
opening-article-later = The article’s { $year } is later than all of them.
opening-article-among = The article’s { $year } is among them.
opening-no-date = No government or operator has a current opening date.
opening-old-date = It is an old date: { $said_by } named { PERIOD($date) } in { MONTH($said_on) } ({ $note }).
opening-left-date = No official has named it since.
opening-first-date = The first date, named in { MONTH($said_on) }, was { PERIOD($date) }.
# Sentences on works, and on the opening of the scenario
opening-works = The plan has { PCT($part, digits: 0) } of the works done by { MONTH($by) }.
opening-tunnels = Tunnels start slowly, so that shows no delay.
opening-progress = The newest report of progress ({ PERIOD($period) }): { SMALL($event) }.
opening-progress-headline = The newest report of progress ({ PERIOD($period) }), of which we saw a headline only: { SMALL($event) }.
opening-scenario = This scenario opens the railway in { $year }.
opening-scenario-as-named = This scenario opens the railway in { $year }, the year that officials name.
opening-scenario-unlike-named = This scenario opens the railway in { $year }; officials name { $named }.
opening-chance = The chance of { $year } is about { NUM($chance, digits: 2) } (Laplace’s rule of succession, n { $decided }): { $kept } of { $decided } other works across borders whose first date has passed kept it.
opening-limits = Jeffreys’ 95 % limits are { NUM($low, digits: 2) } and { NUM($high, digits: 2) }.
opening-rough = It is rough: { $year } is no first date, and { $others } of the { $decided } are no railways.
doubts = Warning: an opening in { $year } does not fit what is known of the CKU railway.
doubts-earliest = The earliest year that governments and operators name is { $year }.
doubts-pace = By the plan { PCT($part, digits: 0) } of the works would be left for the { COUNT($months, noun: "months") } after { MONTH($by) }.

# The chart
opening-title = CKU’s opening: dates named from { PERIOD($first) } to { $last }
opening-title-without-dates = Dates promised for CKU
opening-subtitle = Year promised for completion, by the day it was said
opening-dates-current = { $n ->
    [one] { $n }{"\u00A0"}official date is
   *[other] { $n }{"\u00A0"}official dates are
 } current: not yet past, and not replaced by the same speaker.
opening-durations-worked-out = Dates given as a duration are worked out.
# After it all sentences of the section, here and in the descriptions below
opening-alt = Points by day and year promised. { LIST($sentences, form: "sentences") }
name-unofficial = press and authors

## How late are such projects?

# Clauses
slips-across = Of { COUNT($works, noun: "projects") } across borders { $n ->
    [one] { $n } is
   *[other] { $n } are
 } finished
slips-across-delays = Of { COUNT($works, noun: "projects") } across borders { $n ->
    [one] { $n } is
   *[other] { $n } are
 } finished, { $delays }
slips-within = Within one country { $n } of { $works } { $n ->
    [one] is
   *[other] are
 } finished
slips-within-delays = Within one country { $n } of { $works } { $n ->
    [one] is
   *[other] are
 } finished, { $delays }
slips-by-press = The first date was the press’s, not an official’s, for { $projects }.
slips-perhaps-done = { $projects } may be done: the minister’s list of lines under construction in 2026 leaves it out.
slips-missed-dates = A first date that we missed would make a delay longer.
slips-no-median = So few projects allow no median.
slips-no-median-given-up = So few projects allow no median; { $projects }, given up, is left out.

# The chart
slips-title = { $late } of { COUNT($works, noun: "projects") } across borders { $late ->
    [one] is
   *[other] are
 } later than the first date named
slips-title-without-works = Delay of projects so far
slips-subtitle = Years from the first date named to completion, or to { PERIOD($day) }
slips-subtitle-without-day = Years from the first date named to completion, or to the latest statement
slips-unfinished = Open marks are unfinished projects: their delay so far.
slips-promised-now = A bar goes on to the date promised now.
slips-alt = Dots by project. { LIST($sentences, form: "sentences") }
name-censored = unfinished
name-across = across borders
name-within = in one country

## What does the railway cost, and who pays?

costs = The cost is put at { MN($cost) }.
costs-between = The cost is put at { MN($cost) }, with figures from { MN($low) } to { MN($high) }.
costs-loan = { PCT($part, digits: 0) } of it is a Chinese loan to the joint company ({ MN($loan) }, signed in { MONTH($signed) }); the rest is equity.
costs-loan-of-years = { PCT($part, digits: 0) } of it is a Chinese loan to the joint company ({ MN($loan) }, signed in { MONTH($signed) }, { NUM($years) } years); the rest is equity.
costs-owners = The owners are { $owners }.
owner = { COUNTRY($country) } ({ NUM($share, digits: 1) } %)
costs-part = It is not clear whether this covers more than the { NUM($length) } km in Kyrgyzstan.
costs-no-source = No source says who bears an overrun.
costs-overrun = If the owners bore it by their shares, { $cost } would cost Kyrgyzstan { MN($overrun, digits: 2) } more.
costs-overrun-of-debt = If the owners bore it by their shares, { $cost } would cost Kyrgyzstan { MN($overrun, digits: 2) } more, { PCT($part, digits: 0) } of its debt to the Export-Import Bank of China ({ PERIOD($period) }).
cost-named = the { MN($cost) } named in { MONTH($said_on) }
cost-named-for-older-line = the { MN($cost) } named in { MONTH($said_on) } for an older line of { NUM($length) } km

# The table
costs-caption = Published figures for cost and length, the earliest first
costs-note = They belong to different alignments and years; prices are not adjusted.
costs-what = Of
costs-said_on = Said
costs-value = Figure
costs-unit = Unit
costs-remark = Note
size-cost = cost
size-length = length
size-length-in-kyrgyzstan = length in Kyrgyzstan

## Which route is the shortest?

routes-today = The shortest rail route { $start }–{ $end } is { NUM($distance) } km today, over { COUNT($borders, noun: "borders") }; { PCT($estimated, digits: 0) } of it is estimated.
routes-fastest = The fastest takes about { NUM($days, digits: 1) } days, { NUM($stop_days, digits: 1) } of them { $stops }.
routes-none-today = Today no route by rail and ferry leads from { $start } to { $end } in our network.
routes-not-open = In { $year } it is the same: the railway is not open.
routes-used-if-open = If it were, the route would use it.
routes-unused-if-open = Nor would it be used if it were.
# $railway tells whether the route uses the railway.
routes-then = In { $year } it is { NUM($distance) } km and { $railway ->
    [yes] uses
   *[no] does not use
 } the CKU railway.
routes-then-same = In { $year } it is as long and { $railway ->
    [yes] uses
   *[no] does not use
 } the CKU railway.
routes-then-shorter = In { $year } it is { NUM($change) } km shorter and { $railway ->
    [yes] uses
   *[no] does not use
 } the CKU railway.
routes-then-longer = In { $year } it is { NUM($change) } km longer and { $railway ->
    [yes] uses
   *[no] does not use
 } the CKU railway.
routes-none-then = In { $year } there is none either.
routes-only-past-coal-line = Our network has no other route if { $legs } is lost; in fact a coal line, left out here, leads past it.
routes-only = Our network has no other route if { $legs } is lost; in fact there may be one.
routes-only-without-railway = With the CKU railway open, no leg is without another route in our network; without it { $legs } has none.
routes-worst = The loss of { $legs } costs most: { NUM($detour) } km.
routes-worst-of-others = Of the other legs, the loss of { $legs } costs most: { NUM($detour) } km.
routes-worst-with-railway = With the CKU railway it would be { NUM($detour) } km.
routes-worst-without-railway = Without the CKU railway it would be { NUM($detour) } km.
routes-capacity = The network knows no capacity, so a detour may be full.

# The map
routes-title = { $start }–{ $end }: { NUM($today) } km today, { NUM($then) } in { $year }
routes-title-no-shorter = { $start }–{ $end }: { NUM($today) } km today, no shorter in { $year }
routes-title-without-route = { $start } and { $end } on the network
routes-subtitle = Shortest route by rail and ferry, and the CKU railway
routes-straight = Lines are straight between places and are not the track.
routes-other-legs = Grey: other legs in operation.
routes-left-out = High-speed and coal lines are left out.
routes-alt = Map. { LIST($sentences, form: "sentences") }
name-route-today = shortest route today
name-route-railway = CKU railway, not yet open
name-route-other = other legs

# The table
options-caption = Best routes by each criterion, by rail and ferry
options-network = Network
options-best_by = Best by
options-route = Route
options-distance_km = km
options-estimated_pct = Estimated, %
options-days = Days
options-stop_days = Waiting
options-borders = Borders
options-gauge_breaks = Gauge breaks
name-today = today
name-distance = distance
name-time = time
name-distance-and-time = distance, time

## What would the railway shorten?

comparison-shorter = It would shorten { $n } of { COUNT($pairs, noun: "pairs") } of cities: { $savings }.
# A pair is printed as “Kashgar – Tashkent”.
saving = { $pair } by { NUM($saving) } km
comparison-none-shorter = It would shorten none of these routes.
comparison-new = Only with it is there a route { $pairs }.
comparison-same = It would leave { $pairs } as they are.
comparison-claim = A saving of { NUM($saving) } km and { NUM($low) } to { NUM($high) } days is announced, but not from where to where.
comparison-enough = { $n ->
    [one] Only { $pairs } saves as much.
   *[other] Only { $pairs } save as much.
 }
comparison-none-enough = None of these routes saves as much.

# The chart of lengths
comparison-title = The railway would shorten { $n } of { $pairs } routes
comparison-subtitle = Shortest route by rail and ferry, km
comparison-caption = Where both marks coincide the railway is on no shortest route.
comparison-alt = Pairs of marks by route. { LIST($sentences, form: "sentences") }

# Below it: over the railway, by both lines that lead to it
over = Xi’an–Tashkent over the railway is { $first } than today’s route by the first line Turpan–Korla.
over-both-lines = Xi’an–Tashkent over the railway is { $first } than today’s route by the first line Turpan–Korla and { $second } by the second, of 2014.
over-shorter = { NUM($distance) } km shorter
over-longer = { NUM($distance) } km longer
over-draws = It was shorter in { $shares } of { NUM($draws) } draws.
over-share = { PCT($share) }

# The chart of detours
over-title = Detour over the railway
over-title-longer = Xi’an–Tashkent is { NUM($low) } to { NUM($high) } km longer over the railway
over-subtitle = Route over CKU less the route without it, km; bars hold 80 % of draws
over-right-of-zero = Right of zero the railway is a detour.
over-draws-lengths = Each draw gives every unpublished length the detour of another leg of its kind.
over-alt = Marks with intervals by route. { LIST($sentences, form: "sentences") }

## How good are these distances and times?

accuracy = Against { COUNT($checks, noun: "independent-published-distances") } our network is off by { PCT($error) } at the median, from { PCT($low, sign: 1) } to { PCT($high, sign: 1) }.
accuracy-left-out = { $n ->
    [one] { $n }{"\u00A0"}check is
   *[other] { $n }{"\u00A0"}checks are
 } left out, as a leg was worked out from the same text.
accuracy-waiting = Waiting in yards is left out of our times.
accuracy-waiting-yet-longer = Waiting in yards is left out, yet { $above } of { COUNT($times, noun: "published-times") } of goods trains are shorter; ours are up to { PCT($most, digits: 0) } longer.
accuracy-border-hours = Our hours at borders are probably too many for through trains.
accuracy-speed = Times rest on { NUM($speed, digits: 1) } km/h by rail and { NUM($border, digits: 1) } hours at a rail border.
accuracy-speed-measured = Times rest on { NUM($speed, digits: 1) } km/h by rail and { NUM($border, digits: 1) } hours at a rail border, as in CAREC’s latest samples.
accuracy-speed-set = Times rest on { NUM($speed, digits: 1) } km/h by rail and { NUM($border, digits: 1) } hours at a rail border (set by the scenario).
accuracy-gauge = Change of gauge is included, also at borders without one.
# Sentences on crossings of the sea
accuracy-ports = No source measures hours in ports; { NUM($hours) } per crossing are assumed.
accuracy-crossing = With them Xi’an–Baku takes { NUM($days, digits: 1) } days; sources give { $published }.
crossing = { NUM($days) } { $way } ({ PERIOD($period) })
crossing-between = { NUM($low) } to { NUM($high) } { $way } ({ PERIOD($period) })
crossing-way-china_to_azerbaijan = from China to Azerbaijan
crossing-way-first_train_xian_to_azerbaijan = for the first train from Xi’an to Azerbaijan
accuracy-as-of = The network is that of today: lengths published after { PERIOD($day) } are used, too.

## What do the corridors carry?

freight = Rail between Kazakhstan and China carried { $rail }, the Middle Corridor { $middle }.
cargo = { PRINTED($amount, NUM($amount, digits: 1)) } Mt in { $year }
cargo-changed = { PRINTED($amount, NUM($amount, digits: 1)) } Mt in { $year } ({ PCT($change, sign: 1) })
cargo-changed-rounded = { PRINTED($amount, NUM($amount, digits: 1)) } Mt in { $year } (up { NUM($low) } to { PCT($high, digits: 0) }: both are rounded)
freight-no-year = No whole year of both corridors is known for this selection.
freight-pace = The Middle Corridor’s average pace since { $year }, { PCT($pace, digits: 0) } a year, is no guide.
freight-surge = It rose from { NUM($first, digits: 1) } to { NUM($last, digits: 1) } Mt in { PERIOD($years) }.
freight-surge-and-fall = It rose from { NUM($first, digits: 1) } to { NUM($last, digits: 1) } Mt in { PERIOD($years) } and has fallen since.
freight-exports = Of the Middle Corridor’s cargo by Kazakh rail { PCT($share, digits: 0) } were Kazakh exports ({ PERIOD($period) }).
freight-containers = Of its containers { NUM($chinese) } of { NUM($containers) } TEU came from China ({ $year }).
# Sentences on goals and plans of freight
freight-missed = { $missed } of { COUNT($n, noun: "expectations") } for it { $missed ->
    [one] was
   *[other] were
 } missed.
freight-missed-belated = { $missed } of { COUNT($n, noun: "expectations") } for it { $missed ->
    [one] was
   *[other] were
 } missed, though all came out in the year itself or later.
freight-goal = The highest for { $year }, { NUM($goal) } Mt, needs { PCT($growth) } a year.
freight-plan = CKU is planned for { $plan } Mt a year: { $share } of Kazakhstan–China rail cargo.
freight-plan-of-two-sources = CKU is planned for { $plan } or, in another source, { NUM($other_plan) } Mt a year: { $share } of Kazakhstan–China rail cargo.
plan = { NUM($plan) }
plan-between = { NUM($low) }–{ NUM($high) }
share-of-rail = { NUM($share) } %
shares-of-rail = { NUM($low) } to { NUM($high) } %
freight-road = By value and Chinese customs, road’s share of China–Central Asia trade rose from { PCT($first) } in { $start } to { PCT($last) } in { $end }.

# The chart
freight-title = Middle Corridor { PRINTED($middle, NUM($middle, digits: 1)) } Mt, Kazakhstan–China rail { PRINTED($rail, NUM($rail, digits: 1)) }
freight-title-without-year = Cargo of the corridors
freight-subtitle = Cargo in { $year }, Mt; dashed: planned for CKU
freight-subtitle-without-year = Cargo, Mt; dashed: planned for CKU
freight-caption = They overlap only in goods from China on the Middle Corridor, which have crossed the Kazakh border.
freight-alt = Bars. { LIST($sentences, form: "sentences") }

# Rail between Kazakhstan and China, year by year
rail-fall = Kazakhstan–China rail carried { PRINTED($before, NUM($before, digits: 1)) } Mt in { $before_year }; { NUM($low, digits: 1) } Mt are printed for { $year }, when the railway may have counted otherwise.
rail-missed = The target of { $said_on } for { $year } was { PRINTED($plan, NUM($plan)) } Mt; { NUM($came, digits: 1) } Mt came.
rail-missed-worked-out = The target of { $said_on } for { $year } was { PRINTED($plan, NUM($plan)) } Mt; { NUM($came, digits: 1) } Mt came (worked out from a later figure).
rail-newest = In { PERIOD($period) } rail carried { NUM($cargo, digits: 1) } Mt.
rail-title = Kazakhstan–China rail carried { PRINTED($before, NUM($before, digits: 1)) } Mt in { $year } and { PRINTED($last, NUM($last, digits: 1)) } Mt in { $last_year }
rail-title-without-years = Kazakhstan–China rail by year
rail-subtitle = Cargo in a year, Mt, as Kazakh officials and press have it, and what was planned for that year
rail-caption = Years without a mark are not known; hollow: worked out from a later figure.
rail-alt = Lines and points by year. { LIST($sentences, form: "sentences") }

# The table of plans and expectations
hopes-caption = Plans and expectations for the Middle Corridor, and what came
hopes-period = For
hopes-said_on = Published
hopes-nature = Said to be
hopes-value = Mt
hopes-came = Came
hopes-reached_pct = Reached, %
hopes-needed_pct = Needed, % a year
nature-expected = expected
nature-forecast = forecast
nature-plan = plan
nature-target = target

# The table of all corridors
latest-caption = Latest whole year of each corridor, crossing and port
latest-note = Khorgos and Alashankou are the two crossings of Kazakhstan–China rail: one flow, counted twice.
latest-corridor = Corridor, crossing or port
latest-indicator = What
latest-period = Year
latest-value = Carried
latest-unit = Unit
latest-amount = { PRINTED($amount, NUM($amount, digits: 1)) }
latest-amount-worked-out = { PRINTED($amount, NUM($amount, digits: 1)) } (worked out)
latest-before = Year before

# Below it
shipments = In CAREC’s samples a rail border took { $hours }; carriage cost { $cost }.
border-hours = { NUM($hours, digits: 1) } hours in { $year }
border-hours-before = { NUM($hours, digits: 1) } hours in { $year } ({ NUM($before, digits: 1) } in { $year_before })
cost-of-carriage = ${ NUM($cost) } per 500 km and 20 t
cost-of-carriage-before = ${ NUM($cost) } per 500 km and 20 t (${ NUM($before) })
shipments-unknown = No time and cost of shipments is known for this selection.

## What crosses the border, and who counts it?

trains = China’s state railway counts { NUM($trains) } China–Europe trains in { $year }.
trains-changed = China’s state railway counts { NUM($trains) } China–Europe trains in { $year } ({ PCT($change, sign: 1) }).
trains-months = In { $year }, by the railway and television: { $parts }.
trains-months-slower = In { $year }, by the railway and television, growth slowed: { $parts }.
trains-part = { NUM($trains) } in { MONTHS($months) } ({ PCT($change, sign: 1) })
trains-passages = In { PERIOD($period) } trains through Kazakhstan (the western passage) grew least, by { PCT($least, digits: 0) }; those on the { $passage } passage grew by { PCT($most, digits: 0) }.
passage-western_passage = western
passage-central_passage = central
passage-eastern_passage = eastern
# Of a round number, by the days of two reports
trains-mark = Khorgos and Alashankou together passed { NUM($trains) } trains by { PERIOD($day) }, { COUNT($sooner, noun: "days") } sooner than the year before (by the days of the reports).
trains-middle = Kazakhstan’s railway counts { NUM($trains) } container trains on the Middle Corridor in { PERIOD($period) } ({ PCT($change, sign: 1) }).
transit = Transit through Kazakhstan was { NUM($rail) } Mt by rail in { $year } and { NUM($all, digits: 1) } Mt by all modes in { $all_year }, so no change follows.
torugart = At Torugart, on the Kyrgyz border, Xinjiang’s transport department counts { NUM($cargo, digits: 2) } Mt and { NUM($vehicles) } freight vehicles in { PERIOD($period) }.
torugart-counters = The border control’s { NUM($before) } of { $year } are vehicles of every kind, so no growth follows from the two.
karasu = Through Karasu, the only crossing to Tajikistan, new vehicles leave as goods: { $years }, by the border control.
karasu-in-year = { $vehicles } in { $period }
karasu-by-day = { $vehicles } by { PERIOD($period) }
karasu-onward = Some go on to Afghanistan, Pakistan and Uzbekistan.
centre = The cooperation centre at Khorgos counts { PRINTED($entries, NUM($entries, digits: 2)) } million entries and exits in { $year }.
centre-changed = The cooperation centre at Khorgos counts { PRINTED($entries, NUM($entries, digits: 2)) } million entries and exits in { $year } ({ PCT($change, sign: 1, digits: 0) }).
centre-not-arrivals = They need no visa, stay in a closed area, and are not arrivals in Kazakhstan.

# The table by crossing
border-caption = Each crossing: the newest figure for most of a year, or else the newest
border-note = Rows are not comparable: periods and reporters differ.
border-note-khorgos = At Khorgos new vehicles are for all destinations.
border-corridor = Crossing
border-indicator = What
border-period = Period
border-value = Counted
border-counted_by = By
border-trains = trains
border-cargo = cargo
border-containers = containers
border-vehicles = vehicles
border-vehicles_as_goods = new vehicles, as goods
# In the table of borders: amounts
border-amount = { NUM($amount) }
border-amount-mt = { NUM($amount, digits: 2) } Mt
border-amount-kteu = { NUM($amount, digits: 1) } kTEU
border-more-than = more than { NUM($amount) }
border-more-than-mt = more than { NUM($amount, digits: 2) } Mt
border-more-than-kteu = more than { NUM($amount) } kTEU
# In charts: names of places and counts
name-carried = carried
name-bakhty = Bakhty
name-torugart = Torugart
name-irkeshtam = Irkeshtam
name-kulma_karasu = Karasu (Kulma)
name-lianyungang_base = Kazakh terminal, Lianyungang

# States of projects, networks, lines, corridors, crossings and ports
name-partly_open = partly open
name-in_service = in service
name-under_construction = under construction
name-planned = planned
name-stopped = stopped
name-without_km = today
name-with_km = with the CKU railway
name-original = first line Turpan–Korla
name-shorter = line Turpan–Korla of 2014
# In charts: names of routes and places
name-kazakhstan_china_rail = Kazakhstan–China by rail
name-middle_corridor = Middle Corridor
name-cku_railway = CKU railway
name-kazakhstan_transit = Transit through Kazakhstan
name-khorgos_and_alashankou = Khorgos and Alashankou
name-khorgos = Khorgos
name-alashankou = Alashankou
name-khorgos_gateway = Khorgos dry port
name-baku_port = Port of Baku
name-aktau_port = Port of Aktau
name-turkmenbashi_port = Port of Turkmenbashi
name-xian = Xi’an
name-northern_route = Northern route
name-china_europe_trains = China–Europe trains
name-carec = CAREC’s samples
# What is counted of a corridor, in which unit, and of which means of transport
indicator-capacity = capacity
indicator-cargo = cargo
indicator-containers = containers
indicator-trains = trains
unit-kteu = kTEU
unit-mt-a-year = Mt a year
unit-thousand = thousand
mode-rail = rail
mode-road = road
mode-sea = sea

## How much Chinese money is there?

money = It depends on what is counted: our sources count { $n } things, none to be added to another.
money-fdi_stock = China’s ministry has a stock of direct investment of { MN($stock) } ({ PERIOD($period) }).
money-project_stock = The Eurasian Development Bank counts projects worth { MN($stock) } ({ PERIOD($period) }).
money-ended = Contracts and commitments end in { $year }; part of the money comes through Hong Kong or the Netherlands.
money-through-others = Part of the money comes through Hong Kong or the Netherlands.
money-unknown = No figure for Chinese money in Central Asia is known for this selection.

# The table
money-caption = Ways to count Chinese money in Central Asia
money-note-prices = Commitments are in prices of 2021.
money-note-bank = The bank’s last figure includes Uzbek projects that it did not count before.
money-concept = What
money-part = Part
money-basis = Source
money-value = $ mn
money-last_year = Up to
money-how = How
# In the table of money: what is counted, and by whom
count-all = all
count-construction = building
count-investment = purchases
count-mofcom = Chinese ministry of commerce
count-edb = Eurasian Development Bank
count-aei = American Enterprise Institute
count-aiddata = AidData
count-published = published
count-sum = sum of amounts
count-fdi_stock = stock of direct investment
count-project_stock = stock of projects
count-contract = contracts
count-commitment = loans and grants promised

## Who owes China?

debt = { COUNTRY($country) } owed { $creditor } { $amount }.
debt-below-highest = { COUNTRY($country) } owed { $creditor } { $amount }, down from { $highest }.
debt-amount = { PRINTED($debt, MN($debt, digits: 2)) } in { PERIOD($period) }
debt-amount-worked-out = { MN($debt, digits: 2) } in { PERIOD($period) } (worked out from a later figure)
# $debt may be an amount, or about an amount.
debt-highest = { $debt } at the highest ({ PERIOD($period) })
debt-highest-in-years = { $debt } in { PERIOD($years) }
debt-highest-amount = { MN($debt, digits: 2) }
debt-highest-about = about { MN($debt, digits: 2) }
debt-share-rose-and-fell = The share in its public external debt rose from { PCT($first) } ({ PERIOD($first_period) }) to { PCT($top) } ({ PERIOD($top_period) }) and fell to { PCT($last) } ({ PERIOD($last_period) }).
debt-share-went = The share in its public external debt went from { PCT($first) } ({ PERIOD($first_period) }) to { PCT($last) } ({ PERIOD($last_period) }).
debt-alone = In { PERIOD($period) } it owed { $creditor } alone { PRINTED($debt, MN($debt, digits: 2)) }; for all Chinese lenders we have no later figure.
debt-alone-with-share = In { PERIOD($period) } it owed { $creditor } alone { PRINTED($debt, MN($debt, digits: 2)) } ({ PCT($share) }); for all Chinese lenders we have no later figure.
# Sentences on what is repaid, and on what is not known
debt-repaid = { COUNTRY($country) } had repaid { $creditor } by { MONTH($period) }.
debt-unknown = No debt to China is known for this selection.
debt-service = { COUNTRY($country) } paid { $creditor } { $amount } of debt service in { $year }: { PCT($share) } of its whole debt service.
debt-service-with-principal = { COUNTRY($country) } paid { $creditor } { $amount } of debt service in { $year }, { PCT($principal, digits: 0) } of it principal: { PCT($share) } of its whole debt service.
service-amount = ${ NUM($service) } mn
service-amount-at-least = more than ${ NUM($service) } mn
debt-missing = For { COUNTRIES($countries) } we have no figure.
debt-loan-larger = The CKU loan of { MN($loan) } is larger than the Kyrgyz debt to the Export-Import Bank ({ PRINTED($debt, MN($debt, digits: 2)) }); the company owes it, not the state.
debt-loan-smaller = The CKU loan of { MN($loan) } is smaller than the Kyrgyz debt to the Export-Import Bank ({ PRINTED($debt, MN($debt, digits: 2)) }); the company owes it, not the state.

# The chart
debt-title = { $creditor } in Kyrgyz public external debt: { LIST($shares, form: "items") }
debt-title-without-kyrgyz = China’s share in public external debt
debt-share-of-year = { PCT($share, digits: 0) } in { $year }
debt-subtitle = Debt to China as a share of public external debt, %
debt-creditors = { LIST($creditors, form: "clauses") }.
debt-as-printed = As printed, or worked out from the total of the same date.
debt-of-all-lenders = { COUNTRY($country) }: all Chinese lenders
debt-of-one-lender = { COUNTRY($country) }: { $creditor } alone
debt-alt = Lines. { LIST($sentences, form: "sentences") }

## Where sources disagree

disputes-caption = Conflicting figures, the widest apart first
disputes-corridor = Corridor
disputes-indicator = What
disputes-period = Period
disputes-low = Low
disputes-high = High
disputes-unit = Unit
disputes-gap_pct = Apart, %
disputes-reason = Reason

## What was looked for and not found, a line each

sought-railway-money = How much of the railway from China to Uzbekistan is built in per cent, and how much of its money is paid.
sought-railway-lots = Works on that railway by lot, the interest on its loan, and how goods change gauge at Makmal.
sought-railway-tunnel = Which of its tunnels was broken through in September 2026; only a headline was seen.
sought-rail-years = Rail freight between Kazakhstan and China in 2014, 2015, 2017 to 2019 and 2021, in all of 2025, and for any month of 2026.
sought-rail-gates = Freight through Dostyk and through Altynkol apart, for whole years from 2015 to 2024.
sought-containers = Containers by border crossing.
sought-middle-2026 = Tonnes on the Middle Corridor in 2026, and its container trains after March of that year.
sought-roads = Freight by road through Torugart before 2024, through Irkeshtam for any whole year after 2013, and through Maikapchagai for any year.
sought-bakhty = Freight through Bakhty in 2025, and through Kulma by weight for any whole year after 2013.
sought-openings = Openings of the railways Darbaza-Maktaaral and Moyynty-Kyzylzhar.
sought-border-times = Time and cost at borders as CAREC measures them, for 2024.
sought-direct-investment = Direct investment from China in 2025 by the countries' own counts; Uzbekistan's adds loans.
sought-edb-2026 = The Eurasian Development Bank's list of Chinese projects for 2026.
sought-debt = What Kazakhstan and Uzbekistan owe China, at any time, and what any of the five countries owes it after January 2026.
sought-yuan = Whether Kazakhstan sold bonds in China in April 2026, and swaps of currencies agreed in 2025 or 2026.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-cell-00 =
    # Infrastructure: railways, routes and money

    When will the railway through Kyrgyzstan open, and what would it shorten? What do the
    corridors carry, and who pays?

# Above the brief
cell-cell-08 = ## In brief

# Above the cards
cell-cell-10 = ## Key figures

# Above infrastructure.portfolio
cell-cell-12 = ## What is being built, and where?

# Above infrastructure.opening
cell-cell-15 = ## When will the railway through Kyrgyzstan open?

# Above infrastructure.slips
cell-cell-17 = ## How late are such projects?

# Above infrastructure.costs
cell-cell-19 = ## What does the railway cost, and who pays?

# Above infrastructure.routes
cell-cell-21 = ## Which route is the shortest?

# Above infrastructure.comparison
cell-cell-24 = ## What would the railway shorten?

# Above infrastructure.accuracy
cell-cell-27 = ## How good are these distances and times?

# Above infrastructure.freight
cell-cell-29 = ## What do the corridors carry?

# Above infrastructure.border
cell-cell-42 = ## What crosses the border, and who counts it?

# Above infrastructure.money
cell-cell-32 = ## How much Chinese money is there?

# Above infrastructure.debt
cell-cell-34 = ## Who owes China?

# Above the verdicts on claims
cell-cell-36 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above infrastructure.disputes
cell-cell-38 =
    ## Where sources disagree

    Figures of one fact that differ by more than rounding. What the data cannot answer stays
    open: opinion polls, traffic by product, and costs in dollars of several Kazakh lines.

# Above the list of sources
cell-cell-40 = ## Sources
