### 能源：本页的文字。
###
### 一条消息一句话；供列表或其他句子引用的，句末不加句号。函数说明见common.ftl。

## 要点：摘要；其中的结论也见于所有报告的首页
##
## 有D线或收入更高的情景先说这一点。

brief-line-d-needed = 本情景要求土库曼斯坦天然气产量年均增长{ PCT($growth) }，且D线自{ PERIOD($year) }起投运。
brief-line-d-needed-after-pace = 本情景要求土库曼斯坦天然气产量年均增长{ PCT($growth) }（{ PERIOD($since) }以来为{ PCT($pace) }），且D线自{ PERIOD($year) }起投运。
brief-line-d-assumed = 本情景假设土库曼斯坦天然气产量年均增长{ PCT($growth) }，且D线自{ PERIOD($year) }起投运。
brief-line-d-assumed-after-pace = 本情景假设土库曼斯坦天然气产量年均增长{ PCT($growth) }（{ PERIOD($since) }以来为{ PCT($pace) }），且D线自{ PERIOD($year) }起投运。
brief-line-d-not-begun = 目前D线没有任何一段在建。
brief-earns-more = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）多{ PCT($change, digits: 0) }。
brief-earns-less = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）少{ PCT($change, digits: 0) }。
brief-earns-more-at-assumed-price = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入按假定价格为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）多{ PCT($change, digits: 0) }。
brief-earns-less-at-assumed-price = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入按假定价格为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）少{ PCT($change, digits: 0) }。
brief-earns-more-at-price = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）多{ PCT($change, digits: 0) }；按{ PERIOD($priced) }的价格计算，即每千立方米{ NUM($implied) }美元（{ PERIOD($start) }约{ NUM($now) }美元）。
brief-earns-less-at-price = 按本情景，{ PERIOD($period) }土库曼斯坦对华输气收入为{ BN($value, digits: 2) }，比{ PERIOD($start) }（{ MN($first, digits: 2) }）少{ PCT($change, digits: 0) }；按{ PERIOD($priced) }的价格计算，即每千立方米{ NUM($implied) }美元（{ PERIOD($start) }约{ NUM($now) }美元）。
brief-gas = { PERIOD($period) }，中亚对华输气{ NUM($value, digits: 1, scale: 10) }亿立方米。
brief-gas-below-peak = { PERIOD($period) }，中亚对华输气{ NUM($value, digits: 1, scale: 10) }亿立方米，低于{ PERIOD($peak) }的{ NUM($most, digits: 1, scale: 10) }亿立方米。
brief-share = 中亚占中国进口管道天然气的{ PCT($share) }。
brief-share-after-peak = 中亚占中国进口管道天然气的{ PCT($share) }，{ PERIOD($peak) }为{ PCT($most, digits: 0) }。
brief-gas-none = 所选范围内没有中亚对华输气的数据。
brief-gas-refused = 中亚对华输气的各项数据口径不一（{ $unlike }；{ $periods }），因此不作比较。
# 摘要中：天然气的水平与使用，及电力
finding-level = 中国自俄罗斯进口的管道天然气与自整个中亚进口的相当（{ PERIOD($period) }各为{ NUM($value, digits: 1, scale: 10) }亿立方米）。
finding-level-and-use = 中国自俄罗斯进口的管道天然气与自整个中亚进口的相当（{ PERIOD($period) }各为{ NUM($value, digits: 1, scale: 10) }亿立方米）；中亚天然气管道的利用率为{ PCT($use, digits: 0) }。
finding-use = 中亚天然气管道的利用率为{ PCT($use, digits: 0) }。
brief-fill = 要在{ PERIOD($end) }使管道满负荷运行，土库曼斯坦天然气产量须年均增长{ PCT($growth) }。
brief-fill-against-pace = 要在{ PERIOD($end) }使管道满负荷运行，土库曼斯坦天然气产量须年均增长{ PCT($growth) }，而{ PERIOD($since) }以来年均增长{ PCT($pace) }。
brief-uzbek-deficit = { PERIOD($period) }，乌兹别克斯坦天然气消费量比产量多{ NUM($size, digits: 1, scale: 10) }亿立方米。
brief-uzbek-surplus = { PERIOD($period) }，乌兹别克斯坦天然气产量比消费量多{ NUM($size, digits: 1, scale: 10) }亿立方米。
brief-solar = { PERIOD($period) }，该国太阳能和风能装机容量达{ NUM($value, digits: 1, scale: 100) }万千瓦。
brief-solar-and-goal = { PERIOD($period) }，该国太阳能和风能装机容量达{ NUM($value, digits: 1, scale: 100) }万千瓦；要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦。
brief-solar-and-added = { PERIOD($period) }，该国太阳能和风能装机容量达{ NUM($value, digits: 1, scale: 100) }万千瓦；要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦，而{ PERIOD($year) }新增{ NUM($added, digits: 1, scale: 100) }万千瓦。
brief-solar-and-added-of-renewables = { PERIOD($period) }，该国太阳能和风能装机容量达{ NUM($value, digits: 1, scale: 100) }万千瓦；要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦，而{ PERIOD($year) }全部可再生能源新增{ NUM($added, digits: 1, scale: 100) }万千瓦。
brief-rate = 土库曼斯坦官员{ PERIOD($month) }称每年输气约{ NUM($rate, scale: 10) }亿立方米（立方米口径未说明）；《世界能源统计年鉴》统计{ PERIOD($period) }为{ NUM($value, digits: 1, scale: 10) }亿立方米。
brief-counts = 各方天然气统计数相差很大：土库曼斯坦{ PERIOD($period) }的输气量，《世界能源统计年鉴》为{ NUM($value, digits: 1, scale: 10) }亿立方米，{ $counter }为{ NUM($other, digits: 1, scale: 10) }亿立方米。
brief-counts-in-unnamed-metres = 各方天然气统计数相差很大：土库曼斯坦{ PERIOD($period) }的输气量，《世界能源统计年鉴》为{ NUM($value, digits: 1, scale: 10) }亿立方米，{ $counter }为{ NUM($other, digits: 1, scale: 10) }亿立方米（未说明何种立方米）。
brief-intake-set = 本情景设定{ PERIOD($period) }中国自中亚进口{ NUM($value, scale: 10) }亿立方米。
brief-intake-needed = 若土库曼斯坦天然气产量按此要求年均增长{ PCT($growth) }，{ PERIOD($period) }中国自中亚进口{ NUM($value, digits: 1, scale: 10) }亿立方米：这是算术结果，不是预测。
brief-intake-assumed = 若土库曼斯坦天然气产量按此假设年均增长{ PCT($growth) }，{ PERIOD($period) }中国自中亚进口{ NUM($value, digits: 1, scale: 10) }亿立方米：这是算术结果，不是预测。

## 天然气由谁统计：用于句中

counter-chinese-customs = 中国海关
counter-exporter-official = 出口国官员
counter-importer-company = 购气企业
counter-inspection-bureau = 进口国检验机构
counter-pipeline-operator = 管道运营商
counter-press = 媒体报道
counter-research-firm = 一家研究机构
counter-importer-official = 进口国官员
counter-iea = 国际能源署
counter-transit-state = 过境国
counter-contract-parties = 合同双方
counter-exporter-statistics = 出口国统计
counter-importer-statistics = 进口国统计
counter-statistical-review = 《世界能源统计年鉴》

## 关键指标：是什么；旁注；比较各情景时的名称

key-gas-to-china = 中亚对华输气量
    .note = 最高为{ PERIOD($peak) }的{ NUM($most, digits: 1, scale: 10) }亿立方米
key-gas-to-china-assumed = 中亚对华输气量（{ under-this-scenario }）
    .note = 假设值，故无区间
    .note-with-use = 假设值，故无区间；为设计输量的{ PCT($use, digits: 0) }
key-russian-gas-to-china = 俄罗斯对华管道输气量
    .note = 俄气公布的{ NUM($printed, digits: 1, scale: 10) }亿立方米为俄罗斯标准立方米
    .by-review = 《世界能源统计年鉴》{ PERIOD($edition) }版；俄气公布的{ NUM($printed, digits: 1, scale: 10) }亿立方米为俄罗斯标准立方米
key-share-of-pipeline-gas = 中亚占中国进口管道天然气的比重
    .note = { PERIOD($peak) }输气量最大，比重为{ PCT($most, digits: 0) }
key-share-of-all-gas = 中亚占中国全部进口天然气的比重
    .note = 含液化天然气
key-supplier-concentration = 供应国集中度（指数，1表示只有一个供应国）
    .note = { PERIOD($start) }为{ NUM($first, digits: 2) }
key-pipe-use = A、B、C线：设计输量利用率
    .note = 输气量与输量均按《世界能源统计年鉴》立方米计；以公布的两个输量中较低者为准，区间涵盖两者
# 土库曼天然气的主要数字
key-turkmen-gas = 土库曼斯坦对华输气量
    .note = 区间包含{ $counter }的统计数
    .note-in-other-metres = 区间包含{ $counter }的统计数（立方米口径不同或未说明）
key-turkmen-gas-value = 土库曼斯坦对华输气金额
    .note = 中国海关统计
    .note-unchanged = 中国海关统计；与{ PERIOD($start) }持平
    .note-changed = 中国海关统计；较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }
key-turkmen-gas-value-2030 = 土库曼斯坦对华输气金额（{ under-this-scenario }）
    .note = 假设值
    .note-unchanged = 假设值；与{ PERIOD($start) }持平
    .note-changed = 假设值；较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }
    .note-changed-at-assumed-price = 假设值，价格亦为假设；较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }
    .note-changed-at-price = 假设值，按{ PERIOD($price) }价格计；{ PERIOD($start) }为{ MN($first) }
    .outcome = 土库曼斯坦天然气收入
key-gas-value-assumed = 中亚对华输气金额（{ under-this-scenario }）
    .note = 假设值，按土库曼斯坦价格计
    .note-at-assumed-price = 假设值，价格亦为假设
    .note-with-first = 假设值，按土库曼斯坦价格计；按最近一次推得的价格，{ PERIOD($start) }为{ MN($worth) }
key-implied-price = 土库曼斯坦天然气的推得价格
    .note = 金额除以数量；区间为全部管道供应国的价格范围
key-turkmen-own-past = 土库曼斯坦天然气净余额，趋势推算
    .note = 中位数和80%区间，依据{ $n }个年度变动
key-turkmen-left = 土库曼斯坦可供中国的天然气（{ under-this-scenario }）
    .note = 假设值：产量减去消费量和对其他买家的销量
key-needed-growth-lines-a-to-c = A、B、C线满负荷所需的土库曼斯坦产量增速
    .note = { PERIOD($span) }年均{ PCT($pace, sign: 1) }
key-needed-growth-with-line-d = D线也满负荷所需的土库曼斯坦产量增速
    .note = { PERIOD($span) }年均{ PCT($pace, sign: 1) }
# 其他国家天然气、石油与电力的主要数字
key-uzbek-balance = 乌兹别克斯坦天然气净余额
    .note = 产量减去国内消费量
key-kazakh-oil = 对华管道中的哈萨克斯坦原油
    .note = 另有俄罗斯原油{ NUM($russian, digits: 1, scale: 100) }万吨
key-uzbek-solar-wind = 乌兹别克斯坦太阳能和风能装机容量
    .note = { PERIOD($due) }目标：{ NUM($goal, scale: 100) }万千瓦
key-uzbek-solar-wind-2030 = 乌兹别克斯坦太阳能和风能装机容量（{ under-this-scenario }）
    .note = 每年新增量为假设值，故无区间
    .note-unknown = 未作假设
    .outcome = 乌兹别克斯坦太阳能和风能
key-uzbek-solar-wind-needed = 实现乌兹别克斯坦目标所需的新增装机
key-uzbek-solar-wind-added = 乌兹别克斯坦新增太阳能和风能装机
    .note = 全部可再生能源，含水电
key-uzbek-goal-reached = 乌兹别克斯坦目标完成比例（{ under-this-scenario }）
    .note = 假设值
key-solar-wind-share-uzb = 太阳能和风能占乌兹别克斯坦发电量的比重
    .note = { PERIOD($due) }可再生能源目标：{ PCT($goal, digits: 0) }
key-solar-wind-share-kaz = 太阳能和风能占哈萨克斯坦发电量的比重
    .note = { PERIOD($due) }可再生能源目标：{ PCT($goal, digits: 0) }
key-chinese-party-share-uzb = 有中方参与的乌兹别克斯坦太阳能和风能装机
    .note = 业主、贷款方、承包商或供应商；每座电站全额计入
key-chinese-owned-share-uzb = 中方持有的乌兹别克斯坦太阳能和风能装机
    .note = 按来源所载持股比例，涉及{ COUNT($plants, noun: "plants") }
key-avoided-uzb = 乌兹别克斯坦太阳能和风能的减排量
    .note = 以替代天然气计；区间另一端以该国平均水平计

## 输往中国的天然气有多少，由谁供应？

deliveries-none = 所选范围内没有任何一年的中亚对华输气数据。
deliveries-refused = 中亚对华输气的各项数据口径不一（{ $unlike }；{ $periods }），因此不作比较。
deliveries-region = { PERIOD($period) }，中亚对华输气{ NUM($value, digits: 1, scale: 10) }亿立方米。
deliveries-region-below-peak = { PERIOD($period) }，中亚对华输气{ NUM($value, digits: 1, scale: 10) }亿立方米，低于{ PERIOD($peak) }峰值{ NUM($most, digits: 1, scale: 10) }亿立方米。
deliveries-share = 这占中国进口管道天然气的{ PCT($share) }。
deliveries-share-and-of-all = 这占中国进口管道天然气的{ PCT($share) }，占全部进口天然气的{ PCT($of_all) }。
deliveries-share-after-peak = 这占中国进口管道天然气的{ PCT($share) }，{ PERIOD($peak) }为{ PCT($most, digits: 0) }。
deliveries-share-after-peak-and-of-all = 这占中国进口管道天然气的{ PCT($share) }（{ PERIOD($peak) }为{ PCT($most, digits: 0) }），占全部进口天然气的{ PCT($of_all) }。
deliveries-russia-level = 俄罗斯输气{ NUM($value, digits: 1, scale: 10) }亿立方米，与整个中亚相当。
deliveries-russia-more = 俄罗斯输气{ NUM($value, digits: 1, scale: 10) }亿立方米，多于整个中亚。
deliveries-russia-less = 俄罗斯输气{ NUM($value, digits: 1, scale: 10) }亿立方米，少于整个中亚。
deliveries-gazprom-same = 俄罗斯天然气工业股份公司（俄气）公布的{ NUM($printed, digits: 1, scale: 10) }亿立方米是同一批天然气，按俄罗斯标准立方米计。
deliveries-gazprom = 俄罗斯天然气工业股份公司（俄气）公布的{ NUM($printed, digits: 1, scale: 10) }亿立方米按俄罗斯标准立方米计，按本页口径折合{ NUM($value, digits: 1, scale: 10) }亿立方米。
# 关于供气方、计量与价值的句子
deliveries-senders = { PERIOD($period) }各国输气量（亿立方米）：{ $senders }。
deliveries-sender = { COUNTRY($country) }{ NUM($value, digits: 1, scale: 10) }
deliveries-metres = 除另有说明外，本页立方米均为《世界能源统计年鉴》立方米（15°C，40兆焦）。
deliveries-national-metres = 俄罗斯、中国和乌兹别克斯坦统计所用的立方米较小（20°C）：其{ NUM($ratio, digits: 4) }立方米合上述1立方米。
deliveries-worth = 按中国海关统计，{ PERIOD($period) }自各国进口天然气的金额：{ $values }。
deliveries-worth-of = { COUNTRY($country) }{ PRINTED($value, MN($value, digits: 2)) }
deliveries-worth-of-changed = { COUNTRY($country) }{ PRINTED($value, MN($value, digits: 2)) }（{ PCT($change, digits: 0, sign: 1) }）
deliveries-brackets = 括号内为较{ PERIOD($start) }的变动。
deliveries-no-volumes = 海关已不再公布数量。

# 供应国图
deliveries-title = 中国进口管道天然气的来源国
deliveries-title-fell = 中亚占中国进口管道天然气的比重由{ PCT($most, digits: 0) }降至{ PCT($share, digits: 0) }
deliveries-title-rose = 中亚占中国进口管道天然气的比重由{ PCT($most, digits: 0) }升至{ PCT($share, digits: 0) }
deliveries-subtitle = 中国进口管道天然气（按供应国），亿立方米，《世界能源统计年鉴》
deliveries-split-where-named = 年鉴首版列出全部出口国的年份，中亚按首次公布数分国列示；其余年份合并列示。
deliveries-not-standardised = 2017年以前的立方米未统一标准。
deliveries-may-be-turkmen = 计入乌兹别克斯坦的可能是过境的土库曼斯坦天然气。
deliveries-alt = 堆积柱形图，每年一柱，按供应国。{ $title }。
deliveries-not-split = 中亚，未分国

## 中国的进口价格是多少？

prices-implied = 金额除以数量，可推得{ PERIOD($period) }每千立方米价格：{ $prices }。
prices-of-supplier = { COUNTRY($country) }{ NUM($price) }美元
prices-none = 所选范围内没有任何一年同时有同一批天然气的金额和数量。
prices-refused = 各供应国的价格口径不一（{ $unlike }；{ $periods }），因此不作比较。
prices-not-of-same-gas = { COUNTRY($country) }不列价格（{ YEARS($years) }）：金额与数量所指并非同一批天然气。
prices-of-low-reliability = { COUNTRY($country) }不列价格（{ YEARS($years) }）：数据可靠性低。
prices-would-be = 按土库曼斯坦价格，该国{ PERIOD($period) }的{ MN($worth, digits: 2) }相当于{ NUM($would, digits: 1, scale: 10) }亿立方米，而不是{ NUM($volume, digits: 1, scale: 10) }亿立方米。
prices-not-published = 双方均不公布价格。
prices-at-border = 以上为中国边境价，合同价格滞后挂钩油价，因此供应国之间的价差本身并不等于折扣。

# 价格图
prices-title = 中国为管道天然气支付的价格
prices-title-most-and-least = 每立方米价格{ COUNTRY($most) }最高，{ COUNTRY($least) }最低
prices-subtitle = 海关金额除以《世界能源统计年鉴》数量，美元/千立方米；较早年份颜色较浅
prices-caption = 分子和分母出自两家发布机构：相差百分之几不说明问题。
prices-alt = 点图，每个供应国一行。{ $title }。

## 哪些管道通往中国？

courses-flows = { $commodity ->
    [gas] 天然气
   *[oil] 石油
 }由{ $start }输往{ $end }（{ $line }）。
courses-flows-via = { $commodity ->
    [gas] 天然气
   *[oil] 石油
 }由{ $start }经{ $via }输往{ $end }（{ $line }）。
courses-would-run = { $line }拟由{ $start }通往{ $end }；现状：{ $status }。
courses-would-run-via = { $line }拟由{ $start }经{ $via }通往{ $end }；现状：{ $status }。
# $status为以下之一。
courses-is-agreed = 已商定
courses-is-memorandum = 仅有备忘录
courses-is-proposed = 拟议
courses-is-stalled = 停滞
courses-is-under-construction = 在建
courses-no-supply = 设计输量不等于供应量。
courses-winter = 全年平均数掩盖了冬季情况，那时出口国自己需要天然气。

# 管道图
courses-title = 天然气都走同一套管道；D线是一项多年的规划
courses-subtitle = 中亚通往中国的管道，按现状
courses-schematic = 线条为示意，连接各来源提到的地点。
courses-russian-gas-elsewhere = 俄罗斯天然气由远在东面的地点进入中国。
courses-alt = 通往中国的管道图，按现状。
courses-gas-operating = 天然气管道
courses-gas-stalled = D线，停滞
courses-oil-operating = 原油管道

## 天然气是否足以使管道满负荷运行？

balance-none = 所选范围内没有任何一年的土库曼斯坦天然气平衡数据，因此无法推算。
balance-use = 按目前产量不足：{ PERIOD($period) }A、B、C线利用率为{ PCT($use, digits: 0) }。
balance-use-below-peak = 按目前产量不足：{ PERIOD($period) }A、B、C线利用率为{ PCT($use, digits: 0) }，最高的{ PERIOD($peak) }为{ PCT($most, digits: 0) }。
balance-capacity = 三线设计输量按中国标准立方米计为{ NUM($rated, scale: 10) }亿，按输气量所用立方米计为{ NUM($level, digits: 1, scale: 10) }亿。
balance-operator = 按运营商自己的峰值，即{ PERIOD($period) }输气{ NUM($value, digits: 1, scale: 10) }亿立方米、设计输量{ NUM($rated, scale: 10) }亿立方米，利用率为{ PCT($use, digits: 0) }。
balance-output = { PERIOD($period) }，土库曼斯坦产气{ NUM($output, digits: 1, scale: 10) }亿立方米，消费{ NUM($use, digits: 1, scale: 10) }亿立方米。
balance-sent = 该国对华输气{ NUM($own, digits: 1, scale: 10) }亿立方米，对其他买家{ NUM($to_others, digits: 1, scale: 10) }亿立方米；哈萨克斯坦和乌兹别克斯坦另输{ NUM($neighbours, digits: 1, scale: 10) }亿立方米。
balance-sent-as-first-printed = 按首次公布数，该国对华输气{ NUM($own, digits: 1, scale: 10) }亿立方米，对其他买家{ NUM($to_others, digits: 1, scale: 10) }亿立方米；哈萨克斯坦和乌兹别克斯坦另输{ NUM($neighbours, digits: 1, scale: 10) }亿立方米。
balance-newest-edition = 按最新一版，对华合计{ NUM($to_china, digits: 1, scale: 10) }亿立方米。
balance-not-split = 本数据未按买家细分该国{ PERIOD($period) }的出口。
balance-as-when-split = 若对其他买家的销量与{ PERIOD($split) }相同（{ NUM($to_others, digits: 1, scale: 10) }亿立方米），则约有{ NUM($own, digits: 1, scale: 10) }亿立方米输往中国。
balance-as-when-split-leaves = 若对其他买家的销量与{ PERIOD($split) }相同（{ NUM($to_others, digits: 1, scale: 10) }亿立方米），则约有{ NUM($own, digits: 1, scale: 10) }亿立方米输往中国，{ NUM($to_china, digits: 1, scale: 10) }亿立方米中余下的{ NUM($left, digits: 1, scale: 10) }亿立方米来自哈萨克斯坦和乌兹别克斯坦（{ PERIOD($split) }为{ NUM($neighbours, digits: 1, scale: 10) }亿立方米）。
# 关于所需与在建之事的句子
balance-surplus = 土库曼斯坦消费量的公布数是产量减去出口量，因此“余量”按定义就等于过去的出口，说明不了有无富余。
balance-needed = 要在{ PERIOD($end) }使管道满负荷运行，土库曼斯坦产量须年均增长：{ LIST($paces, form: "clauses") }。
balance-needed-for-level = { PCT($pace) }（{ $name }，{ NUM($level, digits: 1, scale: 10) }亿立方米）
balance-lines-a-to-c = A、B、C线
balance-with-line-d = 含D线
balance-demand = 国内消费按假设增长。
works-began = 复兴气田四期工程于{ PERIOD($since) }开工。
works-began-for = 复兴气田四期工程于{ PERIOD($since) }开工；土库曼斯坦一项法令规划年产{ NUM($output, scale: 10) }亿立方米。
works-began-for-or = 复兴气田四期工程于{ PERIOD($since) }开工；土库曼斯坦一项法令规划年产{ NUM($output, scale: 10) }亿立方米，另一报道为{ NUM($other, scale: 10) }亿立方米。
works-silent = 开工报道既未提数量，也未提D线。
works-no-start = 未见复兴气田四期工程开工的报道。
# 关于今后增速与价值的句子
balance-pace = { PERIOD($start) }至{ PERIOD($end) }，产量年均增长{ PCT($output) }，消费量年均增长{ PCT($use) }。
balance-ahead = 按本情景，{ PERIOD($period) }中国自中亚进口{ NUM($to_china, digits: 1, scale: 10) }亿立方米，为设计输量{ NUM($capacity, digits: 1, scale: 10) }亿立方米的{ PCT($use, digits: 0) }。
balance-worth = 按每千立方米{ NUM($price) }美元计，价值{ MN($worth) }。
balance-worth-assumed = 按假设的每千立方米{ NUM($price) }美元计，价值{ MN($worth) }。
balance-worth-implied = 按{ PERIOD($period) }土库曼斯坦价格每千立方米{ NUM($price) }美元计，价值{ MN($worth) }。
balance-worth-implied-before = 按{ PERIOD($period) }土库曼斯坦价格每千立方米{ NUM($price) }美元计（{ PERIOD($year) }约{ NUM($now) }美元），价值{ MN($worth) }。
# $price为以下三者之一。
balance-worth-then = 按{ $price }计，{ PERIOD($period) }的天然气价值{ MN($worth) }。
balance-worth-then-and-customs = 按{ $price }计，{ PERIOD($period) }的天然气价值{ MN($worth) }（海关统计：{ MN($customs) }）。
balance-at-price-of = { PERIOD($period) }土库曼斯坦价格（{ NUM($price) }美元）
balance-at-price = { NUM($price) }美元
balance-at-that-price = 该价格
balance-earned = 届时（{ PERIOD($period) }）土库曼斯坦天然气收入为{ MN($value, digits: 2) }。
balance-earned-as-much = 届时（{ PERIOD($period) }）土库曼斯坦天然气收入为{ MN($value, digits: 2) }，与{ PERIOD($start) }（{ MN($first, digits: 2) }）相当。
balance-earned-changed = 届时（{ PERIOD($period) }）土库曼斯坦天然气收入为{ MN($value, digits: 2) }，较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }。
balance-earned-changed-at-assumed-price = 届时（{ PERIOD($period) }）土库曼斯坦天然气收入按假定价格为{ MN($value, digits: 2) }，较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }。
balance-earned-changed-at-price = 届时（{ PERIOD($period) }）土库曼斯坦天然气收入按{ PERIOD($price) }的价格为{ MN($value, digits: 2) }；{ PERIOD($start) }为{ MN($first, digits: 2) }。
# 关于余量与以往误差的句子
balance-later = { PERIOD($period) }，设计输量为{ NUM($capacity, digits: 1, scale: 10) }亿立方米，中国将自中亚进口{ NUM($to_china, digits: 1, scale: 10) }亿立方米。
balance-over = 这超过按假设平衡可供的数量（{ NUM($available, digits: 1, scale: 10) }亿立方米）。
balance-unsold = 另有{ NUM($unsold, digits: 1, scale: 10) }亿立方米土库曼斯坦天然气在中国找不到买家。
balance-unsold-and-kept = 另有{ NUM($unsold, digits: 1, scale: 10) }亿立方米土库曼斯坦天然气在中国找不到买家；哈萨克斯坦和乌兹别克斯坦有{ NUM($kept, digits: 1, scale: 10) }亿立方米留在国内。
balance-kept = 另有{ NUM($kept, digits: 1, scale: 10) }亿立方米哈萨克斯坦和乌兹别克斯坦天然气留在国内。
balance-early = 注意：{ PERIOD($year) }投运的D线没有自己的气源。
balance-early-and-empty = 由于没有任何一段在建，{ PERIOD($earliest) }以前不可能建成；而产量年均增长{ PCT($growth) }，低于{ PCT($enough, digits: 0) }，D线将一直空置。
balance-past = 本报告的趋势推算不考虑情景、中国需求和价格，得出{ PERIOD($period) }土库曼斯坦天然气净余额为{ NUM($median, scale: 10) }亿立方米。
balance-past-interval = 80%区间为{ NUM($low, scale: 10) }亿—{ NUM($high, scale: 10) }亿立方米。
balance-past-chances = 在供应其他买家之前，净余额达到设计输量的概率：{ LIST($chances, form: "clauses") }。
balance-past-chance = { NUM($level, digits: 1, scale: 10) }亿立方米，{ CHANCE($probability) }
balance-past-changes = 推算依据产量和消费量的{ $n }个年度变动重复抽样。

# 从产量到对华供应的图
balance-title = 从产量到对华供应
balance-title-of-pipe = 管道输量{ NUM($capacity, digits: 1, scale: 10) }亿立方米，中国自中亚进口{ NUM($to_china, digits: 1, scale: 10) }亿立方米
balance-subtitle = 从土库曼斯坦产量到中国自中亚进口量，亿立方米
balance-subtitle-of-period = 从土库曼斯坦产量到中国自中亚进口量，亿立方米，{ PERIOD($period) }
balance-subtitle-and-need = 从土库曼斯坦产量到中国自中亚进口量，亿立方米，{ PERIOD($period) }；下方为{ PERIOD($end) }所需产量
balance-caption = 点线：管道设计输量，按《世界能源统计年鉴》立方米计。
balance-alt = 阶梯状柱形图，从产量到对华供应。
step-output = 土库曼斯坦产量
step-use = 国内消费
step-to-others = 其他买家
step-neighbours = 哈萨克斯坦和乌兹别克斯坦
step-to-china = 中国自中亚进口
step-needed = 填满管道所需产量
step-part = 分项
step-whole = 合计

# 平衡表
ledger-caption = 土库曼斯坦天然气，十亿立方米
ledger-note = 气田和压气站烧掉的天然气计入消费量；出口量取自各年首版。
ledger-period = 年份
ledger-production = 产量
ledger-consumption = 国内消费量
ledger-exports = 出口量
ledger-to-china = 对华
ledger-residual = 剩余

## 如果气量更多，或价格更低，会怎样？

what-if = 土库曼斯坦产量年均增速每提高1个百分点，{ PERIOD($year) }产量就多{ NUM($point, digits: 1, scale: 10) }亿立方米。
what-if-price-only = 产量由要填满的管道决定，因此只能调整价格。
what-if-still = 滑块不改变中国的需求、哈萨克斯坦和乌兹别克斯坦的天然气、对其他买家的销量以及贸易页的出口。
what-if-apart = 价格与数量各自变动。
what-if-path = 对华输气量，亿立方米
what-if-capacity = A、B、C线满负荷

## 乌兹别克斯坦是否已成为进口国？

importer-none = 所选范围内没有任何一年的乌兹别克斯坦天然气平衡数据。
importer-yes = 是：{ PERIOD($period) }乌兹别克斯坦产气{ NUM($production, digits: 1, scale: 10) }亿立方米，消费{ NUM($consumption, digits: 1, scale: 10) }亿立方米；按四舍五入前的数计，净余额为{ NUM($balance, digits: 1, sign: 1, scale: 10) }亿立方米。
importer-no = 否：{ PERIOD($period) }乌兹别克斯坦产气{ NUM($production, digits: 1, scale: 10) }亿立方米，消费{ NUM($consumption, digits: 1, scale: 10) }亿立方米；按四舍五入前的数计，净余额为{ NUM($balance, digits: 1, sign: 1, scale: 10) }亿立方米。
importer-last-surplus = 净余额最近一次为正是在{ PERIOD($period) }。
importer-output-fell = { PERIOD($start) }以来产量年均下降{ PCT($pace) }。
importer-output-rose = { PERIOD($start) }以来产量年均增长{ PCT($pace) }。
importer-took = 据{ $counter }，{ PERIOD($period) }该国自{ COUNTRY($exporter) }进口天然气{ $volume }。
importer-volume = { NUM($volume, scale: 10) }亿立方米
importer-volume-in-unnamed-metres = { NUM($volume, scale: 10) }亿立方米（未说明何种立方米）
importer-volume-more = 超过{ NUM($volume, scale: 10) }亿立方米
importer-volume-more-in-unnamed-metres = 超过{ NUM($volume, scale: 10) }亿立方米（未说明何种立方米）
importer-paid = 中国{ PERIOD($period) }仍统计自该国进口天然气{ MN($value, digits: 2) }：一国可以在北面买气，同时在东面卖气。

# 分月买卖
traded-none = 所选范围内没有任何一个时期同时有乌兹别克斯坦对华售气额和购气额。
traded = 按乌兹别克斯坦统计，{ PERIOD($period) }该国对华售气{ NUM($sold, scale: 0.01) }亿美元，自{ COUNTRIES($sellers) }购气{ NUM($bought, scale: 0.01) }亿美元，后者为前者的{ TIMES($times) }。
traded-customs-more = 对其售气额，中国海关的统计数（{ NUM($customs, scale: 0.01) }亿美元）比乌兹别克斯坦统计多{ PCT($pct, digits: 0) }。
traded-customs-less = 对其售气额，中国海关的统计数（{ NUM($customs, scale: 0.01) }亿美元）比乌兹别克斯坦统计少{ PCT($pct, digits: 0) }。
traded-month = 在双方都有统计的{ COUNT($compared, noun: "months") }中，{ PERIOD($month) }相差最大：乌兹别克斯坦统计为{ NUM($uzbek, scale: 0.01) }亿美元，中国海关统计为{ $customs }。
traded-month-alone = 双方都有统计的只有{ PERIOD($month) }：乌兹别克斯坦统计为{ NUM($uzbek, scale: 0.01) }亿美元，中国海关统计为{ $customs }。
traded-by-customs = { NUM($value, scale: 0.01) }亿美元
traded-by-customs-worked-out = { NUM($value, scale: 0.01) }亿美元（推算）
transit = { PERIOD($period) }经哈萨克斯坦输往乌兹别克斯坦的俄罗斯天然气为{ NUM($carried, digits: 1, scale: 10) }亿立方米（未说明何种立方米）。
# $plans为以后年份的计划。
transit-and-plans = { PERIOD($period) }经哈萨克斯坦输往乌兹别克斯坦的俄罗斯天然气为{ NUM($carried, digits: 1, scale: 10) }亿立方米（未说明何种立方米），计划数为{ $plans }。
transit-plan = { NUM($volume, scale: 10) }亿立方米（{ PERIOD($period) }）
transit-plan-up-to = 不超过{ NUM($volume, scale: 10) }亿立方米（{ PERIOD($period) }）

# 天然气买卖图
traded-title = 乌兹别克斯坦买卖的天然气
traded-title-times = 按乌兹别克斯坦自己的统计，其购气支出是对华售气收入的{ TIMES($times) }
traded-subtitle = 对华售气额和自全部卖方购气额，万美元/月，乌兹别克斯坦统计
traded-alt = 成对的点，每月一行。{ $title }。
traded-in = { PERIOD($month) }
traded-sold = 对华销售
traded-bought = 购入

# 中国海关对不足一年时期的统计表
customs-caption = 中国进口管道天然气金额，不足一年的时期
customs-doubtful = 可靠性低：来源未印时期，时期据其正文得出。
customs-country = 供应国
customs-period = 时期
customs-value = 中国海关，百万美元
customs-whole = 全年，百万美元

# 产量与消费量图
importer-title = 乌兹别克斯坦天然气产量与消费量
importer-title-since = { PERIOD($period) }以来乌兹别克斯坦天然气消费量超过产量
importer-subtitle = 乌兹别克斯坦天然气产量与消费量，亿立方米，《世界能源统计年鉴》
importer-caption = 两条线均不含乌兹别克斯坦的天然气进出口。
importer-alt = 两条折线。
importer-production = 产量
importer-consumption = 消费量

## 管道里是谁的石油，铀流向何处？

fuels-pipe = { PERIOD($period) }，中哈原油管道输送哈萨克斯坦原油{ NUM($kazakh, digits: 1, scale: 100) }万吨、俄罗斯原油{ NUM($russian, digits: 1, scale: 100) }万吨。
fuels-pipe-mostly-russian = 以俄罗斯原油为主：{ PERIOD($period) }，中哈原油管道输送哈萨克斯坦原油{ NUM($kazakh, digits: 1, scale: 100) }万吨、俄罗斯原油{ NUM($russian, digits: 1, scale: 100) }万吨。
fuels-no-pipe = 所选范围内没有任何一年的数据能说明管道里是谁的石油。
fuels-routes = 按哈萨克斯坦统计，{ PERIOD($end) }经各种线路对华出口原油{ NUM($last, digits: 1, scale: 100) }万吨。
fuels-routes-after = 按哈萨克斯坦统计，{ PERIOD($end) }经各种线路对华出口原油{ NUM($last, digits: 1, scale: 100) }万吨，{ PERIOD($start) }为{ NUM($first, digits: 1, scale: 100) }万吨。
# 列表中各国的说法相同。
fuels-mined = { PERIOD($period) }占世界铀产量的比重：{ LIST($shares, form: "items") }。
fuels-mined-by-first = { COUNTRY($country) }{ PCT($share, digits: 0) }
fuels-mined-by-next = { COUNTRY($country) }{ PCT($share, digits: 0) }
fuels-bought = 本数据中有重量统计的最后一年是{ PERIOD($period) }，当年占中国进口铀吨数的比重：{ LIST($shares, form: "items") }。
fuels-bought-from-first = { COUNTRY($country) }{ PCT($share, digits: 0) }
fuels-bought-from-next = { COUNTRY($country) }{ PCT($share, digits: 0) }
fuels-sold = 按金额计，{ PERIOD($period) }哈萨克斯坦对华销售铀和核燃料{ NUM($value, scale: 0.01) }亿美元。
coal-sold = 按吉尔吉斯斯坦统计，{ PERIOD($period) }该国向全部买家销售硬煤{ NUM($sold, digits: 2, scale: 100) }万吨。
coal-sold-more = 按吉尔吉斯斯坦统计，{ PERIOD($period) }该国向全部买家销售硬煤{ NUM($sold, digits: 2, scale: 100) }万吨，同比增长{ PCT($growth, digits: 0) }。
coal-sold-less = 按吉尔吉斯斯坦统计，{ PERIOD($period) }该国向全部买家销售硬煤{ NUM($sold, digits: 2, scale: 100) }万吨，同比下降{ PCT($growth, digits: 0) }。
coal-to-china = 据媒体报道，{ PERIOD($period) }输往中国的煤炭为{ NUM($tonnes) }吨。

# 石油表
oil-caption = 哈萨克斯坦至中国管道中的原油
oil-period = 年份
oil-value = 哈萨克斯坦原油，百万吨
oil-russian = 俄罗斯原油，百万吨
oil-basis = 统计方
oil-by-pipeline-operator = 管道运营商
oil-by-inspection-bureau = 进口国检验机构
oil-by-press = 媒体报道

# 铀表
uranium-caption = 铀的开采与进口
uranium-what = 项目
uranium-country = 国家
uranium-period = 年份
uranium-one = 吨
uranium-value = 比重，%
uranium-is-mined = 开采量，占世界比重
uranium-is-bought = 中国进口量，占中国进口比重

## 电力怎样生产？

mix-none = 所选范围内没有任何一年的分电源发电数据。
mix-main = { PERIOD($period) }各国最大的发电来源：{ $sources }。
# $others为最后一年不同的国家。
mix-main-but = { PERIOD($period) }（{ $others }）各国最大的发电来源：{ $sources }。
mix-countries-of-year = { COUNTRIES($countries) }为{ PERIOD($period) }
mix-main-source = { COUNTRY($country) }{ $group }（{ PCT($share, digits: 0) }）
mix-of-coal = 煤炭
mix-of-gas-and-oil = 油气
mix-of-hydropower = 水电
mix-of-solar-and-wind = 太阳能和风能
# 用于mix-revised-most
mix-technology-bioenergy = 生物质能
mix-technology-coal = 煤电
mix-technology-gas = 气电
mix-technology-hydro = 水电
mix-technology-nuclear = 核电
mix-technology-oil = 油电
mix-technology-other-renewables = 其他可再生能源
mix-technology-solar = 太阳能
mix-technology-solar-and-wind = 太阳能和风能
mix-technology-total = 总发电量
mix-technology-wind = 风能
# 关于太阳能及修订年份的句子
mix-sun = 太阳能和风能占发电量的比重：{ $shares }。
mix-sun-and-less = 太阳能和风能占发电量的比重：{ $shares }，其他国家不足1%。
mix-sun-of-country = { COUNTRY($country) }{ PCT($share) }
mix-no-sun = 太阳能和风能占各国发电量的比重均不足1%。
mix-revised = Our World in Data最新一版对上一版{ $figures }个数据中的{ $moved }个作了0.5亿千瓦时以上的改动。
mix-revised-most = Our World in Data最新一版对上一版{ $figures }个数据中的{ $moved }个作了0.5亿千瓦时以上的改动，改动最大的是{ COUNTRY($country) }{ PERIOD($period) }的{ $technology }（由{ NUM($before, digits: 1, scale: 10) }亿千瓦时改为{ NUM($now, digits: 1, scale: 10) }亿千瓦时）。
mix-may-be-revision = 因此，两年之间百分之几的变动可能只是修订。

# 电源图
mix-title = 发电来源
mix-title-only = 只有{ COUNTRIES($countries) }的太阳能和风能占本国发电量的1%以上
mix-subtitle = 各国发电量中各电源的比重，%，Our World in Data
mix-small-left-out = 生物质等小电源从略。
mix-may-be-carried-over = 比重多年不变，可能是沿用旧数。
mix-alt = 堆积面积图，每国一幅。
mix-coal = 煤炭
mix-gas-and-oil = 油气
mix-hydropower = 水电
mix-solar-and-wind = 太阳能和风能

## 每千瓦时排放多少，太阳能和风能减排多少？

intensity-none = 所选范围内没有任何一年同时有两组电力排放数据。
intensity-refused = 电力排放的各项数据口径不一（{ $unlike }；{ $periods }），因此不作国别比较。
intensity-between = 按公布数，每千瓦时从{ COUNTRY($cleanest) }的{ NUM($least) }克二氧化碳当量（{ $cleanest_in }年）到{ COUNTRY($dirtiest) }的{ NUM($most) }克（{ $dirtiest_in }年）。
intensity-apart = 两组数据相差最大的是{ COUNTRY($country) }：按各类技术的世界中位数计为{ NUM($by_factors) }克，而不是{ NUM($published) }克。
intensity-leaks = 公布数显然计入了途中泄漏的天然气；两组数据不可混用。
intensity-saved = 太阳能和风能的减排量取决于替代了什么，是天然气还是该国平均水平：{ $ranges }。
intensity-saved-in = { COUNTRY($country) }{ NUM($low, digits: 1, scale: 100) }万—{ NUM($high, digits: 1, scale: 100) }万吨二氧化碳当量（{ PERIOD($period) }）
intensity-not-measured = 无人实测。

# 排放图
intensity-title = 每千瓦时的排放量
intensity-title-apart = { COUNTRY($country) }按一组系数算得的排放量是另一组的{ TIMES($ratio) }
intensity-subtitle = 平均每千瓦时的全生命周期排放量，克二氧化碳当量
intensity-caption = 石油没有中位数，故从略。
intensity-alt = 成对的点，每国一行。
intensity-by-factors = 世界中位数
intensity-by-published = 公布数，按本国系数

## 太阳能和风能能否如期达标？

solar-none = 所选范围内没有任何一年的乌兹别克斯坦太阳能和风能装机数据。
solar-has = { PERIOD($period) }底，乌兹别克斯坦太阳能和风能装机容量为{ NUM($gw, digits: 1, scale: 100) }万千瓦。
solar-has-on-year = { PERIOD($period) }底，乌兹别克斯坦太阳能和风能装机容量为{ NUM($gw, digits: 1, scale: 100) }万千瓦，按同一统计较{ PERIOD($year) }变动{ PCT($on_year, digits: 0, sign: 1) }。
solar-has-on-month = { PERIOD($period) }底，乌兹别克斯坦太阳能和风能装机容量为{ NUM($gw, digits: 1, scale: 100) }万千瓦，较{ PERIOD($month) }变动{ PCT($on_month, digits: 0, sign: 1) }。
solar-has-on-year-and-month = { PERIOD($period) }底，乌兹别克斯坦太阳能和风能装机容量为{ NUM($gw, digits: 1, scale: 100) }万千瓦，按同一统计较{ PERIOD($year) }变动{ PCT($on_year, digits: 0, sign: 1) }，较{ PERIOD($month) }变动{ PCT($on_month, digits: 0, sign: 1) }。
solar-roofs = { MONTH($month) }另有屋顶装机{ NUM($gw, digits: 1, scale: 100) }万千瓦；合计{ NUM($with_them, digits: 1, scale: 100) }万千瓦。
solar-goal = 要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦。
solar-goal-and-added = 要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦；{ PERIOD($period) }新增{ NUM($added, digits: 1, scale: 100) }万千瓦。
solar-goal-and-added-of-renewables = 要实现{ PERIOD($due) }{ NUM($goal, scale: 100) }万千瓦的目标，每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦；{ PERIOD($period) }全部可再生能源新增{ NUM($added, digits: 1, scale: 100) }万千瓦。
solar-when-due = 按假设的进度，届时为{ NUM($gw, digits: 1, scale: 100) }万千瓦，完成目标的{ PCT($reached, digits: 0) }。
# 发电占比目标，每国一段
solar-share-goal = { COUNTRY($country) }的目标是{ PERIOD($due) }可再生能源占发电量的{ PCT($goal, digits: 0) }；{ PERIOD($period) }太阳能和风能占{ PCT($share) }。
solar-share-goal-gaining = { COUNTRY($country) }的目标是{ PERIOD($due) }可再生能源占发电量的{ PCT($goal, digits: 0) }；{ PERIOD($period) }太阳能和风能占{ PCT($share) }，{ $since }年以来每年提高{ NUM($gained, digits: 1) }个百分点。
solar-share-goal-outgrown = { COUNTRY($country) }的目标是{ PERIOD($due) }可再生能源占发电量的{ PCT($goal, digits: 0) }；{ PERIOD($period) }太阳能和风能占{ PCT($share) }，此后年份的比重未知。
solar-outgrown = 当时装机为{ NUM($then, digits: 1, scale: 100) }万千瓦，{ PERIOD($period) }为{ NUM($now, digits: 1, scale: 100) }万千瓦。
solar-alone-need = 若只靠二者，每年须提高{ NUM($high, digits: 1) }个百分点。
solar-alone-need-or = 若只靠二者，每年须提高{ NUM($high, digits: 1) }个百分点；若水电全部计入，则须提高{ NUM($low, digits: 1) }个百分点。
solar-from-then-need = 若只靠二者，{ PERIOD($period) }起每年须提高{ NUM($high, digits: 1) }个百分点。
solar-from-then-need-or = 若只靠二者，{ PERIOD($period) }起每年须提高{ NUM($high, digits: 1) }个百分点；若水电全部计入，则须提高{ NUM($low, digits: 1) }个百分点。
solar-rule = 目标只排除大型水电，因此小水电站和其他可再生能源也计入。
solar-reported = 按此口径，主管部门公布{ PERIOD($period) }为{ PCT($share, digits: 0) }。
solar-reported-and-need = 按此口径，主管部门公布{ PERIOD($period) }为{ PCT($share, digits: 0) }；要由此达标，每年须提高{ NUM($needed, digits: 1) }个百分点。
solar-goal-without-count = { COUNTRY($country) }的目标是{ PERIOD($due) }达到{ NUM($gw, scale: 100) }万千瓦，但没有已投运装机的统计。
solar-batteries = { COUNTRY($country) }{ PERIOD($period) }新增电池储能{ NUM($mw, scale: 0.1) }万千瓦。
solar-cut-back = 因线路不足而弃电多少，本数据中没有。

# 太阳能和风能图
solar-title = 乌兹别克斯坦的太阳能和风能
solar-title-added = 乌兹别克斯坦{ PERIOD($period) }新增{ NUM($added, digits: 1, scale: 100) }万千瓦，达标每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦
solar-title-added-of-renewables = 乌兹别克斯坦{ PERIOD($period) }新增可再生能源{ NUM($added, digits: 1, scale: 100) }万千瓦，达标每年须新增{ NUM($needed, digits: 1, scale: 100) }万千瓦
solar-subtitle = 乌兹别克斯坦年底太阳能和风能装机容量，万千瓦，以及达标路径
solar-counted-by-others = 不同年份由不同机构统计。
solar-counted-by-others-before = 不同年份由不同机构统计：按{ PERIOD($end) }的统计，{ PERIOD($start) }为{ NUM($first, digits: 1, scale: 100) }万千瓦。
solar-empty-year = 空白年份没有统计。
solar-alt = 柱形图，每年一柱，附虚线路径。{ $title }。
solar-needed = 达标所需
solar-assumed = 按假设

## 光伏设备有多少来自中国？

panels-none = 所选范围内没有任何一年的中国对全部中亚国家出口光伏设备的数据。
panels-came = 按中国海关统计，{ PERIOD($period) }中国对中亚出口光伏组件、电池片和硅片{ MN($value, digits: 2) }，其中{ PCT($share, digits: 0) }输往{ COUNTRY($country) }。
panels-price = 输往该国的金额比{ PERIOD($start) }{ $value_went ->
    [up] 增长
   *[down] 下降
 }{ PCT($value, digits: 0) }，重量{ $weight_went ->
    [up] 增长
   *[down] 下降
 }{ PCT($weight, digits: 0) }：每千克{ NUM($now, digits: 2) }美元，此前为{ NUM($before, digits: 2) }美元。
panels-price-alone = 输往该国的每千克{ NUM($now, digits: 2) }美元，{ PERIOD($start) }为{ NUM($before, digits: 2) }美元。
panels-watts = Ember根据{ PERIOD($period) }输往{ COUNTRY($country) }的金额和世界价格估计为{ NUM($mw) }兆瓦，因此得不出每瓦价格。
panels-newest = { PERIOD($period) }，{ COUNTRY($country) }购入{ NUM($t) }吨，金额{ MN($value, digits: 2) }：每千克{ NUM($now, digits: 2) }美元。
panels-built-by-irena = { PERIOD($start) }至{ PERIOD($end) }，Ember估计输往{ COUNTRY($country) }{ NUM($imported, digits: 1, scale: 100) }万千瓦，而国际可再生能源署统计当地新增光伏电站{ NUM($built, digits: 1, scale: 100) }万千瓦。
panels-built-by-statistical-review = { PERIOD($start) }至{ PERIOD($end) }，Ember估计输往{ COUNTRY($country) }{ NUM($imported, digits: 1, scale: 100) }万千瓦，而《世界能源统计年鉴》统计当地新增光伏电站{ NUM($built, digits: 1, scale: 100) }万千瓦。
panels-not-built = 组件可能待装、装在屋顶或转售，电池片也计入在内。

# 光伏设备图
panels-title = 来自中国的光伏设备
panels-title-most = 按金额计，{ PERIOD($period) }的光伏设备{ PCT($share, digits: 0) }输往{ COUNTRY($country) }
panels-subtitle = 来自中国的光伏组件、电池片和硅片，兆瓦，Ember根据海关金额估计
panels-alt = 堆积柱形图，每年一柱，按国家。{ $title }。

# 光伏设备表
panels-caption = 来自中国的光伏组件、电池片和硅片，按国家
panels-note = 金额和重量为中国海关统计；兆瓦数由Ember根据金额和世界价格估计。
panels-country = 目的国
panels-period = 时期
panels-value = 金额，百万美元
panels-t = 重量，吨
panels-usd-a-kg = 美元/千克
panels-mw = 兆瓦

## 中国项目进展如何？

projects-stages = 有中方参与的太阳能和风能电站中，已投运{ NUM($in_service) }兆瓦，在建{ NUM($construction) }兆瓦，已商定、获批或签约{ NUM($agreed) }兆瓦。
projects-silent = 另有{ NUM($silent) }兆瓦曾报道已商定或开工，但最近{ $months }个月未见注明日期的报道：其中一部分可能已搁浅。
projects-other = 另有{ NUM($other) }兆瓦处于设计或试运行阶段。
projects-left-out = 未计入{ COUNT($plants, noun: "plants") }、{ NUM($mw) }兆瓦：框架协议、备忘录、项目的组成部分和可能的重复项。
projects-shares = { PERIOD($period) }底，有中方参与的电站（每座全额计入）占全部太阳能和风能装机的比重：{ $shares }。
projects-share-of-fleet = { COUNTRY($country) }{ PCT($share, digits: 0) }（{ NUM($mw) }兆瓦）
projects-share-of-fleet-by-statistical-review = { COUNTRY($country) }{ PCT($share, digits: 0) }（{ NUM($mw) }兆瓦；总装机据《世界能源统计年鉴》）
projects-share-of-fleet-by-national = { COUNTRY($country) }{ PCT($share, digits: 0) }（{ NUM($mw) }兆瓦；总装机据本国统计）
projects-share-of-fleet-by-irena = { COUNTRY($country) }{ PCT($share, digits: 0) }（{ NUM($mw) }兆瓦；总装机据国际可再生能源署）
projects-owned = 按来源所载持股比例，中方持有的比重：{ $shares }。
projects-owned-in = { COUNTRY($country) }{ PCT($share, digits: 0) }
projects-roles = 在{ COUNTRY($country) }，已知中方角色为{ $roles }；一座电站可能有多种角色。
projects-as-owner = 业主（{ NUM($mw) }兆瓦）
projects-as-lender = 贷款方（{ NUM($mw) }兆瓦）
projects-as-contractor = 承包商（{ NUM($mw) }兆瓦）
projects-as-supplier = 供应商（{ NUM($mw) }兆瓦）
projects-role-unknown = 许多电站没有来源说明中方角色。
projects-from-news = 清单据新闻整理：未列入的电站也可能存在。

# 项目图
projects-title = 有中方参与的电站
projects-title-stages = 有中方参与的电站：已投运{ NUM($in_service) }兆瓦；已商定、获批或签约{ NUM($agreed) }兆瓦
projects-subtitle = 有中方参与的太阳能和风能电站，按国家和阶段，兆瓦，不含备忘录
projects-caption = 有电站装机容量不详时，合计数为下限。
projects-alt = 堆积柱形图，每国一柱。
stage-in-service = 已投运
stage-construction = 在建
stage-agreed = 已商定、获批或签约
stage-silent = 两年无报道

## 来源之间的分歧

counts-none = 所选范围内没有任何一年的中亚天然气其他统计数。
counts-above = { COUNT($n, noun: "alternative-counts") }中，有{ $above }项比《世界能源统计年鉴》高1%以上；{ $explained }项可由立方米不同或四舍五入解释。
counts-above-in-part = { COUNT($n, noun: "alternative-counts") }中，有{ $above }项比《世界能源统计年鉴》高1%以上；{ $explained }项可由立方米不同或四舍五入解释，另有{ $in_part }项可由此解释差距的一半以上。

# 其他统计数表
counts-caption = 中亚对华输气的其他统计数
counts-note = “立方米”一栏空白处，来源未说明是哪一种。
counts-country = 出口国
counts-period = 年份
counts-basis = 统计方
counts-value = 统计数，十亿立方米
counts-measure = 立方米
counts-review = 《世界能源统计年鉴》，十亿立方米
counts-gap-pct = 相差，%
counts-gap = 差距的原因
# 统计表中：统计者、计量与差异原因
counts-by-exporter-official = 出口国官员
counts-by-importer-company = 购气企业
counts-by-pipeline-operator = 管道运营商
counts-by-press = 媒体报道
counts-by-research-firm = 研究机构
counts-by-importer-official = 进口国官员
counts-by-iea = 国际能源署
counts-in-gost = 本国标准
counts-in-sr = 《世界能源统计年鉴》
counts-of-region = 中亚
counts-gap-none = 四舍五入后相等
counts-gap-cubic-metres = 立方米不同
counts-gap-in-part = 部分因立方米不同
counts-gap-too-round = 取整过粗，无法判断
counts-gap-open = 无法解释

# 同一来源相互矛盾的数据表
disputes-caption = 同一来源相互矛盾的数据
disputes-country = 国家
disputes-importer = 输往
disputes-indicator = 项目
disputes-period = 年份
disputes-low = 最低
disputes-high = 最高
disputes-unit = 单位
disputes-gap-pct = 相差，%
disputes-reason = 原因
# 分歧表中：所计为何、经何途径
disputes-of-volume = 数量
disputes-of-value = 金额
disputes-of-gas-production = 天然气产量
disputes-of-gas-consumption = 天然气消费量
disputes-of-gas-reserves = 天然气储量
disputes-by-feeder = 支线
disputes-by-lng = 液化天然气
disputes-by-pipeline = 管道

## 查找而未找到的资料，每条一行

sought-gas-2026 = 2026年任何一个月输抵中国的天然气；只见到按年计的速度。
sought-volumes = 2022年以后各全年中国海关分供应国的天然气数量；只找到金额。
sought-output-2026 = 土库曼斯坦2026年天然气产量，以及乌兹别克斯坦和哈萨克斯坦当年的天然气平衡。
sought-transit = 经乌兹别克斯坦和哈萨克斯坦过境的天然气月度数据。
sought-price = 天然气价格公式：与油价挂钩有多紧，滞后多久。
sought-line-d = 2024年2月以后D线的施工、合同或日期。
sought-galkynysh = 中国将购买复兴气田四期多少天然气，价格几何。
sought-oil-2025 = 2025年售往中国的石油：有一则标题载有数字，但时期和正文均无法读到。
sought-uranium-2025 = 2025年售往中国的天然铀，无论中国海关还是生产商的统计。
sought-fuels = 近年售往中国的成品油和液化石油气的重量。
sought-power = 中国与中亚五国之间的跨境电力。
sought-plants-2026 = 中国企业2026年投运的电站。

## 笔记本的标题和文字
##
## Markdown格式，与笔记本一致：`cell-`加单元格的id。

# 页面标题及导语
cell-energy-title =
    # 能源：天然气与电力

    有多少天然气输往中国，金额多少，还能增加多少？电力怎样生产，替代天然气的太阳能和风能由谁建设？本页把能力和承诺与实际流量区分开来。各方天然气统计数相差很大，因此每个数都注明统计方。

# 摘要之上
cell-energy-in-brief = ## 摘要

# 卡片之上
cell-energy-key-heading = ## 关键指标

# energy.deliveries之上
cell-energy-deliveries-heading = ## 输往中国的天然气有多少，由谁供应？

# energy.prices之上
cell-energy-prices-heading = ## 中国的进口价格是多少？

# energy.courses之上
cell-energy-courses-heading = ## 哪些管道通往中国？

# energy.balance之上
cell-energy-balance-heading = ## 天然气是否足以使管道满负荷运行？

# energy.what_if之上
cell-energy-what-if-heading = ## 如果气量更多，或价格更低，会怎样？

# energy.importer之上
cell-energy-importer-heading = ## 乌兹别克斯坦是否已成为进口国？

# energy.fuels之上
cell-energy-fuels-heading = ## 管道里是谁的石油，铀流向何处？

# energy.mix之上
cell-energy-mix-heading = ## 电力怎样生产？

# energy.intensity之上
cell-energy-intensity-heading = ## 每千瓦时排放多少，太阳能和风能减排多少？

# energy.solar_wind之上
cell-energy-solar-heading = ## 太阳能和风能能否如期达标？

# energy.panels之上
cell-energy-panels-heading = ## 光伏设备有多少来自中国？

# energy.projects之上
cell-energy-projects-heading = ## 中国项目进展如何？

# 说法判定之上
cell-energy-claims-heading =
    ## 该文怎么说

    每条说法从三方面检验：数字、所指对象和日期。预测在到期之前不作定论。

# energy.counts之上
cell-energy-disputes-heading =
    ## 来源之间的分歧

    先列《世界能源统计年鉴》以外的其他统计数；再列同一来源对同一事实所给、相差超过四舍五入的数据。

# 来源清单之上
cell-energy-sources-heading = ## 来源
