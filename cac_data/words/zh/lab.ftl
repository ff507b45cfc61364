### JupyterLab 中的表格和表单所说的话。

## 可以选取行的表格

chart = 图
conflicts = 分歧
sources = 来源
bibtex = BibTeX
no-conflicts = 对这些行，没有两个来源给出不同的数字。
grid-search = 搜索：
grid-info = 第_START_至_END_行，共_TOTAL_行
grid-info-empty = 无行
grid-info-filtered = （筛选自_MAX_行）
grid-none-found = 没有符合条件的行。
grid-select-all = 全选
grid-select-none = 取消选择
heading = { $column } – { $name }
figures-of-picked = 所选各行的数字。
figures-of-period = { $period }的数字。
figures-of-no-period = 未注明时期的数字。
in-one-unit = 图中有{ $n }个以{ $unit }计的数字；未画出：{ $others }。
in-unit ={ $n }个以{ $unit }计
whole-years = 未画出：{ $n } 个非整年的数字。
longest-series ={ $n }个序列中画出最长的{ $drawn }个；未画出：{ $names }。
longest-series-of-many ={ $n }个序列中画出最长的{ $drawn }个；未画出：{ $names }，以及另外{ $more }个。

## 情景的表单

section = 章节
with-unit = { $label }（{ $unit }）
back = 恢复：{ $value }
back-tooltip = { $label }：与情景相同
against = 与“{ $scenario }”相差{ $difference }
as-in = 与“{ $scenario }”相同
not-compared = 不与“{ $scenario }”比较：{ $reason }
save = 另存为情景
id = 代码
title = 标题
yaml = YAML
# 所存情景的初始标题和说明；$notebook为page中`notebook`之语。
my-scenario = 我的情景
other-values = { $scenario }，{ $notebook }部分取其他值。
saved = 已存为{ $file }；生成报告：{ $command }
