### 情景参数的名称、含义和取值的写法。
###
### 参数名称用于差异表、情景对照和摘要、页面开头的句子以及JupyterLab的表单；含义列在
### “全部参数”之下，编辑器中也显示。表单、编辑器和命令行使用英文。

## 笔记本的参数，以文件中的名称为键

parameter-start = 起始年份
    .meaning = 显示的第一年
parameter-start-of-history = 起始年份
    .meaning = 显示的第一年；公元前用负数，没有0年
parameter-end = 截止年份
    .meaning = 所用数据的最后一年
parameter-end-of-history = 截止年份
    .meaning = 显示的最后一年；公元前用负数，没有0年
parameter-horizon = 预测期末
    .meaning = 推算的最后一年
parameter-horizon-of-infrastructure = 预测期末
    .meaning = 按该年查找线路，所用路段届时应已开通
# 文件中写作[]
parameter-themes = 主题
    .meaning = 计数和绘图的事件所属主题；[]表示没有
parameter-countries = 国家
    .meaning = 显示哪些中亚国家的事件、商品和联系
parameter-country = 国家
    .meaning = 页面所述的中亚国家；五国各有一份报告
parameter-quiet_years = 空白年数
    .meaning = 连续多少年没有记载就指出这段时期
parameter-reporter = 统计方
    .meaning = 采用谁的统计
parameter-as_of = 已知截止日
    .meaning = 只采用此日期（YYYY-MM-DD）之前发布的内容；留空（""）表示采用全部已知内容
# bundled和latest是文件中的写法
parameter-data = 数据
    .meaning = bundled：随软件包提供的数据表；latest：含`cac-data fetch`获取的最新数据；日期：该日期的数据版本
parameter-export_growth = 出口增速（假设）
    .meaning = 假设的出口年增速
parameter-import_growth = 进口增速（假设）
    .meaning = 假设的进口年增速
parameter-shocks = 冲击
    .meaning = 在某些年份代替增速的变化
parameter-level_shifts = 水平变动
    .meaning = 在某一年出现或消失的金额
parameter-usd_inflation = 美元通胀率（假设）
    .meaning = 假设的美元年通胀率
parameter-line_d_year = D线首次供气（假设）
    .meaning = D线首次供气的年份；0表示永不
parameter-gas_to_china_bcm = 预测期末对华天然气供应量（假设）
    .meaning = 推算的最后一年中国从中亚进口的天然气量，单位为十亿立方米；0表示取余额，即土库曼斯坦产量扣除国内消费和其他买家之后的剩余
parameter-gas_price_usd = 天然气价格（假设）
    .meaning = 今后各年每千立方米的价格，单位为美元；0表示采用由金额和数量推出的最新价格
# assumed和needed是文件中的写法
parameter-turkmen_output = 土库曼斯坦天然气产量
    .meaning = assumed：按假设的增速增长；needed：按预测期末满足对华供气所需的速度增长，不使用假设的增速
parameter-output_growth = 土库曼斯坦天然气产量增速（假设）
    .meaning = 假设的土库曼斯坦天然气产量年增速
parameter-demand_growth = 土库曼斯坦天然气消费量增速（假设）
    .meaning = 假设的土库曼斯坦国内天然气消费量年增速
parameter-solar_wind_additions = 乌兹别克斯坦太阳能和风能新增装机（假设）
    .meaning = 假设的乌兹别克斯坦太阳能和风能每年新增装机，单位为兆瓦；0表示不作假设
# node_id和network_nodes是数据中的名称
parameter-origin = 起点
    .meaning = 线路起点在数据表network_nodes中的node_id
parameter-destination = 终点
    .meaning = 线路终点在数据表network_nodes中的node_id
parameter-cku_opening = 中吉乌铁路通车（假设）
    .meaning = 中吉乌铁路通车的年份；0表示永不
parameter-border_hours = 铁路口岸用时（假设）
    .meaning = 铁路在一个口岸所用的小时数，含换轨
parameter-rail_speed_kmh = 货运列车速度（假设）
    .meaning = 两站之间每小时的公里数
parameter-sea_hours = 港口用时（假设）
    .meaning = 一次海运在两端港口所用的小时数，航行时间另计

## 冲击和水平变动的内容，在编辑器中可见

shock-flow = 流向
    .meaning = 从中亚一方看的出口或进口
shock-start = 起始年份
    .meaning = 变化的第一年
shock-end = 截止年份
    .meaning = 变化的最后一年
shock-change = 变化
    .meaning = 各年合计的变化：-0.4表示下降40%
level_shift-country = 国家
    .meaning = 中亚国家的ISO 3166代码
level_shift-flow = 流向
    .meaning = 从中亚一方看的出口或进口
level_shift-year = 年份
    .meaning = 水平从哪一年起变动
level_shift-usd_bn = 十亿美元
    .meaning = 在当年增长之后加上的金额，单位为十亿美元；负数表示减少

## 情景文件的内容，在编辑器中可见

file-title = 标题
    .meaning = 情景的名称，用作标题
file-description = 说明
    .meaning = 用几句话说明情景
# future和lens是文件中的写法
file-kind = 类别
    .meaning = future：可能出现的一种路径；lens：对同一事实的另一种统计口径
file-extends = 沿用
    .meaning = 沿用哪个情景的参数（填写其id）
file-parameters = 参数
    .meaning = 给各笔记本的参数；笔记本自己的部分优先于common

## 取值的写法，用于列出参数的表格和句子

# 一个参数的多个取值
values = { LIST($values, form: "clauses") }
value-none = 无
value-count = { $count }
value-year = { PERIOD($year) }
# 没有到来的通车年份
value-never = 永不
# 已知截止日，写作年-月-日
value-day = { PERIOD($day) }
value-everything-known = 全部已知内容
value-data-bundled = 自带数据表
value-data-latest = 最新数据版本
# $vintage是版本日期，写作年-月-日
value-vintage = { PERIOD($vintage) }的数据版本
value-country = { COUNTRY($country) }
value-theme-diplomacy = 外交
value-theme-trade = 贸易
value-theme-security = 安全
value-theme-culture = 文化
value-reporter = { REPORTER($reporter) }
value-place = { $place }
# 土库曼斯坦天然气产量
value-output-assumed = 按假设增长
value-output-needed = 按需要增长
value-rate = 每年{ NUM($rate) }%
value-hours = { NUM($hours) }小时
value-speed = { NUM($speed) }公里/小时
value-capacity = 每年{ NUM($megawatts) }兆瓦
value-no-capacity = 不作假设
value-gas = { NUM($bcm, scale: 10) }亿立方米
value-residual-gas = 土库曼斯坦产量的余额
value-cost = { NUM($dollars) }美元/千立方米
# 天然气价格
value-last-cost = 最新已知价格
# $change带符号
value-shock = { YEARS($years) }{ FLOW($flow) }合计{ NUM($change) }%
value-level-added = { PERIOD($year) }{ COUNTRY($country) }{ FLOW($flow) }+{ NUM($usd_bn, scale: 10) }亿美元
value-level-lost = { PERIOD($year) }{ COUNTRY($country) }{ FLOW($flow) }−{ NUM($usd_bn, scale: 10) }亿美元

## 表单所用的单位，写在名称后的括号里

unit-opening = 年份；0表示永不
unit-rate = %（每年）
unit-hours = 小时
unit-speed = 公里/小时
unit-capacity = 兆瓦/年；0：不作假设
unit-gas = 十亿立方米/年；0：取余额
unit-cost = 美元/千立方米；0表示最新已知价格
unit-day = YYYY-MM-DD；留空表示全部
