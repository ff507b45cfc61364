### Energy: what its page says.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-energy-title =
    # Energy: gas and power

    How much gas goes to China and for how much money, and how much more could? How is power
    made, and who builds the solar and wind that is to replace gas? This page separates
    capacity and promises from actual flows. Counts of gas differ widely, so we always say
    whose they are.

# Above the brief
cell-energy-in-brief = ## In brief

# Above the cards
cell-energy-key-heading = ## Key figures

# Above energy.deliveries
cell-energy-deliveries-heading = ## How much gas flows to China, and who sends it?

# Above energy.prices
cell-energy-prices-heading = ## What does China pay for it?

# Above energy.courses
cell-energy-courses-heading = ## Which pipelines lead to China?

# Above energy.balance
cell-energy-balance-heading = ## Is there gas to fill the pipe?

# Above energy.what_if
cell-energy-what-if-heading = ## What if there is more gas, or it costs less?

# Above energy.importer
cell-energy-importer-heading = ## Has Uzbekistan become an importer?

# Above energy.fuels
cell-energy-fuels-heading = ## Whose oil is in the pipe, and where does the uranium go?

# Above energy.mix
cell-energy-mix-heading = ## How is power made?

# Above energy.intensity
cell-energy-intensity-heading = ## How much does a kilowatt-hour emit, and what have solar and wind saved?

# Above energy.solar_wind
cell-energy-solar-heading = ## Are solar and wind on the way to their goals?

# Above energy.projects
cell-energy-projects-heading = ## How far have Chinese projects come?

# Above the verdicts on claims
cell-energy-claims-heading =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above energy.counts
cell-energy-disputes-heading =
    ## Where sources disagree

    First other counts of whole years beside the Statistical Review; then figures of one
    fact from one source that differ by more than rounding.

# Above the list of sources
cell-energy-sources-heading = ## Sources
