### 铁路、港口、线路与资金：本页的文字。
###
### 一条消息一句话，按页面顺序。函数说明见common.ftl。

## 摘要；其中的结论也见于所有报告的首页

# 结论的分句
finding-named = 目前有{ $n }项官方表态称中吉乌铁路{ PERIOD($year) }通车
finding-durations = 按官员所说工期推算，中吉乌铁路通车时间为{ PERIOD($years) }
finding-against-article = 没有现行官方日期支持所评文章所说的{ PERIOD($year) }
finding-no-date = 此处没有现行的中吉乌铁路官方通车日期。
brief-late = 跨境的{ COUNT($works, noun: "projects") }中，{ $late }个晚于最初公布的日期：{ LIST($parts, form: "clauses") }。
brief-late-by-press = 跨境的{ COUNT($works, noun: "projects") }中，{ $late }个晚于最初公布的日期（其中{ $press }个的日期出自媒体，而非官员）：{ LIST($parts, form: "clauses") }。
# 摘要中：缩短的里程、货运与资金
brief-saving = 该铁路将使喀什—塔什干里程缩短{ NUM($saving) }公里。
brief-no-gain = 几乎可以肯定，该铁路不会缩短西安—塔什干的里程：对未公布里程作{ NUM($draws) }次抽样，缩短的占{ $share }。
brief-unlikely-gain = 该铁路很可能不会缩短西安—塔什干的里程：对未公布里程作{ NUM($draws) }次抽样，缩短的占{ $share }。
brief-open-gain = 该铁路能否缩短西安—塔什干的里程，尚无定论：对未公布里程作{ NUM($draws) }次抽样，缩短的占{ $share }。
share-of-draws = { NUM($share) }%
shares-of-draws = { NUM($low) }%—{ NUM($high) }%
brief-cargo = { PERIOD($rail_year) }中哈铁路货运量为{ PRINTED($rail, NUM($rail, digits: 1, scale: 100)) }万吨，{ PERIOD($middle_year) }中间走廊为{ PRINTED($middle, NUM($middle, digits: 1, scale: 100)) }万吨。
brief-cargo-changed = { PERIOD($rail_year) }中哈铁路货运量为{ PRINTED($rail, NUM($rail, digits: 1, scale: 100)) }万吨，{ PERIOD($middle_year) }中间走廊为{ PRINTED($middle, NUM($middle, digits: 1, scale: 100)) }万吨（{ PCT($change, sign: 1) }）。
brief-money = 中国商务部统计直接投资{ BN($ministry) }（{ PERIOD($counted) }），欧亚开发银行统计项目{ BN($bank) }（{ PERIOD($listed) }）；{ $creditor }占吉尔吉斯斯坦公共外债的{ PCT($share, digits: 0) }（{ PERIOD($period) }）。
brief-opening = 本情景假设该铁路{ PERIOD($year) }通车。
never-opens = 本情景中该铁路永不通车。

## 多节共用的句子成分

# 完工项目相对最初日期的早晚：一个的，两个的，多个的两端
delay-early = 提前{ NUM($years, digits: 1) }年
delay-early-to-late = 提前{ NUM($early, digits: 1) }年至延误{ NUM($late, digits: 1) }年
delay-late = 延误{ NUM($years, digits: 1) }年
delays-of-two = 延误{ NUM($early, digits: 1) }年和{ NUM($late, digits: 1) }年
delays-of-many = 延误{ NUM($early, digits: 1) }—{ NUM($late, digits: 1) }年
finished-works = 已完工{ $n }个（{ $delays }）
others-late = 其余{ $others }个中已有{ $late }个延误
of-them-late = 其中已有{ $late }个延误
creditor-china = 中国
creditor-china_eximbank = 中国进出口银行
creditor-china_development_bank = 国家开发银行
# 途中在何处停留
stops-over-sea = 在边境和港口
stops = 在{ $borders }处边境口岸
# 线路的区段：前几段和最后一段
leg = { $start }—{ $end }
legs = { LIST($legs, form: "items") }或{ $last }

## 关键指标：label-是什么，note-标签未能说明的

label-opening_named = 中吉乌铁路：政府和运营方所称通车时间
note-no-statement = 没有现行表态
note-named = { COUNT($speakers, noun: "current-statements") }中有{ $n }项如此表示
note-named-beside-durations = { COUNT($speakers, noun: "current-statements") }中有{ $n }项如此表示；{ $durations }项只说工期
note-durations = 由{ COUNT($n, noun: "durations") }推算，均未说年份
# 代替单一年份
text-opening_named = { PERIOD($years) }（推算）
label-opening_scenario = 中吉乌铁路：本情景的通车时间
note-assumed = 假设值，故无区间
note-never = 永不通车
outcome-opening_scenario = 中吉乌铁路通车
label-slip = 中吉乌铁路：相对最初公布日期的延误，截至目前
note-promised = 按最近公布的日期为{ NUM($years) }年
label-slip_across_borders = 晚于最初公布日期的跨境项目
# 代替带单位的数字
text-slip_across_borders = { $works }个中{ $late }个
note-works = { LIST($parts, form: "clauses") }
label-railway_cost = 中吉乌铁路：造价
label-railway_length = 中吉乌铁路：里程
note-all-published = 区间涵盖全部公布数
label-saving_kashgar_tashkent = 中吉乌铁路：喀什—塔什干缩短的里程
label-saving_xian_tashkent = 中吉乌铁路：西安—塔什干缩短的里程
note-saving = 目前{ NUM($without) }公里，通车后{ NUM($with) }公里，已取整
note-saving-of-two-lines = 目前{ NUM($without) }公里，通车后{ NUM($with) }公里，已取整；区间为吐鲁番—库尔勒两条线的结果
# 路线的主要数字
label-probability_xian_tashkent = 中吉乌铁路缩短西安—塔什干里程的把握
note-draws = 对未公布里程作{ NUM($draws) }次抽样所占比例；区间为吐鲁番—库尔勒两条线的结果
text-probability_xian_tashkent = 低于{ NUM($least, digits: 2) }
label-route_today = { $start }—{ $end }最短铁路线路，目前
label-route_horizon = { $start }—{ $end }最短铁路线路，{ PERIOD($year) }
note-route = { $route }
note-no-route = 没有铁路加轮渡的线路
label-days_horizon = { $start }—{ $end }最快铁路线路，{ PERIOD($year) }
note-stops = 其中{ NUM($days, digits: 1) }天{ $stops }停留
label-distance_error = 本报告里程的误差，中位数
note-checks = 对照{ NUM($checks) }个独立公布的里程
# 货运与口岸的主要数字
label-cargo_kazakhstan_china_rail = 中哈铁路货运量
label-cargo_middle_corridor = 中间走廊货运量
note-year-before = 同比变动{ PCT($change, sign: 1) }
note-year-before-rounded = 同比增长{ NUM($low) }%至{ PCT($high, digits: 0) }：两个数均已取整
label-border_hours_measured = 铁路口岸耗时（小时），CAREC样本
label-road_share = 公路占中国与中亚贸易的比重
note-share-then = { PERIOD($year) }为{ PCT($share) }
# 资金的主要数字
label-stock_ministry = 中国直接投资存量，中国商务部
label-stock_bank = 中国项目存量，欧亚开发银行
note-another-concept = 与商务部的存量概念不同
label-debt = { COUNTRY($country) }欠中国的债务
label-debt-to-bank = { COUNTRY($country) }欠中国进出口银行的债务
note-all-lenders = 全部中国贷款方
label-debt_share_kgz = { $creditor }：占吉尔吉斯斯坦公共外债的比重
label-debt_share_kgz-of-china = 中国占吉尔吉斯斯坦公共外债的比重
note-debt-share = { PERIOD($period) }为{ PCT($share) }
note-debt-share-and-top = { PERIOD($period) }为{ PCT($share) }，最高为{ PCT($top) }（{ PERIOD($top_period) }）

## 在建什么，在哪里？

portfolio = { $total }个项目中，已投运{ $in_service }个，在建{ $under_construction }个，规划{ $planned }个，停建{ $stopped }个。
portfolio-partly-open = { $total }个项目中，已投运{ $in_service }个，部分开通{ $partly_open }个，在建{ $under_construction }个，规划{ $planned }个，停建{ $stopped }个。
portfolio-parties = 有{ $n }个项目载明中方参与者；其余项目的来源未载明，但这不等于没有。
portfolio-passengers = { $projects }只运旅客，不运货物。
portfolio-list = 清单依据英文和俄文来源的报道，并非登记名录。

# 地图
portfolio-title = { $total }个重点项目中{ $in_service }个已投运
portfolio-title-overdue = { $total }个重点项目中{ $in_service }个已投运，{ $overdue }个逾期
portfolio-subtitle = 颜色和标记表示各项目的进展
portfolio-caption = 编号与清单一致；线路的编号标在中部。
portfolio-alt = 地图，标有{ $n }个编号项目；名称见下方清单。

# 地图下方：编号项目
flagships-caption = 编号项目，由本报告选取
flagships-note-overdue = 逾期：最初公布的日期已过。
flagships-note-no-date = 无日期：未见公布过日期。
flagships-number = 编号
flagships-name = 项目
flagships-state = 状态
flagships-date = 完工日期，或最近公布的日期
flagships-timing = 与最初日期相比
flagships-chinese_party = 中方参与者
flagships-day = { PERIOD($date) }
flagships-no-day = —
# 工程表中：是否如期
timing-late = 延误
timing-overdue = 逾期
timing-on_time = 按期
timing-no_date = 无日期
timing-not_due = 未到期

# 再下方：按国家
countries-caption = 各国项目
countries-note = 跨国项目在每个国家各计一次。
countries-country = 国家
countries-projects = 项目
countries-in_service = 已投运
countries-partly_open = 部分开通
countries-under_construction = 在建
countries-planned = 规划
countries-stopped = 停建
countries-chinese_party_named = 有中方参与

## 穿越吉尔吉斯斯坦的铁路何时通车？

# 首句的分句
opening-named = 目前有{ $n }项官方表态称{ PERIOD($year) }通车
opening-no-year = 没有现行官方表态说明年份
opening-durations = 按{ $n }项工期推算为{ PERIOD($years) }
opening-article-earlier = 该文所说的{ PERIOD($year) }早于以上各日期。
opening-article-later = 该文所说的{ PERIOD($year) }晚于以上各日期。
opening-article-among = 该文所说的{ PERIOD($year) }在以上日期之中。
opening-no-date = 政府和运营方均没有现行的通车日期。
opening-old-date = 这是旧日期：{ $said_by }曾在{ MONTH($said_on) }称为{ PERIOD($date) }（{ $note }）。
opening-left-date = 此后没有官员再提这一日期。
opening-first-date = 最初的日期是{ MONTH($said_on) }所说的{ PERIOD($date) }。
# 关于施工及本情景通车的句子
opening-works = 按计划，到{ MONTH($by) }完成工程量的{ PCT($part, digits: 0) }。
opening-tunnels = 隧道起步慢，因此这并不表示延误。
opening-progress = 最新进展报道（{ PERIOD($period) }）：{ $event }。
opening-progress-headline = 最新进展报道（{ PERIOD($period) }，只见到标题）：{ $event }。
opening-scenario = 本情景中该铁路{ PERIOD($year) }通车。
opening-scenario-as-named = 本情景中该铁路{ PERIOD($year) }通车，与官员所称年份一致。
opening-scenario-unlike-named = 本情景中该铁路{ PERIOD($year) }通车；官员所称为{ PERIOD($named) }。
opening-chance = { PERIOD($year) }通车的概率约为{ NUM($chance, digits: 2) }（拉普拉斯接续法则，n为{ $decided }）：最初日期已过的其他跨境工程共{ $decided }项，如期完成{ $kept }项。
opening-limits = 杰弗里斯95%区间为{ NUM($low, digits: 2) }至{ NUM($high, digits: 2) }。
opening-rough = 这一估计很粗略：{ PERIOD($year) }不是最初日期，{ $decided }项中有{ $others }项不是铁路。
doubts = 注意：{ PERIOD($year) }通车与已知的中吉乌铁路情况不符。
doubts-earliest = 政府和运营方所称的最早年份是{ PERIOD($year) }。
doubts-pace = 按计划，{ MONTH($by) }之后的{ COUNT($months, noun: "months") }须完成余下{ PCT($part, digits: 0) }的工程量。

# 图
opening-title = 中吉乌铁路通车时间：各方说法从{ PERIOD($first) }到{ PERIOD($last) }不等
opening-title-without-dates = 中吉乌铁路许诺的通车日期
opening-subtitle = 许诺的建成年份，按表态日期
opening-dates-current = 现行官方日期有{ $n }个：日期未过，且同一发言方未改口。
opening-durations-worked-out = 以工期给出的日期为推算。
# 其后为本节全部句子，以下各图的说明亦同
opening-alt = 散点图，按表态日期和许诺年份。{ LIST($sentences, form: "sentences") }
name-unofficial = 媒体和作者

## 这类项目延误多久？

# 分句
slips-across = 跨境的{ COUNT($works, noun: "projects") }中已完工{ $n }个
slips-across-delays = 跨境的{ COUNT($works, noun: "projects") }中已完工{ $n }个，{ $delays }
slips-within = 一国境内的{ $works }个中已完工{ $n }个
slips-within-delays = 一国境内的{ $works }个中已完工{ $n }个，{ $delays }
slips-by-press = 最初日期出自媒体而非官员的有：{ $projects }。
slips-perhaps-done = 可能已完工的有{ $projects }：部长公布的2026年在建线路清单未列入。
slips-missed-dates = 若漏掉更早的最初日期，延误实际更长。
slips-no-median = 项目太少，无法取中位数。
slips-no-median-given-up = 项目太少，无法取中位数；已放弃的{ $projects }未计入。

# 图
slips-title = 跨境的{ COUNT($works, noun: "projects") }中，{ $late }个晚于最初公布的日期
slips-title-without-works = 各项目至今的延误
slips-subtitle = 从最初公布的日期到完工，或到{ PERIOD($day) }的年数
slips-subtitle-without-day = 从最初公布的日期到完工，或到最近一次表态的年数
slips-unfinished = 空心标记为未完工项目，表示至今的延误。
slips-promised-now = 横条延至目前许诺的日期。
slips-alt = 点图，按项目。{ LIST($sentences, form: "sentences") }
name-censored = 未完工
name-across = 跨境
name-within = 一国境内

## 铁路造价多少，由谁出资？

costs = 公布的造价为{ MN($cost) }。
costs-between = 公布的造价为{ MN($cost) }，各方数字从{ MN($low) }到{ MN($high) }。
costs-loan = 其中{ PCT($part, digits: 0) }是中国向合资公司提供的贷款（{ MN($loan) }，{ MONTH($signed) }签署）；其余为股本。
costs-loan-of-years = 其中{ PCT($part, digits: 0) }是中国向合资公司提供的贷款（{ MN($loan) }，{ MONTH($signed) }签署，期限{ NUM($years) }年）；其余为股本。
costs-owners = 股东为{ $owners }。
owner = { COUNTRY($country) }（{ NUM($share, digits: 1) }%）
costs-part = 除吉尔吉斯斯坦境内的{ NUM($length) }公里以外，造价是否还包括其他部分，尚不清楚。
costs-no-source = 没有来源说明超支由谁承担。
costs-overrun = 若由股东按持股比例承担，按{ $cost }计，吉尔吉斯斯坦须多承担{ MN($overrun, digits: 2) }。
costs-overrun-of-debt = 若由股东按持股比例承担，按{ $cost }计，吉尔吉斯斯坦须多承担{ MN($overrun, digits: 2) }，相当于该国欠中国进出口银行债务的{ PCT($part, digits: 0) }（{ PERIOD($period) }）。
cost-named = { MONTH($said_on) }所称的{ MN($cost) }
cost-named-for-older-line = { MONTH($said_on) }就{ NUM($length) }公里旧线路方案所称的{ MN($cost) }

# 表
costs-caption = 公布的造价和里程，最早的在前
costs-note = 各数所指的线路方案和年份不同；未作价格调整。
costs-what = 项目
costs-said_on = 日期
costs-value = 数值
costs-unit = 单位
costs-remark = 注
size-cost = 造价
size-length = 里程
size-length-in-kyrgyzstan = 吉尔吉斯斯坦境内里程

## 哪条线路最短？

routes-today = { $start }—{ $end }最短铁路线路目前为{ NUM($distance) }公里，经过{ COUNT($borders, noun: "borders") }；其中{ PCT($estimated, digits: 0) }为估计里程。
routes-fastest = 最快线路约需{ NUM($days, digits: 1) }天，其中{ NUM($stop_days, digits: 1) }天{ $stops }停留。
routes-none-today = 在本报告的路网中，目前没有由{ $start }通往{ $end }的铁路加轮渡线路。
routes-not-open = { PERIOD($year) }不变：该铁路届时尚未通车。
routes-used-if-open = 若已通车，这条线路会经由该铁路。
routes-unused-if-open = 即使通车，这条线路也不会经由该铁路。
# $railway表示线路是否经由该铁路。
routes-then = { PERIOD($year) }为{ NUM($distance) }公里，{ $railway ->
    [yes] 经由
   *[no] 不经由
 }中吉乌铁路。
routes-then-same = { PERIOD($year) }里程不变，{ $railway ->
    [yes] 经由
   *[no] 不经由
 }中吉乌铁路。
routes-then-shorter = { PERIOD($year) }缩短{ NUM($change) }公里，{ $railway ->
    [yes] 经由
   *[no] 不经由
 }中吉乌铁路。
routes-then-longer = { PERIOD($year) }延长{ NUM($change) }公里，{ $railway ->
    [yes] 经由
   *[no] 不经由
 }中吉乌铁路。
routes-none-then = { PERIOD($year) }也没有。
routes-only-past-coal-line = 若{ $legs }中断，本报告的路网中别无其他线路；实际上有一条运煤线可以绕过，此处未计入。
routes-only = 若{ $legs }中断，本报告的路网中别无其他线路；实际上可能有。
routes-only-without-railway = 中吉乌铁路通车后，本报告的路网中每个区段都有替代线路；没有该铁路，{ $legs }就没有替代线路。
routes-worst = { $legs }中断的代价最大：多绕{ NUM($detour) }公里。
routes-worst-of-others = 其他区段中，{ $legs }中断的代价最大：多绕{ NUM($detour) }公里。
routes-worst-with-railway = 有中吉乌铁路时为{ NUM($detour) }公里。
routes-worst-without-railway = 没有中吉乌铁路时为{ NUM($detour) }公里。
routes-capacity = 本路网没有运力数据，因此绕行线路可能已满。

# 地图
routes-title = { $start }—{ $end }：目前{ NUM($today) }公里，{ PERIOD($year) }{ NUM($then) }公里
routes-title-no-shorter = { $start }—{ $end }：目前{ NUM($today) }公里，{ PERIOD($year) }也不缩短
routes-title-without-route = 路网中的{ $start }和{ $end }
routes-subtitle = 铁路加轮渡的最短线路，以及中吉乌铁路
routes-straight = 两地之间以直线相连，并非实际走向。
routes-other-legs = 灰色：其他运营区段。
routes-left-out = 高速铁路和运煤线从略。
routes-alt = 地图。{ LIST($sentences, form: "sentences") }
name-route-today = 目前最短线路
name-route-railway = 中吉乌铁路，尚未通车
name-route-other = 其他区段

# 表
options-caption = 按各项标准的最优线路，铁路加轮渡
options-network = 路网
options-best_by = 最优标准
options-route = 线路
options-distance_km = 公里
options-estimated_pct = 估计里程，%
options-days = 天数
options-stop_days = 其中停留
options-borders = 边境
options-gauge_breaks = 换轨
name-today = 目前
name-distance = 里程
name-time = 时间
name-distance-and-time = 里程、时间

## 该铁路会缩短哪些线路？

comparison-shorter = { COUNT($pairs, noun: "pairs") }城市中，它将缩短{ $n }对之间的里程：{ $savings }。
# 一对城市印作“喀什—塔什干”。
saving = { $pair }缩短{ NUM($saving) }公里
comparison-none-shorter = 它不会缩短其中任何一条线路。
comparison-new = 只有通车后才有线路的：{ $pairs }。
comparison-same = 里程不变的：{ $pairs }。
comparison-claim = 据宣布，可缩短{ NUM($saving) }公里、{ NUM($low) }至{ NUM($high) }天，但未说明起讫地点。
comparison-enough = 能缩短这么多的只有{ $pairs }。
comparison-none-enough = 其中没有一条线路能缩短这么多。

# 里程图
comparison-title = 该铁路将缩短{ $pairs }条线路中的{ $n }条
comparison-subtitle = 铁路加轮渡的最短线路，公里
comparison-caption = 两个标记重合之处，最短线路不经由该铁路。
comparison-alt = 成对标记，按线路。{ LIST($sentences, form: "sentences") }

# 其下：经由该铁路，分通往它的两条线
over = 西安—塔什干经由该铁路，走吐鲁番—库尔勒第一条线比目前线路{ $first }。
over-both-lines = 西安—塔什干经由该铁路，走吐鲁番—库尔勒第一条线比目前线路{ $first }，走2014年的第二条线{ $second }。
over-shorter = 短{ NUM($distance) }公里
over-longer = 长{ NUM($distance) }公里
over-draws = { NUM($draws) }次抽样中，缩短的比例为{ $shares }。
over-share = { PCT($share) }

# 绕行图
over-title = 经由该铁路的绕行里程
over-title-longer = 经由该铁路，西安—塔什干延长{ NUM($low) }至{ NUM($high) }公里
over-subtitle = 经中吉乌铁路的线路减去不经该铁路的线路，公里；横条包含80%的抽样结果
over-right-of-zero = 零点右侧表示该铁路为绕行。
over-draws-lengths = 每次抽样时，每个未公布的里程取同类另一区段的绕行系数。
over-alt = 带区间的标记，按线路。{ LIST($sentences, form: "sentences") }

## 里程和时间有多准？

accuracy = 与{ COUNT($checks, noun: "independent-published-distances") }相比，本路网误差的中位数为{ PCT($error) }，从{ PCT($low, sign: 1) }到{ PCT($high, sign: 1) }。
accuracy-left-out = { $n }项核对未计入，因为其中某一区段的里程就是由同一文本推算的。
accuracy-waiting = 本报告的时间不含站场等待。
accuracy-waiting-yet-longer = 虽不含站场等待，货运列车的{ COUNT($times, noun: "published-times") }中仍有{ $above }个短于本报告；本报告最多长出{ PCT($most, digits: 0) }。
accuracy-border-hours = 对直通列车而言，本报告的口岸耗时可能偏长。
accuracy-speed = 时间按铁路时速{ NUM($speed, digits: 1) }公里、每个铁路口岸{ NUM($border, digits: 1) }小时计算。
accuracy-speed-measured = 时间按铁路时速{ NUM($speed, digits: 1) }公里、每个铁路口岸{ NUM($border, digits: 1) }小时计算，与中亚区域经济合作机制（CAREC）最新样本一致。
accuracy-speed-set = 时间按铁路时速{ NUM($speed, digits: 1) }公里、每个铁路口岸{ NUM($border, digits: 1) }小时计算（由情景设定）。
accuracy-gauge = 其中含换轨，不需换轨的口岸也一并计入。
# 关于跨海运输的句子
accuracy-ports = 没有来源测量港口耗时；假设每次渡海在港{ NUM($hours) }小时。
accuracy-crossing = 计入后，西安—巴库需{ NUM($days, digits: 1) }天；各来源为{ $published }。
crossing = { $way }{ NUM($days) }天（{ PERIOD($period) }）
crossing-between = { $way }{ NUM($low) }至{ NUM($high) }天（{ PERIOD($period) }）
crossing-way-china_to_azerbaijan = 自中国至阿塞拜疆
crossing-way-first_train_xian_to_azerbaijan = 自西安至阿塞拜疆的首趟列车
accuracy-as-of = 路网为目前状况：{ PERIOD($day) }以后公布的里程也已使用。

## 各走廊运量多少？

freight = 中哈铁路货运量{ $rail }，中间走廊{ $middle }。
cargo = { PERIOD($year) }为{ PRINTED($amount, NUM($amount, digits: 1, scale: 100)) }万吨
cargo-changed = { PERIOD($year) }为{ PRINTED($amount, NUM($amount, digits: 1, scale: 100)) }万吨（{ PCT($change, sign: 1) }）
cargo-changed-rounded = { PERIOD($year) }为{ PRINTED($amount, NUM($amount, digits: 1, scale: 100)) }万吨（增长{ NUM($low) }%至{ PCT($high, digits: 0) }：两个数均已取整）
freight-no-year = 所选范围内没有两条走廊都有数据的完整年份。
freight-pace = 中间走廊{ PERIOD($year) }以来年均增长{ PCT($pace, digits: 0) }，不足为据。
freight-surge = 该走廊在{ PERIOD($years) }由{ NUM($first, digits: 1, scale: 100) }万吨升至{ NUM($last, digits: 1, scale: 100) }万吨。
freight-surge-and-fall = 该走廊在{ PERIOD($years) }由{ NUM($first, digits: 1, scale: 100) }万吨升至{ NUM($last, digits: 1, scale: 100) }万吨，此后回落。
freight-exports = 经哈萨克斯坦铁路的中间走廊货物中，{ PCT($share, digits: 0) }是哈萨克斯坦出口货物（{ PERIOD($period) }）。
freight-containers = 中间走廊的{ NUM($containers) }标箱中，{ NUM($chinese) }标箱来自中国（{ PERIOD($year) }）。
# 关于货运目标与计划的句子
freight-missed = 对该走廊的{ COUNT($n, noun: "expectations") }中，{ $missed }项未实现。
freight-missed-belated = 对该走廊的{ COUNT($n, noun: "expectations") }中，{ $missed }项未实现，尽管各项都是当年或更晚才发布的。
freight-goal = 对{ PERIOD($year) }的最高预期为{ NUM($goal, scale: 100) }万吨，须年均增长{ PCT($growth) }。
freight-plan = 中吉乌铁路规划年运量{ $plan }吨，相当于中哈铁路货运量的{ $share }。
freight-plan-of-two-sources = 中吉乌铁路规划年运量{ $plan }吨，另一来源为{ NUM($other_plan, scale: 100) }万吨，相当于中哈铁路货运量的{ $share }。
plan = { NUM($plan, scale: 100) }万
plan-between = { NUM($low, scale: 100) }万—{ NUM($high, scale: 100) }万
share-of-rail = { NUM($share) }%
shares-of-rail = { NUM($low) }%—{ NUM($high) }%
freight-road = 按中国海关统计的金额，公路占中国与中亚贸易的比重由{ PERIOD($start) }的{ PCT($first) }升至{ PERIOD($end) }的{ PCT($last) }。

# 图
freight-title = 中间走廊{ PRINTED($middle, NUM($middle, digits: 1, scale: 100)) }万吨，中哈铁路{ PRINTED($rail, NUM($rail, digits: 1, scale: 100)) }万吨
freight-title-without-year = 各走廊货运量
freight-subtitle = { PERIOD($year) }货运量，万吨；虚线：中吉乌铁路规划值
freight-subtitle-without-year = 货运量，万吨；虚线：中吉乌铁路规划值
freight-caption = 中哈铁路与中间走廊只在来自中国的中间走廊货物上重叠，这些货物已越过哈萨克斯坦边境。
freight-alt = 柱形图。{ LIST($sentences, form: "sentences") }

# 中哈铁路逐年货运量
rail-fall = 中哈铁路{ PERIOD($before_year) }货运量为{ PRINTED($before, NUM($before, digits: 1, scale: 100)) }万吨；{ PERIOD($year) }公布数为{ NUM($low, digits: 1, scale: 100) }万吨，当年铁路方面的统计口径可能不同。
rail-missed = { PERIOD($said_on) }为{ PERIOD($year) }定的目标是{ PRINTED($plan, NUM($plan, scale: 100)) }万吨；实际为{ NUM($came, digits: 1, scale: 100) }万吨。
rail-missed-worked-out = { PERIOD($said_on) }为{ PERIOD($year) }定的目标是{ PRINTED($plan, NUM($plan, scale: 100)) }万吨；实际为{ NUM($came, digits: 1, scale: 100) }万吨（由后来的数字推算）。
rail-newest = { PERIOD($period) }铁路货运量为{ NUM($cargo, digits: 1, scale: 100) }万吨。
rail-title = 中哈铁路{ PERIOD($year) }货运量{ PRINTED($before, NUM($before, digits: 1, scale: 100)) }万吨，{ PERIOD($last_year) }{ PRINTED($last, NUM($last, digits: 1, scale: 100)) }万吨
rail-title-without-years = 中哈铁路逐年货运量
rail-subtitle = 年货运量，万吨，据哈萨克斯坦官员和媒体，以及当年的计划数
rail-caption = 没有标记的年份数据不详；空心：由后来的数字推算。
rail-alt = 折线和散点，按年份。{ LIST($sentences, form: "sentences") }

# 计划与预期表
hopes-caption = 中间走廊的计划、预期与实际
hopes-period = 所指年份
hopes-said_on = 发布日期
hopes-nature = 性质
hopes-value = 百万吨
hopes-came = 实际
hopes-reached_pct = 完成，%
hopes-needed_pct = 所需年均增速，%
nature-expected = 预期
nature-forecast = 预测
nature-plan = 计划
nature-target = 目标

# 全部走廊表
latest-caption = 各走廊、口岸和港口最近一个完整年份
latest-note = 霍尔果斯和阿拉山口是中哈铁路的两个口岸：同一货流计了两次。
latest-corridor = 走廊、口岸或港口
latest-indicator = 项目
latest-period = 年份
latest-value = 运量
latest-unit = 单位
latest-amount = { PRINTED($amount, NUM($amount, digits: 1)) }
latest-amount-worked-out = { PRINTED($amount, NUM($amount, digits: 1)) }（推算）
latest-before = 上年

# 其下
shipments = 在CAREC样本中，铁路口岸耗时为{ $hours }；运输费用为{ $cost }。
border-hours = { PERIOD($year) }{ NUM($hours, digits: 1) }小时
border-hours-before = { PERIOD($year) }{ NUM($hours, digits: 1) }小时（{ PERIOD($year_before) }{ NUM($before, digits: 1) }小时）
cost-of-carriage = 每500公里、20吨{ NUM($cost) }美元
cost-of-carriage-before = 每500公里、20吨{ NUM($cost) }美元（此前为{ NUM($before) }美元）
shipments-unknown = 所选范围内没有货运耗时和费用数据。

## 口岸进出哪些货物和车辆，由谁统计？

trains = 中国国家铁路集团统计，{ PERIOD($year) }开行中欧班列{ NUM($trains) }列。
trains-changed = 中国国家铁路集团统计，{ PERIOD($year) }开行中欧班列{ NUM($trains) }列（{ PCT($change, sign: 1) }）。
trains-months = 据铁路部门和电视台，{ PERIOD($year) }：{ $parts }。
trains-months-slower = 据铁路部门和电视台，{ PERIOD($year) }增速放缓：{ $parts }。
trains-part = { MONTHS($months) }{ NUM($trains) }列（{ PCT($change, sign: 1) }）
trains-passages = { PERIOD($period) }，经哈萨克斯坦（西通道）的班列增幅最小，为{ PCT($least, digits: 0) }；{ $passage }班列增长{ PCT($most, digits: 0) }。
passage-western_passage = 西通道
passage-central_passage = 中通道
passage-eastern_passage = 东通道
# 一个整数关口，按两篇报道的日期
trains-mark = 截至{ PERIOD($day) }，霍尔果斯和阿拉山口合计通行班列{ NUM($trains) }列，比上年提前{ COUNT($sooner, noun: "days") }（按报道日期）。
trains-middle = 哈萨克斯坦铁路统计，{ PERIOD($period) }中间走廊集装箱班列{ NUM($trains) }列（{ PCT($change, sign: 1) }）。
transit = 经哈萨克斯坦过境货运量，{ PERIOD($year) }铁路为{ NUM($rail, scale: 100) }万吨，{ PERIOD($all_year) }各种运输方式为{ NUM($all, digits: 1, scale: 100) }万吨，因此得不出增减。
torugart = 在吉尔吉斯斯坦边境的吐尔尕特，新疆交通运输厅统计{ PERIOD($period) }货运量为{ NUM($cargo, digits: 2, scale: 100) }万吨，货运车辆{ NUM($vehicles) }辆次。
torugart-counters = 边检机关{ PERIOD($year) }的{ NUM($before) }辆次包括各类车辆，因此两者得不出增减。
karasu = 据边检机关统计，经卡拉苏（通往塔吉克斯坦的唯一口岸）作为商品出口的新车：{ $years }。
karasu-in-year = { PERIOD($period) }{ $vehicles }辆
karasu-by-day = 截至{ PERIOD($period) }{ $vehicles }辆
karasu-onward = 其中一部分继续运往阿富汗、巴基斯坦和乌兹别克斯坦。
centre = 霍尔果斯国际边境合作中心统计，{ PERIOD($year) }进出{ PRINTED($entries, NUM($entries, digits: 2, scale: 100)) }万人次。
centre-changed = 霍尔果斯国际边境合作中心统计，{ PERIOD($year) }进出{ PRINTED($entries, NUM($entries, digits: 2, scale: 100)) }万人次（{ PCT($change, sign: 1, digits: 0) }）。
centre-not-arrivals = 这些人无需签证，只在封闭区内活动，不算入境哈萨克斯坦。

# 各口岸表
border-caption = 各口岸：覆盖一年大部分时间的最新数字，没有则取最新数字
border-note = 各行不可比：时期和统计方不同。
border-note-khorgos = 霍尔果斯的新车包括运往各地的。
border-corridor = 口岸
border-indicator = 项目
border-period = 时期
border-value = 统计数
border-counted_by = 统计方
border-trains = 列车
border-cargo = 货物
border-containers = 集装箱
border-vehicles = 车辆
border-vehicles_as_goods = 新车，作为商品
# 口岸表中：数量
border-amount = { NUM($amount) }
border-amount-mt = { NUM($amount, digits: 2, scale: 100) }万吨
border-amount-kteu = { NUM($amount, digits: 1, scale: 0.1) }万标箱
border-more-than = 超过{ NUM($amount) }
border-more-than-mt = 超过{ NUM($amount, digits: 2, scale: 100) }万吨
border-more-than-kteu = 超过{ NUM($amount, scale: 0.1) }万标箱
# 图中：地点与统计的名称
name-carried = 运量
name-bakhty = 巴克图（巴克特）
name-torugart = 吐尔尕特
name-irkeshtam = 伊尔克什坦
name-kulma_karasu = 卡拉苏（阔勒买）
name-lianyungang_base = 中哈连云港物流合作基地

# 项目、路网、线路、走廊、口岸和港口的状态
name-partly_open = 部分开通
name-in_service = 已投运
name-under_construction = 在建
name-planned = 规划
name-stopped = 停建
name-without_km = 目前
name-with_km = 有中吉乌铁路
name-original = 吐鲁番—库尔勒第一条线
name-shorter = 2014年的吐鲁番—库尔勒线
# 图中：路线与地点的名称
name-kazakhstan_china_rail = 中哈铁路
name-middle_corridor = 中间走廊
name-cku_railway = 中吉乌铁路
name-kazakhstan_transit = 经哈萨克斯坦过境
name-khorgos_and_alashankou = 霍尔果斯和阿拉山口
name-khorgos = 霍尔果斯
name-alashankou = 阿拉山口
name-khorgos_gateway = 霍尔果斯无水港
name-baku_port = 巴库港
name-aktau_port = 阿克套港
name-turkmenbashi_port = 土库曼巴希港
name-xian = 西安
name-northern_route = 北线
name-china_europe_trains = 中欧班列
name-carec = CAREC样本
# 走廊统计什么，用何单位，指何种运输方式
indicator-capacity = 运力
indicator-cargo = 货运量
indicator-containers = 集装箱
indicator-trains = 列车
unit-kteu = 千标箱
unit-mt-a-year = 百万吨/年
unit-thousand = 千列
mode-rail = 铁路
mode-road = 公路
mode-sea = 海运

## 中国资金有多少？

money = 这取决于统计口径：各来源统计了{ $n }类不同的数，彼此不可相加。
money-fdi_stock = 中国商务部统计的直接投资存量为{ MN($stock) }（{ PERIOD($period) }）。
money-project_stock = 欧亚开发银行统计的项目金额为{ MN($stock) }（{ PERIOD($period) }）。
money-ended = 合同额和承诺额只到{ PERIOD($year) }；部分资金经香港或荷兰而来。
money-through-others = 部分资金经香港或荷兰而来。
money-unknown = 所选范围内没有中国在中亚资金的数据。

# 表
money-caption = 统计中国在中亚资金的各种方法
money-note-prices = 承诺额按2021年价格计算。
money-note-bank = 该行最近的数字包括以前未统计的乌兹别克斯坦项目。
money-concept = 项目
money-part = 范围
money-basis = 统计方
money-value = 百万美元
money-last_year = 截至
money-how = 方法
# 资金表中：所计为何、由谁统计
count-all = 全部
count-construction = 工程建设
count-investment = 收购和股份
count-mofcom = 中国商务部
count-edb = 欧亚开发银行
count-aei = 美国企业研究所
count-aiddata = AidData
count-published = 公布数
count-sum = 各笔金额合计
count-fdi_stock = 直接投资存量
count-project_stock = 项目存量
count-contract = 合同
count-commitment = 承诺的贷款和赠款

## 哪些国家欠中国债务？

debt = { COUNTRY($country) }欠{ $creditor }{ $amount }。
debt-below-highest = { COUNTRY($country) }欠{ $creditor }{ $amount }，低于{ $highest }。
debt-amount = { PRINTED($debt, MN($debt, digits: 2)) }（{ PERIOD($period) }）
debt-amount-worked-out = { MN($debt, digits: 2) }（{ PERIOD($period) }，由后来的数字推算）
# $debt可为金额，也可为约数。
debt-highest = 最高时的{ $debt }（{ PERIOD($period) }）
debt-highest-in-years = { PERIOD($years) }的{ $debt }
debt-highest-amount = { MN($debt, digits: 2) }
debt-highest-about = 约{ MN($debt, digits: 2) }
debt-share-rose-and-fell = 所欠债务占该国公共外债的比重由{ PCT($first) }（{ PERIOD($first_period) }）升至{ PCT($top) }（{ PERIOD($top_period) }），后降至{ PCT($last) }（{ PERIOD($last_period) }）。
debt-share-went = 所欠债务占该国公共外债的比重由{ PCT($first) }（{ PERIOD($first_period) }）变为{ PCT($last) }（{ PERIOD($last_period) }）。
debt-alone = { PERIOD($period) }，该国仅欠{ $creditor }就有{ PRINTED($debt, MN($debt, digits: 2)) }；全部中国贷款方没有更新的数字。
debt-alone-with-share = { PERIOD($period) }，该国仅欠{ $creditor }就有{ PRINTED($debt, MN($debt, digits: 2)) }（{ PCT($share) }）；全部中国贷款方没有更新的数字。
# 关于偿还及未知之事的句子
debt-repaid = 到{ MONTH($period) }，{ COUNTRY($country) }已还清{ $creditor }的债务。
debt-unknown = 所选范围内没有欠中国债务的数据。
debt-service = { PERIOD($year) }，{ COUNTRY($country) }向{ $creditor }还本付息{ $amount }，占该国全部还本付息额的{ PCT($share) }。
debt-service-with-principal = { PERIOD($year) }，{ COUNTRY($country) }向{ $creditor }还本付息{ $amount }，其中本金占{ PCT($principal, digits: 0) }；合计占该国全部还本付息额的{ PCT($share) }。
service-amount = { NUM($service, scale: 0.01) }亿美元
service-amount-at-least = { NUM($service, scale: 0.01) }亿美元以上
debt-missing = { COUNTRIES($countries) }缺数据。
debt-loan-larger = 中吉乌铁路贷款为{ MN($loan) }，大于吉尔吉斯斯坦欠中国进出口银行的债务（{ PRINTED($debt, MN($debt, digits: 2)) }）；该贷款由合资公司承担，而非国家。
debt-loan-smaller = 中吉乌铁路贷款为{ MN($loan) }，小于吉尔吉斯斯坦欠中国进出口银行的债务（{ PRINTED($debt, MN($debt, digits: 2)) }）；该贷款由合资公司承担，而非国家。

# 图
debt-title = { $creditor }占吉尔吉斯斯坦公共外债的比重：{ LIST($shares, form: "items") }
debt-title-without-kyrgyz = 中国占公共外债的比重
debt-share-of-year = { PERIOD($year) }{ PCT($share, digits: 0) }
debt-subtitle = 欠中国债务占公共外债的比重，%
debt-creditors = { LIST($creditors, form: "clauses") }。
debt-as-printed = 为公布数，或按同日总额推算。
debt-of-all-lenders = { COUNTRY($country) }：全部中国贷款方
debt-of-one-lender = { COUNTRY($country) }：仅{ $creditor }
debt-alt = 折线图。{ LIST($sentences, form: "sentences") }

## 来源之间的分歧

disputes-caption = 相互矛盾的数据，相差最大的在前
disputes-corridor = 走廊
disputes-indicator = 项目
disputes-period = 时期
disputes-low = 低
disputes-high = 高
disputes-unit = 单位
disputes-gap_pct = 相差，%
disputes-reason = 原因

## 查找而未找到的资料，每条一行

sought-railway-money = 中国至乌兹别克斯坦铁路的完工百分比，以及资金到位多少。
sought-railway-lots = 该铁路各标段的施工、贷款利率，以及货物在马克马尔如何换轨。
sought-railway-tunnel = 2026年9月贯通的是哪一座隧道；只见到标题。
sought-rail-years = 2014年、2015年、2017—2019年、2021年和2025年全年，以及2026年任何一个月的中哈铁路货运量。
sought-rail-gates = 2015—2024年各完整年份多斯特克和阿腾科里各自的货运量。
sought-containers = 各口岸的集装箱数。
sought-middle-2026 = 2026年中间走廊的吨数，以及当年3月以后的集装箱班列数。
sought-roads = 2024年以前吐尔尕特、2013年以后任何完整年份伊尔克什坦、任何年份迈哈布奇盖的公路货运量。
sought-bakhty = 2025年巴克特的货运量，以及2013年以后任何完整年份阔勒买的货物重量。
sought-openings = 达尔巴扎—马克塔拉尔铁路和莫因特—克孜勒扎尔铁路的开通。
sought-border-times = CAREC测量的2024年边境耗时和费用。
sought-direct-investment = 各国自己统计的2025年来自中国的直接投资；乌兹别克斯坦的统计含贷款。
sought-edb-2026 = 欧亚开发银行2026年的中国项目清单。
sought-debt = 任何时候哈萨克斯坦和乌兹别克斯坦欠中国多少，以及2026年1月以后中亚五国中任何一国欠中国多少。
sought-yuan = 哈萨克斯坦2026年4月是否在中国发行债券，以及2025年或2026年商定的货币互换。

## 笔记本的标题和文字
##
## Markdown格式，与笔记本一致：`cell-`加单元格的id。

# 页面标题及导语
cell-cell-00 =
    # 基础设施：铁路、线路与资金

    穿越吉尔吉斯斯坦的铁路何时通车，会缩短哪些线路？各走廊运量多少，由谁出资？

# 摘要之上
cell-cell-08 = ## 摘要

# 卡片之上
cell-cell-10 = ## 关键指标

# infrastructure.portfolio之上
cell-cell-12 = ## 在建什么，在哪里？

# infrastructure.opening之上
cell-cell-15 = ## 穿越吉尔吉斯斯坦的铁路何时通车？

# infrastructure.slips之上
cell-cell-17 = ## 这类项目延误多久？

# infrastructure.costs之上
cell-cell-19 = ## 铁路造价多少，由谁出资？

# infrastructure.routes之上
cell-cell-21 = ## 哪条线路最短？

# infrastructure.comparison之上
cell-cell-24 = ## 该铁路会缩短哪些线路？

# infrastructure.accuracy之上
cell-cell-27 = ## 里程和时间有多准？

# infrastructure.freight之上
cell-cell-29 = ## 各走廊运量多少？

# infrastructure.border之上
cell-cell-42 = ## 口岸进出哪些货物和车辆，由谁统计？

# infrastructure.money之上
cell-cell-32 = ## 中国资金有多少？

# infrastructure.debt之上
cell-cell-34 = ## 哪些国家欠中国债务？

# 说法判定之上
cell-cell-36 =
    ## 该文怎么说

    每条说法从三方面检验：数字、所指对象和日期。预测在到期之前不作定论。

# infrastructure.disputes之上
cell-cell-38 =
    ## 来源之间的分歧

    同一事实相差超过四舍五入的数据。数据无法回答的问题仍无定论：民意调查、分货物的运量，以及哈萨克斯坦若干线路的美元造价。

# 来源清单之上
cell-cell-40 = ## 来源
