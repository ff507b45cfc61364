### 中亚与中国关系史：本页所写的内容。
###
### 一句话一条消息；以分号隔开的是分句，由一条消息合成一句。函数说明见 common.ftl。

## 数字、日期和金额，句中各处通用

# 句中或句首的计数：中文一律用数字。
spelled = { $n }
    .first = { $n }
period = { PERIOD($period) }
# 同一日期的不同读法：公元前139或138年
readings-bc = 公元前{ LIST($years, form: "alternatives") }年
datings = { LIST($periods, form: "alternatives") }
money-in-usd = { BN($billions) }
money-in-cny = { NUM($billions, scale: 10) }亿元
money-in-eur = { NUM($billions, scale: 10) }亿欧元
waived = { LIST($waivers, form: "items") }
waived-since = { COUNTRY($country) }（{ $year }年起）
# 单元格中：未见，不等于没有。
not-seen = –

## 摘要；第一句也用于页首和承诺一节

pledges-done = 中亚五国与中国历次峰会作出的{ COUNT($made, noun: "pledges") }中，{ $done ->
    [0] 没有一项
   *[other] 有{ $done }项
 }据报已落实。
pledges-done-by-subject = 中亚五国与中国历次峰会作出的{ COUNT($made, noun: "pledges") }中，{ $done ->
    [0] 没有一项
   *[other] 有{ $done }项
 }据报已落实：机制建设类{ $institutions_made }项中{ $institutions_done ->
    [0] 无一落实
   *[other] 落实{ $institutions_done }项
 }，贸易、技术和能源类{ $economy_made }项中{ $economy_done ->
    [0] 无一落实
   *[other] 落实{ $economy_done }项
 }。
first-mission-left = 中国首次遣使中亚，于{ $left }出发。
first-mission-left-and-second-has-source = 中国首次遣使中亚，于{ $left }出发；所评文章给出的第二个年份{ PERIOD($claimed) }有来源可据。
first-mission-left-and-second-has-none = 中国首次遣使中亚，于{ $left }出发；所评文章给出的第二个年份{ PERIOD($claimed) }没有来源，其他来源作{ $second }。
all-six-have-met = 六国领导人会晤{ COUNT($leaders, noun: "times") }，六国外长会晤{ COUNT($ministers, noun: "times") }。
all-six-have-met-in-person = 六国领导人会晤{ COUNT($leaders, noun: "times") }，自{ $since }年起为线下会晤；六国外长会晤{ COUNT($ministers, noun: "times") }。
all-six-had-not-met = 截至当时，六国尚未举行过任何会晤。
documents-of-two = 该文归入阿斯塔纳峰会的{ NUM($n) }份文件，实为哈萨克斯坦与中国两国签署，时间在峰会前一天。
only-treaty-of-china = 在中亚五国与单一伙伴的{ $n }个合作机制中，只有中国的机制见到全体成员共同签署的条约。
treaty-of-china-and-others = 在中亚五国与单一伙伴的{ $n }个合作机制中，中国的机制见到全体成员共同签署的条约。
claims-that-hold = 该文关于历史和政治的{ $all }项关键说法中，按原文表述成立的有{ $spelled }项。

## 关键指标：名称和旁注

figure-first_mission = 汉朝首次遣使中亚
figure-second_mission = 汉朝第二次遣使中亚
figure-format_begins = 六国首次会晤（不限级别）
figure-leaders_meetings = 六国领导人会晤
figure-foreign_ministers_meetings = 六国外长会晤
figure-highest_partnership = 高于全面战略伙伴关系的国家
figure-visa_free = 与中国双向免签的国家
figure-border_kept_kaz = 哈萨克斯坦保留的争议边境土地
figure-border_kept_tjk = 中国曾主张、由塔吉克斯坦保留的土地
figure-astana_documents = 中哈两国文件（该文归于六国）
figure-astana_outcomes = 阿斯塔纳峰会官方成果清单所列项目
figure-pledges_answered = 六国领导人会晤承诺中有后续报告的
figure-pledges_done = 据报已落实的峰会承诺
figure-formats_with_treaty = 订有全体成员条约的机制（中亚五国与单一伙伴）
figure-sco_members = 上海合作组织（上合组织）成员国，供比较
figure-tier_a_supported = 按原文表述成立的关键说法（历史和政治类）
figure-entries = 所选范围内收录的事件
figure-entries_thin = { $first }—{ $last }年收录的事件
# 主要数字下方：该数所指
note-mission = { $datings }（该文：{ PERIOD($claimed) }；{ VERDICT($verdict) }）
note-no-mission = 不在所选范围内
note-begun = { $level }，{ $city }
note-begun-by-video = { $level }，视频方式
# 会晤的级别，用于句中。
level-leaders = 领导人
level-foreign_ministers = 外长
level-interior_ministers = 内务部长
level-heads_of_government = 政府首脑
level-business = 工商界
# 主要数字下方：该数所指
note-met-by-video = 其中{ $n }次为视频方式
note-met-by-video-and-in-person = 其中{ $n }次为视频方式；{ $year }年起为线下会晤
note-below = 不含{ COUNTRIES($countries) }
note-border-claimed = 历史主张面积为{ NUM($area) }平方公里，与谈判解决的争议不可比
note-border-in-dispute = 谈判涉及面积为{ NUM($area) }平方公里
note-no-border = 不在所选范围内
note-documents = { COUNT($n, noun: "sources") }；签于峰会前一天
note-outcomes = 并非都是文件
note-pledges-answered = 已落实{ $done }项，部分落实{ $partly }项，推进中{ $in_progress }项，未落实{ $not_done }项；多数依据承诺方自己的说法
note-pledges-done = 机制建设类{ $institutions_made }项中落实{ $institutions_done }项，贸易、技术和能源类{ $economy_made }项中落实{ $economy_done }项
note-formats = { $names }
note-central-asian = 其中中亚国家{ $n }个
note-verdicts = { LIST($verdicts, form: "items") }
note-of-verdict = “{ VERDICT($verdict) }”{ $n }项
note-collection = 仅为收录数量，不反映趋势

## 本页涵盖的范围

covers = 本页涵盖{ $start }至{ $end }。
covers-year = 本页涵盖{ $year }。
known-on = 本页只采用截至{ PERIOD($day) }已知的资料；此后修订过的数字标有（†）。
of-countries-alone = 只含{ COUNTRIES($countries) }的事件、物产和关系。
on-themes = 事件主题：{ $themes }。
on-no-theme = 未选任何主题，因此不显示事件。

## 往来有多久远？

record-of-one = 本资料收录{ COUNT($n, noun: "events") }，最早的在{ PERIOD($first) }。
record-of-many = 本资料收录{ COUNT($n, noun: "events") }，最早的在{ PERIOD($first) }，最晚的在{ PERIOD($last) }。
record-of-none = 所选范围内没有收录事件，但这不说明任何问题。
gaps = 其中{ $years }年及以上的空白有{ $n }段；最长的是{ $gaps }。
gap = { PERIOD($start) }至{ PERIOD($end) }
no-gap = 其中没有{ $years }年及以上的空白。
gaps-are-ours = 空白和密集之处反映的是收录情况，而不是史实本身。
lists-are-complete = 会晤、伙伴关系和免签三类清单是完整的，数量可以相互比较。
# 图：时间轴上的转折点
record-title = 双方关系的转折点
record-title-with-gaps = 往来久远，但现有记录并不连续
record-subtitle = 本报告选取的{ COUNT($n, noun: "turning-points") }；横轴为距最后一年的年数，取对数刻度
record-caption = 每一事件按最早的系年标出；不同系年列于“来源之间的分歧”。
record-alt-of-none = 按主题排列的转折点时间轴。
record-alt = 按主题排列的转折点时间轴，从“{ $first }”（{ PERIOD($start) }）到“{ $last }”（{ PERIOD($end) }）。
theme-diplomacy = 外交
    .within = 外交
theme-trade = 贸易
    .within = 贸易
theme-security = 安全
    .within = 安全
theme-culture = 文化
    .within = 文化

## 最早的使团何时出发？

mission-first = 首次出使在{ $left }
mission-second = 第二次出使在{ $left }
article-has-as-sources = 该文作{ PERIOD($claimed) }，与来源一致
article-has-one-reading = 该文作{ PERIOD($claimed) }，是其中一种读法
article-has-without-source = 该文作{ PERIOD($claimed) }，未找到来源依据，最接近的系年是{ PERIOD($nearest) }
embassies = 两次都是外交使团，没有记载说是前去经商的商队。
two-readings = { $first }两个年份是同一纪年的两种换算，{ $second }两个年份是《史记》的两种读法；两组都不表示有两次出行。

## 流动的是什么，流向何方，依据有多可靠？

goods-sent = 来源中提到从中亚传入中国的物产和技艺有{ $n }种：1600年以前{ $old ->
    [0] 没有
   *[other] { $old }种
 }，当代{ $today ->
    [0] 没有
   *[other] { $today }种
 }。
goods-none-sent = 来源中提到从中亚传入中国的物产和技艺为0种。
goods-returned = 反方向的有{ $n }种。
goods-of-several = 全部物产和技艺中，有{ $n }种得到一个以上来源支持。
places-of-article = 该文还提到{ $places }，但没有来源说有物产来自那里。
glass = 撒马尔罕玻璃只见于该文：粟特商人确曾贩卖玻璃，但能够辨明产地的输入品来自拜占庭和萨珊。
# 地图
goods-map-title = 物产可追溯到{ $places }
goods-map-title-of-none = 古道沿线地点
goods-map-subtitle = 物产来源地，以及古代和中世纪事件（至1450年）的发生地
# 与下一条合为一句。
goods-map-china-as-a-whole = 来自中国整体的物产标在长安；
goods-map-wider-than-a-place = 只能追溯到较大区域的物产仅列于表中。
goods-map-ring = 圆环表示只有该文这样说。
goods-map-alt = 地图。{ LIST($sentences, form: "sentences") }
place-to_china = 传入中国的物产
place-to_central_asia = 传入中亚的物产
place-article = 仅见于该文
place-event = 1450年以前的事件
place-outlines = 轮廓：Natural Earth
# 表
goods-moved-caption = 中亚与中国之间流动的物产和技艺
goods-moved-note = 只系于某一朝代的物产，以该朝代起止年份表示。
goods-moved-note-left-out = 仅途经中亚的物产，如印度胡椒、伊朗银器，不计在内。
column-good = 物产或技艺
column-direction = 流向
column-goods-period = 时间（综合各来源）
column-origin = 来源地
column-certainty = 可靠程度
# 物产来自何处：按来源，此地或彼地
origins = { LIST($places, form: "alternatives") }
direction-to_china = 传入中国
direction-to_central_asia = 传入中亚
certainty-one = 单一来源
certainty-several = 多个来源
certainty-article = 仅见于该文

## 建立了哪些关系，何时建立？

recognised-on-day = 中国于{ $days }承认{ $n ->
    [5] 中亚五国
   *[other] { COUNTRIES($countries) }
 }，并于{ PERIOD($first) }建立外交关系。
# 同一月内：1992年1月2日至1992年1月6日。
recognised-in-month = 中国于{ $days }承认{ $n ->
    [5] 中亚五国
   *[other] { COUNTRIES($countries) }
 }，并于{ MONTH($last) }{ $first }日至{ PERIOD($last) }先后建立外交关系。
recognised-between-days = 中国于{ $days }承认{ $n ->
    [5] 中亚五国
   *[other] { COUNTRIES($countries) }
 }，并于{ PERIOD($first) }至{ PERIOD($last) }先后建立外交关系。
none-recognised = 截至当时，中国尚未承认其中任何一国。
partnership-above = { COUNTRIES($countries) }与中国的伙伴关系高于全面战略伙伴关系
partnership-below = { COUNTRIES($countries) }则没有
no-partnership-above = 没有国家与中国的伙伴关系高于全面战略伙伴关系。
no-partnership = 截至当时，所选国家均未与中国建立伙伴关系。
visas-waived = 与中国互免签证的国家：{ $waived }。
no-visas-waived = 这些国家均未与中国互免签证。
visas-in-talks = { COUNTRY($country) }称谈判尚未结束
visas-under-study = { COUNTRY($country) }称正在研究免签
# 图：历年级别
partnerships-title = 各国与中国的伙伴关系
partnerships-title-above = { COUNT($countries, noun: "countries") }中有{ $spelled }国高于全面战略伙伴级别
partnerships-subtitle = 各国与中国伙伴关系的级别；最高的三种形式不分高低
partnerships-caption = 伙伴关系的名称说明两国愿意显示的亲近程度，不说明贸易多少。
partnerships-alt = 按国家排列的时间条，级别越高颜色越深。{ LIST($countries, form: "sentences") }
partnerships-of-country = { COUNTRY($country) }：{ LIST($levels, form: "items") }。
level-since = { $year }年起为“{ $level }”
level-strategic = 战略
level-comprehensive-strategic = 全面战略
level-for-a-new-era = 新时代
level-permanent = 永久
level-all-weather = 全天候
step-strategic = 战略
step-comprehensive-strategic = 全面战略
step-a-form-above-it = 更高形式

## 边界问题结果如何？

border-claimed = 中国历史上主张的{ NUM($area) }平方公里土地中，{ COUNTRY($country) }保留了约{ PCT($kept, digits: 0) }。
border-in-dispute = { NUM($area) }平方公里争议土地中，{ COUNTRY($country) }保留了{ PCT($kept) }。
borders-do-not-compare = 两者不可比：一个是谈判解决的争议，另一个是历史主张。
border-agreed = { COUNTRY($country) }于{ $periods }与中国签署边界协定；所涉面积未见数据。
border-unknown = { COUNTRY($country) }也与中国接壤，但本数据既无协定也无面积：这是本资料的缺漏。
no-borders = 所选范围内既无边界协定，也无面积数据。
border-not-mentioned = 该文没有提到边界。

## 六国受什么约束？

treaty-binds = { PERIOD($signed) }签署的条约对六国具有约束力。
treaty-binds-to = { PERIOD($signed) }签署的条约约束六国奉行{ $purpose }。
treaty-in-force = 条约自{ PERIOD($day) }起生效。
treaty-would-bind = { PERIOD($signed) }签署的条约一旦生效，将约束六国
treaty-would-bind-to = { PERIOD($signed) }签署的条约一旦生效，将约束六国奉行{ $purpose }
not-ratified = 未见生效，也未见批准
not-in-force = 未见生效的报道
ratified-by = 已有{ $spelled }国立法机关批准：{ LIST($acts, form: "items") }
ratification-unseen = 未见{ COUNTRIES($countries) }批准
# 国家，以及该国完成句中所述行动的日期
of-day = { COUNTRY($country) }（{ PERIOD($period) }）
treaties-of-two = 中国还与个别国家签署了永久睦邻条约：{ LIST($treaties, form: "items") }。
articles-unseen = 条约共{ $n }条，其中未见的是第{ $unseen }条。
article-on-alliances = 第{ $article }条规定：{ $content }。
article-on-alliances-noted = 第{ $article }条规定：{ $content }（{ $note }）。
article-on-third-states = 第{ $article }条规定，该条约{ $content }。
article-on-third-states-noted = 第{ $article }条规定，该条约{ $content }（{ $note }）。
# 本报告对第3条的理解：仅限于上述文字
alliances-read = 按本报告的理解，第{ $article }条问的是联盟针对谁，而不是有没有联盟。
question-of-law = 这与《集体安全条约》或土库曼斯坦的中立地位是否相容，属法律问题：所见来源均未作答，本资料也没有这两份文本。
members-of-sco = 另一重联系是上合组织成员国身份：{ COUNTRIES($members) }。
treaty-of-five = 按中亚五国{ $year }年条约（其中{ $spelled }国签署），{ $content }。
no-treaty = 截至当时，没有条约约束全部六国。
priority-areas = { $title }（{ PERIOD($period) }）列出六个优先领域：{ $areas }。
priority-areas-with-treaty = { $title }（{ PERIOD($period) }，与条约同时签署）列出六个优先领域：{ $areas }。
six-signed = 据{ $by }统计，除条约和宣言外，峰会上由六国共同签署的文件有{ NUM($n) }份
six-signed-by-another = 据{ $by }统计，总数为{ NUM($n) }份
six-signed-by-another-as-well = 加上这两份共{ NUM($n) }份，与{ $by }给出的数目一致
# 关于秘书处、平台与中心的句子
secretariat = 秘书处于{ PERIOD($period) }{ $fact }。
secretariat-heads = 秘书处负责人：{ LIST($heads, form: "items") }；编制和预算未见。
head-since = { $person }（{ $fact }，{ $year }年）
platforms = 此外，据{ MONTH($period) }统计，部长级平台有{ $n }个。
centres-all-open = 峰会上为{ $spelled }个联合中心揭牌，均在中国，现已全部启用：{ $centres }。
centres-open-by = 峰会上为{ $spelled }个联合中心揭牌，均在中国；截至{ PERIOD($period) }已启用{ $centres }。
centres-open = 已启用{ $centres }。
centre-in = { $place }的{ $subject }（{ MONTH($period) }）
centre-at-work = 只有{ $subject }报告在中亚开展了工作，涉及{ COUNT($n, noun: "countries") }（{ $note }）。
years-named = { $years }定为{ $subject }：{ $note }。
# 表
articles-caption = 条约内容（以所见文本为限）
articles-note = 内容为本报告转述；部分条款只见于评述，部分段落未见条款序号。
article-unnumbered = 未见序号
column-article = 条款
column-content = 内容

## 中国的机制与其他机制相比如何？

only-treaty-seen = 在中亚五国与单一伙伴的{ $n }个机制中，只有中国的机制见到全体成员条约
no-treaty-seen = 截至当时，中国的机制未见全体成员条约
no-sum-paid = { $year }年承诺的{ $sum }未见实际支付金额
most-summits = 在{ $n }个伙伴中，{ $partners }以{ COUNT($summits, noun: "summits") }居首。
allotted = { $partner }称已划拨的{ $sum }见于报道。
allotted-unreliably = { $partner }称已划拨的{ $sum }可靠性低。
no-summit-with-partner = 本资料中没有与伙伴举行的领导人会晤。
# 六国会晤次数
leaders-met = 领导人会晤{ COUNT($n, noun: "times") }，首次在{ $year }年
leaders-met-by-video = 领导人会晤{ COUNT($n, noun: "times") }，首次在{ $year }年，为视频方式
ministers-met = 外长会晤{ COUNT($n, noun: "times") }，始于{ $year }年
ministers-alone-met = 外长会晤{ COUNT($n, noun: "times") }，始于{ $year }年。
both-met-last = 最近一次领导人会晤在{ PERIOD($leaders) }，外长会晤在{ PERIOD($ministers) }；{ $year }年以前没有六国会晤的记录。
met-last = 最近一次会晤在{ PERIOD($day) }；{ $year }年以前没有六国会晤的记录。
none-met = 没有六国领导人或外长会晤的记录。
# 表
formats-caption = 中亚各合作机制：峰会、资金、秘书处和文本
formats-note-dash = 短横表示未见，不等于没有。
formats-note-summits = 峰会次数取所见最大数。
formats-note-left-out = 目标、意向书和商业交易不计在内。
formats-note-money = 人民币、欧元和美元均按承诺时的币种列出：彼此不可比，也未相加。
formats-note-others = 表末列出突厥语国家组织、上海合作组织（上合组织）和中亚五国自身机制。
column-format = 机制
column-last-summit = 最近一次峰会
column-pledged = 最大金额
column-summits = 峰会次数
column-first-summit = 首次
column-secretariat = 秘书处
column-binding-text = 有约束力的文本
# 机制表中：单元格内容
five-states-alone = 中亚五国自身
format-ots = 突厥语国家组织
format-sco = 上合组织
first-and-ministers = { $first }（外长{ $ministers }）
text-and-signed = { $text }（5国中{ $n }国签署）
sum-pledged = 承诺{ $sum }
sum-pledged-under-way = 承诺{ $sum }，称正在实施
sum-allotted = 称已划拨{ $sum }
sum-allotted-unreliably = 称已划拨{ $sum }（不可靠）
# 图：历次峰会
summits-title-of-few = 与中亚五国领导人的峰会
summits-title = 与中亚五国领导人会晤最多的是{ $partners }
summits-subtitle = 中亚五国与单一伙伴的峰会，标注地点；空心表示视频方式
summits-caption = 只含已经举行且日期可见的领导人会晤；计划中的会晤和部长会晤不计在内。
summits-alt = 按伙伴排列的时间点图。{ LIST($sentences, form: "sentences") }
summit-online = 视频方式
summit-held = 已举行
partner = { $name }

## 承诺落实得如何？第一句与摘要相同。

no-proof-of-failure = 未见报告并不证明毫无作为。
of-those-done = 已落实的承诺中，{ $said }
done-at-once = { $spelled }项在峰会当场即已落实
done-by-field = { $spelled }项只能凭所签文件的领域判断，而非凭文件名称
done-same-railway = { $spelled }项涉及同一条铁路
platform-counts = 贸易平台计为机制建设
of-the-others = 其余承诺中，部分落实{ $partly }项，推进中{ $in_progress }项，未落实{ $not_done }项，时间尚短、无法判断的{ $open }项；另有{ $not_seen }项未见报告。
in-progress-means = “推进中”指有一份内容相符的报告
in-progress-means-loosely = “推进中”指有一份内容相符的报告，其中{ $spelled }项只是大致相符
pledges-existed = 有{ $spelled }项承诺所指的内容此前已存在，至少已部分存在
# 关于报道依据、期限与资金的句子
own-word = 已落实和推进中的承诺，多数只有承诺方自己的说法为据。
own-word-and-one-text = 已落实和推进中的承诺，多数只有承诺方自己的说法为据；其中{ $n }项的承诺和结果出自同一文本。
pledge-not-done = 据所见最近报告仍未落实：{ $pledge }（{ $note }，{ MONTH($period) }）。
pledges-due = 只有{ $due }项承诺写明日期；{ $over }项应在{ $year }年以前完成，其中{ $done ->
    [0] 没有一项
   *[other] { $done }项
 }据报已落实。
money-pledged = 承诺资金：{ LIST($sums, form: "items") }；所见来源均未说明已支付多少。
sum-of-year = { $year }年{ $sum }
no-pledge = 所选范围内没有领导人会晤作出的承诺。
review = { MONTH($period) }：{ $note }。
# 最新报道对承诺的说法
status-done = 已落实
status-partly = 部分落实
status-in_progress = 推进中
status-not_done = 未落实
status-open = 时间尚短
status-not_seen = 未见报告
# 表
by-topic-caption = 承诺的领域和最近报告；不足{ $least }项的领域合并计算
column-topic = 领域
column-pledges = 承诺
# 分领域表中：领域
topic-agriculture = 农业
topic-culture = 文化
topic-education = 教育
topic-energy = 能源
topic-environment = 环境
topic-finance = 金融
topic-health = 卫生
topic-institution = 机制建设
topic-local = 地方合作
topic-media = 媒体
topic-minerals = 矿产
topic-mobility = 人员往来
topic-security = 安全
topic-technology = 技术
topic-tourism = 旅游
topic-trade = 贸易
topic-training = 培训
topic-transport = 交通
topic-treaty = 条约
topic-work = 劳务
topic-other = 其他各领域
# 承诺表
pledges-caption = 领导人会晤作出的承诺，以及各项最近报告
pledges-note-reading = 哪份报告对应哪项承诺，由本报告判断；一项承诺可能包含于另一项。
pledges-note-empty = 空白：未写明日期，未见报告。
column-pledge = 承诺
column-owners = 承诺方
column-pledged-on = 作出时间
column-due = 期限
column-status = 状态
column-status-note = 最近报告
pledge-of-sum = { $pledge }（{ $sum }）
pledge-of-amount = { $pledge }（{ AMOUNT($amount, $unit) }）
all-six = 六国
owners = { COUNTRIES($countries) }
report-of-month = { $note }（{ MONTH($period) }）

## 阿斯塔纳峰会之后有何进展？

one-event-after = 上次峰会之后收录一个事件，在{ PERIOD($period) }。
events-after = 上次峰会之后收录{ COUNT($n, noun: "events") }，最近的在{ PERIOD($period) }。
no-event-after = 所选范围内没有上次峰会之后的事件。
next-summit = 下届峰会定于{ PERIOD($period) }举行。
next-summit-with-note = 下届峰会定于{ PERIOD($period) }举行（{ $note }）。
# 表
ministers-of-six = { $year }年收录六国部长会晤{ $n }次。
no-ministers-of-six = { $year }年未见六国部长会晤。
no-ministers-of-six-to-a-day = { $year }年未见六国部长会晤；中央电视台《新闻联播》查至{ PERIOD($day) }。
after-caption = 收录的{ $year }年条约、会谈、工程和机制
event-of-subject = { $subject ->
    [customs] 海关
   *[other] { $subject }
 }：{ $event }
event-of-parties = { $event }（{ COUNTRIES($parties) }）
column-date = 日期
column-event = 事件
column-place = 地点

## 该文引用的是谁的原则？

principles-by-name = 该文的{ $ours }项原则中，有{ $there }项见于宣言的{ $declared }项原则，名称相同的{ $shared }项
principles-by-name-and-substance = 该文的{ $ours }项原则中，有{ $there }项见于宣言的{ $declared }项原则，名称相同的{ $shared }项，其余为实质相同
principles-of-ministers = 有{ $spelled }项与2022年外长提法实质相同
principles-of-ministers-all = 全部{ $spelled }项与2022年外长提法实质相同
no-list-of-both = 就这一日期而言，没有宣言或该文的原则清单。
no-list = 截至当时，没有已知的原则清单。
# 表
principles-caption = 各文本所列原则
principles-note = 是否实质相同由本报告判断：该文的“互利发展”算作互利。
column-principle = 原则
column-formula_2022 = 2022年外长会晤
column-declaration = 2025年阿斯塔纳
column-of-article = 该文
listed = ✓

## 土库曼斯坦的倡议：提出了什么？

statements = 该文关于土库曼斯坦在阿斯塔纳峰会上作为的{ COUNT($n, noun: "statements") }中，{ $verdicts }。
statements-of-both = 该文关于阿斯塔纳峰会讲话的{ COUNT($n, noun: "statements") }（土库曼斯坦{ $own }项，习近平{ $guest }项）中，{ $verdicts }。
statements-of-verdict = “{ VERDICT($verdict) }”{ $n }项
copies-break-off = 所能读到的两篇讲话文本均未至结尾：“无从核实”指没有见到，不是说不实。
# 表
initiatives-caption = 阿斯塔纳峰会讲话：该文的说法
column-statement = 表述
column-seen = 所见情况

## 这些数据不能回答什么？

not-covered = 本页不涉及新疆。
xinjiang-trade = { PERIOD($period) }新疆自身贸易占中国与中亚贸易的{ PCT($share, digits: 0) }；仅途经新疆的货物不计在内。
recorded-in-part = 中亚民众如何看待中国、抗议活动、十九世纪的划界条约以及苏联时期，至多只有部分收录。

## 来源之间的分歧

dated-differently = 各来源对{ COUNT($n, noun: "things") }的系年不同
only-one-can-be-right = 其中{ $spelled }项只可能有一个日期正确
can-be-read-together = 各种说法可以并存
# 表
rivals-caption = 同一事件或协定相互排斥的系年
agreement-of-country = { $title }（{ COUNTRY($country) }）
column-what = 事件或协定
column-datings = 系年
column-reason = 分歧原因

## 查找过但未找到的内容，一条一行

sought-ratified = 哈萨克斯坦、塔吉克斯坦、土库曼斯坦或乌兹别克斯坦批准2025年6月条约的情况。
sought-articles = 条约第2条、第4至6条、第8至10条和第12至15条的逐条条文，以及有效期和生效条款。
sought-third-summit = 第三届峰会的举办城市和日期。
sought-ministers = 第七次外长会晤，或2026年六国的其他会晤。
sought-programme = 2025年和2026年两个发展年的活动计划及总结。
sought-secretariat = 秘书处的编制和预算，以及负责人姓名的汉字写法。
sought-payments = 中国在历次峰会承诺资金的任何实际支付。
sought-trained = 承诺的培训名额实际有多少人使用。
sought-others-2026 = 2026年中亚五国自身的会晤，或与欧盟、海湾国家、印度、德国、意大利或俄罗斯的会晤。
sought-turkic-2026 = 关于2026年突厥语国家会晤的报告。
sought-sco-2026 = 上海合作组织2026年9月通过的文本；公开汇编有引述。
sought-border-acts = 1996年和1999年吉尔吉斯斯坦与中国边界协定的原文。

## 笔记本的标题和正文
##
## 为 Markdown，与笔记本中的写法一致：`cell-` 后接单元格的 id。

# 页面标题和导语
cell-history-00 =
    # 中亚与中国关系史

    两千年的往来留下了哪些记载？六国机制新在何处？各项承诺落实得如何？

# 在摘要之前
cell-history-07 = ## 摘要

# 在卡片之前
cell-history-09 = ## 关键指标

# 在 history.record 之前
cell-history-11 = ## 往来有多久远，哪些时期记录稀少？

# 在 history.missions 之前
cell-history-14 = ## 最早的使团何时出发？

# 在 history.goods 之前
cell-history-16 = ## 流动的是什么，流向何方，依据有多可靠？

# 在 history.ties 之前
cell-history-19 = ## 建立了哪些关系，何时建立？

# 在 history.borders 之前
cell-history-22 = ## 边界问题结果如何？

# 在 history.format 之前
cell-history-26 = ## 六国受什么约束？

# 在 history.formats 之前
cell-history-28 = ## 中国的机制与其他机制相比如何？

# 在 history.pledges 之前
cell-history-28b = ## 承诺落实得如何？

# 在 history.after 之前
cell-history-30 = ## 阿斯塔纳峰会之后有何进展？

# 在 history.principles 之前
cell-history-32 = ## 该文引用的是谁的原则？

# 在 history.initiatives 之前
cell-history-35 = ## 土库曼斯坦的倡议：提出了什么？

# 在 history.not_covered 之前
cell-history-37a = ## 这些数据不能回答什么？

# 在各说法的结论判定之前
cell-history-37 =
    ## 该文的说法

    每项说法从三方面检验：数字、所指对象和日期。无法计算之处以文献为准；没有证据的说法不等于错误的说法。

# 在 history.rivals 之前
cell-history-41 = ## 来源之间的分歧

# 在来源清单之前
cell-history-43 = ## 来源
