### History of Central Asia and China: what its page says.
###
### A sentence a message; those that are parted by semicolons are clauses, which one
### message puts together. For the functions see common.ftl.

## Numbers, dates and money, wherever a sentence has them

# A count within a sentence, or at its beginning: small ones in letters.
spelled = { $n ->
    [0] none
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $n }
 }
    .first = { $n ->
    [0] None
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
   *[other] { $n }
 }
period = { PERIOD($period) }
# Readings of one date: 138 or 139 BC
readings-bc = { LIST($years, form: "alternatives") } BC
datings = { LIST($periods, form: "alternatives") }
money-in-usd = { BN($billions) }
money-in-cny = { NUM($billions) }{"\u00A0"}bn yuan
money-in-eur = { NUM($billions) }{"\u00A0"}bn euros
waived = { LIST($waivers, form: "items") }
waived-since = { COUNTRY($country) } since { $year }
# In a cell: not seen, which is not none.
not-seen = –

## In brief; the first sentence also heads the page, and the section on pledges

pledges-done = { $done ->
    [0] None
   *[other] { $done }
 } of { COUNT($made, noun: "pledges") } made at summits of the five states with China { $done ->
    [one] is
   *[other] are
 } reported done.
pledges-done-by-subject = { $done ->
    [0] None
   *[other] { $done }
 } of { COUNT($made, noun: "pledges") } made at summits of the five states with China { $done ->
    [one] is
   *[other] are
 } reported done: { $institutions_done ->
    [0] none
   *[other] { $institutions_done }
 } of { $institutions_made } on institutions, { $economy_done ->
    [0] none
   *[other] { $economy_done }
 } of { $economy_made } on trade, technology and energy.
first-mission-left = China’s first mission to Central Asia left in { $left }.
first-mission-left-and-second-has-source = China’s first mission to Central Asia left in { $left }, and the article’s second date, { PERIOD($claimed) }, has a source.
first-mission-left-and-second-has-none = China’s first mission to Central Asia left in { $left }; the article’s second date, { PERIOD($claimed) }, has no source: others give { $second }.
all-six-have-met = The leaders of all six states have met { COUNT($leaders, noun: "times") }, and their foreign ministers { COUNT($ministers, noun: "times") }.
all-six-have-met-in-person = The leaders of all six states have met { COUNT($leaders, noun: "times") }, in person since { $since }, and their foreign ministers { COUNT($ministers, noun: "times") }.
all-six-had-not-met = No meeting of all six states had been held by then.
documents-of-two = The { NUM($n) } documents that the article credits to the Astana summit were signed by Kazakhstan and China alone, the day before.
only-treaty-of-china = Of { $n } formats of the five states with one partner, only for China’s did we see a treaty of all parties.
treaty-of-china-and-others = Of { $n } formats of the five states with one partner, for China’s did we see a treaty of all parties.
claims-that-hold = { $spelled } of the article’s { $all } key claims on history and politics { $n ->
    [one] holds
   *[other] hold
 } as written.

## Key figures: labels, and notes beside them

figure-first_mission = First Han mission to Central Asia
figure-second_mission = Second Han mission to Central Asia
figure-format_begins = First meeting of all six, at any level
figure-leaders_meetings = Meetings of the leaders of all six
figure-foreign_ministers_meetings = Meetings of the foreign ministers of all six
figure-highest_partnership = Countries above a comprehensive strategic partnership
figure-visa_free = Countries without visas in both directions
figure-border_kept_kaz = Disputed border land that Kazakhstan kept
figure-border_kept_tjk = Land claimed by China that Tajikistan kept
figure-astana_documents = Documents of Kazakhstan and China, credited to all six by the article
figure-astana_outcomes = Items on the official list of outcomes of the Astana summit
figure-pledges_answered = Pledges of the six leaders’ meetings with a later report
figure-pledges_done = Pledges of the summits that are reported done
figure-formats_with_treaty = Formats of the five states and one partner with a treaty of all parties
figure-sco_members = Members of the Shanghai Cooperation Organisation (SCO), for comparison
figure-tier_a_supported = Key claims on history and politics that hold as written
figure-entries = Events recorded in the selection
figure-entries_thin = Events recorded in the years { $first } to { $last }
# Below a number among the key figures: of what it is
note-mission = { $datings } (article: { PERIOD($claimed) }; { VERDICT($verdict) })
note-no-mission = outside the selection
note-begun = { $level }, { $city }
note-begun-by-video = { $level }, by video
# The level of a meeting, within a sentence.
level-leaders = leaders
level-foreign_ministers = foreign ministers
level-interior_ministers = interior ministers
level-heads_of_government = heads of government
level-business = business
# Below a number among the key figures: of what it is
note-met-by-video = { $n } of them by video
note-met-by-video-and-in-person = { $n } of them by video; in person since { $year }
note-below = not { COUNTRIES($countries) }
note-border-claimed = a historical claim of { NUM($area) } km²: not comparable with a negotiated dispute
note-border-in-dispute = of { NUM($area) } km² under negotiation
note-no-border = not in the selection
note-documents = { COUNT($n, noun: "sources") }; the day before the summit
note-outcomes = not all of them are documents
note-pledges-answered = { $done } done, { $partly } partly, { $in_progress } in progress, { $not_done } not done; mostly on the giver’s word
note-pledges-done = { $institutions_done } of { $institutions_made } on institutions, { $economy_done } of { $economy_made } on trade, technology and energy
note-formats = { $names }
note-central-asian = { $n } of them Central Asian
note-verdicts = { LIST($verdicts, form: "items") }
note-of-verdict = { $n } { VERDICT($verdict) }
note-collection = a collection: no trend

## What the page covers

covers = This page covers { $start } to { $end }.
covers-year = This page covers the year { $year }.
known-on = It keeps to what was known on { PERIOD($day) }; figures revised since are marked (†).
of-countries-alone = Events, goods and ties of { COUNTRIES($countries) } alone.
on-themes = Events on { $themes }.
on-no-theme = Events on no theme: none is shown.

## How old are the ties?

record-of-one = Our record has { COUNT($n, noun: "events") }, the first of { PERIOD($first) }.
record-of-many = Our record has { COUNT($n, noun: "events") }, the first of { PERIOD($first) } and the last of { PERIOD($last) }.
record-of-none = We have no event for this selection, which proves nothing.
gaps = It has { COUNT($n, noun: "gaps") } of { $years } years or more; the longest { $n ->
    [one] runs
   *[other] run
 } { $gaps }.
gap = from { PERIOD($start) } to { PERIOD($end) }
no-gap = It has no gap of { $years } years or more.
gaps-are-ours = Gaps and clusters show what we collected, not what happened.
lists-are-complete = Meetings, partnerships and visa waivers are complete lists, so their numbers can be compared.
# Chart: turning points in time
record-title = Turning points of the relations
record-title-with-gaps = Ties are old, but not unbroken in our record
record-subtitle = { COUNT($n, noun: "turning-points") } of our choice; the axis is logarithmic in years before the last
record-caption = Each event is drawn at its first dating; rival datings are listed under “Where sources disagree”.
record-alt-of-none = Timeline of turning points by theme.
record-alt = Timeline of turning points by theme, from { $first } ({ PERIOD($start) }) to { $last } ({ PERIOD($end) }).
theme-diplomacy = Diplomacy
    .within = diplomacy
theme-trade = Trade
    .within = trade
theme-security = Security
    .within = security
theme-culture = Culture
    .within = culture

## When did the first missions set out?

mission-first = The first mission left in { $left }
mission-second = The second left in { $left }
article-has-as-sources = the article has { PERIOD($claimed) }, as sources do
article-has-one-reading = the article has { PERIOD($claimed) }, one of these readings
article-has-without-source = the article has { PERIOD($claimed) }, for which we found no source: the nearest dating is { PERIOD($nearest) }
embassies = Both were embassies; neither is recorded as a caravan that went to trade.
two-readings = { $first } are two conversions of one reign year, { $second } two readings of the Shiji; neither pair means two journeys.

## What moved, in which direction, and how surely?

goods-sent = Sources name { $n ->
    [one] { $n }{"\u00A0"}good or technique
   *[other] { $n }{"\u00A0"}goods and techniques
 } sent from Central Asia to China: { $old ->
    [0] none
   *[other] { $old }
 } before 1600 and { $today ->
    [0] none
   *[other] { $today }
 } today.
goods-none-sent = Sources name 0{"\u00A0"}goods and techniques sent from Central Asia to China.
goods-returned = { $n } went the other way.
goods-of-several = { $n } of all { $n ->
    [one] rests
   *[other] rest
 } on more than one source.
places-of-article = The article also names { $places }, from where no source says that goods came.
glass = Glass from Samarkand is the article’s statement alone: Sogdian merchants sold glass, but imports that could be identified were Byzantine and Sasanian.
# Map
goods-map-title = Goods can be traced to { $places }
goods-map-title-of-none = Places of the old roads
goods-map-subtitle = Origins of goods, and places of ancient and medieval events (to 1450)
goods-map-china-as-a-whole = What came from China as a whole is shown at Chang’an.
goods-map-wider-than-a-place = A good traced to a region wider than a place is in the table only.
goods-map-ring = A ring: the article alone says so.
goods-map-alt = Map. { LIST($sentences, form: "sentences") }
place-to_china = Goods to China
place-to_central_asia = Goods to Central Asia
place-article = By the article alone
place-event = Event to 1450
place-outlines = Outlines: Natural Earth
# Table
goods-moved-caption = Goods and techniques between Central Asia and China
goods-moved-note = A good dated to a dynasty has its years.
goods-moved-note-left-out = What only passed through Central Asia, such as Indian pepper or Iranian silver, is left out.
column-good = Good
column-direction = Direction
column-goods-period = When, by all sources
column-origin = Origin
column-certainty = Certainty
# From where a good came: one place or another, by its sources
origins = { LIST($places, form: "alternatives") }
direction-to_china = to China
direction-to_central_asia = to Central Asia
certainty-one = one source
certainty-several = several sources
certainty-article = the article alone

## Which ties have been formed, and when?

recognised-on-day = China recognised { $n ->
    [5] all five states
   *[other] { COUNTRIES($countries) }
 } on { $days } and took up relations on { PERIOD($first) }.
# Within one month: between 2 and 6 January.
recognised-in-month = China recognised { $n ->
    [5] all five states
   *[other] { COUNTRIES($countries) }
 } on { $days } and took up relations between { $first } and { PERIOD($last) }.
recognised-between-days = China recognised { $n ->
    [5] all five states
   *[other] { COUNTRIES($countries) }
 } on { $days } and took up relations between { PERIOD($first) } and { PERIOD($last) }.
none-recognised = By then China had recognised none of the countries.
partnership-above = { COUNTRIES($countries) } { $n ->
    [one] has
   *[other] have
 } a partnership above the comprehensive strategic one
partnership-below = { COUNTRIES($countries) } { $n ->
    [one] does
   *[other] do
 } not
no-partnership-above = No country has a partnership above the comprehensive strategic one.
no-partnership = No country of the selection had a partnership with China by then.
visas-waived = Visas are waived on both sides for { $waived }.
no-visas-waived = Visas are not waived on both sides for any of these countries.
visas-in-talks = { COUNTRY($country) } reports unfinished talks
visas-under-study = { COUNTRY($country) } says it is studying a waiver
# Chart: levels in time
partnerships-title = Partnerships with China, by country
partnerships-title-above = { $spelled } of { COUNT($countries, noun: "countries") } { $n ->
    [one] is
   *[other] are
 } above the comprehensive strategic level
partnerships-subtitle = Level of each country’s partnership with China; the three highest forms are not ranked
partnerships-caption = A name for a partnership says how close two states want to be seen, not how much they trade.
partnerships-alt = Bars in time by country, darker with each level. { LIST($countries, form: "sentences") }
partnerships-of-country = { COUNTRY($country) }: { LIST($levels, form: "items") }.
level-since = { $level } since { $year }
level-strategic = strategic
level-comprehensive-strategic = comprehensive strategic
level-for-a-new-era = for a new era
level-permanent = permanent
level-all-weather = all-weather
step-strategic = Strategic
step-comprehensive-strategic = Comprehensive strategic
step-a-form-above-it = A form above it

## What became of the border?

border-claimed = { COUNTRY($country) } kept about { PCT($kept, digits: 0) } of the { NUM($area) } km² that China had claimed historically.
border-in-dispute = { COUNTRY($country) } kept { PCT($kept) } of the { NUM($area) } km² in dispute.
borders-do-not-compare = The two do not compare: one is a negotiated dispute, the other a historical claim.
border-agreed = { COUNTRY($country) } signed { $n ->
    [one] an agreement
   *[other] agreements
 } on its border with China in { $periods }; of the areas we have seen no figure.
border-unknown = { COUNTRY($country) } borders China too, but our data have neither an act nor an area for it: a gap of ours.
no-borders = We have neither acts on the border nor areas for this selection.
border-not-mentioned = The article does not mention the border.

## What binds the six states?

treaty-binds = The treaty, signed on { PERIOD($signed) }, binds the six.
treaty-binds-to = The treaty, signed on { PERIOD($signed) }, binds the six to { $purpose }.
treaty-in-force = It is in force since { PERIOD($day) }.
treaty-would-bind = The treaty, signed on { PERIOD($signed) }, would bind the six
treaty-would-bind-to = The treaty, signed on { PERIOD($signed) }, would bind the six to { $purpose }
not-ratified = we saw no entry into force and no ratification
not-in-force = we saw no entry into force
ratified-by = { $spelled } { $n ->
    [one] legislature
   *[other] legislatures
 } approved it: { LIST($acts, form: "items") }
ratification-unseen = we saw no ratification by { COUNTRIES($countries) }
# A country, and the day on which it did what the sentence says
of-day = { COUNTRY($country) } ({ PERIOD($period) })
treaties-of-two = China also signed { $n ->
    [one] a permanent treaty with one state
   *[other] permanent treaties with single states
 }: { LIST($treaties, form: "items") }.
articles-unseen = Of the treaty’s { COUNT($n, noun: "articles") } we have not seen { YEARS($unseen) }.
article-on-alliances = By article { $article }, { $content }.
article-on-alliances-noted = By article { $article }, { $content } ({ $note }).
article-on-third-states = By article { $article } it is { $content }.
article-on-third-states-noted = By article { $article } it is { $content } ({ $note }).
# Our reading of article 3: of the words above, no more
alliances-read = As we read article { $article }, it asks against whom an alliance is directed, not whether there is one.
question-of-law = Whether that fits the Collective Security Treaty or Turkmen neutrality is a question of law: no source we saw answers it, and we have neither text.
members-of-sco = Another tie is membership in the SCO, of { COUNTRIES($members) }.
treaty-of-five = By the treaty of the five states of { $year }, which { $spelled } signed, { $content }.
no-treaty = By then no treaty bound all six.
priority-areas = The { $title } of { PERIOD($period) } has six priority areas: { $areas }.
priority-areas-with-treaty = The { $title } of { PERIOD($period) }, signed with the treaty, has six priority areas: { $areas }.
six-signed = { $by } counted { NUM($n) } documents of all six at the summit beside the treaty and the declaration
six-signed-by-another = { $by } counted { NUM($n) } in all
six-signed-by-another-as-well = with these two there are { NUM($n) }, the number that { $by } gives
# Sentences on the secretariat, platforms and centres
secretariat = The secretariat { $fact } on { PERIOD($period) }.
secretariat-heads = Its heads: { LIST($heads, form: "items") }; staff and budget were not seen.
head-since = { $person } ({ $fact }, { $year })
platforms = Beside it { COUNT($n, noun: "platforms") } of ministers were counted in { MONTH($period) }.
centres-all-open = { $spelled } joint centres were unveiled at the summit, all in China; all have opened: { $centres }.
centres-open-by = { $spelled } joint centres were unveiled at the summit, all in China; by { PERIOD($period) } there were open { $centres }.
centres-open = There are open { $centres }.
centre-in = the { $subject } in { $place } ({ MONTH($period) })
centre-at-work = Only the { $subject } has reported work in Central Asia, in { COUNT($n, noun: "countries") } ({ $note }).
years-named = { $years } were named { $subject }: { $note }.
# Table
articles-caption = What the treaty says, as far as its text was seen
articles-note = In our own words; some articles are known from a commentary only, some passages without their number.
article-unnumbered = number not seen
column-article = Article
column-content = What it says

## How does China's format compare with others?

only-treaty-seen = China’s is the only one of { $n } formats of the five states with one partner for which we saw a treaty of all parties
no-treaty-seen = We saw no treaty of all parties in China’s format by then
no-sum-paid = of its { $sum } of { $year } no sum paid out was found
most-summits = Among the { $n } partners { $partners } { $ahead ->
    [one] leads
   *[other] lead
 } with { COUNT($summits, noun: "summits") }.
allotted = The { $sum } that { $partner } calls allotted is reported.
allotted-unreliably = The { $sum } that { $partner } calls allotted is a figure of low reliability.
no-summit-with-partner = No meeting of leaders with a partner is known here.
# How often the six met
leaders-met = The leaders met { COUNT($n, noun: "times") }, first in { $year }
leaders-met-by-video = The leaders met { COUNT($n, noun: "times") }, first in { $year } by video
ministers-met = the foreign ministers met { COUNT($n, noun: "times") }, since { $year }
ministers-alone-met = The foreign ministers met { COUNT($n, noun: "times") }, since { $year }.
both-met-last = The leaders met last on { PERIOD($leaders) }, the foreign ministers on { PERIOD($ministers) }; before { $year } none of all six is recorded.
met-last = The last meeting was on { PERIOD($day) }; before { $year } none of all six is recorded.
none-met = No meeting of the leaders or foreign ministers of all six is recorded.
# Table
formats-caption = Formats of Central Asia: summits, money, secretariats and texts
formats-note-dash = A dash: not seen, which is not none.
formats-note-summits = Summits: the highest number given.
formats-note-left-out = Targets, letters of interest and business deals are left out.
formats-note-money = Yuan, euros and dollars stand as pledged: they do not compare, and none are added.
formats-note-others = At the end: the Organization of Turkic States (OTS), the Shanghai Cooperation Organisation (SCO) and the five states alone.
column-format = Format
column-last-summit = Last summit
column-pledged = Largest sum
column-summits = Summits
column-first-summit = First
column-secretariat = Secretariat
column-binding-text = Binding text
# In the table of formats: what stands in its cells
five-states-alone = The five states alone
format-ots = OTS
format-sco = SCO
first-and-ministers = { $first } (ministers { $ministers })
text-and-signed = { $text } ({ $n } of 5 signed)
sum-pledged = { $sum } pledged
sum-pledged-under-way = { $sum } pledged, called under way
sum-allotted = { $sum } called allotted
sum-allotted-unreliably = { $sum } called allotted (unreliable)
# Chart: summits in time
summits-title-of-few = Summits with the leaders of the five states
summits-title = { $partners } met the leaders of the five states most often
summits-subtitle = Summits of the five states with one partner, by place; hollow: by video
summits-caption = Leaders’ meetings that were held and whose date we saw; planned ones and those of ministers are left out.
summits-alt = Points in time by partner. { LIST($sentences, form: "sentences") }
summit-online = by video
summit-held = held
partner = { $name }

## What became of the pledges? The first sentence is the one of the brief.

no-proof-of-failure = A missing report is no proof that nothing was done.
of-those-done = Of those done, { $said }
done-at-once = { $spelled } { $n ->
    [one] was
   *[other] were
 } fulfilled at the summit itself
done-by-field = { $spelled } { $n ->
    [one] is
   *[other] are
 } known by the field of a signed document, not by its title
done-same-railway = { $spelled } concern the same railway
platform-counts = a trade platform counts as an institution
of-the-others = Of the others { $partly } { $partly ->
    [one] is
   *[other] are
 } partly done, { $in_progress } in progress, { $not_done } not done and { $open } too new to judge; for { $not_seen } we saw no report.
in-progress-means = “In progress” means one report that fits
in-progress-means-loosely = “In progress” means one report that fits, in { $spelled } { $n ->
    [one] case
   *[other] cases
 } loosely
pledges-existed = { $spelled } { $n ->
    [one] pledge
   *[other] pledges
 } named what existed already, at least in part
# Sentences on what reports rest on, on dates and on money
own-word = Most of what is done or in progress rests on the giver’s own word.
own-word-and-one-text = Most of what is done or in progress rests on the giver’s own word; for { $n } pledge and outcome come from one text.
pledge-not-done = Not done by the last report seen: { $pledge } ({ $note }, { MONTH($period) }).
pledges-due = Only { $due } of the pledges name a date; { $over } { $over ->
    [one] was
   *[other] were
 } due before { $year }, of which { $done ->
    [0] none
   *[other] { $done }
 } { $done ->
    [one] is
   *[other] are
 } reported done.
money-pledged = Money pledged: { LIST($sums, form: "items") }; no source seen says how much was paid.
sum-of-year = { $sum } in { $year }
no-pledge = No pledge of a meeting of leaders lies in this selection.
review = In { MONTH($period) }: { $note }.
# What the last report says of a pledge
status-done = Done
status-partly = Partly
status-in_progress = In progress
status-not_done = Not done
status-open = Too new
status-not_seen = No report
# Tables
by-topic-caption = Pledges by topic and last report; topics with fewer than { $least } are counted together
column-topic = Topic
column-pledges = Pledges
# In the table by topic: the topics
topic-agriculture = Agriculture
topic-culture = Culture
topic-education = Education
topic-energy = Energy
topic-environment = Environment
topic-finance = Finance
topic-health = Health
topic-institution = Institution
topic-local = Local
topic-media = Media
topic-minerals = Minerals
topic-mobility = Mobility
topic-security = Security
topic-technology = Technology
topic-tourism = Tourism
topic-trade = Trade
topic-training = Training
topic-transport = Transport
topic-treaty = Treaty
topic-work = Work
topic-other = All other topics
# The table of pledges
pledges-caption = Pledges of the leaders’ meetings, with the last report on each
pledges-note-reading = Which report answers which pledge is our reading; a pledge may lie within another.
pledges-note-empty = Empty: no date named, no report seen.
column-pledge = Pledge
column-owners = By
column-pledged-on = Made
column-due = Due
column-status = Status
column-status-note = Last report
pledge-of-sum = { $pledge } ({ $sum })
pledge-of-amount = { $pledge } ({ AMOUNT($amount, $unit) })
all-six = all six
owners = { COUNTRIES($countries) }
report-of-month = { $note } ({ MONTH($period) })

## What happened after the Astana summit?

one-event-after = We have one event after the last summit, on { PERIOD($period) }.
events-after = We have { COUNT($n, noun: "events") } after the last summit, the latest of { PERIOD($period) }.
no-event-after = No event after the last summit lies in this selection.
next-summit = The next summit is scheduled for { PERIOD($period) }.
next-summit-with-note = The next summit is scheduled for { PERIOD($period) } ({ $note }).
# Table
ministers-of-six = We have { COUNT($n, noun: "meetings") } of ministers of all six in { $year }.
no-ministers-of-six = We saw no meeting of ministers of all six in { $year }.
no-ministers-of-six-to-a-day = We saw no meeting of ministers of all six in { $year }; the evening news of China Central Television was searched up to { PERIOD($day) }.
after-caption = Treaties, talks, works and institutions of { $year } on our record
event-of-subject = { $subject ->
    [customs] Customs
   *[other] { CAPITAL($subject) }
 }: { $event }
event-of-parties = { $event } ({ COUNTRIES($parties) })
column-date = Date
column-event = Event
column-place = Place

## Whose principles does the article quote?

principles-by-name = Of the article’s { $ours } principles { $there } { $n ->
    [one] is
   *[other] are
 } among the declaration’s { $declared }, { $shared } by name
principles-by-name-and-substance = Of the article’s { $ours } principles { $there } { $n ->
    [one] is
   *[other] are
 } among the declaration’s { $declared }, { $shared } by name and the rest in substance
principles-of-ministers = { $spelled } { $n ->
    [one] is
   *[other] are
 } in substance in the ministers’ formula of 2022
principles-of-ministers-all = all { $spelled } { $n ->
    [one] is
   *[other] are
 } in substance in the ministers’ formula of 2022
no-list-of-both = We have no list of the declaration or of the article for this date.
no-list = No list of principles was known by then.
# Table
principles-caption = Principles by text
principles-note = Alike in substance, by our reading: the article’s “mutually beneficial development” counts as mutual benefit.
column-principle = Principle
column-formula_2022 = Ministers 2022
column-declaration = Astana 2025
column-of-article = The article
listed = ✓

## Turkmenistan's initiatives: what did it propose?

statements = Of { COUNT($n, noun: "statements") } of the article on Turkmenistan’s part in the Astana summit, { $verdicts }.
statements-of-both = Of { COUNT($n, noun: "statements") } of the article on the speeches at Astana, { $own } of Turkmenistan and { $guest } of Xi Jinping, { $verdicts }.
statements-of-verdict = { $n } { $n ->
    [one] is
   *[other] are
 } { VERDICT($verdict) }
copies-break-off = The copies of the two speeches that could be read break off before the end: unverified means not seen, not untrue.
# Table
initiatives-caption = The speeches at Astana: what the article says
column-statement = Statement
column-seen = What we have seen

## What can these data not answer?

not-covered = Not covered: Xinjiang.
xinjiang-trade = Xinjiang’s own trade was { PCT($share, digits: 0) } of Chinese trade with Central Asia in { PERIOD($period) }; what only passes through is not counted.
recorded-in-part = How people in Central Asia see China, protests, the treaties that drew the border in the nineteenth century and the Soviet years are recorded in part at most.

## Where sources disagree

dated-differently = Sources date { COUNT($n, noun: "things") } differently
only-one-can-be-right = in { $spelled } { $n ->
    [one] case
   *[other] cases
 } only one date can be right
can-be-read-together = all can be read together
# Table
rivals-caption = Datings of one event or agreement that exclude each other
agreement-of-country = { $title } ({ COUNTRY($country) })
column-what = Event or agreement
column-datings = Datings
column-reason = Why they differ

## What was looked for and not found, a line each

sought-ratified = Ratification of the treaty of June 2025 by Kazakhstan, Tajikistan, Turkmenistan or Uzbekistan.
sought-articles = The treaty's articles 2, 4 to 6, 8 to 10 and 12 to 15 by their numbers, and its clauses on duration and entry into force.
sought-third-summit = City and day of the third summit.
sought-ministers = A seventh meeting of the foreign ministers, or another meeting of the six in 2026.
sought-programme = The programme of the years of development 2025 and 2026, and a balance of them.
sought-secretariat = Staff and budget of the secretariat, and the name of its head in Chinese characters.
sought-payments = A payment out of the sums that China pledged at its summits.
sought-trained = How many people took up the training places that were promised.
sought-others-2026 = Meetings of the five states in 2026 by themselves, or with the EU, the Gulf states, India, Germany, Italy or Russia.
sought-turkic-2026 = Reports on the meetings of the Turkic states in 2026.
sought-sco-2026 = Texts that the Shanghai Cooperation Organisation adopted in September 2026; public collections quote them.
sought-border-acts = The acts of 1996 and 1999 on the border of Kyrgyzstan and China, in their own words.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-history-00 =
    # History of Central Asia and China

    What is recorded of two thousand years of contact, what is new about the format of the
    six states, and what became of its promises?

# Above the brief
cell-history-07 = ## In brief

# Above the cards
cell-history-09 = ## Key figures

# Above history.record
cell-history-11 = ## How old are the ties, and where is our record thin?

# Above history.missions
cell-history-14 = ## When did the first missions set out?

# Above history.goods
cell-history-16 = ## What moved, in which direction, and how surely?

# Above history.ties
cell-history-19 = ## Which ties have been formed, and when?

# Above history.borders
cell-history-22 = ## What became of the border?

# Above history.format
cell-history-26 = ## What binds the six states?

# Above history.formats
cell-history-28 = ## How does China's format compare with others?

# Above history.pledges
cell-history-28b = ## What became of the pledges?

# Above history.after
cell-history-30 = ## What happened after the Astana summit?

# Above history.principles
cell-history-32 = ## Whose principles does the article quote?

# Above history.initiatives
cell-history-35 = ## Turkmenistan's initiatives: what did it propose?

# Above history.not_covered
cell-history-37a = ## What can these data not answer?

# Above the verdicts on claims
cell-history-37 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. Where
    nothing can be computed the documents decide; a claim without evidence is not a false
    one.

# Above history.rivals
cell-history-41 = ## Where sources disagree

# Above the list of sources
cell-history-43 = ## Sources
