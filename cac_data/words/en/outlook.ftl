### Outlook: what its page says.

## Headings and prose of the notebook
##
## Markdown, as it stands in the notebook: `cell-` and the id of the cell there.

# Title of the page, and the lead under it
cell-bcb38cae =
    # Outlook: what was promised, how likely it is, and how it will be known

    The article ends with forecasts for six sectors. Where does each stand, how likely is
    what it expects, what would it take, and what tells early? Most forecasts have a rule
    and a date that will decide them.

# Above the brief
cell-a8cc11ae = ## In brief

# Above the cards
cell-1afd96a8 = ## Key figures

# Above outlook.standing
cell-ff804581 = ## Where do the six sectors stand?

# Above outlook.forecasts
cell-6f0d00c2 = ## How likely is it, and when will it be known?

# Below outlook.forecasts, above outlook.hindcast
cell-dbc0aa3a =
    Lateness is counted from a work's first date, for the railway from the year officials
    name now. Turkmen gas is judged by output and use alone: no Chinese demand, no price, no
    other pipeline.

    ## Would such probabilities have been right?

# Above outlook.needs
cell-87b2c6c8 = ## What would have to be true?

# Above outlook.conditions
cell-28cf4e9a =
    ## What would change the path of trade?

    The size of each change is measured; the years are our choice.

# Above outlook.what_if
cell-outlook-what-if-heading = ## What if?

# Above outlook.signals
cell-a9cc60ac = ## What to watch next?

# Above outlook.deeds
cell-5a26009a = ## Do words become deeds?

# Above outlook.due
cell-d7e2027a = ## What is due next year?

# Above outlook.people
cell-44a852b1 = ## Do people follow?

# Above outlook.scoreboard
cell-d6075494 = ## Do the key claims hold?

# Above the verdicts on claims
cell-68dafbc4 =
    ## What the article says

    A forecast stays open until its date.

# Above outlook.disputes
cell-663b5d36 =
    ## Where sources disagree

    Figures of one fact on ties between people. What the data cannot answer: what people
    want, what Russia will do, and whether agreements on security are kept.

# Above the list of sources
cell-63b84455 = ## Sources
