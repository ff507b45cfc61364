### What workbooks and slides say beside what pages say: names of sheets, heads of columns,
### slides that no page has.

## Sheets, whose names have at most 31 letters

sheet-brief = In brief
sheet-key-figures = Key figures
sheet-sources = Sources

made-with = Made with
findings = What the reports find
figures = Figures, a sheet each
report = Report
id = Id

# Heads of the table of sources.
source-source_id = Source
source-publisher = Publisher
source-title = Title
source-url = Address
source-published = Published
source-accessed = Accessed

# Over the column of categories of what a chart shows.
in-chart = In the chart
value = Value
year = Year
# Columns of a fan: where its widest band begins, and what each part adds to that.
lowest = Lowest end
up-to = Up to the highest end

picture-alone = A picture: no office program has a chart of this kind.
draws-more = The page also draws levels, bands or paths that stand in no row: they are not in this chart.
no-rows = There are no rows behind it.

# The ends of a range that somebody stated, such as the article, in the key of a fan.
stated-low = { $by }: low end
stated-high = { $by }: high end

## Slides

key-figures-of = Key figures: { $title }
about = About these slides
made-with-versions = Made with { $made }.
same-inputs-same-slides = The same inputs give the same slides.
sources-in-notes = Each figure names its sources in the notes of its slide: { COUNT($n, noun: "sources") } in all.
charts-can-be-edited = Charts can be edited; their values are those of the report.
