### Trade with China: what its page says.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-0496ba20 =
    # Trade with China

    How much does Central Asia trade with China, who counts it, what made it grow, and
    where is it heading? Flows are seen from the Central Asian side.

# Above the brief
cell-4fd785c8 = ## In brief

# Above the cards
cell-fc26a05f = ## Key figures

# Above trade.level
cell-fb88ee70 = ## How much is traded, and with whom?

# Above trade.growth
cell-b723941d = ## Who made the growth, and who the fall?

# Above trade.moves
cell-trade-moves = ## What moved?

# Above trade.gold
cell-trade-gold = ## Could the Kyrgyz exports be gold?

# Above trade.deficit
cell-828003f6 = ## Who runs the deficit?

# Above trade.dependence
cell-9ac35726 = ## Who depends on whom?

# Above trade.goods
cell-b2ecfbbc = ## What is sold and bought?

# Above trade.mirror
cell-d5b20304 = ## Who reports what?

# Below trade.mirror, above trade.transit
cell-7fbfc7f5 =
    Transit, re-export, shuttle trade and under-declaration are offered as reasons. These
    data cannot tell them apart.

    ## How much could be for Russia?

# Above trade.prices
cell-a5b2a080 = ## Price or volume?

# Above trade.targets
cell-33779b59 = ## Did earlier targets hold?

# Above trade.ahead
cell-7908e294 = ## Where is trade heading?

# Above trade.what_if
cell-trade-what-if-heading = ## What if it grows otherwise?

# Above the verdicts on claims
cell-331229c4 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. A
    forecast stays open until its date.

# Above trade.disputes
cell-b8e867f7 =
    ## Where sources disagree

    Figures of one fact and one source that differ by more than rounding.

# Above the list of sources
cell-d32c2c56 = ## Sources
