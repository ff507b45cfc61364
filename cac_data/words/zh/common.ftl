### 各页面共用的文字：带单位的数字、代码的名称、表格单元格。
###
### 汉语没有复数，量词写在名词里：79 + 项承诺 = 79项承诺。BN和MN把十亿美元换算成亿美元
### （94.8 → 948亿美元），小数位数相应减少一位。年份由PERIOD和YEARS加“年”。
### “更多”一类的说法（noun-more-…）只写量词和名词，句子里另加“另有”。

## 带单位的数字

# 十亿换算成亿：94.8 → 948亿美元
usd-bn = { $sign }{ NUM($size, scale: 10) }亿美元
percent = { $number }%
times = { $number }倍
counted = { $n }{ $noun }
# 数字及其来源的表述
printed-about = 约{ $number }
printed-more-than = 超过{ $number }
printed-nearly = 近{ $number }
printed-up-to = 至多{ $number }
# 卡片数字的来源表述
note-about = 来源称“约”
note-more-than = 超过此数
note-nearly = 来源称“近”
note-up-to = 不超过此数
amount = { $number }{ $unit }
rank = 第{ $number }位
ratio = 比率{ $number }

## LIST的列举方式：a、b、c；a；b；c；a或b或c；句子相接

items = { $before }、{ $next }
clauses = { $before }；{ $next }
alternatives = { $before }或{ $next }
# 沿途各站
along-a-way = { $before }—{ $next }
sentences = { $before }{ $next }
# 由几个分句组成的句子
named = { $before }：{ $next }
full-stop = { $text }。
in-clauses = { LIST($clauses, form: "clauses") }。

## 带量词的名词，也用作关键指标的单位

noun-agreements = 项协议
noun-alternative-counts = 项其他统计
noun-articles = 篇文章
noun-assumptions = 项假设
noun-borders = 处边境
noun-changes = 项变化
noun-claims = 项说法
noun-companies = 家企业
noun-countries = 个国家
noun-current-statements = 项现行表态
noun-dated-sources = 个注明日期的来源
noun-dates = 个日期
noun-days = 天
noun-decided-promises = 项已有结果的许诺
noun-documents = 份文件
noun-doses = 剂
noun-durations = 项工期
noun-errors = 个误差
noun-events = 起事件
noun-expectations = 项预期
noun-findings = 项发现
noun-forecasts = 项预测
noun-gaps = 处空白
noun-grants = 个名额
noun-hours = 小时
noun-independent-published-distances = 个独立公布的里程
noun-key-claims = 项关键说法
noun-leaders = 位领导人
noun-mechanisms = 个机制
noun-meetings = 次会晤
noun-months = 个月
noun-more-changes = 项变化
noun-more-claims = 项说法
noun-more-promises = 项许诺
noun-more-reports = 份报告
noun-more-scenarios = 个情景
noun-other-forecasts = 项其他预测
noun-others = 个
noun-outcomes = 项成果
noun-pages = 个页面
noun-pairs = 对
noun-persons = 人
noun-places = 个名额
noun-plants = 座电站
noun-platforms = 个平台
noun-pledges = 项承诺
noun-points = 个百分点
noun-principles = 项原则
noun-projects = 个项目
noun-promises = 项许诺
noun-promises-again = 项重申此前内容的许诺
noun-published-times = 个公布的用时
noun-rows = 行
noun-scenarios = 个情景
noun-signals = 个信号
noun-sources = 个来源
noun-statements = 项表述
noun-states = 个国家
noun-summits = 次峰会
noun-targets = 项目标
noun-things = 件事
# COUNT给出整数（3次），UNIT给出文字other：单位times是倍数（1.2倍）。
noun-times = { PERIOD($n) ->
    [other] 倍
   *[any] 次
 }
noun-trains = 列
noun-turning-points = 个转折点
noun-works = 项工程
noun-yearly-changes = 个年度变化值
noun-years = 年

## 公元前和公元1000年以前的年份

year-bc = 公元前{ $first }年
years-bc = 公元前{ $first }—前{ $last }年
years-bc-to-ad = 公元前{ $first }—公元{ $last }年
years-bc-to-modern = 公元前{ $first }年—{ $last }年
year-ad = 公元{ $first }年
years-ad = 公元{ $first }—{ $last }年
# 由YEARS列出的连续年份
years-run = { $first }—{ $last }年

## 时期：年、月、日，由PERIOD使用

months-span = { $first }—{ $last }月
year-listed = { $first }年
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
period-year = { $first-year }年
period-years = { $first-year }—{ $last-year }年
period-month = { $first-year }年{ $first-month }月
period-months = { $first-year }年{ $first-month }—{ $last-month }月
period-months-of-years = { $first-year }年{ $first-month }月—{ $last-year }年{ $last-month }月
period-day = { $first-year }年{ $first-month }月{ $first-day }日
period-days = { $first-year }年{ $first-month }月{ $first-day }—{ $last-day }日
period-days-of-months = { $first-year }年{ $first-month }月{ $first-day }日—{ $last-month }月{ $last-day }日
period-days-of-years = { $first-year }年{ $first-month }月{ $first-day }日—{ $last-year }年{ $last-month }月{ $last-day }日

## 国家和地区（其余用Babel的名称）

country-ARE = 阿联酋
country-CA4 = 中亚（不含土库曼斯坦）
country-CA5 = 中亚
country-CN-XJ = 新疆
country-GCC = 海合会国家
country-HKG = 中国香港
country-WLD = 世界

## 概率用语，按美国情报界第203号指令分级

odds-below = 低于{ $odds }
odds-above = 高于{ $odds }
chance = { $odds }（{ $likelihood }）
likelihood-almost-no-chance = 几乎不可能
likelihood-very-unlikely = 很不可能
likelihood-unlikely = 不太可能
likelihood-roughly-even-chance = 约五成可能
likelihood-likely = 可能
likelihood-very-likely = 很可能
likelihood-almost-certain = 几乎肯定

## 表格代码：统计方、流向、数据状态

reporter-adb = 亚洲开发银行
reporter-author = 该文作者
reporter-cepii = CEPII
reporter-china_customs = 中国海关
reporter-china_mofcom = 中国商务部
reporter-china_press = 中国官方媒体
reporter-comtrade = UN Comtrade的各报告方
reporter-edb = 欧亚开发银行
reporter-kaz_government = 哈萨克斯坦政府
reporter-national = 本国统计
reporter-unctad = 联合国贸发会议
flow-exports = 出口
flow-imports = 进口
flow-turnover = 贸易额
# SDMX代码表CL_OBS_STATUS
status-A = 正常值
status-B = 序列中断
status-E = 估计值
status-P = 初步值

## 对说法的结论：名称和含义

verdict-supported = 属实
    .meaning = 证据与之相符
verdict-qualified = 基本属实但有保留
    .meaning = 正确，但有保留
verdict-misattributed = 对象有误
    .meaning = 事实无误，但所说对象不对
verdict-disputed = 证据不一
    .meaning = 证据之间相互矛盾
verdict-contradicted = 与证据不符
    .meaning = 证据所示并非如此
verdict-open = 尚无定论（未到期）
    .meaning = 预测，尚未到期
verdict-unverified = 无从核实
    .meaning = 正反两方面都没有证据
verdict-opinion = 观点
    .meaning = 主观判断，无法核实

## 图表中代码的名称

name-exports = 出口
name-imports = 进口
name-turnover = 贸易额
name-balance = 贸易差额
name-national = 本国统计机构
name-china_customs = 中国海关
name-published = 公布值
name-sum = 合计
name-estimate = 估计值
name-scenario = 本情景
name-median = 中位数
# 预测区间：应包含多大比例的结果
name-80-percent = 80%
name-50-percent = 50%
name-article = 该文
name-reached = 已实现
name-missed = 未实现
name-open = 未到期
name-no-year-given = 未注明年份
name-partial = 部分数据缺失
name-other = 其他
# 地图下方的说明
# 与下一条合为一句。
name-outlines = 轮廓：Natural Earth，
outlines-imply-no-position = 不代表对任何边界的立场。
name-index = 指数
# 单位代码`$ bn`、`$ mn`和`$`
name-usd-bn = 十亿美元
name-usd-mn = 百万美元
name-usd = 美元
# 数字写在别处时的单位：单独一列，或图的上方
name-percent = %

## 表格和卡片：表头、单元格

column-key-figure = 关键指标
column-value = 数值
column-period = 时期
column-range = 范围
column-note = 说明
column-claim = 说法
column-claimed = 文中说法
column-found = 查证结果
column-verdict = 结论
column-how = 依据
column-source_id = 来源
column-source_ids = 来源
# 关键指标的单位代码，不属于带量词的名词
# .of-amounts是数字旁边用的较小单位，.power是它比原单位小10的几次方：41.3十亿立方米写作413亿立方米。
# 75/79
unit-of = /{ $total }
unit-percent = %
unit-percent-a-year = %/年
unit-BC = 年（公元前）
unit-CNY-bn = 十亿元人民币
    .of-amounts = 亿元人民币
    .power = 1
unit-CNY-mn = 百万元人民币
unit-GW = 吉瓦
    .of-amounts = 万千瓦
    .power = 2
unit-GW-a-year = 吉瓦/年
    .of-amounts = 万千瓦/年
    .power = 2
unit-MW = 兆瓦
unit-Mt = 百万吨
    .of-amounts = 万吨
    .power = 2
unit-Mt-CO2e = 百万吨二氧化碳当量
    .of-amounts = 万吨二氧化碳当量
    .power = 2
unit-Mt-a-year = 百万吨/年
    .of-amounts = 万吨/年
    .power = 2
unit-TWh = 太瓦时
    .of-amounts = 亿千瓦时
    .power = 1
unit-USD = 美元
unit-USD-bn = 十亿美元
    .of-amounts = 亿美元
    .power = 1
unit-USD-for-1-000-m3 = 美元/千立方米
unit-USD-mn = 百万美元
    .of-amounts = 万美元
    .power = 2
unit-bcm = 十亿立方米
    .of-amounts = 亿立方米
    .power = 1
unit-bcm-a-year = 十亿立方米/年
    .of-amounts = 亿立方米/年
    .power = 1
unit-gCO2e-kWh = 克二氧化碳当量/千瓦时
unit-kTEU = 千标箱
    .of-amounts = 标箱
    .power = 3
unit-km = 公里
unit-t = 吨
unit-t-a-year = 吨/年
unit-tU = 吨铀
# 列名末尾的单位：（百万美元）
unit-cny_bn = { unit-CNY-bn }
    .of-amounts = 亿元人民币
    .power = 1
unit-cny_mn = { unit-CNY-mn }
unit-gw = { unit-GW }
    .of-amounts = 万千瓦
    .power = 2
unit-mt = { unit-Mt }
    .of-amounts = 万吨
    .power = 2
unit-mw = { unit-MW }
unit-pct = { unit-percent }
unit-twh = { unit-TWh }
    .of-amounts = 亿千瓦时
    .power = 1
unit-usd = { unit-USD }
unit-usd_bn = { unit-USD-bn }
    .of-amounts = 亿美元
    .power = 1
unit-usd_mn = { unit-USD-mn }
no-data = 所选范围无数据。
no-figure = 无数据
yes = 是
no = 否
range = { $low }至{ $high }
# 两次运行之间出现的分歧所涉内容：哈萨克斯坦、出口、2020年
conflict = { LIST($fact, form: "items") }：{ $between }{ UNIT($unit, $high) }
# 关键指标的标签使用它；首页改说基准情景。
under-this-scenario = 本情景
growth = 增长

## 不宜并列比较的数字有何不同：单位和口径

unlike-unit = 单位
unlike-measure = 计量方法
unlike-reporter = 统计方
unlike-edition = 版本
unlike-prices = 价格年份
unlike-coverage = 统计范围
unlike-base = 起算年份
unlike-length = 时期长短

## 查找而未找到的内容：列表标题和前言

sought = 查找而未找到的内容
# $period是查找的时间
sought-means = 此处未找到，不等于未曾公布：{ PERIOD($period) }的查找以英文为主，中文和俄文较少，五国语言几乎没有涉及。
sought-read = 许多网页只能读到开头部分。

## 来源

reference = { $publisher }：{ $title }。
reference-published = { PERIOD($published) }发布。
reference-accessed = { PERIOD($accessed) }访问。

## 读者可以调整的假设：名称、写法、“永不”

slider-export_growth = 出口增速
    .pattern = 每年{ $number }%
slider-import_growth = 进口增速
    .pattern = 每年{ $number }%
slider-kyrgyz_line = 吉尔吉斯斯坦出口增加额
    .pattern = { $number }亿美元
    .power = 1
slider-kyrgyz_line-of-a-year = { $year }年吉尔吉斯斯坦出口增加额
slider-usd_inflation = 美元通胀率
    .pattern = 每年{ $number }%
slider-output_growth = 土库曼斯坦产量增速
    .pattern = 每年{ $number }%
slider-demand_growth = 土库曼斯坦消费量增速
    .pattern = 每年{ $number }%
slider-line_d_year = D线首次供气
    .pattern = { $number }年
    .never = 永不
slider-gas_price_usd = 天然气价格
    .pattern = { $number }美元/千立方米
# $printed是百分位数
past-spans = 以往的第10、第50和第90百分位数：{ $printed }（{ $first }—{ $last }年，{ $n }个五年时段）。
past-spans-with-boom = 以往的第10、第50和第90百分位数：{ $printed }（{ $first }—{ $last }年，{ $n }个五年时段，含21世纪头十年的繁荣期）。
past-changes = 以往的第10、第50和第90百分位数：{ $printed }（{ $first }—{ $last }年，{ $n }个年度变化值）。
past-years = 以往的第10、第50和第90百分位数：{ $printed }（{ $first }—{ $last }年，共{ $n }年）。
past-beyond-scale = 超出刻度的数值不作标记。
past-too-few = 以往：已知{ $n }个数值（{ $first }—{ $last }年），太少，不作标记。
no-sliders = 滑块在报告页面上；此处可用cac_data.lab.scenario试算其他数值。

## 滑块改变的指标

moved-scenario = 贸易额
moved-scenario_exports = 出口
moved-scenario_imports = 进口
moved-needed_low_real = 达到{ BN($low, digits: 0) }所需的实际增速
moved-needed_high_real = 达到{ BN($high, digits: 0) }所需的实际增速
moved-kyrgyz_turnover_2030 = 吉尔吉斯斯坦贸易额
moved-turkmen_left = 土库曼斯坦可供中国的剩余天然气
moved-gas_to_china_assumed = 中亚对华天然气供应量
moved-needed_growth_lines_a_to_c = 填满A、B、C线所需的产量增速
moved-turkmen_gas_value_2030 = 土库曼斯坦对华天然气价值
