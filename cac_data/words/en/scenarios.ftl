### Titles and descriptions of scenarios, as pages have them.
###
### English stands in params/<id>.yaml, and here word for word: a translation is said where
### the file still says this.

scenario-baseline = Managed deepening
    .description =
        Trade goes on growing and nothing breaks. Exports and imports grow at a cautious
        pace, half of the mean log growth of the last fifteen years, some two percent a
        year in volume; backtests cannot tell it from no change or five percent. Every
        other scenario says only how it differs.

scenario-article_as_written = The article as written
    .description =
        What would have to be true for the article of 27 July 2025, by the figures of
        2024, as revised since. Trade grows from 2024 as the article's upper figure for
        2030 needs. Kazakhstan and Uzbekistan go on sending their gas at the last
        volume, although the article has Kazakhstan send more; Turkmen output grows as
        fast as it takes to fill a Line D that has no contract. The railway through
        Kyrgyzstan opens in 2027.

scenario-commodity_slump = Commodity slump
    .description =
        The fall in raw material prices of 2013–16 returns in a milder form. Exports
        lose 40 % and imports 15 % of their value over 2027 and 2028; in the other years
        both grow as in the baseline.

scenario-deep_integration = Deep integration
    .description =
        Kazakh metals and uranium, border reform, and renewables at the pace of official
        targets keep trade growing as in the years since 2008. Gas all but fills lines A
        to C when Line D opens; the railway opens when governments say.

scenario-gas_squeeze = Gas squeeze
    .description =
        Turkmenistan loses about a third of its gas revenue from China. Power of Siberia
        2 is signed, Uzbekistan and Kazakhstan keep their gas, and China buys less
        Turkmen gas at a lower price. Line D is never built.

scenario-national_statistics = National statistics
    .description =
        The same world, counted by the statistical offices of the five countries instead
        of Chinese customs. It shows how much of a finding depends on who counts.

scenario-russia_valve = The Russia valve closes
    .description =
        Transit to Russia through Kyrgyzstan and Kazakhstan unwinds, by enforcement of
        sanctions, by labelling in the Eurasian Economic Union, or by peace. In 2027
        half of the rise in Chinese exports to Kyrgyzstan since 2021 goes, and a quarter
        of the rise to Kazakhstan. What Central Asia sells to China stays as in the
        baseline.

# A run with values of its own, as `--set` gives them: $settings are such as
# "trade.horizon = 2035".
one-off = { $title }, with { $settings }
    .description =
        A run of its own: the scenario { $scenario } with { $settings }, set for this
        report and in no file. { $description }
