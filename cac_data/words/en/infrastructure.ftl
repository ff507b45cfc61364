### Railways, ports, routes and money: what its page says.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-cell-00 =
    # Infrastructure: railways, routes and money

    When will the railway through Kyrgyzstan open, and what would it shorten? What do the
    corridors carry, and who pays?

# Above the brief
cell-cell-08 = ## In brief

# Above the cards
cell-cell-10 = ## Key figures

# Above infrastructure.portfolio
cell-cell-12 = ## What is being built, and where?

# Above infrastructure.opening
cell-cell-15 = ## When will the railway through Kyrgyzstan open?

# Above infrastructure.slips
cell-cell-17 = ## How late are such projects?

# Above infrastructure.costs
cell-cell-19 = ## What does the railway cost, and who pays?

# Above infrastructure.routes
cell-cell-21 = ## Which route is the shortest?

# Above infrastructure.comparison
cell-cell-24 = ## What would the railway shorten?

# Above infrastructure.accuracy
cell-cell-27 = ## How good are these distances and times?

# Above infrastructure.freight
cell-cell-29 = ## What do the corridors carry?

# Above infrastructure.money
cell-cell-32 = ## How much Chinese money is there?

# Above infrastructure.debt
cell-cell-34 = ## Who owes China?

# Above the verdicts on claims
cell-cell-36 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above infrastructure.disputes
cell-cell-38 =
    ## Where sources disagree

    Figures of one fact that differ by more than rounding. What the data cannot answer stays
    open: opinion polls, traffic by product, and costs in dollars of several Kazakh lines.

# Above the list of sources
cell-cell-40 = ## Sources
