### What all pages share: numbers with their units, names of codes, cells of tables.
###
### A message may call functions; a variable without one is a text or a whole number.
###
###   NUM($x, digits: 1, sign: 1)   a number, rounded; with a plus where it is asked
###   PCT($x)  TIMES($x)            per cent; how many times as much
###   BN($x)  MN($x)                dollars, of billions or of millions: both in billions
###   COUNT($n, noun: "claims")     a whole number with its noun: one of noun-... below
###   AMOUNT($x, $unit, digits: 1)  a number with its unit, in that in which a language counts
###   UNIT($unit, $x)               the unit of a number, as one of noun-... if it is counted
###   PLURAL($x, digits: 1)         the form that a number asks for, as it is printed
###   PRINTED($x, NUM($x))         what is said of a number, with "about" or "more than" before
###                                 it where its source puts it so
###   ODDS($p)  LIKELIHOOD($p)  CHANCE($p)    a probability, its word, and both
###   PERIOD($p)  MONTH($p)  YEARS($list)     a period, its month, years as runs
###   MONTH_NAME($n)                the name of a month, 1 to 12
###   CAPITAL($text)                a text that begins a sentence
###   MONTHS($p)                    the months of a period within one year, without the year
###   LIST($list, form: "items")    a list with commas, with semicolons ("clauses") or
###                     "alternatives"; "sentences" stand one after another; without
###                     LIST one as in a sentence: a, b and c
###   COUNTRY($code)  COUNTRIES($codes)       names of countries
###   REPORTER($code)  FLOW($code)  VERDICT($code)    what codes are called

## Numbers with their units

# $size has its own decimals; $sign is a minus, a plus or nothing.
usd-bn = { $sign }${ NUM($size) }{"\u00A0"}bn
percent = { $number }{"\u00A0"}%
times = { $number } times
counted = { $n }{"\u00A0"}{ $noun }
# What is said of a number, by how its source puts it
printed-about = about { $number }
printed-more-than = more than { $number }
printed-nearly = nearly { $number }
printed-up-to = up to { $number }
# The same of the figure of a card
note-about = the source says “about”
note-more-than = more than this
note-nearly = the source says “nearly”
note-up-to = not more than this
# A figure with its unit, of key figures
amount = { $number } { $unit }
rank = rank { $number }
ratio = ratio { $number }

## Lists by LIST: a, b, c; a; b; c; a or b or c; sentences one after another

items = { $before }, { $next }
clauses = { $before }; { $next }
alternatives = { $before } or { $next }
# Stops along a way.
along-a-way = { $before } – { $next }
sentences = { $before } { $next }
# What texts of the tables that were joined are called by, of what, and where they end.
named = { $before }: { $next }
full-stop = { $text }.
# A sentence of clauses.
in-clauses = { LIST($clauses, form: "clauses") }.

## Nouns that are counted: also units of key figures

noun-agreements = { $n ->
    [one] agreement
   *[other] agreements
 }
noun-alternative-counts = { $n ->
    [one] alternative count
   *[other] alternative counts
 }
noun-articles = { $n ->
    [one] article
   *[other] articles
 }
noun-assumptions = { $n ->
    [one] assumption
   *[other] assumptions
 }
noun-borders = { $n ->
    [one] border
   *[other] borders
 }
noun-changes = { $n ->
    [one] change
   *[other] changes
 }
noun-claims = { $n ->
    [one] claim
   *[other] claims
 }
noun-companies = { $n ->
    [one] company
   *[other] companies
 }
noun-countries = { $n ->
    [one] country
   *[other] countries
 }
noun-current-statements = { $n ->
    [one] current statement
   *[other] current statements
 }
noun-dated-sources = { $n ->
    [one] dated source
   *[other] dated sources
 }
noun-dates = { $n ->
    [one] date
   *[other] dates
 }
noun-days = { $n ->
    [one] day
   *[other] days
 }
noun-decided-promises = { $n ->
    [one] decided promise
   *[other] decided promises
 }
noun-documents = { $n ->
    [one] document
   *[other] documents
 }
noun-doses = { $n ->
    [one] dose
   *[other] doses
 }
noun-durations = { $n ->
    [one] duration
   *[other] durations
 }
noun-errors = { $n ->
    [one] error
   *[other] errors
 }
noun-events = { $n ->
    [one] event
   *[other] events
 }
noun-expectations = { $n ->
    [one] expectation
   *[other] expectations
 }
noun-findings = { $n ->
    [one] finding
   *[other] findings
 }
noun-forecasts = { $n ->
    [one] forecast
   *[other] forecasts
 }
noun-gaps = { $n ->
    [one] gap
   *[other] gaps
 }
noun-grants = { $n ->
    [one] grant
   *[other] grants
 }
noun-hours = { $n ->
    [one] hour
   *[other] hours
 }
noun-independent-published-distances = { $n ->
    [one] independent published distance
   *[other] independent published distances
 }
noun-key-claims = { $n ->
    [one] key claim
   *[other] key claims
 }
noun-leaders = { $n ->
    [one] leader
   *[other] leaders
 }
noun-mechanisms = { $n ->
    [one] mechanism
   *[other] mechanisms
 }
noun-meetings = { $n ->
    [one] meeting
   *[other] meetings
 }
noun-months = { $n ->
    [one] month
   *[other] months
 }
noun-more-changes = { $n ->
    [one] more change
   *[other] more changes
 }
noun-more-claims = { $n ->
    [one] more claim
   *[other] more claims
 }
noun-more-promises = { $n ->
    [one] more promise
   *[other] more promises
 }
noun-more-reports = { $n ->
    [one] more report
   *[other] more reports
 }
noun-more-scenarios = { $n ->
    [one] more scenario
   *[other] more scenarios
 }
noun-other-forecasts = { $n ->
    [one] other forecast
   *[other] other forecasts
 }
noun-others = { $n ->
    [one] other
   *[other] others
 }
noun-outcomes = { $n ->
    [one] outcome
   *[other] outcomes
 }
noun-pages = { $n ->
    [one] page
   *[other] pages
 }
noun-pairs = { $n ->
    [one] pair
   *[other] pairs
 }
noun-persons = { $n ->
    [one] person
   *[other] persons
 }
noun-places = { $n ->
    [one] place
   *[other] places
 }
noun-plants = { $n ->
    [one] plant
   *[other] plants
 }
noun-platforms = { $n ->
    [one] platform
   *[other] platforms
 }
noun-pledges = { $n ->
    [one] pledge
   *[other] pledges
 }
noun-points = { $n ->
    [one] point
   *[other] points
 }
noun-principles = { $n ->
    [one] principle
   *[other] principles
 }
noun-projects = { $n ->
    [one] project
   *[other] projects
 }
noun-promises = { $n ->
    [one] promise
   *[other] promises
 }
noun-promises-again = { $n ->
    [one] promise that repeats an earlier one
   *[other] promises that repeat an earlier one
 }
noun-published-times = { $n ->
    [one] published time
   *[other] published times
 }
noun-rows = { $n ->
    [one] row
   *[other] rows
 }
noun-scenarios = { $n ->
    [one] scenario
   *[other] scenarios
 }
noun-signals = { $n ->
    [one] signal
   *[other] signals
 }
noun-sources = { $n ->
    [one] source
   *[other] sources
 }
noun-statements = { $n ->
    [one] statement
   *[other] statements
 }
noun-states = { $n ->
    [one] state
   *[other] states
 }
noun-summits = { $n ->
    [one] summit
   *[other] summits
 }
noun-targets = { $n ->
    [one] target
   *[other] targets
 }
noun-things = { $n ->
    [one] thing
   *[other] things
 }
noun-times = { $n ->
    [one] time
   *[other] times
 }
noun-trains = { $n ->
    [one] train
   *[other] trains
 }
noun-turning-points = { $n ->
    [one] turning point
   *[other] turning points
 }
noun-works = { $n ->
    [one] work
   *[other] works
 }
noun-yearly-changes = { $n ->
    [one] yearly change
   *[other] yearly changes
 }
noun-years = { $n ->
    [one] year
   *[other] years
 }

## Years before 1000, with their era

year-bc = { $first } BC
years-bc = { $first }–{ $last } BC
years-bc-to-ad = { $first } BC – AD { $last }
years-bc-to-modern = { $first } BC – { $last }
year-ad = AD { $first }
years-ad = AD { $first }–{ $last }
# Years without their era, by YEARS
years-run = { $first }–{ $last }

## Probabilities, in the words of Intelligence Community Directive 203

odds-below = below { $odds }
odds-above = above { $odds }
chance = { $odds } ({ $likelihood })
likelihood-almost-no-chance = almost no chance
likelihood-very-unlikely = very unlikely
likelihood-unlikely = unlikely
likelihood-roughly-even-chance = roughly even chance
likelihood-likely = likely
likelihood-very-likely = very likely
likelihood-almost-certain = almost certain

## Codes of tables: who reports, which flow, in what state a figure is

reporter-adb = Asian Development Bank
reporter-author = author of the text
reporter-cepii = CEPII
reporter-china_customs = Chinese customs
reporter-china_mofcom = Ministry of Commerce of China
reporter-china_press = Chinese official media
reporter-comtrade = all that report to UN Comtrade
reporter-edb = Eurasian Development Bank
reporter-kaz_government = Government of Kazakhstan
reporter-national = national statistics
reporter-unctad = UNCTAD
flow-exports = exports
flow-imports = imports
flow-turnover = trade
# SDMX's CL_OBS_STATUS
status-A = normal
status-B = break in the series
status-E = estimated
status-P = provisional

## Verdicts on claims: what each is called, and what it means

verdict-supported = supported
    .meaning = the evidence agrees
verdict-qualified = qualified
    .meaning = right with a reservation
verdict-misattributed = misattributed
    .meaning = right fact, wrong subject
verdict-disputed = disputed
    .meaning = the evidence disagrees with itself
verdict-contradicted = contradicted
    .meaning = the evidence says otherwise
verdict-open = open
    .meaning = a forecast that is not due yet
verdict-unverified = unverified
    .meaning = no evidence either way
verdict-opinion = opinion
    .meaning = a judgement, not checkable

## What codes are called in charts and tables

name-exports = Exports
name-imports = Imports
name-turnover = Trade
name-balance = Balance
name-national = National office
name-china_customs = Chinese customs
name-published = Published
name-sum = Sum
name-estimate = Estimate
name-scenario = This scenario
name-median = Median
# Bands of a forecast, by the share of outcomes that they are to hold
name-80-percent = 80 %
name-50-percent = 50 %
name-article = The article
name-reached = Reached
name-missed = Missed
name-open = Open
name-no-year-given = No year given
name-partial = some figures missing
name-other = other
# Stands below maps.
name-outlines = Outlines: Natural Earth.
outlines-imply-no-position = They imply no position on any border.
name-index = index
# Units, as the codes `$ bn`, `$ mn` and `$`.
name-usd-bn = $ bn
name-usd-mn = $ mn
name-usd = $
# A unit where its number stands elsewhere: in a column of its own, above a chart.
name-percent = percent

## Tables and cards: headings, cells

column-key-figure = Key figure
column-value = Value
column-period = Period
column-range = Range
column-note = Note
column-claim = Claim
column-claimed = Claimed
column-found = Found
column-verdict = Verdict
column-how = How
column-source_id = Source
column-source_ids = Sources
# Units of figures by their codes, where they are no nouns that are counted.
# 75 of 79
unit-of = of { $total }
unit-percent = %
unit-percent-a-year = % a year
unit-BC = BC
unit-CNY-bn = CNY bn
unit-CNY-mn = CNY mn
unit-GW = GW
unit-GW-a-year = GW a year
unit-MW = MW
unit-Mt = Mt
unit-Mt-CO2e = Mt CO2e
unit-Mt-a-year = Mt a year
unit-TWh = TWh
unit-USD = USD
unit-USD-bn = USD bn
unit-USD-for-1-000-m3 = USD for 1,000 m3
unit-USD-mn = USD mn
unit-bcm = bcm
unit-bcm-a-year = bcm a year
unit-gCO2e-kWh = gCO2e/kWh
unit-kTEU = kTEU
unit-km = km
unit-t = t
unit-t-a-year = t a year
unit-tU = tU
# The unit in which the name of a column ends: (USD mn)
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
no-data = No data for this selection.
no-figure = no data
yes = yes
no = no
range = { $low } to { $high }
# What counts disagree on, for what changes between two runs: Kazakhstan, Exports, 2020
conflict = { LIST($fact, form: "items") }: { $between } { UNIT($unit, $high) }
# Ends labels of key figures, which call it: the front page says another message instead.
under-this-scenario = under this scenario
growth = growth

## In what figures differ that are not set side by side: their unit, and its traits

unlike-unit = unit
unlike-measure = how they are measured
unlike-reporter = who counts
unlike-edition = edition
unlike-prices = the year of prices
unlike-coverage = what is counted
unlike-base = the year from which they are counted
unlike-length = how long their periods are

## What was looked for and not found: heading of the list, and what stands before it

sought = What we looked for and did not find
# $period is when
sought-means =
    Not found here does not mean not published: in { PERIOD($period) } we looked mostly
    in English, less in Chinese and Russian, and hardly in the languages of the five
    countries.
sought-read = Many pages could be read from their beginning only.

## Sources

reference = { $publisher }. { $title }.
reference-published = published { $published }.
reference-accessed = accessed { $accessed }.

## Assumptions that a reader may move: what each is, how it is printed, what none is

slider-export_growth = Growth of exports
    .pattern = { $number } % a year
slider-import_growth = Growth of imports
    .pattern = { $number } % a year
slider-kyrgyz_line = Added to Kyrgyz exports
    .pattern = ${ $number } bn
slider-kyrgyz_line-of-a-year = Added to Kyrgyz exports in { $year }
slider-usd_inflation = Inflation of the dollar
    .pattern = { $number } % a year
slider-output_growth = Growth of Turkmen output
    .pattern = { $number } % a year
slider-demand_growth = Growth of Turkmen use
    .pattern = { $number } % a year
slider-line_d_year = First gas through Line D
    .pattern = { $number }
    .never = never
slider-gas_price_usd = Price of gas
    .pattern = ${ $number } for 1,000 m³
# $printed are the percentiles.
past-spans = Past 10th, 50th and 90th percentile: { $printed } ({ $n } spans of five years, { $first }–{ $last }).
past-spans-with-boom = Past 10th, 50th and 90th percentile: { $printed } ({ $n } spans of five years, { $first }–{ $last }, the boom of the 2000s included).
past-changes = Past 10th, 50th and 90th percentile: { $printed } ({ $n } yearly changes, { $first }–{ $last }).
past-years = Past 10th, 50th and 90th percentile: { $printed } ({ $n } years, { $first }–{ $last }).
past-beyond-scale = What lies beyond the scale has no mark.
past-too-few = Past: { $n ->
    [one] { $n }{"\u00A0"}figure is known
   *[other] { $n }{"\u00A0"}figures are known
 } ({ $first }–{ $last }), too few for marks.
no-sliders = The sliders are on the page of the report; here, cac_data.lab.scenario tries other values.

## What the sliders move

moved-scenario = Trade
moved-scenario_exports = Exports
moved-scenario_imports = Imports
moved-needed_low_real = Real growth needed for { BN($low, digits: 0) }
moved-needed_high_real = Real growth needed for { BN($high, digits: 0) }
moved-kyrgyz_turnover_2030 = Trade of Kyrgyzstan
moved-turkmen_left = Turkmen gas left for China
moved-gas_to_china_assumed = Central Asian gas to China
moved-needed_growth_lines_a_to_c = Growth of output that fills lines A to C
moved-turkmen_gas_value_2030 = Value of Turkmen gas to China
