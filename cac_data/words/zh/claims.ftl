### 关于各项说法的文字：如何判定、理由何在、计算结果如何。
###
### 一句一条信息；用分号隔开的是分句，由一条信息合在一起。函数说明见common.ftl。

in-items = { LIST($items, form: "items") }。

## 结论判定的开头：文中怎么说或查证到什么，如何判定

claimed = 文中说法
test-we-set = 我们设定的检验
least = 至少{ $claimed }{ UNIT($unit, $claimed) }
least-of-five = 5{ UNIT($unit, $claimed) }中至少{ $claimed }个
at-most = 至多{ $amount }
# 互相竞争的年份，为文字
years-found = { LIST($years, form: "alternatives") }年
years-found-bc = 公元前{ LIST($years, form: "alternatives") }年
track-on = 进度正常
track-off = 进度滞后
track-no_call = 暂不判断
how-opinion = 无法核实
how-computed = 由{ $computed_by }计算
how-computed-beside-documents = 由{ $computed_by }计算；仅凭文献：{ VERDICT($documents) }（{ $bodies }）
how-documentary = 文献：{ $bodies }
how-nothing = 未找到证据

## 未到期的预测为何进度滞后，或为何暂不判断

reason-above-the-best = 进度滞后：所需增速为每年{ PCT($needed) }；已知的{ $long }时段都没有这么快（最快的是{ $start }—{ $end }年，为{ PCT($best) }）。
reason-above-the-best-since-peak = 进度滞后：所需增速为每年{ PCT($needed) }；输量在{ $peak }年达到峰值，此后{ $n }个{ $long }时段的增速都没有这么快（最快的是{ $start }—{ $end }年，为{ PCT($best) }）。
reason-no-growth-since-peak = 进度滞后：所需增速为每年{ PCT($needed) }；输量在{ $peak }年达到峰值，此后{ $n }个{ $long }时段的输量都没有增长（最好的是{ $start }—{ $end }年，为{ PCT($best) }）。
reason-later-date = 进度滞后：负责方给出的年份更晚。
reason-within-reach = 暂不判断：所需增速（每年{ PCT($needed) }）以往曾在{ $long }时段内达到，因此不能排除。
reason-mixed-and-within-reach = 暂不判断，证据不一：所需增速（每年{ PCT($needed) }）以往曾在{ $long }时段内达到，因此不能排除。
reason-even-chance = 暂不判断：概率为{ ODDS($probability) }，约五成可能。
reason-before-the-text = 暂不判断：用于比较的数字早于该文。
reason-one-act = 暂不判断：该文发表以来{ $n ->
    [0] 没有新举措
    [1] 有1项新举措
   *[other] 有{ $n }项新举措
 }；有1项就满足此项检验，而举措数量不能衡量打击力度。
reason-too-early = 暂不判断：为时尚早。
reason-too-few = 暂不判断：为时尚早，至今只有{ $n }。
reason-day-unknown = 暂不判断：具体日期不明，可能早于该文。
reason-no-measure = 暂不判断：没有可以衡量它的年度数字。
reason-pace-unknown = 暂不判断：没有已知的五年增速。
five-years = 五年
so-many-years = { $n }年

## 结论的依据

weak-alone = 仅依据薄弱证据：{ $weak }。
weak-in-part = 部分依据薄弱证据：{ $weak }。
reservation = { $note }（{ $body }）。

## 贸易及其分量

counted-by = 这些说法中的贸易数字采用中国海关统计。
counted-by-as-in-baseline = 这些说法中的贸易数字采用中国海关统计，与基准情景相同。
ratio-by-area-total = 按总面积为{ NUM($ratio, digits: 2) }
ratio-by-area-land = 按陆地面积为{ NUM($ratio, digits: 2) }
ratio-by-area-surface = 按地表面积为{ NUM($ratio, digits: 2) }
by-customs = 据中国海关统计，{ $year }年为{ BN($amount) }
by-bank = 欧亚开发银行混用不同报告方的数据，统计为{ MN($amount) }
not-reached = 到{ $end }年年末仍未达到；求得的时间是下限。
first-year-at-level = { $end }年首次达到该水平；该年年末距峰会当月{ $months }个月。
years-add-up = { $first }—{ $last }年合计{ MN($total) }。
growth-by-customs = { $first }—{ $last }年的增长，据中国海关统计。
base-year-decides = 结果取决于基年的选择：{ $spans }。
base-year-makes-no-difference = 基年的选择不影响结果：{ $spans }。
growth-of-span = { $start }—{ $end }年{ PCT($growth, sign: 1) }
as-customs-count = 据中国海关统计。
forecast-of-level = 按中国海关统计口径，我们对{ $year }年的预测为{ BN($found, digits: 0) }。
forecast-of-level-with-interval = 按中国海关统计口径，我们对{ $year }年的预测为{ BN($found, digits: 0) }（{ PCT($coverage, digits: 0) }区间为{ NUM($low, scale: 10) }亿至{ NUM($high, scale: 10) }亿美元）；达到或超过文中水平的概率：{ CHANCE($probability) }。
growth-it-takes = 从{ $start }年的{ MN($first) }起，每年需增长{ PCT($growth) }，含价格上涨。

## 铁路、走廊和枢纽

official-dates = 现行官方日期：{ LIST($dates, form: "clauses") }。
official-date = { $said_by }（{ PERIOD($said_on) }）：{ PERIOD($date) }
cargo = 跨里海国际运输走廊的货运量：{ $amounts }
cargo-of-period = { PERIOD($period) }{ AMOUNT($amount, $unit, digits: 2) }
change-of-span = { $start }年至{ $end }年的变化
fallen-since = { $year }年以来下降
kazakh-exports-in-cargo = { PERIOD($period) }，哈萨克斯坦铁路在该走廊的货运量中，哈萨克斯坦出口占{ PCT($share, digits: 0) }。
in-service = 该文发表后投运：{ $works }。
in-service-at-most = 该文发表后投运，至多包括：{ $works }。
work-of-day = { $name }（{ PERIOD($completed) }）
under-way = 正在推进：{ $works }。
work-in-status = { $name }（{ $status }）
none-under-way = 没有正在推进的项目。
status-planned = 计划中
status-under-construction = 在建

## 天然气、石油、太阳能和风能

gas-to-china = 该地区（含乌兹别克斯坦）对华供气：{ $start }年{ NUM($first, digits: 1, scale: 10) }亿立方米，{ $end }年{ NUM($last, digits: 1, scale: 10) }亿立方米，最多的{ $peak }年为{ NUM($most, digits: 1, scale: 10) }亿立方米
fell-in-the-last-year = 最近一年下降
fell-in-some = 最近{ $changes }年中有{ $falls }年下降
fell-in-both = 最近两年都下降
fell-in-all = 最近{ $changes }年年年下降
two-senders = 仅土库曼斯坦和哈萨克斯坦，据《世界能源统计年鉴》：{ $amounts }
two-senders-of-editions = 仅土库曼斯坦和哈萨克斯坦，据《世界能源统计年鉴》：{ $amounts }，各版数字不构成同一序列
gas-of-edition = { PERIOD($period) }{ NUM($amount, digits: 1, scale: 10) }亿立方米（{ $edition }年版）
not-split = { $year }年没有分国别数字
crude-oil = 对华原油供应：{ $exports }
oil-of-exporter = { COUNTRY($exporter) }，{ $route }：{ $start }年{ AMOUNT($first, $unit, digits: 1) }，{ $end }年{ AMOUNT($last, $unit, digits: 1) }
all-routes = 各线路合计（{ $basis }）
by-route = 经{ $route }
# 谁的统计
basis-chinese-customs = 中国海关
basis-exporter-official = 出口国官方
basis-exporter-statistics = 出口国统计
basis-importer-company = 进口企业
basis-inspection-bureau = 检验机构
basis-pipeline-operator = 管道运营商
basis-research-firm = 研究机构
basis-trunk-operator = 干线运营商
route-cpc = 里海管道财团（CPC）管道
route-kaztransoil = 哈萨克斯坦国家石油运输公司（KazTransOil）管道
route-pipeline = 管道
route-transit-kazakhstan = 哈萨克斯坦过境
only-long-span-fell = 这是唯一已知的较长时段，其间每年下降{ PCT($change) }
only-long-span-grew = 这是唯一已知的较长时段，其间每年增长{ PCT($change) }
no-figure-of = 未找到{ COUNTRIES($countries) }的数字。
plants-in-service = 该文发表后（{ PERIOD($since) }起）投运：{ $plants }
no-plant-in-service = 该文发表后（{ PERIOD($since) }起）没有投运
plant-of-day = { $name }（{ NUM($capacity) }兆瓦，{ PERIOD($completed) }）
plant-of-unknown-day = { $name }（{ NUM($capacity) }兆瓦；日期不明，可能更早）
all-plants = 有中方参与的全部在运电站：{ NUM($total) }兆瓦

## 历史、会晤、文字和人员

title-of-period = { $title }（{ PERIOD($period) }）
departures = 各来源所记的出发年份为公元前{ LIST($years, form: "alternatives") }年。
embassy = 那是使团，不是商队。
missions-near = 记载年份与该年最近的使团：{ $missions }。
years-between-missions = 有文献记载的两次出使，按各自的系年相隔{ NUM($low) }至{ NUM($high) }年。
first-meetings = 六国的首次会晤：{ $meetings }。
level-business = 工商界
level-foreign-ministers = 外交部长
level-heads-of-government = 政府首脑
level-interior-ministers = 内务部长
level-leaders = 领导人
meeting-of-level = { $level }{ PERIOD($period) }
meeting-of-level-online = { $level }（线上）{ PERIOD($period) }
meeting-number = 在线下会晤中，这是第{ $in_person }次。
meeting-number-with-online = 在线下会晤中，这是第{ $in_person }次；连同线上会晤，是第{ $of_all }次。
city-of-period = { $city }，{ PERIOD($period) }。
took-part = 与会国家数：{ $cities }。
countries-in-city = { $city }{ $n }个
package-in-dollars = { BN($found, digits: 0) }：{ $subjects }。
package-counted = { $found }{ UNIT($unit, $found) }：{ $subjects }。
deals = 在{ PERIOD($period) }的论坛上，哈萨克斯坦与中国签署{ NUM($n) }项协议，价值约{ MN($worth, digits: 0) }。
datings = 各种系年：{ $titles }。
terms-listed = 其他来源所列：{ LIST($lists, form: "clauses") }。
terms-counted = { $n }项：{ LIST($terms, form: "items") }
terms-shared = 四项中有{ NUM($n) }项见于2022年外长会晤的表述；《阿斯塔纳宣言》与之相同的有{ $shared }。
terms-shared-none = 四项中有{ NUM($n) }项见于2022年外长会晤的表述；《阿斯塔纳宣言》中没有相同的。
opened = 该文发表后启用：{ $titles }。
none-opened = 该文发表后启用：无。
parks = 已知的园区：{ $parks }。
# 园区或工坊所处的阶段
stage-agreed = 已商定
stage-in-preparation = 筹备中
stage-launched = 已启动
stage-proposed = 已提议
stage-under-construction = 在建
park-in-stage = { $title }（{ $stage }，{ PERIOD($since) }）
workshops-in-service = 已投入使用：{ $countries }。
no-workshop-in-service = 没有一处投入使用。
country-since = { COUNTRY($country) }（{ PERIOD($since) }起）
reported-as = { COUNTRY($country) }：据报道，{ $stages }。
nothing-reported = { COUNTRY($country) }：没有报道。
grants = 承诺每年给予该地区的政府奖学金名额：{ PERIOD($period) }{ $base }个；{ $since }。
grants-of-period = { PERIOD($period) }{ $n }个
grants-overlap = 以上是时间重叠的各项承诺的平均值，这些承诺都早于该文；对直至{ $year }年的名额没有任何承诺。
visitors = 来自中国的访客，{ $start }—{ $end }年：{ $countries }
visitors-of-country = { COUNTRY($country) }（{ $indicator }）{ PCT($growth, digits: 0, sign: 1) }
# 访客的统计口径
counted-arrivals = 入境人次
counted-overnight-tourists = 过夜游客
counted-tourists = 游客
least-is-shown = 所列为最小值
members = 中亚成员国：{ COUNTRIES($countries) }
no-members = 非成员国：{ COUNTRIES($countries) }
new-measures = 该文发表后新出台：{ $titles }。
no-new-measure = 该文发表后没有新措施。
no-proof-of-absence = 收集所得的表格中没有，不能证明实际没有。
