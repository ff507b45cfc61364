### Что в JupyterLab говорят таблицы и формы.

## Таблица, в которой выбирают строки

chart = График
conflicts = Расхождения
sources = Источники
bibtex = BibTeX
no-conflicts = Ни у каких двух источников нет разных показателей для этих строк.
grid-search = Поиск:
grid-info = строки с _START_ по _END_ из _TOTAL_
grid-info-empty = строк нет
grid-info-filtered = (отобрано из _MAX_)
grid-none-found = Таких строк нет.
grid-select-all = Выбрать все
grid-select-none = Снять выбор
heading = { $column } – { $name }
figures-of-picked = Числа выбранных строк.
figures-of-period = Числа за период: { $period }.
figures-of-no-period = Числа без указанного периода.
in-one-unit = На графике { $n } чисел в единице { $unit }; не вошло: { $others }.
in-unit = { $n } в { $unit }
whole-years = Не вошло чисел за периоды, отличные от целого года: { $n }.
longest-series = Рядов на графике, самых длинных: { $drawn } из { $n }; не вошли: { $names }.
longest-series-of-many = Рядов на графике, самых длинных: { $drawn } из { $n }; не вошли: { $names } и ещё { $more }.

## Форма сценария

section = Раздел
with-unit = { $label } ({ $unit })
back = Вернуть: { $value }
back-tooltip = { $label }: как в сценарии
against = { $difference } к сценарию «{ $scenario }»
as-in = как в сценарии «{ $scenario }»
not-compared = со сценарием «{ $scenario }» не сопоставляется: { $reason }
save = Сохранить как сценарий
id = Код
title = Название
yaml = YAML
# Название для начала и описание сохраняемого сценария; $notebook — как в `notebook` из page.
my-scenario = Мой сценарий
other-values = { $scenario }, с другими значениями; тема: { $notebook }.
saved = Сохранено как { $file }; чтобы построить отчёты: { $command }
