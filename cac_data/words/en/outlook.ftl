### Outlook: what its page says.
###
### A sentence a message. What has `.title` begins with a capital there: in cells and
### headings. For the functions see common.ftl.

## What several sections say

joined-clauses = { LIST($clauses, form: "clauses") }
in-items = { LIST($items, form: "items") }
# $most are all but the last, parted by commas.
either = { $most } or { $last }

# A figure with its unit
amount-dollars = { BN($value) }
amount-mn-dollars = ${ NUM($value) }{"\u00A0"}mn
amount-mn-yuan = { NUM($value) }{"\u00A0"}mn yuan
amount-bn-yuan = { NUM($value) }{"\u00A0"}bn yuan
amount-times = { TIMES($value) }
amount-percent = { PCT($value) }
amount-percent-a-year = { PCT($value) } a year
amount-of-people = { AMOUNT($value, $unit) }
amount-counted = { $n }{"\u00A0"}{ UNIT($unit, $n) }
amount-measured = { AMOUNT($value, $unit, digits: 1) }
amount-printed = { PRINTED($value, $amount) }
amount-of-period = { $amount } ({ PERIOD($period) })
at-most = at most { $amount }
next-figure = { PERIOD($period) }
# Years that only durations give
derived-year = { $year } (derived)
derived-years = { $first }–{ $last } (derived)
never = never
no-figure-known = no figure

# How officials come to the year that they name
officials-outright = the year officials name
officials-latest = the latest year that officials’ durations give
officials-most = the year that most of officials’ durations give

# Indicators of the six sectors
indicator-turnover = trade with China
    .title = Trade with China
indicator-exports = exports to China
    .title = Exports to China
indicator-imports = imports from China
    .title = Imports from China
indicator-railway = opening of the railway through Kyrgyzstan, as officials name it
    .title = Opening of the railway through Kyrgyzstan, as officials name it
indicator-corridor = cargo on the Middle Corridor
    .title = Cargo on the Middle Corridor
indicator-hubs = logistics hubs opened
    .title = Logistics hubs opened
indicator-gas = Central Asian gas to China
    .title = Central Asian gas to China
indicator-oil = Kazakh oil to China, all routes
    .title = Kazakh oil to China, all routes
indicator-solar_wind = solar and wind in Uzbekistan
    .title = Solar and wind in Uzbekistan
indicator-parks = technology parks opened
    .title = Technology parks opened
indicator-workshops = countries with a Lu Ban workshop at work
    .title = Countries with a Lu Ban workshop at work
indicator-scholarships = grants that China pledged for the year
    .title = Grants that China pledged for the year
indicator-students = Central Asian students in China
    .title = Central Asian students in China
indicator-visitors = arrivals from China in Kazakhstan
    .title = Arrivals from China in Kazakhstan
indicator-against_terror = acts of the Shanghai Cooperation Organisation (SCO) on terrorism
    .title = Acts of the Shanghai Cooperation Organisation (SCO) on terrorism
indicator-against_drugs = SCO acts on drugs
    .title = SCO acts on drugs
indicator-against_cybercrime = SCO acts on cybercrime
    .title = SCO acts on cybercrime
indicator-gas_left = Turkmen gas output less consumption (Statistical Review)
    .title = Turkmen gas output less consumption (Statistical Review)

# Verdicts on claims in cells, and whether a forecast is on track
judged-supported = Supported
judged-qualified = Qualified
judged-misattributed = Misattributed
judged-disputed = Disputed
judged-contradicted = Contradicted
judged-open = Open
judged-unverified = Unverified
judged-opinion = Opinion
track-on = on track
track-off = off track
track-no_call = no call
track-for = { $track } for { $amount }

# What is forecast; $year is its end
event-trade-reaches = Trade reaches { $amount } in { $year }
event-trade-inside = Trade ends between the article’s levels in { $year }
event-trade-no-growth = Trade is no larger in { $year } than in { $last_year }
event-railway = The railway through Kyrgyzstan is open by the end of { $year }
event-gas-more = Turkmenistan has more gas to sell in { $year } than on average in { $first_year }–{ $last_year }
event-gas-full = Turkmenistan alone could fill lines A to C in { $year }
event-claimed = { $statement }

# On what a probability rests
basis-projection = from the { COUNT($n, noun: "errors") } of past forecasts
basis-own-past = { COUNT($n, noun: "yearly-changes") } of its balance, drawn again
basis-reference-class = rule of succession: { $finished } of { COUNT($n, noun: "works") } across borders done by their first date

## In brief

must-trade = The article’s upper level needs trade growing { PCT($needed) } a year to { $year }.
must-trade-with-lower = The article’s upper level needs trade growing { PCT($needed) } a year to { $year } ({ BN($low, digits: 0) }: { PCT($low_needed) }).
must-gas = Of gas it expects no more than growth; to fill a Line D, as this scenario assumes, Turkmen output must grow { PCT($needed) } a year.
must-railway = By the plan { PCT($share, digits: 0) } of the railway’s works would be left for { $months } months.
finding = The chance that trade reaches the article’s { $low } in { $year } is { CHANCE($low_chance) }; for { $high } it is { CHANCE($high_chance) }.
no-chance-of-trade = The series of trade is too short here for a probability.
no-skill = In past years such probabilities had no skill ({ NUM($skill, digits: 2) }): a Brier score of { NUM($score, digits: 3) }, where the base rate known at the time earns { NUM($base, digits: 3) }.
some-skill = In past years such probabilities had some skill ({ NUM($skill, digits: 2) }): a Brier score of { NUM($score, digits: 3) }, where the base rate known at the time earns { NUM($base, digits: 3) }, in only { $n } questions, which overlap.
no-clear-skill = In past years such probabilities had no clear skill ({ NUM($skill, digits: 2) }): a Brier score of { NUM($score, digits: 3) }, where the base rate known at the time earns { NUM($base, digits: 3) }, in only { $n } questions, which overlap.
railway-chance = The chance that the railway through Kyrgyzstan opens by { $year }, { $named }, is { CHANCE($probability) }, by the rule of succession, n { $n }.
railway-no-rate = For the article’s { $year } there is no rate: { $late } of { $works } works across borders were first dated under { $years } years ahead.
solar-wind-needs = Uzbekistan’s goal for solar and wind needs { NUM($needed, digits: 1) } GW a year; the last year added { NUM($added, digits: 1) } GW, the best five years { NUM($best, digits: 1) } GW a year.
promises-kept = Of { COUNT($n, noun: "decided-promises") }, each subject counted once, { $in_time } ({ PCT($share, digits: 0) }) { $in_time ->
    [one] was
   *[other] were
 } kept in time; the 95 % limits are { NUM($low) } and { PCT($high, digits: 0) }.
scenario-leads-brief = Growth as assumed here gives { BN($amount, digits: 0) } of trade in { $year }: arithmetic, not a forecast.
next-decided = The next forecast of the article to be decided is due in { PERIOD($period) }.

## Key figures: labels, notes beside them, names of outcomes

figure-scenario = Trade { under-this-scenario }
    .note = assumed growth, so no interval
figure-kyrgyz_turnover = Kyrgyz trade with China
figure-kyrgyz_turnover_2030 = Kyrgyz trade with China { under-this-scenario }
    .outcome = Kyrgyz trade
figure-probability_trade_120 = Chance that trade reaches the article’s lower level
figure-probability_trade_150 = Chance that trade reaches the article’s upper level
figure-probability_trade_inside = Chance that trade ends between the article’s levels
figure-probability_trade_no_growth = Chance that trade is no larger than today
figure-probability_railway_claimed = Chance that the railway opens by the article’s year
figure-probability_railway_stated = Chance that the railway opens by { $named }
figure-probability_gas_more = Chance that Turkmenistan has more gas to sell
    .note = than on average in { $first_year }–{ $last_year }; { LIKELIHOOD($probability) }; { $basis }
note-of-probability = { LIKELIHOOD($probability) }; { $basis }
# More key figures, and what stands below their numbers
figure-brier = Brier score of our probabilities in past years
    .note = 0 is perfect; the base rate known at the time earns { NUM($base, digits: 3) }; { $n } overlapping questions
    .note-with-skill = 0 is perfect; the base rate known at the time earns { NUM($base, digits: 3) }, so the skill is { NUM($skill, digits: 2) }; { $n } overlapping questions
figure-needed_trade_high = Growth of trade needed for the article’s upper level
figure-needed_solar_wind_uzb = Solar and wind that Uzbekistan’s goal needs
note-of-pace = { NUM($achieved, digits: 1) } in the last five years
note-of-pace-and-last = { NUM($achieved, digits: 1) } in the last five years, { NUM($last, digits: 1) } in the last
# The same of capacity that is added a year.
note-of-additions = { NUM($achieved, digits: 1) } in the last five years
note-of-additions-and-last = { NUM($achieved, digits: 1) } in the last five years, { NUM($last, digits: 1) } in the last
figure-railway = Opening of the railway through Kyrgyzstan, as officials name it
    .note = { COUNT($n, noun: "current-statements") }
    .note-derived = { COUNT($n, noun: "current-statements") }, each a duration: none names a year
figure-workshops = Countries with a Lu Ban workshop at work
    .note = of the five countries
figure-students = Central Asian students in China
    .note = figures of single countries are of other years and do not add up to it
figure-investment = Stock of Chinese investment in Central Asia
    .note = two sources, two concepts: { LIST($stocks, form: "items") }
# Who counts a stock
stock-of-edb = EDB
stock-of-mofcom = MOFCOM
stock-by-source = { $source } { NUM($amount, digits: 1) } ({ PERIOD($period) })
figure-claims_supported = Key claims that the evidence supports
figure-claims_misattributed = Key claims with the right number attached to the wrong thing
figure-claims_contradicted = Key claims that the evidence contradicts
note-of-claims = of { $n } key claims
figure-promises_kept = Decided promises that were kept early or on time
    .note = { $in_time } of { $n }, each subject counted once; 95 % limits by Wilson
figure-promises_slip = Lateness of promises that came late, median
    .note = of { $late } that came late; { $not_kept } more were not kept
figure-next_resolution = Next forecast of the article to be decided

## Where do the six sectors stand?

indicators-grew = { $indicators } grew on the year before.
indicators-same = { $indicators } did not change.
indicators-fell = { $indicators } fell on the year before.
indicator-by = { $indicator } ({ PCT($change, sign: 1) })
indicator-by-with-parts = { $indicator } ({ PCT($change, sign: 1) }, both exports and imports)
no-trend = One year is no trend.
nothing-to-compare = No indicator has a figure later than the article to compare.
since-article = Since the month of the article, { PERIOD($month) }, only one has a figure at both ends: { $indicator }, { PCT($change, digits: 0, sign: 1) }.
known-on = This page keeps to what was known on { PERIOD($day) }; figures revised since are marked (†).
doubt-line-d = Line D in { $year } would have no gas: no section is in use, and output growing { PCT($growth) } a year does not fill it.
doubt-opening = An opening of the railway in { $year } is earlier than any date that officials still name ({ $earliest }).
doubt-works = By the plan { PCT($share, digits: 0) } of its works would be left for { $months } months.

# Table
standing-caption = Where the six sectors stand
standing-marks = Bars start at zero; a dot is a year without a figure.
standing-dash = A dash: no figure of a year after the one before the article, or pledges that overlap.
standing-year-before = Solar and wind of the year before: the last level less what was added.
standing-grants-spread = Grants are pledges for several years, spread evenly.
column-standing-sector = Sector
column-standing-indicator = Indicator
column-standing-spark = Ten years
column-standing-last = Last figure
column-standing-change_pct = On the year before
column-standing-expected = Expected
column-standing-heads = This scenario
column-standing-verdict = Verdict
# In the table of the standing: the parts it has
sector-economy = Economy
sector-infrastructure = Infrastructure
sector-energy = Energy
sector-technologies = Technologies
sector-people = People
sector-security = Security
indicator-since-article = { $indicator } since the article
# The period as the table has it
last-of-period = { $amount } ({ $period })
change-on = { PCT($change, sign: 1) } on { $base }
expected-growth = growth to { $year }
expected-year = in { $year }
expected-levels = { BN($low, digits: 0) } to { BN($high, digits: 0) } in { $year }
expected-part = at least { $enough } of { $amount }
expected-least = at least { $amount }
expected-goal = goal { AMOUNT($level, $unit) } in { $period }
goal-out-of-reach = { AMOUNT($level, $unit) }: no five years were as fast

## How likely is it, and when will it be known?

likelier = { $likely } of { COUNT($n, noun: "forecasts") } with a probability { $likely ->
    [one] is
   *[other] are
 } likelier than not: { LIST($events, form: "clauses") }.
likelier-none = { $likely } of { COUNT($n, noun: "forecasts") } with a probability { $likely ->
    [one] is
   *[other] are
 } likelier than not.
event-with-odds = { $event } ({ ODDS($probability) })
without-estimate = { COUNT($n, noun: "other-forecasts") } of the article { $n ->
    [one] has
   *[other] have
 } no estimate.
with-rule = { $n } of them { $n ->
    [one] has a rule and is
   *[other] have a rule and are
 } decided by { PERIOD($last) }.
with-rule-and-without = { $n } of them { $n ->
    [one] has a rule and is
   *[other] have a rule and are
 } decided by { PERIOD($last) }; { $without } cannot be decided.
works-kept = Of { COUNT($n, noun: "works") } across borders whose first date has passed, not all of them railways, { $finished ->
    [0] none
   *[other] { $finished }
 } kept it.
works-allow = So few allow { NUM($low, digits: 2) } to { NUM($high, digits: 2) } around the { ODDS($probability) } for { $year } (95 %, Jeffreys).
railways-alone = Railways alone, { $finished } of { $n }, would give { ODDS($probability) }.
opening-assumed = This scenario assumes { $assumed }.
opening-assumed-beside-named = This scenario assumes { $assumed }; officials name { $year }.
opening-assumed-beside-derived = This scenario assumes { $assumed }; officials give durations to { $year }.

# Chart
chances-title = { $event }: { CHANCE($probability) }
chances-title-none = How likely the forecasts are
chances-subtitle = Probability, 0 to 1; words of Intelligence Community Directive 203
chances-caption = No probability knows the scenario.
chances-alt = Dots between 0 and 1 over shaded bands. { $title }.

# Tables
forecasts-caption = Probabilities and the rule that will decide
forecasts-note = Each chance is rounded by itself: differences may be 0.01 off.
column-forecasts-event = Forecast
column-forecasts-chance = Chance
column-forecasts-basis = Rests on
column-forecasts-rule = How it is decided
column-forecasts-resolves_on = Decided in
# In the table of forecasts: chance and rule
forecast-chance = { CHANCE($probability) }
forecast-decided = { PERIOD($period) }
rule-none = cannot be decided
rule-inside = Chinese customs: from { BN($low, digits: 0) } to below { BN($high, digits: 0) } in { $year }
rule-railway = trains run over the whole line by the end of { $year }
rule-since-article = at least { $amount } since the article
rule-at_least = { $counted }: at least { $amount } in { $year }
rule-above = { $counted }: more than { $amount } in { $year }
rule-at_most = { $counted }: at most { $amount } in { $year }
# The table of claims without a forecast, and why they have none
silent-caption = Forecasts of the article without a probability
column-silent-statement = Forecast of the article
column-silent-reason = Why there is no estimate
column-silent-rule = How it is decided
silent-one-act = one act meets the test; nothing measures the fight
silent-met = test met: { $amount } since the article
silent-pipeline = no trend can be extrapolated from a pipeline that was being filled
silent-short = { COUNT($n, noun: "years") } known, ten are needed
silent-collected = no complete list
silent-no-rate = no work gives a rate
silent-no-rate-late = no rate: { $late } of { COUNT($n, noun: "works") } across borders were first dated under { $years } years ahead
silent-no-figure = no figure is known

## Would such probabilities have been right?

hindcast-worse = No better than the base rate: asked { $n } questions of past years, the forecast of trade earned a Brier score of { NUM($score, digits: 3) }.
hindcast-better = A little better than the base rate: asked { $n } questions of past years, the forecast of trade earned a Brier score of { NUM($score, digits: 3) }.
hindcast-unclear = Not clearly better than the base rate: asked { $n } questions of past years, the forecast of trade earned a Brier score of { NUM($score, digits: 3) }.
hindcast-base = The share of earlier spans known at the time to have grown as fast earns { NUM($base, digits: 3) }: a skill of { NUM($skill, digits: 2) }.
hindcast-base-never-wrong = Asked { $n } questions of past years, the forecast of trade earned a Brier score of { NUM($score, digits: 3) }; the base rate known at the time was never wrong.
hindcast-after = Against the { $events } of { $n } that came true, which nobody knew, it is { NUM($skill, digits: 2) }.
hindcast-flatters = The windows overlap, and the method was chosen with sight of these years.
no-hindcast = Past years cannot be asked: no year has both an interval and an answer.
record-kept = Our probabilities are stored with each version of the tables (so far { $versions }) and scored once due.
record-decided = The { COUNT($n, noun: "forecasts") } decided so far earned { NUM($score, digits: 2) }.
record-ahead = None of the { COUNT($n, noun: "forecasts") } is due before { PERIOD($due) }.

## What would have to be true?

enough = The last five years were fast enough for { $enough } of { COUNT($n, noun: "promises") }.
enough-and-few = The last five years were fast enough for { $enough } of { COUNT($n, noun: "promises") }; for { LIST($few, form: "items") } too few years are known.
never-enough = No five years known were fast enough for { $promises }.
once-enough = For the others there were such years once.
trade-needs = { $promise } needs { $needed }; growth over five years has been anything from { PCT($worst) } to { PCT($best) } a year.
gas-needs = Gas for a full Line D needs { $needed } of Turkmen output.
gas-needs-seen = Gas for a full Line D needs { $needed } of Turkmen output; { $fast } of { $spans } spans of five years had that, the best in { PERIOD($best) }.
no-forecast = A fast past is no forecast, and the railway is not among them: no measured pace of its works is published.
no-pace = No pace is known that a promise could be compared with.
promise-trade = { BN($level, digits: 0) } of trade in { $year }
    .title = { BN($level, digits: 0) } of trade in { $year }
promise-gas-lines-a-to-c = a full pipeline in { $year }, lines A to C
    .title = A full pipeline in { $year }, lines A to C
promise-gas-with-line-d = a full pipeline in { $year }, with Line D
    .title = A full pipeline in { $year }, with Line D
promise-corridor = { NUM($level) } Mt on the Middle Corridor in { $year }
    .title = { NUM($level) } Mt on the Middle Corridor in { $year }
promise-solar-wind = { NUM($level) } GW of Uzbek solar and wind in { $year }
    .title = { NUM($level) } GW of Uzbek solar and wind in { $year }

# Table
needs-caption = The pace that each promise needs, beside those of all five years known
needs-growth-of-five-years = Growth a year from end to end of each five years in the data; of solar and wind, additions a year.
needs-gas-turkmen = Gas: output of Turkmenistan.
column-needs-promise = Promise
column-needs-needed = Needed
column-needs-achieved = Last five years
column-needs-best = Worst to best five years
column-needs-fast_enough = Spans as fast
column-needs-light = Enough?
# In the table of paces: what is needed, and what was reached
growth-of-one-span = { PCT($best) } (best { PERIOD($period) })
growth-of-spans = { PCT($worst) } to { PCT($best) } (best { PERIOD($period) })
additions-of-one-span = { NUM($best, digits: 1) } (best { PERIOD($period) })
additions-of-spans = { NUM($worst, digits: 1) } to { NUM($best, digits: 1) } (best { PERIOD($period) })
spans-as-fast = { $fast } of { $n }
pace-few = – too few years
pace-enough = ✓ lately
pace-seen = △ once, not lately
pace-never = ✗ never

## What would change the path of trade?

scenario-leads = The scenario leads to { BN($amount, digits: 0) } in { $year }.
changes-below = { $n ->
    [1] One change would
    [2] Two changes would each
    [3] Three changes would each
   *[other] { $n } changes would each
 } push trade below { BN($level, digits: 0) }: { $changes }.
changes-above = { $n ->
    [1] One change would
    [2] Two changes would each
    [3] Three changes would each
   *[other] { $n } changes would each
 } push trade above { BN($level, digits: 0) }: { $changes }.
no-change-below = None of the changes alone pushes trade below { BN($level, digits: 0) }.
no-change-above = None of the changes alone pushes trade above { BN($level, digits: 0) }.
change-to = { $change } ({ BN($amount, digits: 0) })
changes-alone = The changes do not add up, and none has a probability here.
condition-scenario = this scenario
    .title = This scenario
condition-kyrgyz_line = Kyrgyz exports back at their { $since } level
    .title = Kyrgyz exports back at their { $since } level
condition-imports_kgz = Kyrgyz imports back at their { $since } level
    .title = Kyrgyz imports back at their { $since } level
condition-imports_kaz = Kazakh imports back at their { $since } level
    .title = Kazakh imports back at their { $since } level
condition-flat_exports = no growth of exports
    .title = No growth of exports
condition-replay = a repeat of 2013–16
    .title = A repeat of 2013–16
condition-past_growth = growth as since { $since }
    .title = Growth as since { $since }

# Chart
conditions-title = { $change } would cut trade in { $year } to { BN($amount, digits: 0) }
conditions-title-none = Trade at the horizon
conditions-subtitle = Trade with China in { $year } if one thing changes, $ bn at current prices
conditions-caption = Imports back at an earlier level show how much came since then; transit before it, and goods that stay, are not told apart.
conditions-alt = Dots in rows beside the article’s levels. { $title }.
conditions-name-article = The article’s level

## What if?

what-if = A point more growth adds { BN($point) } in { $year }.
what-if-still = The sliders do not move the gas in exports, prices or volumes alone, the railway or any chance.
what-if-independent = Exports and imports move independently, the Kyrgyz item by its own slider alone.
what-if-path = Trade with China, $ bn

## What to watch next?

signals-on = { $on } of { COUNT($n, noun: "signals") } with a wanted direction { $on ->
    [one] is
   *[other] are
 } at or above the threshold: { LIST($signals, form: "clauses") }.
signals-none-on = { $on } of { COUNT($n, noun: "signals") } with a wanted direction { $on ->
    [one] is
   *[other] are
 } at or above the threshold.
signals-too-early = Too early for a call: { LIST($signals, form: "clauses") }.
no-signals = None of the signals has a figure and a threshold.
signal-trade = growth of trade in a year
    .title = Growth of trade in a year
signal-without_kyrgyzstan = growth of exports without Kyrgyzstan
    .title = Growth of exports without Kyrgyzstan
signal-transit = Chinese exports over recorded imports, Kazakhstan
    .title = Chinese exports over recorded imports, Kazakhstan
signal-gas = Central Asian gas to China
    .title = Central Asian gas to China
signal-corridor = cargo on the Middle Corridor
    .title = Cargo on the Middle Corridor
signal-solar_wind = solar and wind added in Uzbekistan
    .title = Solar and wind added in Uzbekistan
signal-workshops = countries with a Lu Ban workshop
    .title = Countries with a Lu Ban workshop
signal-grants = grants that China pledged so far for { $period }
    .title = Grants that China pledged so far for { $period }
signal-visitors = arrivals from China in Kazakhstan
    .title = Arrivals from China in Kazakhstan

# Table of signals
signals-caption = Signals and their thresholds
signals-note = Above the threshold is what the article expects, except for the ratio of Kazakhstan, where more is neither good nor bad.
column-signals-signal = Watch
column-signals-value = Last figure
column-signals-level = Threshold
column-signals-threshold = The threshold is
column-signals-light = Where it stands
column-signals-next_on = Next figure
# In the table of signals: threshold and light
threshold-goal = what the goal for { $year } needs
threshold-trade = what { BN($goal, digits: 0) } in { $year } needs
threshold-countries = at least { $n } of the five states
threshold-year-before = the same months a year before
threshold-figure = the figure of { $year }
light-on-above = ✓ above
light-on-at-it = ✓ at it
light-off = ✗ below
light-before = – older than the article
light-neither-above = ▲ above
light-neither-below = ▼ below

# Early warnings: what would announce the scenarios
warnings-false = None of these warnings is true today.
warnings-caption = Early warnings
warnings-met-left-out = A level that is met already warns of nothing and is left out.
warnings-last-of-whole-year = Where months or quarters are watched, the last figure is that of a whole year.
column-warnings-outcome = It would announce
column-warnings-signal = Watch
column-warnings-level = Warns if it is
column-warnings-threshold = The level is
column-warnings-value = Last figure
column-warnings-next_on = Next figure
# In the table of early warnings: what is announced
announced-scenario = Slow growth of trade
announced-scenario_exports = A slump of raw materials
announced-uzbek_solar_wind_2030 = Solar and wind as Uzbekistan’s goal needs
announced-kyrgyz_turnover_2030 = The end of transit through Kyrgyzstan
announced-gas-squeeze = A squeeze of Turkmen gas
announced-line-d = Gas for a Line D
# In the table of early warnings: what is watched, and the level
watched-trade_pace = Growth of trade in a year
watched-exports = Exports to China in a year
watched-turkmen_gas_value = Change on a year earlier in the value of Turkmen gas sold to China, two quarters in a row
watched-turkmen_output = Growth of Turkmen gas output in a year
watched-solar_wind_added = Solar and wind added in Uzbekistan
watched-kyrgyz_imports = Change on a year earlier in Chinese exports to Kyrgyzstan, October to December
warns-below = below { $level }
warns-above = above { $level }
warns-between = between { PCT($low, digits: 0) } and { PCT($high, digits: 0) }
level-in-percent = { PCT($level, digits: 0) }
level-our-choice = our choice
level-line-d = what a full pipeline with Line D needs
change-in-percent = { PCT($change, sign: 1) }
amount-of-whole-year = { $amount } ({ PERIOD($period) }, whole year)

# Beside the signals: what has no threshold
beside-caption = Beside the signals: what else has no threshold
column-beside-watch = Watch
column-beside-last = Last figure
beside-antimony = Critical minerals: Tajik antimony
beside-water = Water: a Chinese-Kazakh agreement on shared rivers
antimony-share = about { PCT($share, digits: 0) } of world output ({ PERIOD($period) })
water-announced = announced { PERIOD($since) }
water-draft = announced { PERIOD($since) }, a draft on { PERIOD($draft) }

## Do words become deeds?

deeds-more = More than half: of { COUNT($n, noun: "decided-promises") }, each subject counted once, { $in_time } ({ PCT($share, digits: 0) }) { $in_time ->
    [one] was
   *[other] were
 } kept, { $early } early and { $on_time } on time.
deeds-half = No more than half: of { COUNT($n, noun: "decided-promises") }, each subject counted once, { $in_time } ({ PCT($share, digits: 0) }) { $in_time ->
    [one] was
   *[other] were
 } kept, { $early } early and { $on_time } on time.
deeds-less = Less than half: of { COUNT($n, noun: "decided-promises") }, each subject counted once, { $in_time } ({ PCT($share, digits: 0) }) { $in_time ->
    [one] was
   *[other] were
 } kept, { $early } early and { $on_time } on time.
deeds-late = { $late } came late, and { $not_kept } { $not_kept ->
    [one] was
   *[other] were
 } not kept.
deeds-limits = So few promises allow any true share from { PCT($low, digits: 0) } to { PCT($high, digits: 0) } (95 % limits by Wilson).
deeds-ahead = { $n } of the early ones { $n ->
    [one] is
   *[other] are
 } due later: an aim can be reached before its date, but not missed, which flatters the share.
deeds-at-once = { $n } of these { $n ->
    [one] was
   *[other] were
 } reached in the very year in which the aim was set.
deeds-due = Without the { $ahead }, { $in_time } of { $n } { $in_time ->
    [one] was
   *[other] were
 } kept.
deeds-due-in-percent = Without the { $ahead }, { $in_time } of { $n } { $in_time ->
    [one] was
   *[other] were
 } kept ({ PCT($share, digits: 0) }).
deeds-heads = Heads of state and of government kept { $in_time } of { $n }.
deeds-heads-each-ahead = Heads of state and of government kept { $in_time } of { $n }, each before its date.
deeds-heads-some-ahead = Heads of state and of government kept { $in_time } of { $n }, { $ahead } of them before its date.
# Sentences on subjects and delays
deeds-subjects = By subject: { LIST($subjects, form: "items") }.
deeds-of-subject = { $subject } { $in_time } of { $n }
deeds-slip = The late ones missed their date by { NUM($low, digits: 1) } years, { NUM($median, digits: 1) } at the median.
deeds-slip-from-to = The late ones missed their date by { NUM($low, digits: 1) } to { NUM($high, digits: 1) } years, { NUM($median, digits: 1) } at the median.
nothing-decided = No promise known here is decided.
apart-again = Not counted are { COUNT($n, noun: "promises-again") } with another date.
apart = Nor are { $not_seen } of which no later report was seen, { $ahead } without a date or not yet due, and { $third_party } forecasts and dates of third parties.
apart-with-cancelled = Nor are { $not_seen } of which no later report was seen, { $ahead } without a date or not yet due, { $cancelled } cancelled, and { $third_party } forecasts and dates of third parties.
no-sample = The list is no sample of all promises.

# Table of what was kept
kept-caption = What became of dated promises, each subject counted once
kept-note = A year is due at its end.
kept-note-subject = One work with its stage, or one figure for one year, is one subject; of several promises on it the first counts.
kept-note-limits = Limits by Wilson.
column-kept-group = Promises
column-kept-promises = Decided
column-kept-early = Kept early
column-kept-on_time = Kept on time
column-kept-late = Late
column-kept-not_kept = Not kept
column-kept-value = Kept, % (95 % limits)
# In the table of kept promises: its rows
kept-all = All
kept-by = By { $maker }
kept-on = On { $subject }
kept-share = { NUM($share) } ({ NUM($low) } to { NUM($high) })
subject-energy = energy
subject-minerals = minerals
subject-trade = trade
subject-transport = transport
subject-water = water
maker-head = heads of state and of government
    .title = Heads of state and of government
maker-government = ministries and regions
    .title = Ministries and regions
maker-company = companies
    .title = Companies
maker-third_party = third parties
    .title = Third parties
maker-nobody = nobody named
    .title = Nobody named
kind-agreement = Agreement
kind-amount = Figures to be reached
kind-completion = Completion
kind-forecast = Forecast
kind-part = Part
kind-start_of_works = Start of works
kind-study = Study

# Table of all promises
promises-caption = Every dated promise and forecast, and what became of it
column-promises-promise = Promise
column-promises-who = Who
column-promises-said_on = Said
column-promises-due = Due
column-promises-outcome = Outcome
column-promises-slip_years = Slip, years
column-promises-counts = Counted
# In the table of promises: what stands in its cells
promise-of-amount = { COUNTRIES($countries) }: { $promise }, { $unit ->
    [percent] { NUM($level) } percent
   *[other] { AMOUNT($level, $unit) }
 }
promise-of-amount-in-tenths = { COUNTRIES($countries) }: { $promise }, { $unit ->
    [percent] { NUM($level, digits: 1) } percent
   *[other] { AMOUNT($level, $unit, digits: 1) }
 }
promise-day = { PERIOD($day) }
promise-day-not-printed = no date printed
promise-without-date = no date
promise-slip = { NUM($years, digits: 1) }
outcome-of-period = { $outcome } ({ PERIOD($period) })
outcome-cancelled = cancelled
outcome-early = early
outcome-kept = kept
outcome-late = late
outcome-missed = missed
outcome-not_done = not done
outcome-not_seen = not seen
outcome-open = open
outcome-wrong = wrong
# In the table of promises: whether one counts
counts-again = repeats an earlier one
counts-ahead = not yet due
counts-cancelled = cancelled
counts-not_seen = no report
counts-open = open
counts-third_party = no promise
counts-wrong = wrong
counts-yes = yes

## What was due, and what is due next year?

fell-due = Of { COUNT($n, noun: "dates") } of officials and companies in { $first_year } and { $last_year } that have passed, { $outcomes }.
fell-due-none = No date that officials or companies named is known to have passed in these two years.
fallen-kept = { $n } { $n ->
    [one] was
   *[other] were
 } kept
fallen-late = { $n } { $n ->
    [one] was
   *[other] were
 } met late
fallen-not_kept = { $n } { $n ->
    [one] was
   *[other] were
 } not kept
fallen-no_report = of { $n } we saw no later report
moved = New dates: { LIST($moves, form: "clauses") }.
moved-to = { $promise }, from { PERIOD($due) } to { PERIOD($new_due) }
moved-within = { $promise }, from { PERIOD($due) } to { PERIOD($new_due) }, by the same official within { COUNT($n, noun: "days") }
still-due = Also due by the end of { $year }: { LIST($promises, form: "clauses") }.
still-due-work = { $promise }
still-due-amount = { $promise }, { AMOUNT($level, $unit) }, in { COUNTRIES($countries) }
still-due-number = { COUNT($n, noun: "more-promises") } { $n ->
    [one] is
   *[other] are
 } due by the end of { $year }.
# Sentences on pledges that fell due, and on what is due next
pledges-fell-due = Of leaders’ pledges with a date in these years: { LIST($pledges, form: "clauses") }.
pledge-done = { $pledge }: done
pledge-not_seen = { $pledge }: no report of it
pledge-other = { $pledge }: done in part or not finished

due = Of the pledges on our list, which is wider than the summits, { $n } { $n ->
    [one] is
   *[other] are
 } due in { $year }, as first dated.
due-none = None of the pledges on our list is due in { $year }.
# The table of what is due
due-caption = Pledges due in { $year }
column-due-pledge = Pledge
column-due-owners = By
column-due-countries = Where
column-due-status_note = Last report
pledge-of-amount = { $pledge } ({ $amount })
pledge-countries = { COUNTRIES($countries) }
pledge-all-five = all five states
pledge-report = { $report } ({ MONTH($period) })
pledge-no-report = none

## Do people follow?

workshops = A Lu Ban workshop is at work in { COUNTRIES($countries) }.
workshops-since = A Lu Ban workshop is at work in { COUNTRIES($countries) }, the last since { PERIOD($since) }.
no-workshops = A Lu Ban workshop is at work in none of the five states.
visits = Visits from China rose { PCT($least, digits: 0) } ({ $least_count }) to { PCT($most, digits: 0) } ({ $most_count }).
visits-count = { $count ->
    [arrivals] arrivals
    [tourists] tourists
   *[overnight_tourists] overnight tourists
 } in { COUNTRY($country) }, { $start }–{ $end }
later-visits = Later counts: { LIST($counts, form: "clauses") }.
later-count = { NUM($n) } { $kind } in { COUNTRY($country) } ({ $period })
later-count-and-before = { NUM($n) } { $kind } in { COUNTRY($country) } ({ $period }), after { NUM($before) } a year before
visits-kind = { $count ->
    [arrivals] arrivals
    [tourists] tourists
   *[overnight_tourists] overnight tourists
 }
visa-free-stay = Since { PERIOD($since) } China lets citizens of { COUNTRY($country) } pass through within { COUNT($days, noun: "days") } without a visa.
students-hosted = China counts more than { NUM($n) } Central Asian students ({ $period }).
study-trips = { COUNTRY($country) } counted { NUM($n) } trips for study from China in { $period }.
grants = On grants it is too early for a call; the evidence is mixed: China’s pledges, spread evenly over their years, make { $pledges }.
grants-of-year = { NUM($n) } in { $period }
grants-kazakh = Kazakhstan was given { NUM($first) } for { PERIOD($first_period) } and { NUM($last) } for { PERIOD($last_period) }.

# Charts
visits-title = Visits to { COUNTRY($country) } grew { PCT($growth, digits: 0) } in { $year }
visits-title-none = Visitors from China
visits-subtitle = Visitors from China in two years in a row, thousand persons
visits-not-the-same = The three counts are not of the same visits.
visits-borders-just-open = Borders had just opened again in the first year.
visits-alt = Pairs of points. { $title }.
visits-name-last = Later year
visits-name-first = Year before
visits-name-arrivals = Arrivals
visits-name-tourists = Tourists
visits-name-overnight_tourists = Overnight tourists
# The chart of where people were received
hosted-title = Kazakh students in China: { NUM($first) } in { $first_period }, { NUM($last) } in { $last_period }
hosted-title-none = Students in China
hosted-subtitle = Students in China by country of origin and year, persons; a hollow dot is “more than”
hosted-no-series = Different sources and years: not one series.
hosted-bar-of-two = A bar leads from the lower to the higher of two figures.
hosted-alt = Dots in rows by country and year. { $title }.
hosted-name-at_least = at least

## What do Chinese firms build, and at what risk?

# Companies, and money in yuan
no-companies = No count of companies with Chinese capital is known here.
companies = Uzbekistan’s statistics office counted { NUM($n) } companies with Chinese capital ({ MONTH($period) }).
companies-grew = Uzbekistan’s statistics office counted { NUM($n) } companies with Chinese capital in { MONTH($period) }, after { NUM($before) } in { MONTH($since) }.
companies-fell = Their number had fallen from { NUM($first) } ({ MONTH($since) }) to { NUM($last) } ({ MONTH($period) }).
companies-kazakh = Kazakhstan counted { $counts }.
companies-kazakh-unlike = Of Kazakhstan, { $counts } count different things and show no growth.
companies-of-period = { PRINTED($n, NUM($n)) } ({ MONTH($period) })
bonds-issued = Bonds sold in yuan: { LIST($bonds, form: "clauses") }.
bonds-planned = Planned, no sale seen: { LIST($bonds, form: "clauses") }.
bond = { $issuer }, { $amount } ({ MONTH($period) })
bond-worth = { $issuer }, worth { $amount } ({ MONTH($period) })

# Chart
companies-title = Companies with Chinese capital in Uzbekistan: { NUM($first) } in { MONTH($since) }, { NUM($last) } in { MONTH($period) }
companies-title-none = Companies with Chinese capital in Uzbekistan
companies-subtitle = Companies at work, as the statistics office of Uzbekistan counts
companies-caption = Counts of 2019 and 2020 are of a smaller total than later ones.
companies-alt = Marks over the years, one a count. { $title }.

# Networks, computing and cameras
technology-none = Nothing is known here of Chinese networks, data centres or cameras.
technology = Of { $n } Chinese works, agreements and offers in networks, computing and cameras that we found: { LIST($countries, form: "clauses") }.
technology-of-country = { COUNTRY($country) } has { $counts }
so-many-built = { $n } built or supplied
so-many-being_built = { $n } being built
so-many-signed = { $n } signed
so-many-proposed = { $n } proposed
intelligence-built = Artificial intelligence is at work in { COUNTRIES($countries) }.
intelligence-signed = Of artificial intelligence nothing is reported at work; agreements or documents are signed with { COUNTRIES($countries) }.
intelligence-being_built = Of artificial intelligence nothing is reported at work or signed; something is being built in { COUNTRIES($countries) }.
intelligence-proposed = Artificial intelligence is proposed, and nothing on it is signed.
technology-money = Money is known of { $n }: { LIST($sums, form: "clauses") }.
sum = { COUNTRIES($countries) }, { $amount } ({ PERIOD($period) })

# Table
technology-caption = Chinese networks, computing and cameras, by how far they are
technology-not-complete = Not a complete list, mostly by press.
technology-counts-as = A memorandum or agreement counts as signed, talks and declarations as proposed.
technology-years-inferred = Some years are inferred.
technology-dash = A dash: no sum.
column-technology-countries = Country
column-technology-title = What
column-technology-standing = How far
column-technology-period = When
column-technology-value = Money
standing-built = built or supplied
standing-being_built = being built
standing-signed = signed
standing-proposed = proposed

# Workers and risk
risks-none = Nothing is known here of Chinese workers, or of attacks, clashes and protests.
permits = Of { NUM($all) } foreigners with a work permit in Kazakhstan in { PERIOD($period) }, { NUM($chinese) } ({ PCT($share, digits: 0) }) were Chinese.
permits-since = Of { NUM($all) } foreigners with a work permit in Kazakhstan in { PERIOD($period) }, { NUM($chinese) } ({ PCT($share, digits: 0) }) were Chinese, after { PCT($first_share, digits: 0) } in { PERIOD($since) }.
quota = Kyrgyzstan’s quota for foreign workers, a limit, was { NUM($first) } in { $since } and { NUM($last) } in { $period }.
quota-permits = Permits given to Chinese are known to { $last } only, { $counts }: a larger quota does not show more of them.
permits-of-year = { NUM($n) } ({ $period })
attack = One attack from Afghan soil on Chinese in Tajikistan killed { $killed } and wounded { $injured } ({ PERIOD($period) }).
attacks = { $n } attacks from Afghan soil on Chinese in Tajikistan killed { $killed } and wounded { $injured } people from { MONTH($since) } to { PERIOD($period) }; we found none later.
# Sentences on victims and other incidents
people-agreed = { $n }
people-between = { $low } to { $high }
other-incidents = Other incidents with Chinese people or firms: { $counts }.
other-incidents-without-dead = Other incidents with Chinese people or firms, none with a known death: { $counts }.
incidents-attack-on-firms = { $n } { $n ->
    [one] attack
   *[other] attacks
 } on firms in { COUNTRIES($countries) }
incidents-clash = { $n } { $n ->
    [one] clash
   *[other] clashes
 } in { COUNTRIES($countries) }
incidents-protest = { $n } { $n ->
    [one] protest
   *[other] protests
 } in { COUNTRIES($countries) }
protests = A tracker counts anti-Chinese protests: { $counts } ({ PERIOD($period) }).
protests-in = { NUM($n) } in { COUNTRY($country) }

# Table
incidents-caption = Attacks, clashes and protests: Chinese people, Chinese firms, the Afghan border
incidents-of-one-day = Reports of one day and place are one incident; where they differ, the fewest and the most.
incidents-dead-at-borders = In border clashes the dead are guards and intruders.
incidents-totals-in-text = Totals of several attacks are in the text alone.
incidents-none = No attack, clash or protest is known here.
column-incidents-period = When
column-incidents-country = Country
column-incidents-place = Place
column-incidents-kind = What
column-incidents-killed = Dead
column-incidents-injured = Wounded
column-incidents-reports = Reports
# In the table of incidents: day and kind
incident-day = { PERIOD($period) }
incident-attack-from-afghan-territory = attack from Afghan soil
incident-attack-on-firms = attack on firms
incident-clash = clash
incident-clash-with-intruders-from-afghanistan = clash with intruders from Afghanistan
incident-protest = protest

## Do the key claims hold?

scoreboard = Of { COUNT($n, noun: "key-claims") }, { $verdicts }.
claims-of-verdict = { $n } { $n ->
    [one] is
   *[other] are
 } { VERDICT($verdict) }
verdicts-changed = { $n }{"\u00A0"}{ $n ->
    [one] verdict has
   *[other] verdicts have
 } changed since the day the article appeared.
turned-gas = Gas to China { $then }, the last year before the article, and { $now }: it is { $track } now.
turned-from-no-call = On “{ $statement }” no call could be made when the article appeared; it is { $track } now.
turned = “{ $statement }” was { $before } when the article appeared; it is { $track } now.
fell-in = fell { PCT($change) } in { $year }
grew-in = grew { PCT($change) } in { $year }
fell-from-to = fell { PCT($change) } from { $start } to { $end }
grew-from-to = grew { PCT($change) } from { $start } to { $end }

# Table
scoreboard-caption = The article’s key claims, tested three ways
column-scoreboard-statement = Claim
column-scoreboard-figure_now = Figure
column-scoreboard-referent_now = What it is said of
column-scoreboard-date_now = Date
column-scoreboard-verdict_now = Verdict

## Where sources disagree

disputes-caption = Conflicting figures of ties between people
disputes-empty = No two sources give different figures of one fact here.
disputes-both = both
disputes-from_china = from China
disputes-to_china = to China
column-disputes-country = Country
column-disputes-indicator = What
column-disputes-period = Period
column-disputes-low = Lowest
column-disputes-high = Highest
column-disputes-unit = Unit
column-disputes-gap_pct = Apart, %
column-disputes-reason = Why
# What is counted, by the code of the table
disputed-arrivals = Arrivals
disputed-arrivals_growth = Arrivals growth
disputed-bookings_growth = Bookings growth
disputed-border_crossings = Border crossings
disputed-confucius_institute_students = Confucius Institute students
disputed-confucius_institutes = Confucius Institutes
disputed-enrolments = Enrolments
disputed-flights = Flights
disputed-flights_permitted = Flights permitted
disputed-hospital_beds = Hospital beds
disputed-hospital_cases = Hospital cases
disputed-learners_of_chinese = Learners of Chinese
disputed-lu_ban_area = Lu Ban area
disputed-lu_ban_majors = Lu Ban majors
disputed-lu_ban_places = Lu Ban places
disputed-lu_ban_students = Lu Ban students
disputed-lu_ban_workshops = Lu Ban workshops
disputed-medical_trips = Medical trips
disputed-overnight_tourists = Overnight tourists
disputed-patients = Patients
disputed-routes_resumed = Routes resumed
disputed-scholarship_holders = Scholarship holders
disputed-scholarships = Scholarships
disputed-scholarships_pledged = Scholarships pledged
disputed-scholarships_value = Scholarships value
disputed-students = Students
disputed-students_growth = Students growth
disputed-students_rank = Students rank
disputed-study_trips = Study trips
disputed-telemedicine_hospitals = Telemedicine hospitals
disputed-tourists = Tourists
disputed-training_places_pledged = Training places pledged
disputed-trips = Trips
disputed-trips_growth = Trips growth
disputed-visa_fee = Visa fee
disputed-visa_free_stay = Visa free stay
disputed-visas_issued = Visas issued

## What was looked for and not found, a line each

sought-surveys = Answers on China by country in surveys after 2020, such as those of the Central Asia Barometer and Gallup; reports exist, their numbers could not be read.
sought-students = Students in China by country for 2026.
sought-institutes = Confucius Institutes that opened in 2026.
sought-patients = Patients who went to China for treatment after 2025.
sought-visitors = Chinese visitors to Kazakhstan and to Kyrgyzstan in all of 2025, and Chinese tourists in Tajikistan in 2023 and 2024.
sought-permits = Work permits of 2026 by citizenship in Kazakhstan.
sought-workers = Chinese citizens who work in Uzbekistan, and work permits in Tajikistan after 2015.
sought-data-centres = Contracts with Chinese companies for data centres that name a sum.
sought-networks = Networks of the fifth generation by country, and cameras in cities by number after 2024.
sought-arms = Arms that China delivered after 2020, by the count of SIPRI.
sought-exercises = Exercises of China with one of the five countries after 2021, apart from those of the Shanghai Cooperation Organisation.
sought-promises = What became of the promises for which no report was seen.
sought-not-asked = Not asked at all: protests against China in Kazakhstan by date, and grants by year.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-bcb38cae =
    # Outlook: what was promised, how likely it is, and how it will be known

    The article ends with forecasts for six sectors. Where does each stand, how likely is
    what it expects, what would it take, and what tells early? Most forecasts have a rule
    and a date that will decide them.

# Above the brief
cell-a8cc11ae = ## In brief

# Above the cards
cell-1afd96a8 = ## Key figures

# Above outlook.standing
cell-ff804581 = ## Where do the six sectors stand?

# Above outlook.forecasts
cell-6f0d00c2 = ## How likely is it, and when will it be known?

# Below outlook.forecasts, above outlook.hindcast
cell-dbc0aa3a =
    Lateness is counted from a work's first date, for the railway from the year officials
    name now. Turkmen gas is judged by output and use alone: no Chinese demand, no price, no
    other pipeline.

    ## Would such probabilities have been right?

# Above outlook.needs
cell-87b2c6c8 = ## What would have to be true?

# Above outlook.conditions
cell-28cf4e9a =
    ## What would change the path of trade?

    The size of each change is measured; the years are our choice.

# Above outlook.what_if
cell-outlook-what-if-heading = ## What if?

# Above outlook.signals
cell-a9cc60ac = ## What to watch next?

# Above outlook.deeds
cell-5a26009a = ## Do words become deeds?

# Above outlook.due
cell-d7e2027a = ## What was due, and what is due next year?

# Above outlook.people
cell-44a852b1 = ## Do people follow?

# Above outlook.companies
cell-outlook-firms-heading = ## What do Chinese firms build, and at what risk?

# Above outlook.scoreboard
cell-d6075494 = ## Do the key claims hold?

# Above the verdicts on claims
cell-68dafbc4 =
    ## What the article says

    A forecast stays open until its date.

# Above outlook.disputes
cell-663b5d36 =
    ## Where sources disagree

    Figures of one fact on ties between people. What the data cannot answer: what people
    want, what Russia will do, and whether agreements on security are kept.

# Above the list of sources
cell-63b84455 = ## Sources
