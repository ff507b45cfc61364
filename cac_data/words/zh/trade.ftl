### 对华贸易：本页的文字。
###
### 一条消息一句话，顺序与页面相同。函数见 common.ftl。

## 摘要，其中的发现也登在全部报告的首页

finding = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }贸易额达{ BN($amount) }。
finding-with-kyrgyz-jump = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }贸易额达{ BN($amount) }；但{ PERIOD($start) }以来对华出口增加的{ MN($rise) }中，有{ MN($jump) }是吉尔吉斯斯坦对华出口的骤增，没有来源作出解释。
finding-with-growth = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }贸易额达{ BN($amount) }（较两年前变动{ PCT($growth, sign: 1) }）。
finding-two-kyrgyz-counts = { PERIOD($period) }吉尔吉斯斯坦对华贸易额，本国统计为{ BN($own) }，中国统计为{ MN($theirs) }。
finding-no-total = 中亚的总额不详：没有一年同时有五国的{ REPORTER($reporter) }数据。
brief-without-kyrgyz = 扣除这一骤增，出口年均增长{ PCT($growth) }；再扣除假设的{ PCT($inflation) }美元通胀，约为{ PCT($real, digits: 0) }。
brief-deficit = 该地区对华贸易逆差为{ BN($amount) }（{ PERIOD($period) }）。
brief-surplus = 该地区对华贸易顺差为{ BN($amount) }（{ PERIOD($period) }）。
brief-bank = 欧亚开发银行混用多种来源，其统计比中国海关少{ PCT($gap, digits: 0) }：{ PERIOD($period) }前者为{ BN($bank) }，后者为{ MN($china) }。
# 一个分句；后面说明由中国海关数据代替的国家。
brief-national = 有本国数据的按本国数据计，{ PERIOD($period) }贸易额约{ BN($amount, digits: 0) }，比中国海关统计少{ PCT($gap, digits: 0) }
brief-not-its-own = { COUNTRY($country) }的{ MN($amount) }是中国自己的数字
brief-unsaid = { COUNTRY($country) }的“超过{ MN($amount, digits: 0) }”由谁统计，没有来源说明
brief-not-its-own-and-unsaid = { $silent }，{ $unsaid }
brief-two-gaps = 中国统计的数额是吉尔吉斯斯坦所记自华进口额的{ TIMES($kgz) }（{ PERIOD($kgz_period) }），是哈萨克斯坦所记自华进口额的{ TIMES($kaz) }（{ PERIOD($kaz_period) }）。
brief-three-gaps = 中国统计的数额是吉尔吉斯斯坦所记自华进口额的{ TIMES($kgz) }（{ PERIOD($kgz_period) }），是哈萨克斯坦所记自华进口额的{ TIMES($kaz) }（{ PERIOD($kaz_period) }），是塔吉克斯坦所记对华贸易额的{ TIMES($tjk) }（{ PERIOD($tjk_period) }）。
brief-uzbek-count-higher = 乌兹别克斯坦的统计高于中国：{ PERIOD($period) }贸易额前者为{ BN($own) }，后者为{ MN($theirs) }
brief-uzbek-count-lower = 乌兹别克斯坦的统计低于中国：{ PERIOD($period) }贸易额前者为{ BN($own) }，后者为{ MN($theirs) }
brief-with-services = 该国的数据很可能含服务贸易
brief-low-level-needs-no-growth = { PERIOD($horizon) }达到{ MN($low, digits: 0) }，扣除假设的{ PCT($inflation) }美元通胀后等于没有增长
brief-low-level-needs = { PERIOD($horizon) }达到{ MN($low, digits: 0) }，需年均增长{ PCT($growth) }
brief-high-level-needs = 达到{ MN($high, digits: 0) }，需年均增长{ PCT($growth) }
brief-chances = 两者的概率依次为{ CHANCE($low) }和{ CHANCE($high) }。
brief-chance = 其概率为{ CHANCE($probability) }。
brief-scenario = 按本页假设的增速，{ PERIOD($horizon) }为{ BN($amount, digits: 0) }：这是算术，不是预测。

## 关键指标：label- 说明是什么，note- 说明标签说不了的

label-turnover = 对华贸易额
note-no-total-china_customs = 中国海关：无总额
note-no-total-national = 各国统计：无总额
label-scenario = 本情景下的贸易额
note-assumed = 增速为假设，故无区间
label-scenario_exports = 本情景下的对华出口
label-scenario_imports = 本情景下的自华进口
label-projection = 我们对贸易额的预测
note-interval = 中位数和80%区间
note-interval-of-combination = 中位数和80%区间；取三者的平均：保持不变、以往增速的一半、固定增速
label-growth_two_years = 近两年贸易额增幅
note-rounding = 区间为四舍五入所能容许的范围
label-kyrgyz_export_part = 吉尔吉斯斯坦在出口增量中的占比
note-two-totals = 区间：按公布的总额或按各国之和
# 其他主要数字及其下方之语
label-exports_without_kyrgyz = 不含吉尔吉斯斯坦的出口增速
note-with-kyrgyz = 含吉尔吉斯斯坦年均为{ PCT($growth) }
label-exports = 对华出口
label-imports = 自华进口
label-balance = 对华贸易差额
label-counter_gap = 贸易额：中国海关与欧亚开发银行的差异
label-turnover_edb = 欧亚开发银行统计的贸易额
note-mixes-sources = 混用多种来源；中国海关：{ MN($china) }
label-turnover_national = 贸易额（有本国数据的按本国数据）
note-less-than-customs = 比中国海关少{ PCT($gap, digits: 0) }
note-less-than-customs-in-part = 比中国海关少{ PCT($gap, digits: 0) }；其中{ COUNTRIES($countries) }以中国海关数据代替
note-less-than-customs-in-part-and-unsaid = 比中国海关少{ PCT($gap, digits: 0) }；其中{ COUNTRIES($countries) }以中国海关数据代替；{ COUNTRIES($unsaid) }的数字由谁统计，没有来源说明
# 本国统计的主要数字及其差距
label-turnover_kgz_own = 吉尔吉斯斯坦本国统计的贸易额
label-turnover_tjk_own = 塔吉克斯坦本国统计的贸易额
label-turnover_uzb_own = 乌兹别克斯坦本国统计的贸易额
label-turnover_uzb_stated = 乌兹别克斯坦政府所称的贸易额
note-customs = 中国海关：{ MN($china) }
note-customs-and-services = 中国海关：{ MN($china) }；很可能含服务贸易
note-customs-and-unsaid = 中国海关：{ MN($china) }；原文为“超过”此数，未说明由谁统计
label-mirror_ratio = 中国出口额与{ COUNTRY($country) }所记进口额之比
note-freight = 数额较高的一方另含运费和保险费
label-moves_explained = 最大年度变动中，单一商品可解释一半的项数
note-goods-of-both-years = 两年均有公布的商品，中国海关
label-kyrgyz_gold_tonnes = 吉尔吉斯斯坦对华出口若全为黄金的重量
note-mean-price = 中国海关，按当年均价折算；未经证实
# 所需之事及其可能性的主要数字
label-needed = 贸易额达到{ $level }所需的增速
label-needed_real = 贸易额达到{ $level }所需的实际增速
note-inflation = 假设美元年通胀率为{ PCT($inflation) }
label-probability = 贸易额达到或超过{ $level }的概率
note-likelihood = { LIKELIHOOD($probability) }
level-of-authors = { MN($amount, digits: 0) }
level-unknown = 该文给出的范围
label-probability_inside = 贸易额最终落在该文给出范围之内的概率
note-range = { MN($low, digits: 0) }至{ MN($high, digits: 0) }
label-share = 中国在{ COUNTRY($country) }贸易中的比重
note-national-shares = 比值的分子分母均为本国数据
label-share_chn = 中亚在中国贸易中的比重
note-rounded-by-customs = 中国海关公布时已取整
note-chinese-shares = 比值的分子分母均为中国数据
label-coverage = 以往贸易额落入80%区间的比例，提前五年
note-windows = { $n }个相互重叠的时段中有{ $held }个；区间为样本如此之少所能容许的范围

# 情景之间据以比较的指标
outcome-scenario = 贸易额
outcome-scenario_exports = 对华出口

# 两个统计方各自的数字：登在全部报告的首页
pair-of-imports = { COUNTRY($country) }，{ PERIOD($period) }：中国出口额，中国统计为{ MN($china) }，{ COUNTRY($country) }统计为{ MN($national) }；前者是后者的{ TIMES($ratio) }。
pair-of-imports-with-services = { COUNTRY($country) }，{ PERIOD($period) }：中国出口额，中国统计为{ MN($china) }，{ COUNTRY($country) }统计为{ MN($national) }（很可能含服务贸易）；前者是后者的{ TIMES($ratio) }。
pair-of-turnover = { COUNTRY($country) }，{ PERIOD($period) }：对华贸易额，中国统计为{ MN($china) }，{ COUNTRY($country) }统计为{ MN($national) }；前者是后者的{ TIMES($ratio) }。

## 贸易额有多大，与谁贸易？

level = { PERIOD($period) }贸易额为{ MN($amount) }。
level-with-changes = { PERIOD($period) }贸易额为{ MN($amount) }（{ LIST($changes, form: "items") }）。
change-since = 较{ PERIOD($start) }变动{ PCT($change, sign: 1) }
largest-countries = 其中，{ LIST($countries, form: "items") }。
amount-of-country = { COUNTRY($country) }{ MN($amount) }
no-total-of-years = { YEARS($years) }我们没有总额。
sums-more-exact = { YEARS($sums) }的总额由我们将五国相加得出；我们找到的总额（{ YEARS($published) }）不如相加精确。
sums-only = { YEARS($sums) }的总额由我们将五国相加得出；未找到公布的总额。
no-total-but-sum = 没有公布的中亚总额；我们得出的{ PERIOD($period) }合计数见下文。
no-total = 这些年份没有{ REPORTER($reporter) }的中亚总额数据。
level-title = { $years }年间贸易额{ $moved ->
    [up] 增长
    [down] 下降
   *[not] 变动
 }{ PCT($change, digits: 0) }
level-title-plain = 各国各年贸易额
level-subtitle = 各国对华出口与自华进口之和，亿美元，按当年价格，{ REPORTER($reporter) }数据
level-hollow = 空心柱为出口、进口相加之和。
level-missing = 缺失的数字不计入柱内。
level-alt = 堆积柱形图，一年一柱，按国家分。{ $title }。

## 谁带来了增长，谁带来了下降？

two-made-the-rise = { PERIOD($period) }贸易额增加{ MN($change) }，其中{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }。
two-made-the-rise-added-up = { PERIOD($period) }的贸易增额中{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }；增额按各国相加为{ MN($change) }，按总额为{ MN($total) }。
two-made-the-fall = { PERIOD($period) }贸易额减少{ MN($change) }，其中{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }。
two-made-the-fall-added-up = { PERIOD($period) }的贸易减额中{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }；减额按各国相加为{ MN($change) }，按总额为{ MN($total) }。
largest-item = 最大的单项是{ COUNTRY($country) }的{ FLOW($flow) }（{ MN($change, sign: 1) }）。
only-some-compared = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }仅{ COUNTRIES($countries) }可比，因此无法分解总额的变动。
none-compared = 据{ REPORTER($reporter) }数据，没有一国两年均有数字，因此无法分解增长。
exports-without-kyrgyz = 不含吉尔吉斯斯坦，该地区对华出口年均增长{ PCT($rest) }，而非{ PCT($whole) }：中国海关记录的吉尔吉斯斯坦对华出口，{ PERIOD($start) }为{ MN($first, digits: 2) }，{ PERIOD($end) }为{ MN($last) }。
exports-without-kyrgyz-fell = 不含吉尔吉斯斯坦，该地区对华出口年均下降{ PCT($rest) }，而非{ PCT($whole) }：中国海关记录的吉尔吉斯斯坦对华出口，{ PERIOD($start) }为{ MN($first, digits: 2) }，{ PERIOD($end) }为{ MN($last, digits: 2) }。
# 关于增长的句子与图
ministry-names = 吉尔吉斯斯坦一部委给出的{ PERIOD($period) }数字是{ MN($amount, digits: 2) }。
ministry-names-part = 吉尔吉斯斯坦一部委给出的{ PERIOD($period) }数字是{ MN($amount, digits: 2) }，为中国统计的{ PCT($share, digits: 0) }。
three-kyrgyz-counts = { PERIOD($period) }的对华出口有三种相互矛盾的统计：中国海关为{ MN($china, digits: 2) }，吉尔吉斯斯坦一部委为{ MN($ministry, digits: 2) }（为中国统计的{ PCT($share, digits: 0) }，口径未说明），吉尔吉斯斯坦统计部门为{ MN($statistics, digits: 2) }。
statistics-record = 吉尔吉斯斯坦统计部门记录的{ PERIOD($period) }数字是{ MN($amount, digits: 2) }。
deepest-fall = 降幅最大的是{ PERIOD($period) }，减少{ MN($change) }。
deepest-fall-added-up = 总额降幅最大的是{ PERIOD($period) }，减少{ MN($total) }；按各国相加减少{ MN($change) }，其中{ PCT($share, digits: 0) }来自{ COUNTRY($country) }。
deepest-fall-by-country = 降幅最大的是{ PERIOD($period) }，减少{ MN($change) }，其中{ PCT($share, digits: 0) }来自{ COUNTRY($country) }。
growth-title-of-growth = 增长的{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }
growth-title-of-fall = 下降的{ PCT($share, digits: 0) }来自{ COUNTRY($first) }和{ COUNTRY($second) }
growth-title-plain = 各国带来的增量
growth-subtitle = 各国出口和进口的变动，{ PERIOD($period) }，亿美元，{ REPORTER($reporter) }数据
growth-caption = 出口或进口不详的国家，以贸易总额表示。
growth-alt = 零线两侧的条形图，按国家和流向分。{ $title }。

## 发生了哪些变动？

moves-half-explained = { $n }项最大的年度变动中，有{ $explained }项的一半可由中国海关两年均有公布的商品解释。
moves-unexplained = { $n }项最大的年度变动中，没有一项能确定其中一半可由中国海关两年均有公布的商品解释。
closest-move = 最接近的是{ PERIOD($period) }{ COUNTRY($country) }的{ FLOW($flow) }：{ $good }占变动的{ PCT($share, digits: 0) }。
closest-move-estimated = 最接近的是{ PERIOD($period) }{ COUNTRY($country) }的{ FLOW($flow) }：按已公布的增幅估算，{ $good }占变动的{ PCT($share, digits: 0) }。
no-move = 这里没有可比的年度变动。
# 变动表及表下附注
moves-caption = 按国家和流向分的最大年度变动，中国海关，{ PERIOD($period) }
own-move-rise = 据{ COUNTRY($country) }向UN Comtrade提供的数据，{ PERIOD($period) }该国{ FLOW($flow) }增加{ MN($change) }，其中{ $good }占{ PCT($share, digits: 0) }。
own-move-fall = 据{ COUNTRY($country) }向UN Comtrade提供的数据，{ PERIOD($period) }该国{ FLOW($flow) }减少{ MN($change) }，其中{ $good }占{ PCT($share, digits: 0) }。
own-move-shown-rise = 中国海关统计为增加{ MN($shown) }。
own-move-shown-fall = 中国海关统计为减少{ MN($shown) }。
no-own-move = 没有一份本国报告包含连续两年的全部商品。
own-moves-caption = 各国向UN Comtrade报告的最大年度变动，限于全部商品均已报告的流向
own-moves-whole = 总额与商品出自同一份无缺漏的报告；哈萨克斯坦的商品按类计。
moves-overlap = 百分比以变动额为基数。
moves-of-china = 百分比以中国海关统计的变动额为基数。
moves-never-added = 商品相互重叠，不可相加。
moves-estimates = ±表示首年为估计值所容许的误差。
moves-one-edition = 若同一版次包含两年，本国数据的变动即取自该版次。
column-country = 国家
column-flow = 流向
column-year = 年份
column-change = 变动，百万美元
column-goods = 商品
column-national = 本国统计，百万美元
change = { NUM($change, sign: 1) }
change-within = { NUM($change, sign: 1) }±{ NUM($half) }
# $qualifiers 说明依据什么、由谁统计。
good-in-move = { $good }{ $part }
part-of-move = { NUM($change, sign: 1) }（{ PCT($share, digits: 0) }）
by-estimate = ，估计值
by-unreliable-statistics = ，统计不可靠
by-wider-statistics = 可能含服务
qualified = { LIST($parts, form: "sentences") }
goods-in-move = { LIST($goods, form: "clauses") }
no-goods = 无
no-national-figure = 无数字

## 吉尔吉斯斯坦的出口会是黄金吗？

gold-more-than-mined = 只有运往中国的黄金超过全部开采量才可能是：按均价计，中国统计的{ PERIOD($year) }出口相当于{ NUM($tonnes) }吨，而吉尔吉斯斯坦矿山年产{ NUM($mined) }吨（{ PERIOD($period) }）。
gold-possible = 有可能，但无从证明：按均价计，中国统计的{ PERIOD($year) }出口相当于{ NUM($tonnes) }吨。
gold-of-unknown-mines = 按均价计，中国统计的{ PERIOD($year) }出口相当于{ NUM($tonnes) }吨黄金。
gold-mines-unknown = 吉尔吉斯斯坦矿山的产量在此不详，因此无法判断。
gold-taken = { PERIOD($period) }这些出口需用{ NUM($by_china) }吨；本国统计另记录{ PERIOD($year) }售往别处{ NUM($elsewhere, digits: 1) }吨：合计{ NUM($taken) }吨。
gold-taken-provisional = { PERIOD($period) }这些出口需用{ NUM($by_china) }吨；本国统计另记录{ PERIOD($year) }售往别处{ NUM($elsewhere, digits: 1) }吨（初步数）：合计{ NUM($taken) }吨。
gold-there = 同样年数的矿山产量加上{ PERIOD($period) }国家银行的库存，约为{ NUM($there) }吨。
gold-unknown = 折合黄金的重量不详：缺出口额或价格。
gold-against = 反面证据：本国统计显示{ PERIOD($year) }没有黄金售往中国大陆。
gold-for = 正面证据：一项可靠性不高的对比（与买方报告相比）显示，{ PERIOD($period) }本国统计之外另有{ $printed_as ->
    [about] 约{ NUM($tonnes) }
    [nearly] 近{ NUM($tonnes) }
    [more_than] 超过{ NUM($tonnes) }
   *[exact] { NUM($tonnes) }
 }吨。
gold-unproven = 可能是矿石中所含黄金或来自别处的黄金，但未经证实。
kyrgyz-months-title = { PERIOD($year) }吉尔吉斯斯坦对华出口的{ PCT($share, digits: 0) }集中在{ MONTHS($span) }
kyrgyz-months-title-plain = 吉尔吉斯斯坦对华出口（分月）
kyrgyz-months-subtitle = 中国自吉尔吉斯斯坦进口，分月，百万元人民币
kyrgyz-months-alt = 十二根柱，一月一柱。{ $title }。

## 哪些国家有逆差？

deficits = 据中国海关统计，{ PERIOD($period) }{ $deficits }
deficit-of-first = { COUNTRY($country) }逆差{ MN($amount) }
surplus-of-country = { COUNTRY($country) }顺差{ MN($amount) }
region-buys-more = 据中国海关统计，该地区自华进口比对华出口多{ MN($amount) }（{ PERIOD($period) }）。
region-sells-more = 据中国海关统计，该地区对华出口比自华进口多{ MN($amount) }（{ PERIOD($period) }）。
no-balance = 没有一年有中国海关统计的全地区出口和进口。
kazakh-balances = 哈萨克斯坦的差额，本国数据为{ MN($national, sign: 1) }，中国数据为{ MN($china, sign: 1) }（{ PERIOD($period) }）。
deficit-title-turn = 由{ PERIOD($year) }顺差{ MN($surplus, digits: 0) }转为逆差{ MN($deficit, digits: 0) }
deficit-title-plain = 对华贸易差额
deficit-subtitle = 出口减进口，分国家及中亚合计（粗线），亿美元，中国海关
deficit-caption = 中国的进口额含运费和保险费，因此差额看上去比实际略好。
deficit-alt = 各国折线和全地区的粗线。{ $title }。

## 谁依赖谁？

shares-of-china = 据各国本国数据，中国在该国贸易中的比重为：{ $shares }。
share-in-country = { COUNTRY($country) }{ PCT($share) }（{ PERIOD($period) }）
share-in-country-with-services = { COUNTRY($country) }{ PCT($share) }（{ PERIOD($period) }，很可能含服务贸易）
share-in-country-and-later = { COUNTRY($country) }{ PCT($share) }（{ PERIOD($period) }；{ PERIOD($later_period) }为{ PCT($later) }）
share-by-bank = { COUNTRY($country) }不公布这一比重；欧亚开发银行的数字是{ PCT($share, digits: 0) }（{ PERIOD($period) }）。
share-of-region-then = 中亚在中国贸易中的比重，最近的已知数为{ PCT($share) }（{ $source ->
    [customs] { PERIOD($period) }，海关已取整
   *[other] { PERIOD($period) }
 }）；到{ PERIOD($end) }贸易额{ $moved ->
    [up] 增长
    [down] 下降
   *[not] 变动
 }{ PCT($change, digits: 0) }。
share-of-region = 中亚占中国贸易的{ PCT($share) }（{ PERIOD($period) }）。
share-of-region-by-customs = 据中国海关公布的取整比重，中亚占中国贸易的{ PCT($share) }（{ PERIOD($period) }）。
shares-by-bank = 据该银行数据，中国在该地区全部贸易中的比重，{ PERIOD($start) }为{ PCT($first) }，{ PERIOD($end) }为{ PCT($last) }。
dependence-title = 中国在各国贸易中的比重均高于中亚在中国贸易中的比重
dependence-title-plain = 双方贸易中对方所占比重
dependence-subtitle = 对方在全部贸易中的比重，%
dependence-one-side = 比重的分子分母出自同一方。
dependence-line-of-china = 中国的线为中亚在中国贸易中的比重。
dependence-alt = 各国折线。{ $title }。

## 卖什么，买什么？

kazakh-sold = 据哈萨克斯坦本国统计，{ PERIOD($period) }该国对华出口{ MN($whole) }，其中{ $parts }合占{ PCT($share, digits: 0) }。
good-with-amount = { $good }（{ MN($amount) }）
good-with-share = { $good }（{ PCT($share, digits: 0) }）
good-alone = { $good }
turkmen-gas = 据中国海关统计，土库曼斯坦对华出口的{ PCT($share, digits: 0) }是天然气（{ PERIOD($period) }）。
bought-by = 据{ COUNTRY($country) }本国统计，{ PERIOD($period) }该国自华进口{ MN($whole) }：{ $parts }。
shown-to-kazakhstan = 中国海关数据显示，{ PERIOD($period) }对哈萨克斯坦出口{ MN($whole) }，其中{ PCT($share, digits: 0) }是服装和鞋靴。
gas-in-exports = 据中国海关统计，{ PERIOD($period) }管道天然气占该地区对华出口的{ PCT($share, digits: 0) }。
gas-in-exports-and-without-kyrgyz = 据中国海关统计，{ PERIOD($period) }管道天然气占该地区对华出口的{ PCT($share, digits: 0) }，不含吉尔吉斯斯坦则占{ PCT($without, digits: 0) }。
# 关于双方统计的句子
kazakh-sides = { $good }：中国统计为{ MN($china) }，哈萨克斯坦记录为{ MN($national) }（{ PERIOD($period) }），占全部差异的{ PCT($share, digits: 0) }。
kazakh-sides-at-least = { $good }：中国统计至少为{ MN($china) }，哈萨克斯坦记录为{ MN($national) }（{ PERIOD($period) }），约占全部差异的{ PCT($share, digits: 0) }或以上。
uzbek-sides = 乌兹别克斯坦自华进口，中国统计为{ MN($china) }，乌兹别克斯坦记录为{ MN($national) }（{ PERIOD($period) }）。
sides-agree = 在占进口{ PCT($large, digits: 0) }以上的商品中，中国与乌兹别克斯坦本国的数字相差在{ PCT($within, digits: 0) }以内的有：{ $goods }。
sides-apart = 中国的数字高出乌兹别克斯坦本国数字最多的是{ $pairs }：占差异的{ PCT($share, digits: 0) }。
sides-apart-and-offset = 中国的数字高出乌兹别克斯坦本国数字最多的是{ $pairs }。
good-by-both = { $good }（{ MN($china, digits: 2) }对{ MN($national, digits: 2) }）
changed-most = { PERIOD($base) }至{ PERIOD($period) }各流向变动最大的商品，据各国本国统计：{ LIST($changes, form: "clauses") }。
changed-most-by-groups = { PERIOD($base) }至{ PERIOD($period) }各流向变动最大的商品，据各国本国统计（{ COUNTRIES($countries) }按类）：{ LIST($changes, form: "clauses") }。
good-changed = { COUNTRY($country) }{ FLOW($flow) }中的{ $good }（{ MN($change, sign: 1) }）
holes = 哈萨克斯坦向UN Comtrade提交的{ YEARS($years) }报告漏报部分商品，因此不据以计算变动。
left-out = { PERIOD($period) }的报告缺少{ MN($amount) }的出口，CEPII核对双方数据后列有此项（{ $good }）。
# 关于光伏产品、电动车与不明商品的句子
solar = 据中国海关统计，{ PERIOD($period) }中国向中亚出口光伏产品{ MN($amount, digits: 2) }，其中{ PCT($share, digits: 0) }售往{ COUNTRY($country) }；最高为{ PERIOD($peak) }的{ MN($highest, digits: 2) }。
solar-highest = 据中国海关统计，{ PERIOD($period) }中国向中亚出口光伏产品{ MN($amount, digits: 2) }，为迄今最高，其中{ PCT($share, digits: 0) }售往{ COUNTRY($country) }。
electric-cars = 据乌兹别克斯坦统计，{ PERIOD($period) }自华进口电动汽车{ NUM($number, digits: 0) }辆。
electric-cars-lately = 据乌兹别克斯坦统计，自华进口电动汽车{ PERIOD($period) }为{ NUM($number, digits: 0) }辆，{ PERIOD($last) }为{ NUM($lately, digits: 0) }辆。
electric-cars-by-both = 按金额计，{ PERIOD($period) }中国统计为{ MN($china, digits: 2) }，乌兹别克斯坦记录为{ MN($national, digits: 2) }：数量更为可靠。
electric-cars-kyrgyz = 吉尔吉斯斯坦记录的电动汽车为{ MN($amount, digits: 2) }（{ PERIOD($period) }）。
unknown-by-chapter = 按章构成不详的有：{ LIST($parts, form: "clauses") }。
unknown-exports-and-imports = { COUNTRIES($countries) }的进出口
unknown-exports = { COUNTRIES($countries) }的对华出口
unknown-imports = { COUNTRIES($countries) }的自华进口
# 双方统计的商品图与表
both-sides-title = { $good }：中国统计是{ COUNTRY($country) }记录的{ TIMES($ratio) }（{ PERIOD($period) }）
both-sides-title-at-least = { $good }：中国统计至少是{ COUNTRY($country) }记录的{ TIMES($ratio) }（{ PERIOD($period) }）
both-sides-title-plain = 双方统计的自华进口
both-sides-subtitle = 双方统计的自华进口：数额最大和差异最大的商品，亿美元
both-sides-caption = 哈萨克斯坦各类商品的金额为估计值；中国对其中某一类的数字可能只是下限。
both-sides-alt = 成对的点，一种商品一对。{ $title }。
end-national = 本国统计
by-chapter-caption = 双方统计的商品，按类和章（章包含在类中：两者不可相加）
column-china_usd_mn = 中国海关，百万美元
column-national_usd_mn = 本国统计，百万美元
column-of-country = { COUNTRY($country) }，百万美元
solar-caption = 中国出口的光伏组件、电池片和硅片
xinjiang = { PERIOD($period) }新疆自身的贸易占中国对中亚贸易的{ PCT($share, digits: 0) }。
xinjiang-unknown = 新疆所占比重在此不详。
column-usd_mn = 百万美元
products-caption = 中亚对华出口最多的产品
column-product_code = 编码
column-product = 产品
column-share_pct = 占对华出口，%
column-to_china_pct = 中国占该产品全部出口，%
column-of_china_pct = 占中国该产品进口，%
column-rca = 显性比较优势

# 协调制度各章的归类
goods-group-farm-and-food = 农产品及食品
goods-group-chemicals = 化工产品
goods-group-plastics-and-rubber = 塑料及橡胶
goods-group-wood-and-paper = 木材及纸张
goods-group-textiles = 纺织品及服装
goods-group-stone-and-glass = 石料、陶瓷及玻璃
goods-group-machines = 机械及电气产品
goods-group-ores-and-metals = 矿砂及金属
goods-group-all-other = 其余各章

# 各章，按章号
chapter-01 = 活动物
chapter-02 = 肉类
chapter-03 = 鱼及海产品
chapter-04 = 乳品、蛋、蜂蜜
chapter-05 = 其他动物产品
chapter-06 = 活植物及鲜切花
chapter-07 = 蔬菜
chapter-08 = 水果及坚果
chapter-09 = 咖啡、茶及调味香料
chapter-10 = 谷物
chapter-11 = 面粉、麦芽及淀粉
chapter-12 = 油籽、饲料、药用植物
chapter-13 = 树胶、树脂、植物提取物
chapter-14 = 其他植物产品
chapter-15 = 动植物油脂
chapter-16 = 肉、鱼制品
chapter-17 = 糖及糖食
chapter-18 = 可可及巧克力
chapter-19 = 谷物制品、糕点
chapter-20 = 蔬菜、水果制品
chapter-21 = 其他食品
chapter-22 = 饮料及酒
chapter-23 = 食品工业残渣及动物饲料
chapter-24 = 烟草
chapter-25 = 盐、硫磺、石料、水泥
chapter-26 = 矿砂
chapter-27 = 矿物燃料
chapter-28 = 铀及其他无机化学品
chapter-29 = 有机化学品
chapter-30 = 药品
chapter-31 = 肥料
chapter-32 = 染料、油漆及油墨
chapter-33 = 芳香料制品及化妆品
chapter-34 = 肥皂、蜡及光洁剂
chapter-35 = 蛋白质、胶、酶
chapter-36 = 炸药及火柴
chapter-37 = 照相用品
chapter-38 = 其他化学产品
chapter-39 = 塑料
chapter-40 = 橡胶
chapter-41 = 生皮及皮革
chapter-42 = 皮革制品、箱包
chapter-43 = 毛皮
chapter-44 = 木材及木制品
chapter-45 = 软木
chapter-46 = 编结品
chapter-47 = 木浆及废纸
chapter-48 = 纸及纸板
chapter-49 = 书籍及印刷品
chapter-50 = 蚕丝
chapter-51 = 羊毛及动物毛
chapter-52 = 棉花
chapter-53 = 其他植物纤维
chapter-54 = 化学纤维长丝
chapter-55 = 化学纤维短纤
chapter-56 = 絮胎、毡呢、绳索
chapter-57 = 地毯
chapter-58 = 特种机织物
chapter-59 = 涂层纺织物
chapter-60 = 针织物
chapter-61 = 针织服装
chapter-62 = 非针织服装
chapter-63 = 其他纺织制品、旧衣物
chapter-64 = 鞋靴
chapter-65 = 帽类
chapter-66 = 雨伞及手杖
chapter-67 = 羽毛及人造花
chapter-68 = 石料及水泥制品
chapter-69 = 陶瓷
chapter-70 = 玻璃
chapter-71 = 珍珠、宝石及贵金属
chapter-72 = 钢铁
chapter-73 = 钢铁制品
chapter-74 = 铜
chapter-75 = 镍
chapter-76 = 铝
chapter-78 = 铅
chapter-79 = 锌
chapter-80 = 锡
chapter-81 = 其他贱金属
chapter-82 = 工具及餐具
chapter-83 = 其他贱金属制品
chapter-84 = 机械
chapter-85 = 电气产品
chapter-86 = 铁路车辆及轨道
chapter-87 = 机动车辆
chapter-88 = 航空器及航天器
chapter-89 = 船舶
chapter-90 = 光学、计量及医疗仪器
chapter-91 = 钟表
chapter-92 = 乐器
chapter-93 = 武器及弹药
chapter-94 = 家具、寝具、灯具
chapter-95 = 玩具及运动用品
chapter-96 = 其他制成品
chapter-97 = 艺术品及古董
chapter-99 = 未分类商品

## 各方如何统计？

mirror-gaps = 中国统计的出口额大于邻国统计的进口额，前者与后者之比为：{ $gaps }。
mirror-gap = { COUNTRY($country) }{ TIMES($ratio) }（{ PERIOD($period) }）
mirror-gap-in-part = { COUNTRY($country) }{ TIMES($ratio) }（{ PERIOD($period) }，报告并未涵盖全部贸易）
mirror-gap-with-services = { COUNTRY($country) }{ TIMES($ratio) }（{ PERIOD($period) }，很可能含服务贸易）
no-mirror = 这一时段没有双方均有统计的进口。
bank-differs = { PERIOD($period) }欧亚开发银行的统计与中国海关之差：{ $gaps }。
gap-of-countries = { COUNTRIES($countries) }{ MN($gap, sign: 1) }
own-counts = 有本国数据的按本国数据计，{ PERIOD($period) }贸易额约{ MN($amount, digits: 0) }：{ $parts }。
amount-of-country-by-bank = { COUNTRY($country) }{ MN($amount) }（由该银行引述）
amount-of-country-by-customs = { COUNTRY($country) }{ MN($amount) }（中国海关）
amount-of-country-unsaid = { COUNTRY($country) }{ MN($amount) }（原文为“超过”，未说明由谁统计）
# 镜像数据与区间之图
mirror-title = 中国的出口额是{ COUNTRY($country) }所记进口额的{ TIMES($ratio) }（{ PERIOD($period) }）
mirror-title-with-highest = 中国的出口额是{ COUNTRY($country) }所记进口额的{ TIMES($ratio) }（{ PERIOD($period) }）；本世纪最高为{ TIMES($highest) }（{ PERIOD($year) }）
mirror-title-plain = 同一流向，两种统计
mirror-subtitle = 镜像差异：中国出口额与各国所记进口额之比
mirror-both-agree = ×1处双方一致。
mirror-freight-would-move = 邻国数字含运费和保险费（按国际货币基金组织通则为6%），若扣除，各线会上移。
mirror-alt = 各国折线，1为双方一致的水平。{ $title }。
ranges-title-of-flows-and-region = 同一流向的两个来源最多相差{ MN($widest, digits: 0) }，全地区贸易额的两个来源相差{ MN($region, digits: 0) }
ranges-title-of-flows = 同一流向的两个来源最多相差{ MN($widest, digits: 0) }
ranges-title-of-region = 全地区贸易额的两个来源相差{ MN($region, digits: 0) }
ranges-title-plain = 同一流向的两个来源
ranges-subtitle = 双方均有统计的最近一年，亿美元
ranges-of-region = 中亚：中国海关与欧亚开发银行。
ranges-of-countries = 各国：中国海关与本国统计部门。
ranges-of-countries-tajik-in-part = 各国：中国海关与本国报告，其中塔吉克斯坦的仅为一部分。
ranges-with-freight = 未扣除运费。
ranges-alt = 成对的点，一个流向一对。{ $title }。
end-china = 中国海关
end-other = 另一来源

## 其中多少可能转往俄罗斯？

never-seen = { PERIOD($period) }中国统计为已售出的商品中，有{ MN($amount) }从未出现在买方所记的进口中：{ $parts }。
part-never-seen = { COUNTRY($country) }{ MN($amount) }
valued = 考虑运费后为{ MN($amount) }。
bounds-nothing = 这一差额既不是上限，也不是下限：当地有记录的进口同样可以转售俄罗斯。
ceiling = 上限是全部{ MN($amount) }减去自用部分。
neighbours-share = 据中国海关统计，{ PERIOD($period) }该地区贸易额增量的{ PCT($share, digits: 0) }来自{ COUNTRIES($countries) }。
never-seen-unknown = 邻国进口中没有反映的部分不详：缺一个年份或一个来源。
beyond-the-economy = { PERIOD($period) }中国对吉尔吉斯斯坦出口（{ MN($amount) }）超过吉尔吉斯斯坦同年的国内生产总值（{ MN($gdp) }）。

## 是价格还是数量？

elasticity = 布伦特油价每变动1%，贸易额相应变动{ NUM($elasticity, digits: 2) }%（{ $start }—{ PERIOD($end) }；标准误为{ NUM($error, digits: 2) }，R²为{ NUM($fit, digits: 2) }，n={ $n }）。
elasticity-unknown = 已知的年度变动太少，无法将贸易额与油价对照。
link-weaker = { PERIOD($start) }以来这一联系减弱（{ NUM($lately, digits: 2) }%，n={ $n }；此前为{ NUM($before, digits: 2) }%），但年份这样少，不能证明什么。
link-no-weaker = { PERIOD($start) }以来这一联系没有减弱（{ NUM($lately, digits: 2) }%，n={ $n }；此前为{ NUM($before, digits: 2) }%），但年份这样少，不能证明什么。
oil-and-trade = { PERIOD($start) }至{ PERIOD($end) }，布伦特油价{ $oil_moved ->
    [up] 上涨
    [down] 下跌
   *[not] 变动
 }{ PCT($oil, digits: 0) }，贸易额{ $trade_moved ->
    [up] 增长
    [down] 下降
   *[not] 变动
 }{ PCT($trade, digits: 0) }。
prices-title-apart = { PERIOD($start) }以来贸易额上升而油价下跌
prices-title-plain = 贸易额与油价
prices-subtitle = 对华贸易额与布伦特油价，{ PERIOD($base) }=100
prices-caption = 二者只是相关，不是对价格和数量的分解。
prices-alt = 两条折线。{ $title }。
line-trade = 贸易额
line-brent = 布伦特原油

## 以往的目标实现了吗？

aims = 据中国海关统计，在注明年份的{ COUNT($aims, noun: "targets") }中，已实现{ $reached }项，未实现{ $missed }项，未到期{ $open }项。
announced = { COUNTRY($country) }宣布，截至{ PERIOD($until) }的{ $months }个月内与中国达成的协议{ $printed_as ->
    [more_than] 超过{ MN($amount, digits: 0) }
   *[other] { MN($amount, digits: 0) }
 }，每年约{ MN($a_year) }，是{ PERIOD($period) }实际流入（{ MN($came) }，总额口径）的{ NUM($times) }倍。
net-inflow = 按国际收支净额口径（以欧元计），截至{ PERIOD($end) }的{ COUNT($years, noun: "years") }中有{ $n }年净流入为负：{ YEARS($drained) }。
potential = 欧亚开发银行估计，尚未发掘的贸易额为{ MN($amount) }。
potential-with-exports = 欧亚开发银行估计，尚未发掘的贸易额为{ MN($amount) }，其中中国出口为{ MN($exports) }。
column-set_on = 提出时间
column-set_by = 提出者
column-target_period = 目标年份
column-level = 水平，百万美元
column-momentum_pct = 此前增速，%/年
column-needed_pct = 所需增速，%/年
column-outcome = 结果
column-reached_in = 实现时间
targets-caption = 目标和预测，按提出时的原样

## 贸易将走向何方？

forecast = 我们对{ PERIOD($period) }的预测为{ MN($median, digits: 0) }（80%区间：{ MN($low, digits: 0) }至{ MN($high, digits: 0) }），取三条路径的平均：保持不变、过去十五年增速的一半、年增{ PCT($fixed, digits: 0) }。
forecast-without-interval = 按迄今的增速，{ PERIOD($period) }为{ MN($median, digits: 0) }；序列太短，无法给出区间。
no-forecast-of-national = 各国统计没有公布该地区的总额，因此本页没有预测。
no-forecast = 本页没有预测：缺序列、序列太短，或没有未来的年份。
chances = { LIST($chances, form: "clauses") }。
chance-of-first-level = 达到或超过{ MN($level, digits: 0) }的概率为{ CHANCE($probability) }
chance-of-next-level = 达到或超过{ MN($level, digits: 0) }的为{ CHANCE($probability) }
chance-inside = 落在两者之间的概率为{ ODDS($probability) }，这说明不了什么：任何宽{ MN($width, digits: 0) }的范围，概率最高也只有{ ODDS($largest) }。
chance-inside-before-rounding = 落在两者之间的概率为{ ODDS($probability) }（按取整前计算），这说明不了什么：任何宽{ MN($width, digits: 0) }的范围，概率最高也只有{ ODDS($largest) }。
# 关于预测误差的句子
missed = 提前五年预测，以{ PERIOD($since) }以来的{ $n }个起点计：{ LIST($errors, form: "clauses") }。
missed-by-ours = 我们的预测误差（对数）为{ NUM($error, digits: 2) }
missed-by-part = { $part }为{ NUM($error, digits: 2) }
missed-in-all = 以{ PERIOD($first) }以来的全部{ $n }个起点计，含本世纪头十年的繁荣期，依次为{ $errors }。
error = { NUM($error, digits: 2) }
better-in-both = 两种情形下，{ $parts }都更准。
errors-too-few = { $n }个相互重叠的误差太少，不足以据此取舍，因此我们取平均值。
part-fixed_growth = 固定增速{ PCT($growth, digits: 0) }
part-random_walk = 保持不变
part-shrunk_drift = 以往增速的一半
held = 以往{ $n }个结果中有{ $held }个落在区间内，为数太少，不足以证实80%的覆盖率。
scenario-leads-to = 按本情景的路径，贸易额为{ MN($turnover, digits: 0) }（出口{ MN($exports, digits: 0) }，进口{ MN($imports, digits: 0) }）。
scenario-lowest = 最低的一年是{ PERIOD($period) }，为{ MN($amount) }。
# 前景之图及关于增速的句子
ahead-title = { PERIOD($horizon) }贸易额：达到{ MN($low, digits: 0) }的概率为{ ODDS($chance_low) }
ahead-title-of-two = { PERIOD($horizon) }贸易额：达到{ MN($low, digits: 0) }的概率为{ ODDS($chance_low) }，达到{ MN($high, digits: 0) }的为{ ODDS($chance_high) }
ahead-title-plain = 迄今与未来的贸易额
ahead-subtitle = 对华贸易额，亿美元：观测值、中位数及50%和80%区间带、本情景路径、该文给出的范围
ahead-bands = 区间带：同一方法自{ PERIOD($since) }以来的误差。
ahead-path-without-band = 本情景路径为假设，没有区间带。
ahead-alt = 至今为一条折线，其后为扇形、一条路径和一个方框。{ $title }。
pace-needed = { LIST($paces, form: "clauses") }。
pace-of-first-level = 从{ PERIOD($start) }起，达到{ MN($level, digits: 0) }需年均增长{ PCT($growth) }（按不变价格为{ PCT($real) }）
pace-of-next-level = 达到{ MN($level, digits: 0) }需{ PCT($growth) }（{ PCT($real) }）
pace-so-far = { $start }—{ PERIOD($end) }贸易额年均增长{ PCT($growth) }。
# 方法表
methods-caption = 我们的预测、其组成部分及未采用的最佳方法，提前五年
methods-note-error = 误差：对数误差的均方根。
methods-note-bias = 偏差：大于零表示预测偏低。
column-method = 方法
column-error-since = { PERIOD($year) }以来的误差
column-bias-since = { PERIOD($year) }以来的偏差
method-combination = 以下三者的平均（我们的方法）
method-random_walk = 保持不变
method-shrunk_drift = 十五年增速的一半
method-fixed_growth = 固定年增5%
method-drift = 全部年份的增速
method-drift_10 = 十年增速
method-half_drift = 全部年份增速的一半
method-damped_ets = 阻尼指数平滑
method-arima_110 = 带漂移的ARIMA

# 情景的出口与其中的天然气对照
gas-still = { PERIOD($start) }至{ PERIOD($end) }出口{ $exports_moved ->
    [up] 增加
   *[down] 减少
 }{ MN($exports) }，其中的天然气没有变动。
gas-within = { PERIOD($start) }至{ PERIOD($end) }出口{ $exports_moved ->
    [up] 增加
   *[down] 减少
 }{ MN($exports) }，其中天然气按{ $priced ->
    [assumed] 假定价格
   *[other] { PERIOD($priced) }价格
 }计占{ MN($gas) }。
gas-parts-ways = { PERIOD($start) }至{ PERIOD($end) }出口{ $exports_moved ->
    [up] 增加
   *[down] 减少
 }{ MN($exports) }，而其中的天然气按{ $priced ->
    [assumed] 假定价格
   *[other] { PERIOD($priced) }价格
 }计{ $gas_moved ->
    [up] 增加
   *[down] 减少
 }{ MN($gas) }。
others-grow = 其余出口因而年均增长{ PCT($pace) }。
others-shrink = 其余出口因而年均下降{ PCT($pace) }。

## 如果增速不同会怎样？

what-if = 年均增速每提高1个百分点，{ PERIOD($year) }贸易额增加{ BN($amount) }。
what-if-empty = 没有该地区的出口和进口，就没有可以移动的路径。
what-if-still = 滑块不能单独改变价格或数量，也不改变出口中的天然气、我们的预测及其概率。
what-if-still-apart = 出口和进口各自变动，吉尔吉斯斯坦这一项只随它自己的滑块变动。
what-if-path = 对华贸易额，亿美元

## 来源之间的分歧

disputes-caption = 同一统计方相互矛盾的数字
column-low = 最低，百万美元
column-high = 最高，百万美元
column-gap_pct = 相差，%
column-reason = 原因
side-china = 中方
side-national = 另一方

## 查找过但没有找到的，一项一行

sought-china-2026 = 2026年任何月份中国海关对五国合计或其中任一国贸易的统计。
sought-china-months = 2025年各单月中国海关分国别的统计。
sought-china-2019 = 中国海关2017—2019年分国别的出口和进口；只知道中国对乌兹别克斯坦的出口。
sought-flows-2025 = 中国海关2025年塔吉克斯坦和乌兹别克斯坦分列的出口和进口；土库曼斯坦只知道十个月。
sought-national = 各国本国的对华贸易统计：各国2026年1月以后，吉尔吉斯斯坦2025年，塔吉克斯坦2025年全年。
sought-kyrgyz-item = 2024年和2025年中国记录的自吉尔吉斯斯坦进口，按八位编码的商品：由此可知是否为黄金。
sought-kyrgyz-gold = 2025年吉尔吉斯斯坦的黄金出口。
sought-chapters = 2015年以后任何一年吉尔吉斯斯坦、塔吉克斯坦或土库曼斯坦对华贸易按章分的全部商品，任何一方的数据。
sought-uzbek-exports = 任何一年乌兹别克斯坦对华出口按章分的全部商品。
sought-kazakh-2025 = 中国统计的2025年哈萨克斯坦铜、天然铀、石油和粮食。
sought-metals = 售往中国的锌、铅、铝、铬、铁合金和硫磺的重量：晚于各表所载旧数的数字。
sought-cars = 2024年和2025年中国售往哈萨克斯坦的各类汽车数量，以及任何一年售往土库曼斯坦的数量。
sought-animals = 哈萨克斯坦售往中国的肉类、皮张和羊毛，以及自中国购买的服装的重量。
sought-to-russia = 哈萨克斯坦和吉尔吉斯斯坦售往俄罗斯的管制清单商品，按六位编码。

## 笔记本的标题和文字
##
## Markdown，与笔记本中的一样：`cell-`加该单元的标识。

# 页面标题及其下的引言
cell-0496ba20 =
    # 对华贸易

    中亚与中国的贸易有多大，由谁统计，增长从何而来，将走向何方？流向均从中亚一方来看。

# 摘要之上
cell-4fd785c8 = ## 摘要

# 指标卡之上
cell-fc26a05f = ## 关键指标

# trade.level 之上
cell-fb88ee70 = ## 贸易额有多大，与谁贸易？

# trade.growth 之上
cell-b723941d = ## 谁带来了增长，谁带来了下降？

# trade.moves 之上
cell-trade-moves = ## 发生了哪些变动？

# trade.gold 之上
cell-trade-gold = ## 吉尔吉斯斯坦的出口会是黄金吗？

# trade.deficit 之上
cell-828003f6 = ## 哪些国家有逆差？

# trade.dependence 之上
cell-9ac35726 = ## 谁依赖谁？

# trade.goods 之上
cell-b2ecfbbc = ## 卖什么，买什么？

# trade.mirror 之上
cell-d5b20304 = ## 各方如何统计？

# trade.mirror 之下，trade.transit 之上
cell-7fbfc7f5 =
    有人以过境、转口贸易、穿梭贸易和低报价值来解释。这些数据无法区分它们。

    ## 其中多少可能转往俄罗斯？

# trade.prices 之上
cell-a5b2a080 = ## 是价格还是数量？

# trade.targets 之上
cell-33779b59 = ## 以往的目标实现了吗？

# trade.ahead 之上
cell-7908e294 = ## 贸易将走向何方？

# trade.what_if 之上
cell-trade-what-if-heading = ## 如果增速不同会怎样？

# 对说法的判定之上
cell-331229c4 =
    ## 该文怎么说

    每条说法从三方面检验：数字、所指对象和日期。预测在到期之前不作定论。

# trade.disputes 之上
cell-b8e867f7 =
    ## 来源之间的分歧

    同一统计方对同一事实给出的数字，相差超出四舍五入的范围。

# 来源列表之上
cell-d32c2c56 = ## 来源
