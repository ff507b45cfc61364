### 各主题页面共用的文字。
###
### 各节按页面顺序排列。信息中的HTML标签原样写入页面。函数说明见common.ftl。

## 报告页首和标题下的链接

kicker = 中亚与中国
skip = 跳到报告正文
scenario-report = 情景报告
scenario = 情景
in-scenario = 情景：{ $title }
collected = { MONTH($day) }收集
figures-to = 数据截至{ PERIOD($year) }
versions = cac-data { $cac_data }，数据表{ $data }
versions-of-vintage = cac-data { $cac_data }，数据表{ $data }，数据版本{ $vintage }
contents = 目录
other-reports = 其他报告
all-findings = 全部发现
comparison = 比较
other-languages = 其他语言
other-scenarios = 本页的其他情景
# 未经母语者审校之前，译文每页页首都有这句话。
draft = 机器翻译初稿，未经母语者审校。
last-run-failed = 本报告上次运行失败：此页是最近一次成功运行的结果。
incomplete = 不完整的页面

# 报告页面之外的单页打印版
sheet = 国别简表
to-sheet = 国别简表（单页打印版）
title-of-sheet = { $title }——国别简表——{ $scenario }
whole-page = 完整页面
sources-of-sheet = 此处只列表格的来源；文字和图的来源见完整页面{ $page }。

## 运行失败的报告

failed = 本次运行失败，页面不完整
stopped = 单元格{ $cell }停止运行：
traceback = 错误追踪
# 代替笔记本中错误的输出；$problem是英文。
not-shown = 此项输出无法显示。
problem = { $problem }
undescribed = 没有文字说明的图不予显示（请使用show.figure）。

## 情景页面摘要的末尾：与基准情景有何不同，相差多少

differs = 本情景与基准情景有{ COUNT($n, noun: "assumptions") }不同。
assumption-differs = { $label }：{ $value }；基准情景为{ $baseline }。
data-end = 本情景的数据截至{ PERIOD($here) }，基准情景的数据截至{ PERIOD($baseline) }。
figure-differs = { $label }：{ $here }；基准情景为{ $baseline }（{ $change }）。
label-of-period = { $label }（{ $period }）
lens-differs = 改变的只是统计方，不给出任何有关未来的数字。
no-figure-differs = 两个情景都给出的关键指标没有不同。

# 与基准情景之差。$change已取整并带符号。
years-later = 晚{ COUNT($n, noun: "years") }
years-earlier = 早{ COUNT($n, noun: "years") }
in-points = { $change }{ $points }
in-dollars = { BN($change) }
in-unit = { $change }{ $unit }
in-number = { $change }
in-per-cent = { PCT($change) }
in-per-cent-at-assumed-price = { PCT($change) }，按假定价格
as-part = { $change }，{ $per_cent }
as-note = { $change }（{ $per_cent }）
no-change = 相同

# 为什么不与基准情景比较
not-in-baseline = 基准情景没有此项
no-value = 无数值
no-value-in-baseline = 基准情景无数值
not-there = 对应项无数值
no-report-of-baseline = 没有基准情景的报告
not-known-today = 目前未知
other-unit = 单位不同：基准情景为{ $baseline }
other-unit-than-none = 单位不同：基准情景没有单位
# 带 -there：所比的不是基准情景，而是另一情景或上次运行的数值。
other-unit-there = 单位不同
other-period = 时期不同：基准情景为{ $baseline }
other-period-than-none = 时期不同：基准情景没有时期
other-period-there = 时期不同（对应项为{ $period }）
other-period-than-none-there = 时期不同：对应项没有时期
other-reporter = 统计方与基准情景不同
other-reporter-today = 今天的统计方不同
other-reporter-there = 统计方不同
other-measure = 计量方法不同
other-prices = 按其他年份的价格
other-coverage = 统计范围不同
other-base = 起算年份不同

## 情景说明框

scenario-of = 情景：{ $title }
lens = <strong>另一种统计口径，不是另一种未来。</strong>
lens-counts-differently = 它用不同口径统计同一个现实，不参与各种未来的排序。
# 只采用某日以前已知内容的情景
known = 截至{ PERIOD($day) }的已知情况：本页{ COUNT($dated, noun: "dated-sources") }中，{ $in_time }个当时已经发布。
known-later = 其余{ COUNT($n, noun: "others") }（†）发布较晚，内容是当时已经发生的事或已有的表态。
known-as-revised = 数据中没有当日版本的，{ PERIOD($end) }及以前的数字采用{ PERIOD($by) }修订后的数值，即伪历史版本。
differing = 与基准情景不同的参数
what-differs = 与基准情景的不同之处
parameter = 参数
baseline = 基准情景
here = 本情景
is-baseline = 这是基准情景：其他情景只说明与它的不同之处。
nothing-differs = 本报告与基准情景没有不同。
all-parameters = 全部参数
value = 取值
meaning = 含义

## 图、表和折叠内容

figure = 图{ $number }
table = 表{ $number }
of-range = 范围{ $range }
period-and-range = { $period }，{ $range }
sources = 来源
sources-within = 来源
sources-counted = { COUNT($n, noun: "sources") }
of = （{ $what }）
behind = （{ $what }）
data = 数据
data-behind = { $what }的数据
save = 下载CSV
save-data = 下载{ $what }的数据（CSV）
copy = 连同来源一起复制
copy-picture = 复制为图片
# 完成后的提示，读屏软件也会读出。
copied-with-sources = 已连同来源复制：{ $what }。
copied-as-picture = 已复制为图片：{ $what }。
copied-to-file = 页面无法使用剪贴板，已存为文件：{ $what }。
copied-nothing = 未能复制：{ $what }。
long-table = { $caption }：{ COUNT($n, noun: "rows") }
narrow-table = 只显示含有以下文字的行
rows = { COUNT($n, noun: "rows") }
rows-in-part = 共{ COUNT($n, noun: "rows") }，此处显示前{ $most }行
in-all-rows = 各行相同：{ LIST($columns, form: "clauses") }。
column-and-value = { $column }：{ $value }
code = 代码
shows-nothing = （本身不输出内容）
output-text = 这段文字
output-brief = 摘要
output-key-figures = 关键指标
output-verdicts = 各项结论
output-sources = 来源列表
output-what-if = 滑块
# 手机上显示在图题上方
swipe = 左右滑动可查看全图。
output-output = 此项输出
all-key-figures = 全部关键指标

# 可用指针、手指和键盘查看数值的图，供读屏软件使用。
values-of = { $figure }的数值
# 与下一条合为一句。
values-by-arrows = 按方向键逐个显示各时期或各行的数值，按Home和End键显示首尾的数值，
values-end-by-escape = 按Esc键退出。

## 假如

what-if = 假如
move = 移动一项假设，下列指标和路径随之变化。
rest-of-page-stays = 页面其余部分仍按本情景。
what-if-elsewhere = 本节的滑块需要在屏幕上、在运行本页脚本的浏览器中使用。
back-to-scenario = 恢复为本情景
link-to-this = 此假设的链接
as-in-scenario = 与本情景相同
known-so-far = 已知
in-the-scenario = 本情景
as-moved = 按此处调整
make-scenario = 存为情景
what-if-saved = 保存为<code>params/what_if.yaml</code>就成为一个情景：<code>cac-data report what_if</code>生成它的报告，其中每个数字都重新计算，不像此处用插值。
add-own-values = 本页来自一次单独运行，其取值也写入文件。
copy-it = 复制
copied = 已复制。
# 由脚本填入数字和名称
own-value = 与本情景相同：{ $value }
beside-scenario = 本情景：{ $value }
moved-points = { $number }个百分点
unknown-slider = “{ $name }”不是本页的滑块。
sliders-there-are = 本页的滑块有：{ $sliders }。
wrong-position = “{ $text }”不可用。
positions-allowed = 可用的取值：{ $positions }。
between-steps = “{ $text }”介于两档之间，取{ $taken }。
as-but-with = 同“{ $scenario }”，但{ $assumptions }。

## 说法

key-claim = 关键说法
claimed = 文中说法
found = 查证结果
test-figure = 数字
test-referent = 对象
test-date = 日期
how = 依据
origins = 独立出处
reason = 理由
more-claims = 另有{ COUNT($n, noun: "more-claims") }

## 来源、引用格式和页尾

all-accessed = 全部于{ PERIOD($day) }访问。
published = { PERIOD($day) }发布。
came-later = †发布于{ PERIOD($day) }之后：其数字为后来修订的数值。
accessed = { PERIOD($day) }访问。
licence = 许可：{ $licence }。
mirror = 查阅的是其他网站上的副本。
used-in = 用于
how-to-cite = 如何引用本报告
authors = cac-data作者
citation = { $title }。情景“{ $scenario }”。生成工具：{ $versions }；内容标识：{ $key }。
# 用于BibTeX；$scenario是情景的id。
citation-note = { $versions }，情景{ $scenario }，内容标识{ $key }
about = 关于本报告
made-from = 由笔记本<code>{ $notebook }.ipynb</code>按情景<code>{ $scenario }</code>生成。
figures-are-computed = 本页每个数字都由注明来源的数据表算出；输入相同，页面就相同。
loads-nothing = 本页不加载、也不发送任何内容。
what-script-does = 唯一的脚本用于标出目录中的当前位置、筛选长表、复制图表、显示图中数值，并在有滑块时移动滑块；没有脚本，全部内容仍可阅读。
data-collected = 数据收集时间
data-version = 数据表
data-vintage = 数据版本
bundled = 自带（随软件包提供的数据表）
fetched = { $data }（随软件包提供的数据表，以及另外获取的数据：{ LIST($services, form: "items") }）
service-of-day = { $service }（{ PERIOD($day) }）
content-key = 内容标识
# 运行失败的页面的内容标识
unknown-key = 未知
made-with = 生成工具
all-reports = 全部报告所在文件夹中有：<a href="{ $index }">报告总目录</a>。
sent-alone = 单独发送的页面没有这个文件夹。

## 首页：页首、搜索、发现

list-title = 主要发现
list-description = 关于中亚与中国的发现、贸易情景，以及对该文关键说法的核查
list-heading = 中亚与中国
list-heading-counted = 中亚与中国：{ COUNT($n, noun: "findings") }
side-by-side = 情景对照
all-figures-as = 全部关键指标：
or = 或
broken = { $n }份报告有问题
no-reports = 还没有报告。
search = 搜索全部报告
search-in-part = 报告文字超出本页的容量：排在最后的情景只能搜索到一部分。
search-needs-script = 搜索需要脚本，此浏览器没有运行脚本。
# 由脚本填入数字
and-more = 另有{ $number }处
matches = 含有这些词的地方：{ $number }处
no-match = 没有任何句子、标题、说法或来源含有这些词。
# 该文的一项预测在文章发表时和现在的进展不同
turned = 预测“{ $statement }”在该文发表时{ $was }，现在{ $track }。
turned-from-no-call = 预测“{ $statement }”现在{ $track }；该文发表时还无法判断。

## 首页：贸易路径、关键说法

fan-title-of-one = { PERIOD($period) }{ $outcome }：{ $amount }（{ $scenario }）
fan-title-of-all = { PERIOD($period) }{ $outcome }：各情景均为{ $amount }
fan-title = { PERIOD($period) }{ $outcome }：从{ $low }（{ $low_scenario }）到{ $high }（{ $high_scenario }）
fan-subtitle = 各情景下的对华贸易额，亿美元
fan-alt = 至预测期末的对华贸易额曲线，{ COUNT($n, noun: "scenarios") }各一条，另有趋势推算的区间和该文给出的范围
fan-caption = 情景是按所列假设作出的测算，不是预测；区间取自贸易页面上我们的预测。
fan-median = 趋势推算
fan-article = 该文
scoreboard = 所评文章的{ COUNT($n, noun: "key-claims") }：{ LIST($verdicts, form: "items") }
claims-of-verdict = “{ VERDICT($verdict) }”{ $n }项
claims-of-verdict-on-tracks = “{ VERDICT($verdict) }”{ $n }项（{ LIST($tracks, form: "items") }）
claims-on-track = { $track }{ $n }项

## 首页：上次运行以来的变化；也用于邮件和订阅

changes = 最新变化
first-run = 这是首次运行；下次运行会说明有哪些变化。
changed = { PERIOD($day) }的运行以来有{ COUNT($n, noun: "changes") }。
unchanged = { PERIOD($day) }的运行以来没有变化。
more-news = 另有{ COUNT($n, noun: "more-changes") }
news-title = 中亚与中国：最新变化
news-of-day = { PERIOD($day) }的报告有{ COUNT($n, noun: "changes") }
news-of-day-again = { PERIOD($day) }的报告有{ COUNT($n, noun: "changes") }（当日第{ $number }次）

# 一项变化写成一句：先说变化，再说其他。
news = { $what }{ $edited ->
    [yes] ；情景参数有改动
   *[no] {""}
 }{ $more ->
    [0] {""}
   *[other] ；另有{ COUNT($more, noun: "more-scenarios") }也是如此
 }。
# 笔记本在句中的名称；用户自己的笔记本用文件名。
notebook = { $name ->
    [country] 国别
    [energy] 能源
    [history] 历史
    [infrastructure] 基础设施
    [outlook] 展望
    [trade] 贸易
   *[other] { $name }
 }
# 按参数取值分别生成报告的笔记本
notebook-of-value = { $name ->
    [country] { $value }
   *[other] { $name }（{ $value }）
 }
# 这类报告的标题；$title是笔记本标题冒号后的部分。
title-of-value = { $value }：{ $title }
# 标题没有冒号时
title-with-value = { $name ->
    [country] { $value }与中国
   *[other] { $value }：{ $title }
 }
news-of-report = { $scenario }，{ $topics }：{ $what }
table-revised = 数据表{ $table }已修订
table-with-more-rows = 数据表{ $table }已修订，增加{ COUNT($rows, noun: "rows") }
table-with-fewer-rows = 数据表{ $table }已修订，减少{ COUNT($rows, noun: "rows") }
vintage-changed = 数据表{ $table }由{ $from }换为{ $to }：修订{ COUNT($revised, noun: "rows") }，增加{ COUNT($added, noun: "rows") }，删除{ COUNT($dropped, noun: "rows") }
fell-due = { PERIOD($on) }到期，仍无定论：{ $text }
conflict-new = 来源之间出现分歧：{ $text }
conflict-wider = 来源之间的分歧扩大：{ $text }
conflict-resolved = 来源之间不再有分歧：{ $text }
verdict-changed = { $text }：{ VERDICT($now) }，此前为{ VERDICT($was) }
figure-changed = { $label }：{ $now }，此前为{ $was }
figure-unlike = { $label }：{ $now }，与此前的{ $was }不可比：{ $reason }
value-of-period = { $value }（{ $period }）
report-new = 新增报告
report-gone = 报告已不存在
report-recovered = 报告恢复正常
report-failed = 报告运行失败（{ $why }）
report-timed-out = 报告运行超时（{ $why }）

# 邮件末尾
news-more = 另有{ COUNT($n, noun: "more-changes") }，见首页。
news-bad = 有问题的报告：{ LIST($reports, form: "clauses") }。
report-of = { $scenario }，{ $notebook }
news-index = 全部报告：{ $index }

## 首页：国家、主题、情景

topics = 主题
# 各国一行，列出双方统计的贸易额
by-country = 国别数据
# 标签中用common的`under-this-scenario`之处，首页写明是哪个情景：基准情景；若该专题没有基准情景的报告，则为另一情景。
in-the-baseline = 基准情景
in-one-scenario = “{ $title }”情景
scenarios = 情景
# 按另一种统计口径的贸易额
lens-takes-own-totals = 此口径以各国自己的合计代替中国海关的合计。
own-count = 按此计算，{ PERIOD($period) }贸易额约{ $amount }。
own-count-noted = 按此计算，{ PERIOD($period) }贸易额约{ $amount }：{ $note }。
starts-from = 该情景的起点是{ PERIOD($own) }的数字，不是{ PERIOD($today) }的数字。
finding = { $finding }
changes-most = 变化最大的是{ $outcome }：{ PERIOD($period) }为{ $amount }，与基准情景（{ $baseline }）相比{ $change }
changes-most-of-compared = 在可以比较的结果中，变化最大的是{ $outcome }：{ PERIOD($period) }为{ $amount }，与基准情景（{ $baseline }）相比{ $change }
no-outcomes = 该情景统计的是现状，没有自己的结果可列
others-are-measured = 其他情景都与本情景比较
no-amount-differs = 各项数额与基准情景相同

## 首页：上次运行

run = 上次运行
pages = { COUNT($n, noun: "pages") }
pages-and-same = { COUNT($n, noun: "pages") }；另有{ COUNT($same, noun: "more-reports") }与基准情景内容相同
finished = { $when }完成
not-reached = 计划{ $planned }份，{ $n }份未运行
all-good = 全部正常
same = 同基准情景
last-run = 上次运行{ $status }
last-run-error = 上次运行{ $status }：{ $error }
last-run-error-in-cell = 上次运行{ $status }：单元格{ $cell }中的{ $error }
last-good = 此页是最近一次成功运行的结果
status-built = 已生成
status-unchanged = 无变化
status-same = 内容相同
status-failed = 失败
status-timed-out = 超时
status-stopped = 中止

## 情景对照和各情景摘要

comparison-description = 各情景的结果与现状和基准情景对照，以及哪些迹象预示情景将成真
lowest = { PERIOD($period) }各项结果的最低值：{ LIST($outcomes, form: "clauses") }。
lowest-outcome = { $outcome }为{ $amount }（“{ $scenario }”）
lowest-outcome-at-assumed-price = { $outcome }按假定价格计为{ $amount }（“{ $scenario }”）
# 某些情景按其他年份的价格计算的结果。
lowest-leaves-out = 以下结果按其他年份的价格计算，未参与比较：{ LIST($outcomes, form: "clauses") }。
left-out = { $outcome }（“{ LIST($scenarios, form: "items") }”）
list-of-reports = 全部发现和报告
mind = 比较时请注意
last-run-of = { $scenario }，{ $notebook }：上次运行{ $status }。
figures-of-last-good = 指标取自最近一次成功的页面，参数取自上次运行。
made-otherwise = 以下报告由cac-data { $cac_data }和数据表{ $data }生成，其余大多由cac-data { $usual_cac_data }和数据表{ $usual_data }生成：{ LIST($reports, form: "clauses") }。
differences-may-come = 差异可能来自数据或方法，而不是情景。
outcomes = 各情景的结果
outcomes-more-or-less = ▲表示比“现状”一行更多或更早，▼表示更少或更晚；起点年份较早的情景也是如此。
outcomes-are-arithmetic = 预测期末的数值是按假设测算的结果，不带区间。
outcome = 结果
today = 现状
as-stated = 据官方表态
start = 起点
the-baseline = 基准情景
one-off = 单独运行{ $hash }
from-figures-of = 以{ PERIOD($period) }的数字为起点
before-range = 早于按官方工期推算的任何年份
no-report = 无报告
more-scenarios = 另有{ COUNT($n, noun: "more-scenarios") }
earlier = 更早
later = 更晚
announced = 意义何在，有何先兆
early-warning = 早期预警：
early-warning-then = 早期预警，按{ PERIOD($day) }的已知情况：
signal = { $signal }{ $level }（{ $threshold }）。
signal-last = 最新数字：{ $value }。
signal-last-and-next = 最新数字：{ $value }；下次：{ $next }。
same-world = 同一个现实，不同的统计
scenarios-assume = 各情景的假设
parameters-differ = { $n }个参数不同
# 在部分主题中取值不同的参数的标签
label-of-topics = { $label }（{ $topics }）
its-reports = 该情景的报告
