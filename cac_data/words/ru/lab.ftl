### Что в JupyterLab говорят таблицы и формы.

## Таблица, в которой выбирают строки

# en: Chart
chart = График
# en: Conflicts
conflicts = Расхождения
# en: Sources
sources = Источники
# en: BibTeX
bibtex = BibTeX
# en: { $column } – { $name }
heading = { $column } – { $name }
# en: The figures of the rows picked.
figures-of-picked = Числа выбранных строк.
# en: Figures of { $period }.
figures-of-period = Числа за период: { $period }.
# en: Figures of no stated period.
figures-of-no-period = Числа без указанного периода.
# en: Drawn are the { $n } figures in { $unit }; left out: { $others }.
in-one-unit = На графике { $n } чисел в единице { $unit }; не вошло: { $others }.
# en: { $n } in { $unit }
in-unit = { $n } в { $unit }
# en: Left out: { $n } of other periods than whole years.
whole-years = Не вошло чисел за периоды, отличные от целого года: { $n }.
# en: Drawn are the { $drawn } longest of { $n } series; left out: { $names }.
longest-series = Рядов на графике, самых длинных: { $drawn } из { $n }; не вошли: { $names }.
# en: Drawn are the { $drawn } longest of { $n } series; left out: { $names }; and { $more } more.
longest-series-of-many = Рядов на графике, самых длинных: { $drawn } из { $n }; не вошли: { $names } и ещё { $more }.

## Форма сценария

# en: Section
section = Раздел
# en: { $label } ({ $unit })
with-unit = { $label } ({ $unit })
# en: Back to { $value }
back = Вернуть: { $value }
# en: { $label }: as in the scenario
back-tooltip = { $label }: как в сценарии
# en: { $difference } against “{ $scenario }”
against = { $difference } к сценарию «{ $scenario }»
# en: as in “{ $scenario }”
as-in = как в сценарии «{ $scenario }»
# en: points
points = п. п.
# en: Save as scenario
save = Сохранить как сценарий
# en: Id
id = Код
# en: Title
title = Название
# en: YAML
yaml = YAML
