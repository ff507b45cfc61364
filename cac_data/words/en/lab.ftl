### What tables and forms say in JupyterLab.

## A table to pick rows of

chart = Chart
conflicts = Conflicts
sources = Sources
bibtex = BibTeX
no-conflicts = No two sources give different figures for these rows.
grid-search = Search:
grid-info = _START_ to _END_ of _TOTAL_ rows
grid-info-empty = no rows
grid-info-filtered = (filtered from _MAX_)
grid-none-found = No row has this.
grid-select-all = Select all
grid-select-none = Select none
heading = { $column } – { $name }
figures-of-picked = The figures of the rows picked.
figures-of-period = Figures of { $period }.
figures-of-no-period = Figures of no stated period.
in-one-unit = Drawn are the { $n } figures in { $unit }; left out: { $others }.
in-unit = { $n } in { $unit }
whole-years = Left out: { $n } of other periods than whole years.
longest-series = Drawn are the { $drawn } longest of { $n } series; left out: { $names }.
longest-series-of-many = Drawn are the { $drawn } longest of { $n } series; left out: { $names }; and { $more } more.

## A form of a scenario

section = Section
with-unit = { $label } ({ $unit })
back = Back to { $value }
back-tooltip = { $label }: as in the scenario
against = { $difference } against “{ $scenario }”
as-in = as in “{ $scenario }”
not-compared = not compared with “{ $scenario }”: { $reason }
save = Save as scenario
id = Id
title = Title
yaml = YAML
# The title at first, and the description, of a scenario that is saved; $notebook is as page's `notebook` says.
my-scenario = My scenario
other-values = { $scenario }, with other values for { $notebook }.
saved = Saved as { $file }; to build it: { $command }
