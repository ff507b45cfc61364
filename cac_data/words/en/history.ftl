### History of Central Asia and China: what its page says.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-history-00 =
    # History of Central Asia and China

    What is recorded of two thousand years of contact, what is new about the format of the
    six states, and what became of its promises?

# Above the brief
cell-history-07 = ## In brief

# Above the cards
cell-history-09 = ## Key figures

# Above history.record
cell-history-11 = ## How old are the ties, and where is our record thin?

# Above history.missions
cell-history-14 = ## When did the first missions set out?

# Above history.goods
cell-history-16 = ## What moved, in which direction, and how surely?

# Above history.ties
cell-history-19 = ## Which ties have been formed, and when?

# Above history.borders
cell-history-22 = ## What became of the border?

# Above history.format
cell-history-26 = ## What binds the six states?

# Above history.formats
cell-history-28 = ## How does China's format compare with others?

# Above history.pledges
cell-history-28b = ## What became of the pledges?

# Above history.after
cell-history-30 = ## What happened after the Astana summit?

# Above history.principles
cell-history-32 = ## Whose principles does the article quote?

# Above history.initiatives
cell-history-35 = ## Turkmenistan's initiatives: what did it propose?

# Above history.not_covered
cell-history-37a = ## What can these data not answer?

# Above the verdicts on claims
cell-history-37 =
    ## What the article says

    Each claim is tested three ways: the figure, what it is said of, and the date. Where
    nothing can be computed the documents decide; a claim without evidence is not a false
    one.

# Above history.rivals
cell-history-41 = ## Where sources disagree

# Above the list of sources
cell-history-43 = ## Sources
