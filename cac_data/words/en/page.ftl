### What the pages themselves say, whatever their topic.
###
### Sections stand in the order of the pages. Where a message has tags of HTML, these go
### onto the page as they are. For the functions see common.ftl.

## Head of a report, and the links under its title

kicker = Central Asia and China
skip = Skip to the report
scenario-report = scenario report
scenario = Scenario
in-scenario = Scenario { $title }
collected = collected { MONTH($day) }
figures-to = figures to { $year }
versions = cac-data { $cac_data }, tables { $data }
versions-of-vintage = cac-data { $cac_data }, tables { $data } with the vintage { $vintage }
contents = Contents
other-reports = Other reports
all-findings = All findings
comparison = Comparison
other-languages = Other languages
other-scenarios = This page under other scenarios
# In the head of each page of a translation of ours until a native reader has checked it.
draft = A translation by machine: a draft that no native reader has checked.
last-run-failed = The last run of this report failed: the page is the last good one.
incomplete = the incomplete page

# A sheet of one printed page beside the page of a report.
sheet = Fact sheet
to-sheet = Fact sheet (one printed page)
title-of-sheet = { $title } – fact sheet – { $scenario }
whole-page = The whole page
sources-of-sheet = Sources of the table; those of the sentences and charts stand on the whole page, { $page }.

## A report that failed

failed = This run failed; the page is incomplete
stopped = Cell { $cell } stopped:
traceback = Traceback
# Stands in place of an output of a notebook that is wrong; $problem is in English.
not-shown = An output that cannot be shown.
problem = { $problem }
undescribed = A figure without a description is not shown (use show.figure).

## End of the brief of a scenario's page: what differs from the baseline, by how much

differs = This scenario differs from the baseline in { COUNT($n, noun: "assumptions") }.
assumption-differs = { $label }: { $value }; in the baseline { $baseline }.
data-end = Its data end in { $here }, those of the baseline in { $baseline }.
figure-differs = { $label }: { $here }; in the baseline { $baseline } ({ $change }).
label-of-period = { $label } ({ $period })
lens-differs = It changes who counts and nothing else; no figure of the future is given.
no-figure-differs = No key figure that both give differs.

# A figure less the baseline's. $change is rounded and has its sign.
years-later = { COUNT($n, noun: "years") } later
years-earlier = { COUNT($n, noun: "years") } earlier
in-points = { $change } { $points }
in-dollars = { BN($change) }
in-unit = { $change } { $unit }
in-number = { $change }
in-per-cent = { PCT($change) }
in-per-cent-at-assumed-price = { PCT($change) } at an assumed price
as-part = { $change }, { $per_cent }
as-note = { $change } ({ $per_cent })
no-change = the same

# Why a figure is not compared with the baseline's.
not-in-baseline = not in the baseline
no-value = no value
no-value-in-baseline = no value in the baseline
not-there = no value there
no-report-of-baseline = no report of the baseline
not-known-today = not known today
other-unit = other unit: { $baseline } in the baseline
other-unit-than-none = other unit: no unit in the baseline
# With -there: not the baseline's, but that of another scenario, or one that was before.
other-unit-there = in another unit
other-period = other period: { $baseline } in the baseline
other-period-than-none = other period: no period in the baseline
other-period-there = of another period ({ $period })
other-period-than-none-there = of no period
other-reporter = somebody else counts than in the baseline
other-reporter-today = somebody else counts today
other-reporter-there = counted by somebody else
other-measure = measured otherwise
other-prices = at prices of another year
other-coverage = of another part
other-base = measured from another year

## The box of the scenario

scenario-of = Scenario: { $title }
lens = <strong>A lens, not a future.</strong>
lens-counts-differently = It counts the same world differently and is in no ranking of futures.
# Of a scenario that keeps to what was known on a day.
known = Known by { PERIOD($day) }: { $in_time } of the { COUNT($dated, noun: "dated-sources") } of this page were out by then.
known-later = { COUNT($n, noun: "others") } (†) came later and report what had happened or been said by then.
known-as-revised = Where no edition of that day is in the data, figures of { $end } and before are as revised by { $by }: a pseudo-vintage.
differing = Parameters that differ from the baseline
what-differs = What differs from the baseline
parameter = Parameter
baseline = Baseline
here = Here
is-baseline = This is the baseline: other scenarios are described by what differs from it.
nothing-differs = Nothing in this report differs from the baseline.
all-parameters = All parameters
value = Value
meaning = Meaning

## Figures, tables, and what is folded away

figure = Figure { $number }
table = Table { $number }
of-range = range { $range }
period-and-range = { $period }, { $range }
sources = Sources
sources-within = sources
sources-counted = { COUNT($n, noun: "sources") }
of = of { $what }
behind = behind { $what }
data = Data
data-behind = Data behind { $what }
save = Save as CSV
save-data = Save the data of { $what } as CSV
copy = Copy with sources
copy-picture = Copy as a picture
# What is said when it is done, also to who hears it.
copied-with-sources = Copied with its sources: { $what }.
copied-as-picture = Copied as a picture: { $what }.
copied-to-file = Saved as a file, since the page cannot reach the clipboard: { $what }.
copied-nothing = Could not be copied: { $what }.
long-table = { $caption }: { COUNT($n, noun: "rows") }
narrow-table = Only rows with
rows = { COUNT($n, noun: "rows") }
rows-in-part = { COUNT($n, noun: "rows") }, of which the first { $most } are shown here
in-all-rows = In all rows: { LIST($columns, form: "clauses") }.
column-and-value = { $column }: { $value }
code = Code
shows-nothing = that shows nothing itself
output-text = these sentences
output-brief = the brief
output-key-figures = the key figures
output-verdicts = the verdicts
output-sources = the list of sources
output-what-if = the sliders
# On phones, above the caption of a figure
swipe = Swipe the figure sideways to see all of it.
output-output = this output
all-key-figures = All key figures

# Of a chart whose values are shown under the pointer, a finger and keys: for who hears it.
values-of = Values of { $figure }
values-by-arrows = Arrow keys show the values of one period or row after the other, Home and End those of the first and the last.
values-end-by-escape = Escape ends it.

## What if

what-if = What if
move = Move an assumption, and these figures and the path follow.
rest-of-page-stays = The rest of the page stays as the scenario has it.
what-if-elsewhere = The sliders of this section work on a screen, in a browser that runs the script of this page.
back-to-scenario = Back to the scenario
link-to-this = Link to this what-if
as-in-scenario = as in the scenario
known-so-far = known
in-the-scenario = in the scenario
as-moved = as moved here
make-scenario = Make it a scenario
what-if-saved = Saved as <code>params/what_if.yaml</code>, this is a scenario: <code>cac-data report what_if</code> makes its reports, in which every figure is computed anew, not interpolated as here.
add-own-values = This page is of a run of its own, whose values go into the file as well.
copy-it = Copy
copied = Copied.
# Said by the script, which puts numbers and names in.
own-value = as in the scenario: { $value }
beside-scenario = scenario: { $value }
moved-points = { $number } points
unknown-slider = “{ $name }” is no slider of this page.
sliders-there-are = There are: { $sliders }.
wrong-position = “{ $text }” is not allowed.
positions-allowed = Allowed: { $positions }.
between-steps = “{ $text }” is between two steps: { $taken } is taken.
as-but-with = As “{ $scenario }”, but with { $assumptions }.

## Claims

key-claim = key claim
claimed = Claimed
found = Found
test-figure = Figure
test-referent = Referent
test-date = Date
how = How
origins = Independent origins
reason = Reason
more-claims = { COUNT($n, noun: "more-claims") }

## Sources, citation, and the foot of a page

all-accessed = All accessed { $day }.
published = Published { $day }.
came-later = † After { PERIOD($day) }: its figures are as revised since.
accessed = Accessed { $day }.
licence = Licence: { $licence }.
mirror = Read in a copy elsewhere.
used-in = Used in
how-to-cite = How to cite this report
authors = The cac-data authors
citation = { $title }. Scenario “{ $scenario }”. Report made with { $versions }, content key { $key }.
# In BibTeX; $scenario is its id.
citation-note = { $versions }, scenario { $scenario }, content key { $key }
about = About this report
made-from = Made from the notebook <code>{ $notebook }.ipynb</code> under the scenario <code>{ $scenario }</code>.
figures-are-computed = Every figure on this page is computed from cited tables; the same inputs give the same page.
loads-nothing = It loads nothing and sends nothing.
what-script-does = Its one script marks your place in the contents, narrows long tables, copies figures and tables, shows the values of charts, and moves sliders where there are any; without it all can be read.
data-collected = Data collected
data-version = Tables
data-vintage = Data vintage
bundled = bundled (the tables that come with the package)
fetched = { $data } (the tables that come with the package and the rows fetched beside them: { LIST($services, form: "items") })
service-of-day = { $service } of { $day }
content-key = Content key
# The content key of a page that failed.
unknown-key = unknown
made-with = Made with
all-reports = In the folder of all reports: <a href="{ $index }">the list of all reports</a>.
sent-alone = A page that was sent alone has no such folder beside it.

## The front page: head, search, findings

list-title = Findings
list-description = Findings on Central Asia and China, scenarios of trade, and the article’s key claims checked
list-heading = Central Asia and China
list-heading-counted = Central Asia and China in { COUNT($n, noun: "findings") }
side-by-side = Scenarios side by side
all-figures-as = all key figures as
or = or
broken = { $n ->
    [one] { $n }{"\u00A0"}report is not good
   *[other] { $n }{"\u00A0"}reports are not good
 }
no-reports = No reports yet.
search = Search all reports
search-in-part = The reports have more text than this page keeps: the last scenarios are searched in part.
search-needs-script = The search needs a script, which this browser does not run.
# Said by the script, which puts the number in.
and-more = and in { $number } more
matches = Places with these words: { $number }
no-match = No sentence, title, claim or source has these words.
# A forecast of the article that is on or off track now, and was not when it appeared.
turned = The forecast “{ $statement }” was { $was } when the article appeared; it is { $track } now.
turned-from-no-call = The forecast “{ $statement }” is { $track } now; when the article appeared no call could be made.

## The front page: paths of trade, key claims

fan-title-of-one = { $outcome } in { $period }: { $amount } ({ $scenario })
fan-title-of-all = { $outcome } in { $period }: { $amount } under every scenario
fan-title = { $outcome } in { $period }: from { $low } ({ $low_scenario }) to { $high } ({ $high_scenario })
fan-subtitle = Trade with China under each scenario, $ bn
fan-alt = Lines of trade with China to the horizon, one for each of { COUNT($n, noun: "scenarios") }, with the trend’s bands and the article’s range
fan-caption = Scenarios are arithmetic on stated assumptions, not forecasts; the bands are those of our forecast on the trade page.
fan-median = trend
fan-article = the article
scoreboard = { COUNT($n, noun: "key-claims") } of the article: { LIST($verdicts, form: "items") }
claims-of-verdict = { $n } { VERDICT($verdict) }
claims-of-verdict-on-tracks = { $n } { VERDICT($verdict) } ({ LIST($tracks, form: "items") })
claims-on-track = { $n } { $track }

## The front page: what changed since the last run; also the mail and the feed

changes = What changed
first-run = This is the first run; the next one says what changed.
changed = { COUNT($n, noun: "changes") } since the run of { PERIOD($day) }.
unchanged = Nothing has changed since the run of { PERIOD($day) }.
more-news = { COUNT($n, noun: "more-changes") }
news-title = Central Asia and China: what changed
news-of-day = { COUNT($n, noun: "changes") } in the reports of { PERIOD($day) }
news-of-day-again = { COUNT($n, noun: "changes") } in the reports of { PERIOD($day) } (no. { $number } of the day)

# A change as a sentence: what changed, then what else is to be said of it.
news = { $what }{ $edited ->
    [yes] ; parameters of the scenario were edited
   *[no] {""}
 }{ $more ->
    [0] {""}
   *[other] ; so also in { COUNT($more, noun: "more-scenarios") }
 }.
# What a notebook is called in a sentence; one of somebody's own by its file.
notebook = { $name ->
    [country] countries
    [energy] energy
    [history] history
    [infrastructure] infrastructure
    [outlook] outlook
    [trade] trade
   *[other] { $name }
 }
# The same of a notebook that has a report for each value of a parameter.
notebook-of-value = { $name ->
    [country] { $value }
   *[other] { $name }, { $value }
 }
# The title of such a report; $title is what stands behind the colon of its notebook's.
title-of-value = { $value }: { $title }
# The same where that has no colon.
title-with-value = { $name ->
    [country] { $value } and China
   *[other] { $value }: { $title }
 }
news-of-report = { $scenario }, { $topics }: { $what }
table-revised = The table { $table } was revised
table-with-more-rows = The table { $table } was revised, with { COUNT($rows, noun: "rows") } more
table-with-fewer-rows = The table { $table } was revised, with { COUNT($rows, noun: "rows") } fewer
vintage-changed = The table { $table }, with { $to } in place of { $from }: { COUNT($revised, noun: "rows") } revised, { COUNT($added, noun: "rows") } added, { COUNT($dropped, noun: "rows") } dropped
fell-due = Due { PERIOD($on) } and still open: { $text }
conflict-new = Sources now differ on { $text }
conflict-wider = Sources differ more on { $text }
conflict-resolved = Sources no longer differ on { $text }
verdict-changed = { $text }: { VERDICT($now) }, before { VERDICT($was) }
figure-changed = { $label }: { $now }, before { $was }
figure-unlike = { $label }: { $now }, not to be compared with { $was } before: { $reason }
value-of-period = { $value } ({ $period })
report-new = a new report
report-gone = no report any more
report-recovered = the report is good again
report-failed = the report failed ({ $why })
report-timed-out = the report took too long ({ $why })

# The end of the mail.
news-more = And { COUNT($n, noun: "more-changes") }: see the first page.
news-bad = Not good: { LIST($reports, form: "clauses") }.
report-of = { $scenario }, { $notebook }
news-index = All reports: { $index }

## The front page: countries, topics, scenarios

topics = Topics
# Above a row of countries, each with its trade by both sides' counts.
by-country = By country
# Where a label says common's `under-this-scenario`, the front page says which: the baseline, or another where a topic has no report of that.
in-the-baseline = in the baseline
in-one-scenario = in the scenario “{ $title }”
scenarios = Scenarios
# How much is traded by the counts of a lens.
lens-takes-own-totals = The lens takes each country’s own total in place of that of Chinese customs.
own-count = By these about { $amount } was traded in { $period }.
own-count-noted = By these about { $amount } was traded in { $period }: { $note }.
starts-from = It starts from the figures of { $own }, not from those of { $today }.
finding = { $finding }
changes-most = Changes most: { $outcome }, { $amount } in { $period }, { $change } against the baseline ({ $baseline })
changes-most-of-compared = Of the outcomes that can be compared, the largest change is in { $outcome }: { $amount } in { $period }, { $change } against the baseline ({ $baseline })
no-outcomes = It counts what is, and has no outcomes of its own
others-are-measured = The other scenarios are measured against this one
no-amount-differs = No amount differs from the baseline

## The front page: the last run

run = The last run
pages = { COUNT($n, noun: "pages") }
pages-and-same = { COUNT($n, noun: "pages") }; { COUNT($same, noun: "more-reports") } would say what the baseline says
finished = finished { $when }
not-reached = { $n } of { $planned } not reached
all-good = all good
same = As in the baseline
last-run = Last run { $status }
last-run-error = Last run { $status }: { $error }
last-run-error-in-cell = Last run { $status }: { $error } in cell { $cell }
last-good = the page is the last good one
status-built = built
status-unchanged = unchanged
status-same = same
status-failed = failed
status-timed-out = timed out
status-stopped = stopped

## The comparison, and the briefs of scenarios

comparison-description = What comes of each scenario, beside today and the baseline, and what would announce it
lowest = Lowest in { $period }: { LIST($outcomes, form: "clauses") }.
lowest-outcome = { $outcome } under { $scenario } ({ $amount })
lowest-outcome-at-assumed-price = { $outcome } under { $scenario } ({ $amount }, at an assumed price)
# Outcomes that some scenarios have at prices of another year.
lowest-leaves-out = This leaves out { LIST($outcomes, form: "clauses") }, valued at prices of another year.
left-out = { $outcome } under { LIST($scenarios, form: "items") }
list-of-reports = All findings and reports
mind = Mind when comparing
last-run-of = { $scenario }, { $notebook }: the last run { $status }.
figures-of-last-good = Its figures are those of its last good page, its parameters those of the last run.
made-otherwise = Made with cac-data { $cac_data }, tables { $data }, while most others were made with cac-data { $usual_cac_data }, tables { $usual_data }: { LIST($reports, form: "clauses") }.
differences-may-come = Differences may come from the data or the methods, not from the scenario.
outcomes = What comes of each scenario
outcomes-more-or-less = ▲ more or earlier, ▼ less or later than in the row Today, also for a scenario that starts from an earlier year.
outcomes-are-arithmetic = Values at the horizon are arithmetic on assumptions, without intervals.
outcome = Outcome
today = Today
as-stated = as officials state
start = Starts from
the-baseline = baseline
one-off = one-off { $hash }
from-figures-of = from the figures of { $period }
before-range = earlier than any year that officials’ durations give
no-report = no report
more-scenarios = { COUNT($n, noun: "more-scenarios") }
earlier = Earlier
later = Later
announced = So what, and what would announce it
early-warning = Early warning:
early-warning-then = Early warning, as known on { PERIOD($day) }:
signal = { $signal } { $level } ({ $threshold }).
signal-last = Last figure: { $value }.
signal-last-and-next = Last figure: { $value }; next: { $next }.
same-world = The same world, counted differently
scenarios-assume = What the scenarios assume
parameters-differ = { $n ->
    [one] { $n }{"\u00A0"}parameter differs
   *[other] { $n }{"\u00A0"}parameters differ
 }
# The label of a parameter that differs otherwise in some topics.
label-of-topics = { $label } ({ $topics })
its-reports = Its reports
