### 工作簿和幻灯片中页面没有的文字：工作表名称、列标题、页面没有的幻灯片。

## 工作表，名称最多31个字符

sheet-brief = 摘要
sheet-key-figures = 关键指标
sheet-sources = 来源

made-with = 生成工具
findings = 各报告的发现
figures = 图，每张工作表一幅
report = 报告
id = 编号

# 来源表的列标题
source-source_id = 来源
source-publisher = 发布机构
source-title = 标题
source-url = 网址
source-published = 发布日期
source-accessed = 访问日期

# 图中分类一列的标题
in-chart = 图中名称
value = 数值
year = 年份
# 扇形图各列：最宽区间的下端，以及各部分的增量
lowest = 最低端
up-to = 至最高端

picture-alone = 图片：办公软件没有这种图表。
draws-more = 页面上还画有不在任何一行中的水平线、区间或路径，此图表没有画出。
no-rows = 此图没有数据行。

# 某方给出的范围（例如该文）的两端，用于扇形图的图例
stated-low = { $by }：下端
stated-high = { $by }：上端

## 幻灯片

key-figures-of = 关键指标：{ $title }
about = 关于这些幻灯片
made-with-versions = 由{ $made }生成。
same-inputs-same-slides = 输入相同，幻灯片就相同。
sources-in-notes = 每幅图的来源列在该张幻灯片的备注中：共{ COUNT($n, noun: "sources") }。
charts-can-be-edited = 图表可以编辑，其数值与报告相同。
