### 展望：本页所写的内容。
###
### 一句话一条消息。带 `.title` 的用于单元格和标题；中文不分大小写，两者相同。函数说明见 common.ftl。

## 多个部分共用的内容

joined-clauses = { LIST($clauses, form: "clauses") }
in-items = { LIST($items, form: "items") }
# $most 是除最后一项外的各项，以顿号隔开。
either = { $most }或{ $last }

# 数字及其单位
amount-dollars = { BN($value) }
amount-mn-dollars = { NUM($value, scale: 100) }万美元
amount-mn-yuan = { NUM($value, scale: 100) }万元
amount-bn-yuan = { NUM($value, scale: 10) }亿元
amount-times = { TIMES($value) }
amount-percent = { PCT($value) }
amount-percent-a-year = 每年{ PCT($value) }
amount-of-people = { AMOUNT($value, $unit) }
amount-counted = { $n }{ UNIT($unit, $n) }
amount-measured = { AMOUNT($value, $unit, digits: 1) }
amount-printed = { PRINTED($value, $amount) }
amount-of-period = { $amount }（{ PERIOD($period) }）
at-most = 至多{ $amount }
next-figure = { PERIOD($period) }
# 只能由工期推得的年份
derived-year = { $year }年（推得）
derived-years = { $first }—{ $last }年（推得）
never = 从不
no-figure-known = 缺数据

# 官员所称年份的由来
officials-outright = 官员所称年份
officials-latest = 官员所述工期推得的最晚年份
officials-most = 官员所述工期多数指向的年份

# 六个领域的指标
indicator-turnover = 对华贸易额
    .title = 对华贸易额
indicator-exports = 对华出口
    .title = 对华出口
indicator-imports = 自华进口
    .title = 自华进口
indicator-railway = 经吉尔吉斯斯坦铁路的通车时间（官员所称）
    .title = 经吉尔吉斯斯坦铁路的通车时间（官员所称）
indicator-corridor = 中间走廊货运量
    .title = 中间走廊货运量
indicator-hubs = 已启用的物流枢纽
    .title = 已启用的物流枢纽
indicator-gas = 中亚对华输气量
    .title = 中亚对华输气量
indicator-oil = 哈萨克斯坦对华输油量（各条线路）
    .title = 哈萨克斯坦对华输油量（各条线路）
indicator-solar_wind = 乌兹别克斯坦太阳能和风能装机
    .title = 乌兹别克斯坦太阳能和风能装机
indicator-parks = 已启用的科技园
    .title = 已启用的科技园
indicator-workshops = 鲁班工坊已在运营的国家
    .title = 鲁班工坊已在运营的国家
indicator-scholarships = 中国承诺的当年奖学金名额
    .title = 中国承诺的当年奖学金名额
indicator-students = 中亚在华留学生
    .title = 中亚在华留学生
indicator-visitors = 从中国入境哈萨克斯坦人次
    .title = 从中国入境哈萨克斯坦人次
indicator-against_terror = 上海合作组织（上合组织）反恐文件
    .title = 上海合作组织（上合组织）反恐文件
indicator-against_drugs = 上合组织禁毒文件
    .title = 上合组织禁毒文件
indicator-against_cybercrime = 上合组织打击网络犯罪文件
    .title = 上合组织打击网络犯罪文件
indicator-gas_left = 土库曼斯坦天然气产量减消费量（《世界能源统计年鉴》）
    .title = 土库曼斯坦天然气产量减消费量（《世界能源统计年鉴》）

# 单元格中各说法的结论判定，以及预测的进度
judged-supported = 属实
judged-qualified = 基本属实但有保留
judged-misattributed = 对象有误
judged-disputed = 证据不一
judged-contradicted = 与证据不符
judged-open = 尚无定论（未到期）
judged-unverified = 无从核实
judged-opinion = 观点
track-on = 进度正常
track-off = 进度滞后
track-no_call = 暂不判断
track-for = { $amount }：{ $track }

# 预测的内容；$year 是预测的终点
event-trade-reaches = 贸易额在{ $year }年达到{ $amount }
event-trade-inside = 贸易额在{ $year }年介于该文所给上下限之间
event-trade-no-growth = { $year }年贸易额不高于{ $last_year }年
event-railway = 经吉尔吉斯斯坦的铁路在{ $year }年底前通车
event-gas-more = { $year }年土库曼斯坦可供出售的天然气多于{ $first_year }—{ $last_year }年平均
event-gas-full = { $year }年土库曼斯坦一国即可输满A、B、C线
event-claimed = { $statement }

# 概率的依据
basis-projection = 依据以往预测的{ COUNT($n, noun: "errors") }
basis-own-past = 对其余额的{ COUNT($n, noun: "yearly-changes") }重复抽样
basis-reference-class = 拉普拉斯接续法则：{ $n }项跨境工程中，在首次所定日期前完成的有{ $finished }项

## 摘要

must-trade = 要达到该文的上限水平，贸易额到{ $year }年须年均增长{ PCT($needed) }。
must-trade-with-lower = 要达到该文的上限水平，贸易额到{ $year }年须年均增长{ PCT($needed) }（达到{ BN($low, digits: 0) }须{ PCT($low_needed) }）。
must-gas = 该文对天然气只预期增长；若要像本情景假设的那样输满D线，土库曼斯坦产量须年均增长{ PCT($needed) }。
must-railway = 按计划，铁路{ PCT($share, digits: 0) }的工程量须留待{ $months }个月内完成。
finding = 贸易额在{ $year }年达到所评文章所说{ $low }的概率为{ CHANCE($low_chance) }，达到{ $high }的概率为{ CHANCE($high_chance) }。
no-chance-of-trade = 此处贸易额序列太短，无法得出概率。
no-skill = 在以往年份，这类概率没有预测技巧（{ NUM($skill, digits: 2) }）：布里尔评分为{ NUM($score, digits: 3) }，而当时已知的基础概率得{ NUM($base, digits: 3) }。
some-skill = 在以往年份，这类概率有一定预测技巧（{ NUM($skill, digits: 2) }）：布里尔评分为{ NUM($score, digits: 3) }，而当时已知的基础概率得{ NUM($base, digits: 3) }；问题只有{ $n }个，且相互重叠。
no-clear-skill = 在以往年份，这类概率没有明显的预测技巧（{ NUM($skill, digits: 2) }）：布里尔评分为{ NUM($score, digits: 3) }，而当时已知的基础概率得{ NUM($base, digits: 3) }；问题只有{ $n }个，且相互重叠。
railway-chance = 经吉尔吉斯斯坦的铁路在{ $year }年底前（{ $named }）通车的概率为{ CHANCE($probability) }，按拉普拉斯接续法则计算，n为{ $n }。
railway-no-rate = 对该文所说的{ $year }年，没有可比工程可供计算比率：{ $works }项跨境工程中，{ $late }项的完工日期提出时距该日期不足{ $years }年。
solar-wind-needs = 乌兹别克斯坦的太阳能和风能目标要求每年新增{ NUM($needed, digits: 1, scale: 100) }万千瓦；最近一年新增{ NUM($added, digits: 1, scale: 100) }万千瓦，最快的五年每年新增{ NUM($best, digits: 1, scale: 100) }万千瓦。
promises-kept = { COUNT($n, noun: "decided-promises") }（同一事项只计一次）中，如期兑现{ $in_time }项（{ PCT($share, digits: 0) }）；95%界限为{ NUM($low) }%至{ PCT($high, digits: 0) }。
scenario-leads-brief = 按此处假设的增长，{ $year }年贸易额为{ BN($amount, digits: 0) }：这是算术，不是预测。
next-decided = 该文下一项可判定的预测将在{ PERIOD($period) }见分晓。

## 关键指标：名称、旁注、结果名称

figure-scenario = 本情景下的贸易额
    .note = 增长为假设值，因此没有区间
figure-kyrgyz_turnover = 吉尔吉斯斯坦对华贸易额
figure-kyrgyz_turnover_2030 = 本情景下吉尔吉斯斯坦对华贸易额
    .outcome = 吉尔吉斯斯坦贸易额
figure-probability_trade_120 = 贸易额达到该文下限水平的概率
figure-probability_trade_150 = 贸易额达到该文上限水平的概率
figure-probability_trade_inside = 贸易额介于该文所给上下限之间的概率
figure-probability_trade_no_growth = 贸易额不高于目前的概率
figure-probability_railway_claimed = 铁路不晚于该文所说年份通车的概率
figure-probability_railway_stated = 铁路不晚于{ $named }通车的概率
figure-probability_gas_more = 土库曼斯坦可供出售的天然气增多的概率
    .note = 与{ $first_year }—{ $last_year }年平均相比；{ LIKELIHOOD($probability) }；{ $basis }
note-of-probability = { LIKELIHOOD($probability) }；{ $basis }
# 其他主要数字及其下方之语
figure-brier = 本报告概率在以往年份的布里尔评分
    .note = 0为完全准确；当时已知的基础概率得{ NUM($base, digits: 3) }；{ $n }个相互重叠的问题
    .note-with-skill = 0为完全准确；当时已知的基础概率得{ NUM($base, digits: 3) }，因此技巧评分为{ NUM($skill, digits: 2) }；{ $n }个相互重叠的问题
figure-needed_trade_high = 达到该文上限水平所需的贸易额增速
figure-needed_solar_wind_uzb = 乌兹别克斯坦目标所需的太阳能和风能新增装机
note-of-pace = 最近五年为{ NUM($achieved, digits: 1) }%
note-of-pace-and-last = 最近五年为{ NUM($achieved, digits: 1) }%，最近一年为{ NUM($last, digits: 1) }%
# 每年新增装机，单位吉瓦，换算成万千瓦
note-of-additions = 最近五年为{ NUM($achieved, digits: 1, scale: 100) }万千瓦/年
note-of-additions-and-last = 最近五年为{ NUM($achieved, digits: 1, scale: 100) }万千瓦/年，最近一年为{ NUM($last, digits: 1, scale: 100) }万千瓦/年
figure-railway = 经吉尔吉斯斯坦铁路的通车时间（官员所称）
    .note = { COUNT($n, noun: "current-statements") }
    .note-derived = { COUNT($n, noun: "current-statements") }，均只说工期，没有一项说明年份
figure-workshops = 鲁班工坊已在运营的国家
    .note = 中亚五国之中
figure-students = 中亚在华留学生
    .note = 各国数字年份不同，相加不等于此数
figure-investment = 中国在中亚的投资存量
    .note = 两个来源，两种口径：{ LIST($stocks, form: "items") }
# 存量由谁统计
stock-of-edb = 欧亚开发银行
stock-of-mofcom = 中国商务部
stock-by-source = { $source }{ NUM($amount, digits: 1, scale: 10) }亿美元（{ PERIOD($period) }）
figure-claims_supported = 有证据支持的关键说法
figure-claims_misattributed = 对象有误的关键说法
figure-claims_contradicted = 与证据不符的关键说法
note-of-claims = 关键说法共{ $n }项
figure-promises_kept = 已有结果的许诺中提前或按时兑现的
    .note = { $n }项中的{ $in_time }项，同一事项只计一次；95%界限按威尔逊法
figure-promises_slip = 逾期兑现的许诺延误时间（中位数）
    .note = 逾期兑现{ $late }项；另有{ $not_kept }项未兑现
figure-next_resolution = 该文下一项可判定的预测

## 六个领域现状如何？

indicators-grew = { $indicators }较上年增长。
indicators-same = { $indicators }与上年持平。
indicators-fell = { $indicators }较上年下降。
indicator-by = { $indicator }（{ PCT($change, sign: 1) }）
indicator-by-with-parts = { $indicator }（{ PCT($change, sign: 1) }，进口、出口均如此）
no-trend = 一年不成趋势。
nothing-to-compare = 没有指标有晚于该文的数字可供比较。
since-article = 自该文发表的{ PERIOD($month) }以来，首尾都有数字的指标只有一个：{ $indicator }，{ PCT($change, digits: 0, sign: 1) }。
known-on = 本页只采用截至{ PERIOD($day) }已知的资料；此后修订过的数字标有（†）。
doubt-line-d = { $year }年D线将无气可输：没有任何一段投入使用，产量每年增长{ PCT($growth) }也不足以输满。
doubt-opening = 铁路在{ $year }年通车，早于官员目前仍在说的任何日期（{ $earliest }年）。
doubt-works = 按计划，铁路{ PCT($share, digits: 0) }的工程量须留待{ $months }个月内完成。

# 表
standing-caption = 六个领域的现状
standing-marks = 柱形从零起；圆点表示该年缺数据。
standing-dash = 短横：缺该文前一年之后的年份数据，或承诺相互重叠。
standing-year-before = 上一年太阳能和风能装机：最新水平减新增量。
standing-grants-spread = 奖学金是多年期承诺，按年平摊。
column-standing-sector = 领域
column-standing-indicator = 指标
column-standing-spark = 近十年
column-standing-last = 最新数字
column-standing-change_pct = 较上年
column-standing-expected = 预期
column-standing-heads = 本情景
column-standing-verdict = 结论判定
# 现状表中：各部分
sector-economy = 经济
sector-infrastructure = 基础设施
sector-energy = 能源
sector-technologies = 技术
sector-people = 人文
sector-security = 安全
indicator-since-article = 该文发表以来{ $indicator }
# 时期与表中相同
last-of-period = { $amount }（{ PERIOD($period) }）
change-on = 较{ $base }年变动{ PCT($change, sign: 1) }
expected-growth = 到{ $year }年增长
expected-year = { $year }年
expected-levels = { $year }年{ BN($low, digits: 0) }至{ BN($high, digits: 0) }
expected-part = { $amount }中至少{ $enough }
expected-least = 至少{ $amount }
expected-goal = 目标为{ PERIOD($period) }{ AMOUNT($level, $unit) }
goal-out-of-reach = { AMOUNT($level, $unit) }：没有哪五年有这样快

## 可能性多大，何时见分晓？

likelier = { $n }项有概率的预测中，更可能发生的有{ $likely }项：{ LIST($events, form: "clauses") }。
likelier-none = { $n }项有概率的预测中，更可能发生的有{ $likely }项。
event-with-odds = { $event }（{ ODDS($probability) }）
without-estimate = 该文的{ COUNT($n, noun: "other-forecasts") }没有概率估计。
with-rule = 其中{ $n }项有判定规则，将于{ PERIOD($last) }前判定。
with-rule-and-without = 其中{ $n }项有判定规则，将于{ PERIOD($last) }前判定；{ $without }项无法判定。
works-kept = { $n }项跨境工程（不全是铁路）的首次所定日期已过，其中{ $finished ->
    [0] 没有一项
   *[other] 有{ $finished }项
 }如期完成。
works-allow = 工程如此之少，{ $year }年的概率{ ODDS($probability) }可在{ NUM($low, digits: 2) }至{ NUM($high, digits: 2) }之间（95%，杰弗里斯法）。
railways-alone = 若只看铁路（{ $n }项中{ $finished }项），概率为{ ODDS($probability) }。
opening-assumed = 本情景假设{ $assumed }年通车。
opening-assumed-beside-named = 本情景假设{ $assumed }年通车；官员所称为{ $year }年。
opening-assumed-beside-derived = 本情景假设{ $assumed }年通车；按官员所述工期推算为{ $year }年。

# 图
chances-title = { $event }：{ CHANCE($probability) }
chances-title-none = 各项预测的可能性
chances-subtitle = 概率，0至1；用语依据美国《情报界指令第203号》
chances-caption = 各项概率均与情景无关。
chances-alt = 0至1之间的点，背景为分级色带。{ $title }。

# 表
forecasts-caption = 概率和判定规则
forecasts-note = 各项概率分别四舍五入，差值可能有0.01的出入。
column-forecasts-event = 预测
column-forecasts-chance = 概率
column-forecasts-basis = 依据
column-forecasts-rule = 如何判定
column-forecasts-resolves_on = 判定时间
# 预测表中：概率与规则
forecast-chance = { CHANCE($probability) }
forecast-decided = { PERIOD($period) }
rule-none = 无法判定
rule-inside = 中国海关统计：{ $year }年不低于{ BN($low, digits: 0) }、低于{ BN($high, digits: 0) }
rule-railway = { $year }年底前列车全线运行
rule-since-article = 该文发表以来至少{ $amount }
rule-at_least = { $counted }：{ $year }年至少{ $amount }
rule-above = { $counted }：{ $year }年超过{ $amount }
rule-at_most = { $counted }：{ $year }年至多{ $amount }
# 无预测之论断表及其原因
silent-caption = 该文没有概率的预测
column-silent-statement = 该文的预测
column-silent-reason = 没有估计的原因
column-silent-rule = 如何判定
silent-one-act = 有一份文件即符合判定标准；打击行动本身无从衡量
silent-met = 已符合判定标准：该文发表以来{ $amount }
silent-pipeline = 管道当时处于逐步达产阶段，趋势不能外推
silent-short = 已知{ COUNT($n, noun: "years") }，需要十年
silent-collected = 没有完整清单
silent-no-rate = 没有可比工程可供计算比率
silent-no-rate-late = 没有可比工程可供计算比率：{ $n }项跨境工程中，{ $late }项的完工日期提出时距该日期不足{ $years }年
silent-no-figure = 缺数据

## 这类概率在过去准不准？

hindcast-worse = 不优于基础概率：对以往年份的{ $n }个问题，贸易额预测的布里尔评分为{ NUM($score, digits: 3) }。
hindcast-better = 略优于基础概率：对以往年份的{ $n }个问题，贸易额预测的布里尔评分为{ NUM($score, digits: 3) }。
hindcast-unclear = 并不明显优于基础概率：对以往年份的{ $n }个问题，贸易额预测的布里尔评分为{ NUM($score, digits: 3) }。
hindcast-base = 若以当时已知的、以往时段中增长同样快的比例作答，得分为{ NUM($base, digits: 3) }：技巧评分为{ NUM($skill, digits: 2) }。
hindcast-base-never-wrong = 对以往年份的{ $n }个问题，贸易额预测的布里尔评分为{ NUM($score, digits: 3) }；当时已知的基础概率从未出错。
hindcast-after = 与事后成真的比例（{ $n }个中{ $events }个，当时无人知晓）相比，技巧评分为{ NUM($skill, digits: 2) }。
hindcast-flatters = 各时段相互重叠，且选定方法时已看过这些年份。
no-hindcast = 无法用以往年份检验：没有一年既有区间又有结果。
record-kept = 本报告的概率随每一版数据表保存（迄今为{ $versions }），到期后评分。
record-decided = 迄今已判定的{ COUNT($n, noun: "forecasts") }得分为{ NUM($score, digits: 2) }。
record-ahead = { COUNT($n, noun: "forecasts") }中，没有一项在{ PERIOD($due) }之前到期。

## 需要具备什么条件？

enough = 按最近五年的速度，{ COUNT($n, noun: "promises") }中有{ $enough }项足以实现。
enough-and-few = 按最近五年的速度，{ COUNT($n, noun: "promises") }中有{ $enough }项足以实现；另有已知年数太少、无法判断的：{ LIST($few, form: "items") }。
never-enough = 已知的任何五年，速度都不足以实现：{ $promises }。
once-enough = 其余各项曾经有过这样的年份。
trade-needs = { $promise }所需增速为{ $needed }；五年期增速曾在每年{ PCT($worst) }至{ PCT($best) }之间。
gas-needs = 要输满D线，土库曼斯坦产量所需增速为{ $needed }。
gas-needs-seen = 要输满D线，土库曼斯坦产量所需增速为{ $needed }；{ $spans }个五年期中有{ $fast }个达到，最快的是{ PERIOD($best) }。
no-forecast = 过去的快速增长不是预测；铁路不在其列，因为没有公布过其实测施工进度。
no-pace = 没有可与许诺比较的已知速度。
promise-trade = { $year }年贸易额{ BN($level, digits: 0) }
    .title = { $year }年贸易额{ BN($level, digits: 0) }
promise-gas-lines-a-to-c = { $year }年输满管道（A、B、C线）
    .title = { $year }年输满管道（A、B、C线）
promise-gas-with-line-d = { $year }年输满管道（含D线）
    .title = { $year }年输满管道（含D线）
promise-corridor = { $year }年中间走廊货运量{ NUM($level, scale: 100) }万吨
    .title = { $year }年中间走廊货运量{ NUM($level, scale: 100) }万吨
promise-solar-wind = { $year }年乌兹别克斯坦太阳能和风能{ NUM($level, scale: 100) }万千瓦
    .title = { $year }年乌兹别克斯坦太阳能和风能{ NUM($level, scale: 100) }万千瓦

# 表
needs-caption = 各项许诺所需的速度，与已知各五年期的速度对照
needs-growth-of-five-years = 数据中每个五年期首尾之间的年均增速；太阳能和风能为每年新增量。
needs-gas-turkmen = 天然气：土库曼斯坦产量。
column-needs-promise = 许诺
column-needs-needed = 所需
column-needs-achieved = 最近五年
column-needs-best = 最慢至最快的五年
column-needs-fast_enough = 同样快的时段
column-needs-light = 是否足够
# 增速表中：所需与所达
growth-of-one-span = { PCT($best) }（最快：{ PERIOD($period) }）
growth-of-spans = { PCT($worst) }至{ PCT($best) }（最快：{ PERIOD($period) }）
additions-of-one-span = { NUM($best, digits: 1, scale: 100) }万千瓦/年（最快：{ PERIOD($period) }）
additions-of-spans = { NUM($worst, digits: 1, scale: 100) }至{ NUM($best, digits: 1, scale: 100) }万千瓦/年（最快：{ PERIOD($period) }）
spans-as-fast = { $n }个中{ $fast }个
pace-few = – 年数太少
pace-enough = ✓ 近年足够
pace-seen = △ 曾经足够，近年不足
pace-never = ✗ 从未达到

## 什么会改变贸易走势？

scenario-leads = 本情景下{ $year }年为{ BN($amount, digits: 0) }。
changes-below = 有{ $n }种变化可单独使贸易额低于{ BN($level, digits: 0) }：{ $changes }。
changes-above = 有{ $n }种变化可单独使贸易额高于{ BN($level, digits: 0) }：{ $changes }。
no-change-below = 没有任何一种变化可单独使贸易额低于{ BN($level, digits: 0) }。
no-change-above = 没有任何一种变化可单独使贸易额高于{ BN($level, digits: 0) }。
change-to = { $change }（{ BN($amount, digits: 0) }）
changes-alone = 各种变化不能相加，此处也都没有概率。
condition-scenario = 本情景
    .title = 本情景
condition-kyrgyz_line = 吉尔吉斯斯坦对华出口回到{ $since }年水平
    .title = 吉尔吉斯斯坦对华出口回到{ $since }年水平
condition-imports_kgz = 吉尔吉斯斯坦自华进口回到{ $since }年水平
    .title = 吉尔吉斯斯坦自华进口回到{ $since }年水平
condition-imports_kaz = 哈萨克斯坦自华进口回到{ $since }年水平
    .title = 哈萨克斯坦自华进口回到{ $since }年水平
condition-flat_exports = 出口零增长
    .title = 出口零增长
condition-replay = 2013—2016年情形重演
    .title = 2013—2016年情形重演
condition-past_growth = 按{ $since }年以来的速度增长
    .title = 按{ $since }年以来的速度增长

# 图
conditions-title = { $change }将使{ $year }年贸易额降至{ BN($amount, digits: 0) }
conditions-title-none = 期末年份的贸易额
conditions-subtitle = 只有一项变化时{ $year }年对华贸易额，亿美元（现价）
conditions-caption = 进口回到早先水平，显示的是此后增加了多少；此前已有的过境货物，以及留在当地的货物，未作区分。
conditions-alt = 按行排列的点，与该文的水平对照。{ $title }。
conditions-name-article = 该文的水平

## 如果……会怎样？

what-if = 增速每提高一个百分点，{ $year }年贸易额增加{ BN($point) }。
what-if-still = 滑块不涉及出口中的天然气，不单独改变价格或数量，也不改变铁路和任何概率。
what-if-independent = 出口和进口分别变动，吉尔吉斯斯坦的单项只由其自身的滑块改变。
what-if-path = 对华贸易额，亿美元

## 下一步看什么？

signals-on = { $n }个有期望方向的信号中，{ $on }个达到或高于阈值：{ LIST($signals, form: "clauses") }。
signals-none-on = { $n }个有期望方向的信号中，{ $on }个达到或高于阈值。
signals-too-early = 为时尚早：{ LIST($signals, form: "clauses") }。
no-signals = 没有信号兼有数字和阈值。
signal-trade = 贸易额年度增速
    .title = 贸易额年度增速
signal-without_kyrgyzstan = 不含吉尔吉斯斯坦的出口增速
    .title = 不含吉尔吉斯斯坦的出口增速
signal-transit = 中国出口与登记进口之比（哈萨克斯坦）
    .title = 中国出口与登记进口之比（哈萨克斯坦）
signal-gas = 中亚对华输气量
    .title = 中亚对华输气量
signal-corridor = 中间走廊货运量
    .title = 中间走廊货运量
signal-solar_wind = 乌兹别克斯坦太阳能和风能新增装机
    .title = 乌兹别克斯坦太阳能和风能新增装机
signal-workshops = 有鲁班工坊的国家
    .title = 有鲁班工坊的国家
signal-grants = 中国迄今承诺的{ $period }年奖学金名额
    .title = 中国迄今承诺的{ $period }年奖学金名额
signal-visitors = 从中国入境哈萨克斯坦人次
    .title = 从中国入境哈萨克斯坦人次

# 信号表
signals-caption = 信号及其阈值
signals-note = 高于阈值符合该文预期；哈萨克斯坦的比值除外，该值高低无所谓好坏。
column-signals-signal = 观察对象
column-signals-value = 最新数字
column-signals-level = 阈值
column-signals-threshold = 阈值的含义
column-signals-light = 目前状况
column-signals-next_on = 下次数字
# 信号表中：阈值与灯
threshold-goal = 实现{ $year }年目标所需
threshold-trade = { $year }年达到{ BN($goal, digits: 0) }所需
threshold-countries = 中亚五国中至少{ $n }国
threshold-year-before = 上年同期
threshold-figure = { $year }年数字
light-on-above = ✓ 高于
light-on-at-it = ✓ 持平
light-off = ✗ 低于
light-before = – 早于该文
light-neither-above = ▲ 高于
light-neither-below = ▼ 低于

# 早期预警：什么会预示各情景
warnings-false = 这些预警目前均未触发。
warnings-caption = 早期预警
warnings-met-left-out = 已经达到的水平不再构成预警，不列入。
warnings-last-of-whole-year = 观察对象为月度或季度时，最新数字为全年数字。
column-warnings-outcome = 所预示的情形
column-warnings-signal = 观察对象
column-warnings-level = 预警条件
column-warnings-threshold = 水平的含义
column-warnings-value = 最新数字
column-warnings-next_on = 下次数字
# 预警表中：所预示之事
announced-scenario = 贸易增长缓慢
announced-scenario_exports = 原材料下滑
announced-uzbek_solar_wind_2030 = 太阳能和风能达到乌兹别克斯坦目标
announced-kyrgyz_turnover_2030 = 经吉尔吉斯斯坦的过境贸易终结
announced-gas-squeeze = 土库曼斯坦天然气承压
announced-line-d = D线有气可输
# 预警表中：所观察之事与水平
watched-trade_pace = 贸易额年度增速
watched-exports = 年度对华出口
watched-turkmen_gas_value = 土库曼斯坦对华售气金额同比变化，连续两个季度
watched-turkmen_output = 土库曼斯坦天然气产量年度增速
watched-solar_wind_added = 乌兹别克斯坦太阳能和风能新增装机
watched-kyrgyz_imports = 中国对吉尔吉斯斯坦出口同比变化，10—12月
warns-below = 低于{ $level }
warns-above = 高于{ $level }
warns-between = 介于{ PCT($low, digits: 0) }至{ PCT($high, digits: 0) }之间
level-in-percent = { PCT($level, digits: 0) }
level-our-choice = 本报告选定
level-line-d = 输满含D线的管道所需
change-in-percent = { PCT($change, sign: 1) }
amount-of-whole-year = { $amount }（{ PERIOD($period) }全年）

# 信号之外：没有阈值的观察对象
beside-caption = 信号之外：其他没有阈值的观察对象
column-beside-watch = 观察对象
column-beside-last = 最新数字
beside-antimony = 关键矿产：塔吉克斯坦的锑
beside-water = 水资源：中哈跨界河流协定
antimony-share = 约占世界产量的{ PCT($share, digits: 0) }（{ PERIOD($period) }）
water-announced = { PERIOD($since) }宣布
water-draft = { PERIOD($since) }宣布，{ PERIOD($draft) }已有草案

## 说到做到了吗？

deeds-more = 超过一半：{ COUNT($n, noun: "decided-promises") }（同一事项只计一次）中，兑现{ $in_time }项（{ PCT($share, digits: 0) }），其中提前{ $early }项，按时{ $on_time }项。
deeds-half = 不超过一半：{ COUNT($n, noun: "decided-promises") }（同一事项只计一次）中，兑现{ $in_time }项（{ PCT($share, digits: 0) }），其中提前{ $early }项，按时{ $on_time }项。
deeds-less = 不到一半：{ COUNT($n, noun: "decided-promises") }（同一事项只计一次）中，兑现{ $in_time }项（{ PCT($share, digits: 0) }），其中提前{ $early }项，按时{ $on_time }项。
deeds-late = 逾期兑现{ $late }项，未兑现{ $not_kept }项。
deeds-limits = 许诺数量如此之少，真实比例在{ PCT($low, digits: 0) }至{ PCT($high, digits: 0) }之间均有可能（95%界限，威尔逊法）。
deeds-ahead = 提前兑现的许诺中，有{ $n }项的期限在以后：目标可以提前达到，却不能提前落空，这会抬高比例。
deeds-at-once = 其中{ $n }项在提出目标的当年即已达到。
deeds-due = 除去这{ $ahead }项，{ $n }项中兑现{ $in_time }项。
deeds-due-in-percent = 除去这{ $ahead }项，{ $n }项中兑现{ $in_time }项（{ PCT($share, digits: 0) }）。
deeds-heads = 国家元首和政府首脑的{ $n }项许诺中，兑现{ $in_time }项。
deeds-heads-each-ahead = 国家元首和政府首脑的{ $n }项许诺中，兑现{ $in_time }项，均早于期限。
deeds-heads-some-ahead = 国家元首和政府首脑的{ $n }项许诺中，兑现{ $in_time }项，其中{ $ahead }项早于期限。
# 关于事项与延误的句子
deeds-subjects = 按领域：{ LIST($subjects, form: "items") }。
deeds-of-subject = { $subject }{ $n }项中{ $in_time }项
deeds-slip = 逾期兑现的许诺延误{ NUM($low, digits: 1) }年，中位数为{ NUM($median, digits: 1) }年。
deeds-slip-from-to = 逾期兑现的许诺延误{ NUM($low, digits: 1) }至{ NUM($high, digits: 1) }年，中位数为{ NUM($median, digits: 1) }年。
nothing-decided = 此处已知的许诺均尚无结果。
apart-again = 以另一日期重申此前内容的许诺{ $n }项，不计在内。
apart = 未见后续报告的{ $not_seen }项，没有日期或尚未到期的{ $ahead }项，以及第三方的预测和日期{ $third_party }项，也不计在内。
apart-with-cancelled = 未见后续报告的{ $not_seen }项，没有日期或尚未到期的{ $ahead }项，已取消的{ $cancelled }项，以及第三方的预测和日期{ $third_party }项，也不计在内。
no-sample = 这份清单不是全部许诺的抽样。

# 兑现情况表
kept-caption = 有日期的许诺结果如何（同一事项只计一次）
kept-note = 以年份为期限的，到年底到期。
kept-note-subject = 一项工程的一个阶段，或某一年的一个数字，为一个事项；同一事项有多项许诺的，以最早一项计。
kept-note-limits = 界限按威尔逊法。
column-kept-group = 许诺
column-kept-promises = 已有结果
column-kept-early = 提前兑现
column-kept-on_time = 按时兑现
column-kept-late = 逾期兑现
column-kept-not_kept = 未兑现
column-kept-value = 兑现比例，%（95%界限）
# 许诺兑现表中：各行
kept-all = 全部
kept-by = 许诺方：{ $maker }
kept-on = 领域：{ $subject }
kept-share = { NUM($share) }（{ NUM($low) }至{ NUM($high) }）
subject-energy = 能源
subject-minerals = 矿产
subject-trade = 贸易
subject-transport = 交通
subject-water = 水资源
maker-head = 国家元首和政府首脑
    .title = 国家元首和政府首脑
maker-government = 部委和地方
    .title = 部委和地方
maker-company = 企业
    .title = 企业
maker-third_party = 第三方
    .title = 第三方
maker-nobody = 未指明何人
    .title = 未指明何人
kind-agreement = 协定
kind-amount = 须达到的数字
kind-completion = 完工
kind-forecast = 预测
kind-part = 局部
kind-start_of_works = 开工
kind-study = 研究论证

# 全部许诺表
promises-caption = 全部有日期的许诺和预测，以及结果
column-promises-promise = 许诺
column-promises-who = 许诺者
column-promises-said_on = 提出时间
column-promises-due = 期限
column-promises-outcome = 结果
column-promises-slip_years = 延误，年
column-promises-counts = 是否计入
# 许诺表中：单元格内容
promise-of-amount = { COUNTRIES($countries) }：{ $promise }，{ $unit ->
    [percent] { NUM($level) }%
   *[other] { AMOUNT($level, $unit) }
 }
promise-of-amount-in-tenths = { COUNTRIES($countries) }：{ $promise }，{ $unit ->
    [percent] { NUM($level, digits: 1) }%
   *[other] { AMOUNT($level, $unit, digits: 1) }
 }
promise-day = { PERIOD($day) }
promise-day-not-printed = 未标日期
promise-without-date = 没有日期
promise-slip = { NUM($years, digits: 1) }
outcome-of-period = { $outcome }（{ PERIOD($period) }）
outcome-cancelled = 已取消
outcome-early = 提前
outcome-kept = 兑现
outcome-late = 逾期
outcome-missed = 未达到
outcome-not_done = 未完成
outcome-not_seen = 未见
outcome-open = 未到期
outcome-wrong = 预测失准
# 许诺表中：是否计入
counts-again = 重申此前许诺
counts-ahead = 尚未到期
counts-cancelled = 已取消
counts-not_seen = 未见报告
counts-open = 未到期
counts-third_party = 不是许诺
counts-wrong = 预测失准
counts-yes = 计入

## 哪些已到期，明年哪些到期？

fell-due = 官员和企业定于{ $first_year }年和{ $last_year }年、现已过去的{ COUNT($n, noun: "dates") }中，{ $outcomes }。
fell-due-none = 这两年中，没有已知官员或企业所定的日期已经过去。
fallen-kept = 如期兑现{ $n }个
fallen-late = 逾期兑现{ $n }个
fallen-not_kept = 未兑现{ $n }个
fallen-no_report = 未见后续报告{ $n }个
moved = 改定日期的：{ LIST($moves, form: "clauses") }。
moved-to = { $promise }，由{ PERIOD($due) }改为{ PERIOD($new_due) }
moved-within = { $promise }，由{ PERIOD($due) }改为{ PERIOD($new_due) }，为同一官员在{ COUNT($n, noun: "days") }内更改
still-due = { $year }年底前还将到期的：{ LIST($promises, form: "clauses") }。
still-due-work = { $promise }
still-due-amount = { $promise }，{ AMOUNT($level, $unit) }，{ COUNTRIES($countries) }
still-due-number = 另有{ COUNT($n, noun: "more-promises") }将于{ $year }年底前到期。
# 关于到期承诺及下一批期限的句子
pledges-fell-due = 领导人承诺中期限在这两年的：{ LIST($pledges, form: "clauses") }。
pledge-done = { $pledge }：已落实
pledge-not_seen = { $pledge }：未见报告
pledge-other = { $pledge }：部分落实或尚未完成

due = 本报告的承诺清单（范围大于峰会）中，按首次所定日期，有{ $n }项于{ $year }年到期。
due-none = 本报告的承诺清单中，没有一项于{ $year }年到期。
# 到期事项表
due-caption = { $year }年到期的承诺
column-due-pledge = 承诺
column-due-owners = 承诺方
column-due-countries = 地点
column-due-status_note = 最近报告
pledge-of-amount = { $pledge }（{ $amount }）
pledge-countries = { COUNTRIES($countries) }
pledge-all-five = 中亚五国
pledge-report = { $report }（{ MONTH($period) }）
pledge-no-report = 无

## 人员往来跟上了吗？

workshops = 鲁班工坊已在{ COUNTRIES($countries) }运营。
workshops-since = 鲁班工坊已在{ COUNTRIES($countries) }运营，最后一处始于{ PERIOD($since) }。
no-workshops = 中亚五国均无鲁班工坊运营。
visits = 来自中国的访客增长{ PCT($least, digits: 0) }（{ $least_count }）至{ PCT($most, digits: 0) }（{ $most_count }）。
visits-count = { COUNTRY($country) }{ $count ->
    [arrivals] 入境人次
    [tourists] 游客
   *[overnight_tourists] 过夜游客
 }，{ $start }—{ $end }年
later-visits = 较新的统计：{ LIST($counts, form: "clauses") }。
later-count = { COUNTRY($country) }{ $kind }{ NUM($n) }人次（{ PERIOD($period) }）
later-count-and-before = { COUNTRY($country) }{ $kind }{ NUM($n) }人次（{ PERIOD($period) }），上年为{ NUM($before) }人次
visits-kind = { $count ->
    [arrivals] 入境
    [tourists] 游客
   *[overnight_tourists] 过夜游客
 }
visa-free-stay = 自{ PERIOD($since) }起，中国允许{ COUNTRY($country) }公民免签过境，停留不超过{ COUNT($days, noun: "days") }。
students-hosted = 中国统计的中亚留学生超过{ NUM($n) }人（{ PERIOD($period) }）。
study-trips = 据{ COUNTRY($country) }统计，{ PERIOD($period) }自中国入境学习{ NUM($n) }人次。
grants = 奖学金方面为时尚早，证据不一：中国的承诺按年平摊，{ $pledges }。
grants-of-year = { $period }年为{ NUM($n) }个名额
grants-kazakh = 给予哈萨克斯坦的名额，{ PERIOD($first_period) }为{ NUM($first) }个，{ PERIOD($last_period) }为{ NUM($last) }个。

# 图
visits-title = { $year }年{ COUNTRY($country) }的来访增长{ PCT($growth, digits: 0) }
visits-title-none = 来自中国的访客
visits-subtitle = 连续两年来自中国的访客，千人次
visits-not-the-same = 三种统计的口径不同。
visits-borders-just-open = 第一年边境刚刚重新开放。
visits-alt = 成对的点。{ $title }。
visits-name-last = 后一年
visits-name-first = 前一年
visits-name-arrivals = 入境人次
visits-name-tourists = 游客
visits-name-overnight_tourists = 过夜游客
# 接待地之图
hosted-title = 哈萨克斯坦在华留学生：{ PERIOD($first_period) }为{ NUM($first) }人，{ PERIOD($last_period) }为{ NUM($last) }人
hosted-title-none = 在华留学生
hosted-subtitle = 在华留学生，按来源国和年份，人；空心点表示“多于”
hosted-no-series = 来源和年份各不相同，不构成同一序列。
hosted-bar-of-two = 横条连接两个数字中较小者与较大者。
hosted-alt = 按国家和年份逐行排列的点。{ $title }。
hosted-name-at_least = 不少于

## 中国企业建了什么，风险如何？

# 企业，以及人民币资金
no-companies = 此处没有已知的中资企业数量统计。
companies = 乌兹别克斯坦统计部门统计的中资企业有{ NUM($n) }家（{ MONTH($period) }）。
companies-grew = 乌兹别克斯坦统计部门统计，{ MONTH($period) }有中资企业{ NUM($n) }家，{ MONTH($since) }为{ NUM($before) }家。
companies-fell = 此前曾由{ NUM($first) }家（{ MONTH($since) }）降至{ NUM($last) }家（{ MONTH($period) }）。
companies-kazakh = 哈萨克斯坦统计为{ $counts }。
companies-kazakh-unlike = 哈萨克斯坦的{ $counts }所计对象不同，不表示增长。
companies-of-period = { PRINTED($n, NUM($n)) }家（{ MONTH($period) }）
bonds-issued = 已发行的人民币债券：{ LIST($bonds, form: "clauses") }。
bonds-planned = 计划发行、未见售出的：{ LIST($bonds, form: "clauses") }。
bond = { $issuer }，{ $amount }（{ MONTH($period) }）
bond-worth = { $issuer }，价值{ $amount }（{ MONTH($period) }）

# 图
companies-title = 乌兹别克斯坦的中资企业：{ MONTH($since) }为{ NUM($first) }家，{ MONTH($period) }为{ NUM($last) }家
companies-title-none = 乌兹别克斯坦的中资企业
companies-subtitle = 在营企业，按乌兹别克斯坦统计部门口径
companies-caption = 2019年和2020年数字的统计总体小于以后各年。
companies-alt = 按年份排列的标记，每次统计一个。{ $title }。

# 通信网络、算力和摄像头
technology-none = 此处没有关于中国通信网络、数据中心或摄像头的已知资料。
technology = 本报告查到的{ $n }项中国在通信网络、算力和摄像头方面的工程、协议和提议中：{ LIST($countries, form: "clauses") }。
technology-of-country = { COUNTRY($country) }有{ $counts }
so-many-built = 已建成或供货{ $n }项
so-many-being_built = 在建{ $n }项
so-many-signed = 已签约{ $n }项
so-many-proposed = 已提议{ $n }项
intelligence-built = 人工智能已在{ COUNTRIES($countries) }应用。
intelligence-signed = 人工智能方面未见投入应用的报道；已与{ COUNTRIES($countries) }签署协议或文件。
intelligence-being_built = 人工智能方面未见投入应用或签约的报道；{ COUNTRIES($countries) }有项目在建。
intelligence-proposed = 人工智能方面已有提议，尚无签约。
technology-money = 已知金额的有{ $n }项：{ LIST($sums, form: "clauses") }。
sum = { COUNTRIES($countries) }，{ $amount }（{ PERIOD($period) }）

# 表
technology-caption = 中国的通信网络、算力和摄像头项目，按进展程度
technology-not-complete = 清单不完整，多据新闻报道。
technology-counts-as = 备忘录或协议计为已签约，会谈和宣言计为已提议。
technology-years-inferred = 部分年份为推断。
technology-dash = 短横：无金额。
column-technology-countries = 国家
column-technology-title = 内容
column-technology-standing = 进展程度
column-technology-period = 时间
column-technology-value = 金额
standing-built = 已建成或供货
standing-being_built = 在建
standing-signed = 已签约
standing-proposed = 已提议

# 劳务人员和风险
risks-none = 此处没有关于中国劳务人员，或袭击、冲突和抗议的已知资料。
permits = { PERIOD($period) }哈萨克斯坦持有工作许可的{ NUM($all) }名外国人中，中国人有{ NUM($chinese) }名（{ PCT($share, digits: 0) }）。
permits-since = { PERIOD($period) }哈萨克斯坦持有工作许可的{ NUM($all) }名外国人中，中国人有{ NUM($chinese) }名（{ PCT($share, digits: 0) }），{ PERIOD($since) }为{ PCT($first_share, digits: 0) }。
quota = 吉尔吉斯斯坦的外籍劳务人员配额（上限），{ $since }年为{ NUM($first) }人，{ $period }年为{ NUM($last) }人。
quota-permits = 发给中国人的许可只知道到{ $last }年，为{ $counts }：配额扩大并不说明许可增多。
permits-of-year = { NUM($n) }份（{ $period }年）
attack = 来自阿富汗境内、针对在塔吉克斯坦的中国人的一次袭击造成{ $killed }人死亡、{ $injured }人受伤（{ PERIOD($period) }）。
attacks = { MONTH($since) }至{ PERIOD($period) }，来自阿富汗境内、针对在塔吉克斯坦的中国人的{ $n }次袭击造成{ $killed }人死亡、{ $injured }人受伤；此后未见袭击。
# 关于伤亡及其他事件的句子
people-agreed = { $n }
people-between = { $low }至{ $high }
other-incidents = 涉及中国人或中国企业的其他事件：{ $counts }。
other-incidents-without-dead = 涉及中国人或中国企业的其他事件（均无已知死亡）：{ $counts }。
incidents-attack-on-firms = 针对企业的袭击{ $n }次（{ COUNTRIES($countries) }）
incidents-clash = 冲突{ $n }次（{ COUNTRIES($countries) }）
incidents-protest = 抗议{ $n }次（{ COUNTRIES($countries) }）
protests = 一项追踪统计所计的反华抗议：{ $counts }（{ PERIOD($period) }）。
protests-in = { COUNTRY($country) }{ NUM($n) }次

# 表
incidents-caption = 袭击、冲突和抗议：中国人、中国企业、阿富汗边境
incidents-of-one-day = 同日同地的报道算作一起事件；数字不一时列出最少和最多。
incidents-dead-at-borders = 边境冲突的死者为边防人员和入侵者。
incidents-totals-in-text = 多次袭击的合计数只见于正文。
incidents-none = 此处没有已知的袭击、冲突或抗议。
column-incidents-period = 时间
column-incidents-country = 国家
column-incidents-place = 地点
column-incidents-kind = 类型
column-incidents-killed = 死亡
column-incidents-injured = 受伤
column-incidents-reports = 报道
# 事件表中：日期与类型
incident-day = { PERIOD($period) }
incident-attack-from-afghan-territory = 来自阿富汗境内的袭击
incident-attack-on-firms = 针对企业的袭击
incident-clash = 冲突
incident-clash-with-intruders-from-afghanistan = 与来自阿富汗的入侵者冲突
incident-protest = 抗议

## 关键说法成立吗？

scoreboard = { COUNT($n, noun: "key-claims") }中，{ $verdicts }。
claims-of-verdict = “{ VERDICT($verdict) }”{ $n }项
verdicts-changed = 自该文发表之日以来，有{ $n }项结论判定改变。
turned-gas = 对华输气量{ $then }（该文发表前最后一年），{ $now }：目前{ $track }。
turned-from-no-call = “{ $statement }”在该文发表时尚无法判断，目前{ $track }。
turned = “{ $statement }”在该文发表时{ $before }，目前{ $track }。
fell-in = { $year }年下降{ PCT($change) }
grew-in = { $year }年增长{ PCT($change) }
fell-from-to = { $start }年至{ $end }年下降{ PCT($change) }
grew-from-to = { $start }年至{ $end }年增长{ PCT($change) }

# 表
scoreboard-caption = 该文的关键说法，从三方面检验
column-scoreboard-statement = 说法
column-scoreboard-figure_now = 数字
column-scoreboard-referent_now = 所指对象
column-scoreboard-date_now = 日期
column-scoreboard-verdict_now = 结论判定

## 来源之间的分歧

disputes-caption = 人文往来方面相互冲突的数字
disputes-empty = 此处没有两个来源对同一事实给出不同数字。
disputes-both = 双向
disputes-from_china = 来自中国
disputes-to_china = 前往中国
column-disputes-country = 国家
column-disputes-indicator = 内容
column-disputes-period = 时期
column-disputes-low = 最低
column-disputes-high = 最高
column-disputes-unit = 单位
column-disputes-gap_pct = 相差，%
column-disputes-reason = 原因
# 所计对象，按表中代码
disputed-arrivals = 入境人次
disputed-arrivals_growth = 入境人次增速
disputed-bookings_growth = 预订量增速
disputed-border_crossings = 过境人次
disputed-confucius_institute_students = 孔子学院学员
disputed-confucius_institutes = 孔子学院
disputed-enrolments = 入学人数
disputed-flights = 航班
disputed-flights_permitted = 获准航班
disputed-hospital_beds = 医院床位
disputed-hospital_cases = 医院病例
disputed-learners_of_chinese = 中文学习者
disputed-lu_ban_area = 鲁班工坊面积
disputed-lu_ban_majors = 鲁班工坊专业
disputed-lu_ban_places = 鲁班工坊学位
disputed-lu_ban_students = 鲁班工坊学员
disputed-lu_ban_workshops = 鲁班工坊
disputed-medical_trips = 就医出行
disputed-overnight_tourists = 过夜游客
disputed-patients = 患者
disputed-routes_resumed = 恢复的航线
disputed-scholarship_holders = 奖学金获得者
disputed-scholarships = 奖学金名额
disputed-scholarships_pledged = 承诺的奖学金名额
disputed-scholarships_value = 奖学金金额
disputed-students = 学生
disputed-students_growth = 学生增速
disputed-students_rank = 学生人数位次
disputed-study_trips = 学习出行
disputed-telemedicine_hospitals = 远程医疗医院
disputed-tourists = 游客
disputed-training_places_pledged = 承诺的培训名额
disputed-trips = 出行
disputed-trips_growth = 出行增速
disputed-visa_fee = 签证费
disputed-visa_free_stay = 免签停留期
disputed-visas_issued = 签发签证

## 查找过但未找到的内容，一条一行

sought-surveys = 2020年以后调查中各国民众对中国的看法，如中亚晴雨表和盖洛普的调查；报告存在，数字未能读到。
sought-students = 2026年在华留学生的分国数字。
sought-institutes = 2026年启用的孔子学院。
sought-patients = 2025年以后赴华就医的患者。
sought-visitors = 2025年全年赴哈萨克斯坦和吉尔吉斯斯坦的中国访客，以及2023年和2024年赴塔吉克斯坦的中国游客。
sought-permits = 2026年哈萨克斯坦工作许可的国籍构成。
sought-workers = 在乌兹别克斯坦工作的中国公民，以及2015年以后塔吉克斯坦的工作许可。
sought-data-centres = 与中国企业签订的、写明金额的数据中心合同。
sought-networks = 各国第五代移动通信网络，以及2024年以后城市摄像头的数量。
sought-arms = 2020年以后中国交付的武器，按斯德哥尔摩国际和平研究所（SIPRI）统计。
sought-exercises = 2021年以后中国与中亚五国之一举行的演习，上海合作组织的演习除外。
sought-promises = 未见报告的各项许诺的结果。
sought-not-asked = 完全没有查找的：哈萨克斯坦反华抗议的日期，以及各年奖学金名额。

## 笔记本的标题和正文
##
## 为 Markdown，与笔记本中的写法一致：`cell-` 后接单元格的 id。

# 页面标题和导语
cell-bcb38cae =
    # 展望：许诺了什么，可能性多大，如何得知

    所评文章结尾对六个领域作出预测。各领域现状如何，所预期的有多大可能，需要什么条件，什么能够及早显示？多数预测都有判定规则和判定日期。

# 在摘要之前
cell-a8cc11ae = ## 摘要

# 在卡片之前
cell-1afd96a8 = ## 关键指标

# 在 outlook.standing 之前
cell-ff804581 = ## 六个领域现状如何？

# 在 outlook.forecasts 之前
cell-6f0d00c2 = ## 可能性多大，何时见分晓？

# 在 outlook.forecasts 之后、outlook.hindcast 之前
cell-dbc0aa3a =
    延误从工程首次所定日期算起，铁路则从官员目前所称年份算起。土库曼斯坦天然气只按产量和消费量判断：不计中国需求、价格和其他管道。

    ## 这类概率在过去准不准？

# 在 outlook.needs 之前
cell-87b2c6c8 = ## 需要具备什么条件？

# 在 outlook.conditions 之前
cell-28cf4e9a =
    ## 什么会改变贸易走势？

    各种变化的幅度是实测值，年份由本报告选定。

# 在 outlook.what_if 之前
cell-outlook-what-if-heading = ## 如果……会怎样？

# 在 outlook.signals 之前
cell-a9cc60ac = ## 下一步看什么？

# 在 outlook.deeds 之前
cell-5a26009a = ## 说到做到了吗？

# 在 outlook.due 之前
cell-d7e2027a = ## 哪些已到期，明年哪些到期？

# 在 outlook.people 之前
cell-44a852b1 = ## 人员往来跟上了吗？

# 在 outlook.companies 之前
cell-outlook-firms-heading = ## 中国企业建了什么，风险如何？

# 在 outlook.scoreboard 之前
cell-d6075494 = ## 关键说法成立吗？

# 在各说法的结论判定之前
cell-68dafbc4 =
    ## 该文的说法

    预测在到期之前一直不作定论。

# 在 outlook.disputes 之前
cell-663b5d36 =
    ## 来源之间的分歧

    人文往来中同一事实的不同数字。这些数据不能回答的是：人们想要什么，俄罗斯会怎么做，安全协定是否得到遵守。

# 在来源清单之前
cell-63b84455 = ## 来源
