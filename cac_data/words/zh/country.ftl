### 一国与中国：本页的文字。
###
### 一条消息一句话，顺序与页面相同。函数见 common.ftl。

## 在中亚的位次，跟在数字之后

place-highest = { $known ->
    [5] 在中亚
   *[other] 在有数字的{ $known }国中
 }最高
place-lowest = { $known ->
    [5] 在中亚
   *[other] 在有数字的{ $known }国中
 }最低
place-between = { $known ->
    [5] 在中亚
   *[other] 在有数字的{ $known }国中
 }{ $rank ->
    [2] 居第二位
    [3] 居第三位
   *[other] 居第四位
 }
place-only = 在中亚只有这一个数字
sender-highest = 在{ $known }个供气国中最多
sender-lowest = 在{ $known }个供气国中最少
sender-between = 在{ $known }个供气国中{ $rank ->
    [2] 居第二位
    [3] 居第三位
   *[other] 居第四位
 }
# 关于差额：逆差按大小排，顺差亦然
deficit-only = 是中亚唯一的逆差国
deficit-largest = 逆差在中亚最大
deficit-smallest = 逆差在中亚{ $deficits }个逆差国中最小
deficit-between = 逆差在中亚{ $deficits }个逆差国中{ $rank ->
    [2] 居第二位
    [3] 居第三位
   *[other] 居第四位
 }
surplus-only = 是中亚唯一的顺差国
surplus-largest = 顺差在中亚{ $surpluses }个顺差国中最大
surplus-between = 是中亚{ $surpluses }个顺差国之一

# 由谁统计，用在“据”之后。
who-with-services = { REPORTER($reporter) }，很可能含服务贸易
who = { $reporter ->
    [edb] 欧亚开发银行
   *[other] { REPORTER($reporter) }
 }

## 摘要

only-china-counts = { COUNTRY($country) }的对华贸易，近年只有中国的统计：据中国海关统计，{ PERIOD($period) }为{ MN($amount) }，{ $place }。
china-counts = 据中国海关统计，{ PERIOD($period) }与{ COUNTRY($country) }的贸易额为{ MN($amount) }，{ $place }。
brief-pledges = 中亚与中国历次峰会涉及{ COUNTRY($country) }的{ COUNT($made, noun: "pledges") }中，据报已落实{ $done }项；涉及该地区其他各国的，各落实{ $least }至{ $most }项。

## 关键指标：label- 说明是什么，note- 说明标签说不了的

label-turnover-china_customs = 对华贸易额（中国海关）
label-turnover-national = 对华贸易额（本国统计）
label-turnover_own = 对华贸易额（本国最近一次统计）
label-balance-china_customs = 对华贸易差额（中国海关）
label-balance-national = 对华贸易差额（本国统计）
label-mirror_ratio_imports = 自华进口：中国统计与本国统计之比
label-mirror_ratio_exports = 对华出口：中国统计与本国统计之比
label-sold_most = 对华出口最多的商品
label-sold_most-good = 对华出口最多的商品：{ $good }
label-sold_most-gas = 已知对华出口中最大的商品：管道天然气
label-solar_goods = 自华进口的光伏产品
# 其他主要数字的名称
label-share = 中国在该国贸易中的比重
label-gas_sent = 输往中国的天然气
label-gas_paid = 中国为其天然气支付的金额
label-stock = 中国项目存量（欧亚开发银行）
label-debt = 该国政府欠中国的债务
label-pledges_done = 涉及该国且据报已落实的峰会承诺
label-pledges_done_named = 专门提到该国（而非整个地区）且据报已落实的峰会承诺
label-projects = 计入的交通项目
label-students = 该国在华留学生
# 主要数字下方：该数所指
note-both-with-services = { PERIOD($period) }：中国{ MN($china) }，本国（或含服务贸易）{ MN($national) }；相差{ MN($apart) }
note-both = { PERIOD($period) }：中国{ MN($china) }，本国{ MN($national) }；相差{ MN($apart) }
note-silent = 没有本国近期的统计
note-balance-national = 本国统计，{ PERIOD($period) }：{ MN($amount) }
note-balance-china_customs = 中国海关，{ PERIOD($period) }：{ MN($amount) }
note-share = 据{ $who }
note-share-with-later = 据{ $who }；{ PERIOD($later_period) }为{ PCT($later) }
note-by-chapter = 协调制度中的一章，本国统计
note-gas-share = 占对华出口的{ PCT($share, digits: 0) }（{ PERIOD($period) }），中国海关
note-unknown-chapters = 按章构成不详
note-debt = { $code ->
    [china] 欠中国全部债权方
   *[other] 仅欠{ $creditor }
 }
note-gas = 据《世界能源统计年鉴》；{ $place }
note-customs = 中国海关
note-customs-change = 中国海关；一年变动{ PCT($change, digits: 0, sign: 1) }
note-pledges = 其中专门提到该国（而非整个地区）的：{ $made }项中落实{ $done }项
note-named = 在中亚与中国的峰会上作出
note-in-part = 本国报告并未涵盖全部贸易
note-services = 本国统计含服务贸易
note-projects = 其中{ $named }个列明中方参与者

## 由谁统计，统计什么？

no-trade = { COUNTRY($country) }的对华贸易，没有{ REPORTER($reporter) }的数据。
trade = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }对华贸易额为{ MN($amount) }。
trade-with-changes = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }对华贸易额为{ MN($amount) }（{ LIST($changes, form: "items") }）。
publishes-none = 我们没有见到{ COUNTRY($country) }本国的统计。
publishes-none-since = { PERIOD($year) }以后，我们没有见到{ COUNTRY($country) }本国的统计。
own-less = { COUNTRY($country) }本国的统计低于中国：{ PERIOD($period) }贸易额为{ MN($national) }，中国海关为{ MN($china) }，相差{ MN($apart) }。
own-more = { COUNTRY($country) }本国的统计高于中国：{ PERIOD($period) }贸易额为{ MN($national) }，中国海关为{ MN($china) }，相差{ MN($apart) }。
own-less-wider = { COUNTRY($country) }本国的统计低于中国：{ PERIOD($period) }贸易额为{ MN($national) }，或含服务贸易；中国海关统计的货物贸易额为{ MN($china) }，相差{ MN($apart) }。
own-more-wider = { COUNTRY($country) }本国的统计高于中国：{ PERIOD($period) }贸易额为{ MN($national) }，或含服务贸易；中国海关统计的货物贸易额为{ MN($china) }，相差{ MN($apart) }。
own-equal = { COUNTRY($country) }与中国统计的贸易额相同：{ PERIOD($period) }为{ MN($national) }。
unsaid-count = { COUNTRY($country) }的这一数字由谁统计，来源没有说明。
wider-count = 在某些年份，{ COUNTRY($country) }的统计不只含货物贸易，很可能还含服务贸易。
# 双方的数字，小数位数按较小者所需。
both-large = { MN($amount) }
both-small = { MN($amount, digits: 2) }
goods-alone = 只计货物，据{ COUNTRY($country) }向UN Comtrade提供的数据，{ PERIOD($period) }为{ MN($national) }，中国海关为{ MN($china) }。
gap-of-imports = { PERIOD($period) }{ COUNTRY($country) }自华进口，中国统计为{ $china }，{ COUNTRY($country) }统计为{ $national }：中国的数字是对方的{ TIMES($ratio) }。
gap-of-imports-with-services = { PERIOD($period) }{ COUNTRY($country) }自华进口，中国统计为{ $china }，{ COUNTRY($country) }统计为{ $national }（很可能含服务贸易）：中国的数字是对方的{ TIMES($ratio) }。
gap-of-imports-in-part = { PERIOD($period) }{ COUNTRY($country) }自华进口，中国统计为{ $china }，{ COUNTRY($country) }在一份未涵盖全部贸易的报告中为{ $national }：中国的数字是对方的{ TIMES($ratio) }。
gap-of-exports = { PERIOD($period) }该国对华出口，中国统计为{ $china }，{ COUNTRY($country) }统计为{ $national }：中国的数字是对方的{ TIMES($ratio) }。
gap-of-exports-with-services = { PERIOD($period) }该国对华出口，中国统计为{ $china }，{ COUNTRY($country) }统计为{ $national }（很可能含服务贸易）：中国的数字是对方的{ TIMES($ratio) }。
gap-of-exports-in-part = { PERIOD($period) }该国对华出口，中国统计为{ $china }，{ COUNTRY($country) }在一份未涵盖全部贸易的报告中为{ $national }：中国的数字是对方的{ TIMES($ratio) }。
no-balance = { COUNTRY($country) }的对华贸易差额，没有{ REPORTER($reporter) }的数据。
balance-deficit = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }自华进口比对华出口多{ MN($amount) }。
balance-surplus = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }对华出口比自华进口多{ MN($amount) }。
balance-deficit-among = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }自华进口比对华出口多{ MN($amount) }，{ $place }。
balance-surplus-among = 据{ REPORTER($reporter) }数据，{ PERIOD($period) }{ COUNTRY($country) }对华出口比自华进口多{ MN($amount) }，{ $place }。
balance-of-both = { PERIOD($period) }{ COUNTRY($country) }对华贸易差额，据{ REPORTER($reporter) }数据为{ MN($amount, sign: 1) }，据{ REPORTER($other_reporter) }数据为{ MN($other, sign: 1) }。
deficit-of-both = { PERIOD($period) }{ COUNTRY($country) }自华进口比对华出口，据{ REPORTER($reporter) }数据多{ MN($amount) }，据{ REPORTER($other_reporter) }数据多{ MN($other) }。
# 两种统计之图及其旁的句子
balances-until = 差额的位次以{ PERIOD($period) }为准，这是中国海关对各国出口和进口均有数据的最近一年；更近的年份只有{ COUNTRIES($later) }的数据。
counts-title = { COUNTRY($country) }，{ PERIOD($period) }：贸易额，中国海关为{ MN($china) }，本国统计为{ MN($national) }
counts-title-with-services = { COUNTRY($country) }，{ PERIOD($period) }：贸易额，中国海关为{ MN($china) }，本国统计（或含服务贸易）为{ MN($national) }
counts-title-one = { COUNTRY($country) }：近年只有中国的统计
counts-subtitle = 对华出口和自华进口，亿美元/年，按当年价格，按统计方分
counts-alt = 出口和进口各一幅，按年的折线，一条为中国海关，一条为本国统计部门。{ $title }。

## 卖什么，买什么？

goods-sold = 据本国统计，{ PERIOD($period) }{ COUNTRY($country) }对华出口{ MN($whole) }：{ LIST($parts, form: "items") }；合计占{ PCT($share, digits: 0) }。
goods-bought = 据本国统计，{ PERIOD($period) }该国自华进口{ MN($whole) }：{ LIST($parts, form: "items") }；合计占{ PCT($share, digits: 0) }。
gas-paid = 据中国海关统计，{ PERIOD($period) }自{ COUNTRY($country) }进口的管道天然气价值{ PRINTED($paid, MN($paid, digits: 2)) }。
gas-share = { PERIOD($period) }天然气占该国对华出口的{ PCT($share, digits: 0) }，两者均据中国海关统计。
unknown-by-chapter = { $flows ->
    [both] { COUNTRY($country) }对华出口和自华进口按协调制度章的构成，双方均无数据。
    [exports] { COUNTRY($country) }对华出口按协调制度章的构成，双方均无数据。
   *[imports] { COUNTRY($country) }自华进口按协调制度章的构成，双方均无数据。
 }
widest-good = 同一商品双方相差最大的是{ $good }（{ PERIOD($period) }）：中国为{ MN($china) }，{ COUNTRY($country) }为{ MN($national) }。
widest-good-at-least = 同一商品双方相差最大的是{ $good }（{ PERIOD($period) }）：中国为{ MN($china) }或以上，{ COUNTRY($country) }为{ MN($national) }。
no-solar = 没有{ COUNTRY($country) }自华进口光伏产品的数据。
solar-among = 据中国海关统计，{ PERIOD($period) }{ COUNTRY($country) }自华进口光伏组件、电池片和硅片{ NUM($amount, digits: 1, scale: 100) }万美元，{ $place }。
solar-before = { PERIOD($start) }为{ NUM($before, digits: 1, scale: 100) }万美元。
# 出售与购入之图
sold-title = { COUNTRY($country) }对华出口最多的是{ $good }：{ PERIOD($period) }为{ MN($amount) }
sold-title-none = { COUNTRY($country) }对华出口什么
sold-subtitle = 对华出口，按协调制度章分，本国统计，亿美元；最大的{ $n }章
sold-alt = 横条形图，一章一条。{ $title }。
bought-title = { COUNTRY($country) }与中国的数字相差最大的是{ $good }（{ PERIOD($period) }）
bought-title-none = { COUNTRY($country) }自华进口什么，双方统计
bought-subtitle = 自华进口，按商品分，亿美元；数额最大和差异最大的商品
bought-caption = 中国的报告只列部分章，因此其中一些数字是下限。
bought-alt = 成对的标记，一种商品一对：中国海关的统计和本国统计部门的统计。{ $title }。
# 商品表
goods-caption = { COUNTRY($country) }的全部商品，本国统计
column-good = 商品
column-usd-mn = 百万美元
column-share = 占该流向比重，%

## 谁依赖谁？

no-share = 中国在{ COUNTRY($country) }贸易中的比重不详。
share = 中国在{ COUNTRY($country) }贸易中的比重为{ PCT($share) }（{ PERIOD($period) }，据{ $who }）。
share-beside = 中国在{ COUNTRY($country) }贸易中的比重为{ PCT($share) }（{ PERIOD($period) }，据{ $who }）；{ COUNTRY($other) }的比重{ $order ->
    [highest] 最高
   *[next] 次高
 }，为{ PCT($other_share) }（{ PERIOD($other_period) }，据{ $other_who }）。
share-beside-with-later = 中国在{ COUNTRY($country) }贸易中的比重为{ PCT($share) }（{ PERIOD($period) }，据{ $who }），{ PERIOD($later_period) }为{ PCT($later) }；{ COUNTRY($other) }的比重{ $order ->
    [highest] 最高
   *[next] 次高
 }，为{ PCT($other_share) }（{ PERIOD($other_period) }，据{ $other_who }）。
share-change = { PERIOD($start) }{ COUNTRY($country) }的这一比重为{ PCT($then) }，{ $moved ->
    [up] 比上述数字低{ NUM($change, digits: 1) }个百分点
    [down] 比上述数字高{ NUM($change, digits: 1) }个百分点
   *[not] 与上述数字相同
 }。
part-of-five = 在中亚对华贸易总额中，{ COUNTRY($country) }占{ PCT($part, digits: 0) }（{ PERIOD($period) }，据中国海关）。
dependence-title = 中国占{ COUNTRY($country) }贸易的{ PCT($share) }（{ PERIOD($period) }）
dependence-title-with-services = 中国占{ COUNTRY($country) }贸易（很可能含服务贸易）的{ PCT($share) }（{ PERIOD($period) }）
dependence-title-none = 中国在中亚各国贸易中的比重
dependence-subtitle = 中国在贸易中的比重，%，一国一幅，据本国统计或欧亚开发银行
dependence-caption = 每个比重的分子分母均出自同一方。
dependence-alt = 五幅小图，按年的折线，一国一幅。{ $title }。

## 哪些项目在运行，谁出资，欠多少？

no-projects = 截至当日，我们没有见到{ COUNTRY($country) }的交通项目。
projects = 我们共计入{ COUNTRY($country) }的{ COUNT($total, noun: "projects") }，包括铁路、公路、港口和枢纽：{ LIST($states, form: "items") }。
projects-named = 其中{ $n }个列明中方参与者。
projects-none-named = 没有一个列明中方参与者。
projects-in_service = 已投运{ $n }个
projects-partly_open = 部分开通{ $n }个
projects-under_construction = 在建{ $n }个
projects-planned = 规划中{ $n }个
projects-stopped = 已停止{ $n }个
# 关于投资与债务的句子
no-stock = 中国在{ COUNTRY($country) }的项目存量不详。
stock = 据欧亚开发银行统计，中国在{ COUNTRY($country) }的项目存量为{ MN($amount) }（{ PERIOD($period) }），{ $place }。
stock-before = { PERIOD($period) }该银行统计为{ MN($before) }。
stock-break = 增加的部分中，有一些是该银行此前没有计入的项目。
own-cumulative = { COUNTRY($country) }官员称，中国投资累计为{ MN($amount) }（{ PERIOD($period) }）。
own-investment_and_loans = { COUNTRY($country) }官员称，中国的投资和贷款为{ MN($amount) }（{ PERIOD($period) }）。
own-investment_position = { COUNTRY($country) }官员称，中国的投资头寸为{ MN($amount) }（{ PERIOD($period) }）。
no-debt = 我们没有找到{ COUNTRY($country) }政府欠中国债务的数字。
# 地点与工程地图
map-title = { COUNTRY($country) }：{ $total }个项目中已投运{ $in_service }个
map-subtitle = 地点已知的{ $placed }个项目、通往中国的口岸和管道站点；下表列出各点名称
map-alt = 带编号标记的地区地图。{ $title }。
map-empty = { COUNTRY($country) }的项目和通往中国的口岸，在我们的地图上都没有地点。
name-crossing = 通往中国的口岸
name-pipeline = 管道站点
name-pipeline_not_built = 未建成管道的站点
# 三张表的标题及各列标题
places-caption = 各编号所指（{ COUNTRY($country) }）
works-caption = 计入的全部项目（{ COUNTRY($country) }）
money-caption = { COUNTRY($country) }境内中国资金的各种统计口径，互不相加
column-number = 编号
column-name = 名称
column-what = 类别
column-state = 状态
column-date = 日期
column-timing = 与最初日期相比
column-chinese_party = 中方参与者
column-concept = 类别
column-part = 部分
column-basis = 统计方
column-unit = 单位
# 资金表中：所计的部分
part-all = 全部
part-contracts = 收购和工程承包合同
part-direct = 直接投资
part-gross = 未扣除撤资
part-increase = 存量的增加
part-investment = 收购和股份
part-loans = 贷款
part-net = 已扣除撤资
part-project_list = 项目清单
# 资金表中：所计为何、由谁统计
concept-project_stock = 项目存量
concept-cumulative = 历年累计
concept-investment_and_loans = 某一时期的投资和贷款
concept-investment_position = 投资头寸
counter-edb = 欧亚开发银行
counter-national = 本国官员
counter-aei = 美国企业研究所
counter-china_press = 中国媒体
counter-aiddata = AidData
counter-mofcom = 中国商务部

## 与中国的能源往来

no-gas = 《世界能源统计年鉴》没有计入{ COUNTRY($country) }输往中国的天然气。
gas-sent = 据《世界能源统计年鉴》，{ PERIOD($period) }{ COUNTRY($country) }向中国输送天然气{ NUM($amount, digits: 1, scale: 10) }亿立方米，{ $place }。
gas-below = { PERIOD($first) }以来最多的是{ PERIOD($peak) }，为{ NUM($most, digits: 1, scale: 10) }亿立方米。
gas-worth = 据中国海关统计，{ PERIOD($period) }中国为{ COUNTRY($country) }的天然气支付{ MN($paid, digits: 2) }。
gas-worth-with-change = 据中国海关统计，{ PERIOD($period) }中国为{ COUNTRY($country) }的天然气支付{ MN($paid, digits: 2) }，较{ PERIOD($start) }变动{ PCT($change, digits: 0, sign: 1) }。
# 关于电站的句子
no-plants = 我们没有见到{ COUNTRY($country) }有中方参与的太阳能或风能电站。
no-plants-counted = 据我们所知，{ COUNTRY($country) }没有已投运、在建或已商定的、有中方参与的太阳能或风能电站。
plants = { COUNTRY($country) }有中方参与的太阳能和风能：{ LIST($stages, form: "items") }。
plants-whole = 中方只占一部分的电站按全部容量计。
plants-left-out = 未计入{ $n }项规划或分项，共{ NUM($capacity) }兆瓦：备忘录、框架协议、其他项目的组成部分和可能的重复。
plants-in_service = 已投运{ NUM($capacity) }兆瓦
plants-construction = 在建{ NUM($capacity) }兆瓦
plants-agreed = 已商定{ NUM($capacity) }兆瓦
plants-silent = 两年无报道{ NUM($capacity) }兆瓦
plants-other = 其他阶段（规划、已建、已放弃）{ NUM($capacity) }兆瓦
plants-of-fleet = 容量已知的{ $n }座已投运电站占该国太阳能和风能装机容量的{ PCT($share, digits: 0) }。
plants-place = 按已投运容量计，{ $place }。
# 天然气之图
gas-title = { PERIOD($period) }{ COUNTRY($country) }向中国输送天然气{ NUM($amount, digits: 1, scale: 10) }亿立方米
gas-title-none = 输往中国的天然气
gas-subtitle = 输往中国的天然气，按供气国分，亿立方米/年，《世界能源统计年鉴》的立方米
gas-as-first-printed = 各年按首次刊印的数字；没有任何版次按供气国分列的年份缺失。
gas-may-be-turkmen = 计为乌兹别克斯坦的天然气，可能是过境的土库曼斯坦天然气。
gas-alt = 按年的折线，一个供气国一条。{ $title }。

## 签署和许诺了什么，结果如何？

partnership = 自{ PERIOD($since) }起，{ COUNTRY($country) }与中国的关系定位为“{ $level }伙伴关系”。
# 伙伴关系的级别
level-strategic = 战略
level-comprehensive-strategic = 全面战略
level-for-a-new-era = 新时代全面战略
level-permanent = 永久全面战略
level-all-weather = 全天候全面战略
signed = 我们收有{ COUNTRY($country) }与中国双边签署的{ COUNT($n, noun: "documents") }（一揽子文件计为一份），最近一份是“{ $title }”（{ PERIOD($period) }）。
signed-none = 截至当日，我们没有见到{ COUNTRY($country) }与中国双边签署的文件。
# 关于承诺与有期限许诺的句子
no-pledges = 截至当日，中亚与中国历次峰会的承诺没有涉及{ COUNTRY($country) }的。
pledges = 中亚与中国历次峰会涉及{ COUNTRY($country) }的{ COUNT($made, noun: "pledges") }中，据报已落实{ $done }项；没有报道不等于没有落实。
pledges-named = 其中专门提到{ COUNTRY($country) }（而非整个地区）的{ $made }项，已落实{ $done }项。
pledges-of-others = 涉及其他各国的承诺，各落实{ $least }至{ $most }项：多数承诺是对整个地区作出的。
pledges-of-others-alike = 涉及其他各国的承诺，各完成{ $done }项：多数承诺是对整个地区作出的。
no-promises = 截至当日，我们没有见到关于{ COUNTRY($country) }某项工程或目标的、注明日期的许诺。
promises = 关于{ COUNTRY($country) }或整个地区的工程和目标，注明日期且已有结果的有{ COUNT($total, noun: "promises") }，同一事项只计一次：{ LIST($outcomes, form: "items") }。
promises-undecided = 另有{ $n }个事项尚无结果：日期未到，或未见报道。
promises-none-decided = 截至当日，关于{ COUNTRY($country) }某项工程或目标的、注明日期的许诺，没有一项已有结果。
# 关于许诺的句子中：各结果之数
outcome-kept = 如期兑现{ $n }项
outcome-early = 提前兑现{ $n }项
outcome-late = 逾期兑现{ $n }项
outcome-missed = 未达到{ $n }项
outcome-not_done = 未完成{ $n }项
outcome-wrong = 预测失准{ $n }项
outcome-cancelled = 已取消{ $n }项
outcome-not_seen = 未见报道{ $n }项
outcome-open = 未到期{ $n }项
# 文件与许诺的时间图
timeline-title = { COUNTRY($country) }：已有结果的{ $total }项许诺中，按时兑现{ $kept }项
timeline-title-none = { COUNTRY($country) }与中国的文件
timeline-subtitle = 2013年以来签署的文件（标记），以及最新的许诺，从作出之日到有结果之日或到期之日；同一事项有多项的取最后一项
timeline-alt = 按事项分行的时间轴。{ $title }。
result-signed = 签署
result-kept = 按时兑现
result-not_kept = 逾期兑现、未达到、未完成或预测失准
result-open = 未到期或未见报道
# 承诺表与许诺表
pledges-caption = 专门提到{ COUNTRY($country) }（而非整个地区）的峰会承诺
promises-caption = 关于{ COUNTRY($country) }的、注明日期的许诺
column-pledge = 承诺
column-pledged_on = 作出时间
column-status = 状态
column-status_note = 相关报道
column-promise = 许诺
column-said_on = 提出时间
column-due = 到期
column-outcome = 结果
column-outcome_period = 时间
# 承诺表中：最新报道
status-done = 已落实
status-partly = 部分落实
status-in_progress = 推进中
status-not_done = 未落实
status-open = 未到期
status-not_seen = 未见报告
# 许诺表中：结果
result-of-kept = 如期兑现
result-of-early = 提前兑现
result-of-late = 逾期兑现
result-of-missed = 未达到
result-of-not_done = 未完成
result-of-wrong = 预测失准
result-of-cancelled = 已取消
result-of-not_seen = 未见报道
result-of-open = 未到期

## 人员：学生、劳务人员、访客、签证

no-students = 我们没有见到{ COUNTRY($country) }在华留学生人数的可靠统计。
people-students = { COUNTRY($country) }在华留学生为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }）。
people-students-since = { COUNTRY($country) }在华留学生为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }），{ PERIOD($start) }为{ PRINTED($first, NUM($first)) }人，两者来源不同。
people-students-at-least = { COUNTRY($country) }在华留学生超过{ NUM($n) }人（{ PERIOD($period) }）。
no-visits = 我们没有见到{ COUNTRY($country) }来自中国的访客的全年统计。
people-arrivals = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的入境者为{ PRINTED($n, NUM($n)) }人次。
people-arrivals-at-least = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的入境者超过{ NUM($n) }人次。
people-arrivals-since = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的入境者为{ PRINTED($n, NUM($n)) }人次，{ PERIOD($start) }为{ PRINTED($first, NUM($first)) }人次。
people-arrivals-since-counted-otherwise = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的入境者为{ PRINTED($n, NUM($n)) }人次（{ $how }），{ PERIOD($start) }为{ PRINTED($first, NUM($first)) }人次（{ $how_then }）。
people-tourists = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的游客为{ PRINTED($n, NUM($n)) }人次。
people-tourists-at-least = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的游客超过{ NUM($n) }人次。
people-tourists-since = 据{ COUNTRY($country) }统计，{ PERIOD($period) }来自中国的游客为{ PRINTED($n, NUM($n)) }人次，{ PERIOD($start) }为{ PRINTED($first, NUM($first)) }人次。
people-overnight_tourists = { PERIOD($period) }在{ COUNTRY($country) }过夜的中国游客为{ PRINTED($n, NUM($n)) }人次。
people-overnight_tourists-at-least = { PERIOD($period) }在{ COUNTRY($country) }过夜的中国游客超过{ NUM($n) }人次。
people-overnight_tourists-since = { PERIOD($period) }在{ COUNTRY($country) }过夜的中国游客为{ PRINTED($n, NUM($n)) }人次，{ PERIOD($start) }为{ PRINTED($first, NUM($first)) }人次。
counted-border_crossings = 出入境人次
counted-arrivals = 统计口径未注明
# 关于劳动者的句子
no-workers = 我们没有见到{ COUNTRY($country) }境内中国劳务人员的统计。
people-work_permit_holders = 持有{ COUNTRY($country) }工作许可的中国公民为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }）。
people-work_permit_holders-at-least = 持有{ COUNTRY($country) }工作许可的中国公民超过{ NUM($n) }人（{ PERIOD($period) }）。
people-work_permit_holders-since = 持有{ COUNTRY($country) }工作许可的中国公民为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }），此前为{ PRINTED($first, NUM($first)) }人（{ PERIOD($start) }）。
people-work_permits_issued = { COUNTRY($country) }向中国公民发放工作许可{ PRINTED($n, NUM($n)) }份（{ PERIOD($period) }）。
people-work_permits_issued-at-least = { COUNTRY($country) }向中国公民发放工作许可超过{ NUM($n) }份（{ PERIOD($period) }）。
people-work_permits_issued-since = { COUNTRY($country) }向中国公民发放工作许可{ PRINTED($n, NUM($n)) }份（{ PERIOD($period) }），此前为{ PRINTED($first, NUM($first)) }份（{ PERIOD($start) }）。
people-arrivals_for_work = 赴{ COUNTRY($country) }工作的中国公民为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }）。
people-arrivals_for_work-at-least = 赴{ COUNTRY($country) }工作的中国公民超过{ NUM($n) }人（{ PERIOD($period) }）。
people-arrivals_for_work-since = 赴{ COUNTRY($country) }工作的中国公民为{ PRINTED($n, NUM($n)) }人（{ PERIOD($period) }），此前为{ PRINTED($first, NUM($first)) }人（{ PERIOD($start) }）。
# 关于签证与工坊的句子
no-visa-news = 我们没有见到{ COUNTRY($country) }与中国之间免签的消息。
visa-mutual-in-force = 自{ PERIOD($since) }起，双方短期停留互免签证。
visa-mutual-agreed = 双方已商定互免签证，尚未生效。
visa-mutual-talks = 双方正在商谈互免签证，尚未达成协议。
visa-mutual-under-study = { COUNTRY($country) }称正在研究互免签证。
visa-unilateral-in-force = 自{ PERIOD($since) }起，{ COUNTRY($country) }对中国公民免签；该国公民赴华仍需签证。
visa-unilateral-agreed = 单方面免签已商定，尚未生效。
visa-unilateral-talks = 单方面免签正在商谈。
visa-unilateral-under-study = 单方面免签正在研究。
workshop-running = { COUNTRY($country) }已有鲁班工坊（中国的职业培训中心）在运行（首个始于{ PERIOD($since) }）。
workshop-disputed = 只有一个可靠性较低的来源称，{ COUNTRY($country) }已有鲁班工坊（中国的职业培训中心）在运行。
workshop-not-yet = { COUNTRY($country) }计划设立鲁班工坊（中国的职业培训中心），尚未运行。
workshop-nothing-known = 截至当日，我们没有见到{ COUNTRY($country) }设有鲁班工坊（中国的职业培训中心）。

## 在中亚居于何位？

no-standing = { COUNTRY($country) }没有可以排位的数字。
stands-first = { COUNTRY($country) }数字最高的指标是{ $measures }。
stands-last = { COUNTRY($country) }数字最低的指标是{ $measures }。
stands-between = 在这里排位的各项指标中，{ COUNTRY($country) }既无最高，也无最低。
stands-by-china = 贸易额按中国海关{ PERIOD($turnover) }的统计排位，出口、进口和差额按{ PERIOD($flows) }的统计排位，这是各国数据齐备的最近一年。
stands-other-measures = 其他指标按各国最近的数字排位。
stands-by-china-of-year = 贸易额、出口、进口和差额按中国海关{ PERIOD($flows) }的统计排位，其他指标按各国最近的数字排位。
stands-share = 中国在一国贸易中的比重取该国机构的数字，该国未公布的，取欧亚开发银行的数字。
stands-nowhere = { COUNTRY($country) }因缺少新的数字而没有位次的指标是{ $measures }。

# 上述句中：以何排名
in-turnover = 对华贸易额
in-exports = 对华出口
in-imports = 自华进口
in-balance = 对华贸易差额
in-balance-lowest = 对华贸易差额（逆差最大）
in-china_share = 中国在其贸易中的比重
in-gas = 售出天然气的价值
in-solar = 购入的光伏产品
in-plants = 有中方参与的已投运太阳能及风能容量
in-stock = 中国项目存量
# 图表中：以何排名
measure-turnover = 贸易额
measure-exports = 出口
measure-imports = 进口
measure-balance = 差额
measure-china_share = 中国在贸易中的比重
measure-gas = 售出天然气的价值
measure-solar = 购入的光伏产品
measure-plants = 太阳能和风能，有中方参与
measure-stock = 项目存量（欧亚开发银行）
# 排名之图与表
ranks-title = { COUNTRY($country) }：{ $total }项指标中{ $first ->
    [0] 无一居首
   *[other] { $first }项居首
 }
ranks-subtitle = 在有数字的中亚国家中的位次，1为最高
ranks-alt = 一项指标一行，每国在其位次上有一标记。{ $title }。
ranks-caption = 参与排位的全部数字
column-measure = 指标
column-country = 国家
column-rank = 位次

## 该文怎么说，来源有何分歧

claims = 所评文章有{ $n }项说法提到{ COUNTRY($country) }或其历史上的地点；另有{ $others }项涉及整个地区、中国或其他国家。
no-claims = 所评文章没有一项说法提到{ COUNTRY($country) }；全部{ $others }项涉及整个地区、中国或其他国家。
what-debt_service = 偿债额
what-exports = 出口
what-imports = 进口
what-share_of_external_debt = 占公共外债的比重
what-students = 留学生
what-turnover = 进出口总额
# 来源分歧的句子与表
disputes = 关于{ COUNTRY($country) }，同一方来源相差超出四舍五入范围的事实有{ $n }项，相差最大的是{ PERIOD($period) }的{ $what }：最高数比最低数高{ PCT($apart, digits: 0) }。
disputes-one = 关于{ COUNTRY($country) }，同一方来源相差超出四舍五入范围的事实有一项，即{ PERIOD($period) }的{ $what }：最高数比最低数高{ PCT($apart, digits: 0) }。
disputes-caption = 关于{ COUNTRY($country) }同一事实、相差超出四舍五入范围的数字
no-disputes = 关于{ COUNTRY($country) }，同一方没有两个来源相差超出四舍五入的范围。
table-bilateral_trade = 贸易
table-country_profile = 国别概况
table-external_debt = 债务
table-people_links = 人员
column-table = 主题
column-low = 最低
column-high = 最高
column-gap_pct = 相差，%
column-reason = 原因

## 笔记本的单元：标题及其下的文字

cell-country-title =
    # 一国与中国

    该国与中国的贸易双方各统计多少，卖了什么，建了什么，欠了什么，许诺了什么，与中亚其他国家相比如何？
cell-country-in-brief = ## 摘要
cell-country-key-heading = ## 关键指标
cell-country-counts-heading = ## 由谁统计，统计什么？
cell-country-goods-heading = ## 卖什么，买什么？
cell-country-dependence-heading = ## 谁依赖谁？
cell-country-works-heading = ## 哪些项目在运行，谁出资，欠多少？
cell-country-energy-heading = ## 与中国的能源往来：输送什么，建设什么？
cell-country-promises-heading = ## 签署和许诺了什么，结果如何？
cell-country-people-heading = ## 谁在留学、工作和旅行？
cell-country-standing-heading = ## 在中亚居于何位？
cell-country-claims-heading =
    ## 该文怎么说

    每条说法从三方面检验：数字、所指对象和日期。预测在到期之前不作定论。
cell-country-disputes-heading = ## 来源之间的分歧
cell-country-sources-heading = ## 来源

## 国别简表：按统计方列的十个数字，以及自有的一幅图

sheet-caption = { COUNTRY($country) }的十个数字，按统计方列；每行为同一时期；“无数据”表示该方的数字我们没有见到
column-figure = 指标
column-china = 中国
column-own = 本国
column-other = 其他
sheet-by = { $what }（{ $counter }）
sheet-with-services = { $what }；本国统计很可能含服务贸易
sheet-only-with-services = 仅有含服务贸易的数字
# 单页之表中：所计为何
sheet-name-trade = 对华贸易额
sheet-name-exports = 对华出口
sheet-name-imports = 自华进口
sheet-name-balance = 对华贸易差额
sheet-name-share = 中国在该国贸易中的比重
sheet-name-gas_paid = 中国为其天然气支付的金额
sheet-name-solar = 自华进口的光伏产品
sheet-name-stock = 中国项目存量
sheet-own_money-none = 中国投资
sheet-own_money-cumulative = 中国投资，历年累计
sheet-own_money-investment_and_loans = 该时期中国的投资和贷款
sheet-own_money-investment_position = 中国的投资头寸
# 单页之表中：债务及金额写法
sheet-debt = 欠{ $creditor }的债务
sheet-repaid = 已还清
sheet-billions = { PRINTED($amount, MN($amount)) }
sheet-hundredths = { PRINTED($amount, MN($amount, digits: 2)) }
sheet-billions-with-sign = { MN($amount, sign: 1) }
sheet-hundredths-with-sign = { MN($amount, digits: 2, sign: 1) }
sheet-millions = { NUM($amount, digits: 1, scale: 100) }万美元
sheet-percent = { PCT($amount) }
sheet-shares-subtitle = 中国在贸易中的比重，%，最近的已知年份，据本国统计或欧亚开发银行
sheet-shares-alt = 点，一国一行。{ $title }。
sheet-of-year = { COUNTRY($country) }，{ PERIOD($period) }
sheet-older = 年份较早，不参与排名
