### JupyterLab 中的表格和表单所说的话。

## 可以选取行的表格

# en: Chart
chart = 图
# en: Conflicts
conflicts = 分歧
# en: Sources
sources = 来源
# en: BibTeX
bibtex = BibTeX
# en: { $column } – { $name }
heading = { $column } – { $name }
# en: The figures of the rows picked.
figures-of-picked = 所选各行的数字。
# en: Figures of { $period }.
figures-of-period = { $period }的数字。
# en: Figures of no stated period.
figures-of-no-period = 未注明时期的数字。
# en: Drawn are the { $n } figures in { $unit }; left out: { $others }.
in-one-unit = 图中有 { $n } 个以 { $unit } 计的数字；未画出：{ $others }。
# en: { $n } in { $unit }
in-unit = { $n } 个以 { $unit } 计
# en: Left out: { $n } of other periods than whole years.
whole-years = 未画出：{ $n } 个非整年的数字。
# en: Drawn are the { $drawn } longest of { $n } series; left out: { $names }.
longest-series = { $n } 个序列中画出最长的 { $drawn } 个；未画出：{ $names }。
# en: Drawn are the { $drawn } longest of { $n } series; left out: { $names }; and { $more } more.
longest-series-of-many = { $n } 个序列中画出最长的 { $drawn } 个；未画出：{ $names }，以及另外 { $more } 个。

## 情景的表单

# en: Section
section = 章节
# en: { $label } ({ $unit })
with-unit = { $label }（{ $unit }）
# en: Back to { $value }
back = 恢复：{ $value }
# en: { $label }: as in the scenario
back-tooltip = { $label }：与情景相同
# en: { $difference } against “{ $scenario }”
against = 与“{ $scenario }”相差 { $difference }
# en: as in “{ $scenario }”
as-in = 与“{ $scenario }”相同
# en: points
points = 个百分点
# en: Save as scenario
save = 另存为情景
# en: Id
id = 代码
# en: Title
title = 标题
# en: YAML
yaml = YAML
