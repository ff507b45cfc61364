"""Exceptions among the tables of trade, each with its reason."""

# Figures of one source that do not add up.
DOES_NOT_ADD_UP = {
    ("bilateral_trade", "china_customs", "TKM", "2025-01/2025-10"): (
        "8,100 ('over 8.1 bn') and 784 are 584 more than the turnover of 8,300 in the "
        "same text; one of them must be wrong, which one is not known"
    ),
}

# Published totals that the countries do not add up to.
IS_NO_SUM = {
    ("bilateral_trade", "CA5", "2024-01/2024-06", "turnover"): (
        "the text gives Kyrgyz imports of 9,400, about 215 more than its own total and "
        "the monthly customs table leave for them"
    ),
    ("monthly_trade", "CA5", "2024", "turnover"): (
        "customs printed 674,150 in June 2025, the annual table of the countries adds "
        "up to 674,747: a revision of 0.09 percent"
    ),
}

# More than a factor of five between two years.
JUMPS = {
    ("bilateral_trade", "adb UZB turnover", "1994"): (
        "12 to 75 mn: a beginning, and a table printed in whole millions"
    ),
    ("bilateral_trade", "china_customs KGZ exports", "2024"): (
        "80 to 2,800 mn: confirmed by customs' own table; the finding of the topic"
    ),
    ("bilateral_trade", "national KGZ exports", "2024"): (
        "80 to 2,040 mn: a ministry's statement, marked as of low reliability"
    ),
    ("bilateral_trade", "china_customs TJK exports", "1993"): (
        "0.8 to 5.9 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs TJK exports", "2009"): (
        "20 to 185 mn: minerals and metals, 94 percent of the flow in 2011"
    ),
    ("bilateral_trade", "china_customs TJK imports", "1994"): (
        "6.5 to 0.7 mn: a flow so small that single deliveries show"
    ),
    ("bilateral_trade", "china_customs TJK imports", "1995"): (
        "0.7 to 14.6 mn: a flow so small that single deliveries show"
    ),
    ("bilateral_trade", "china_customs TKM exports", "1994"): (
        "0.8 to 7.6 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs TKM exports", "2003"): (
        "0.7 to 4.1 mn: a small flow before there was gas"
    ),
    ("bilateral_trade", "china_customs TKM exports", "2010"): (
        "38 to 1,045 mn: first year of the gas pipeline, opened in December 2009"
    ),
    ("bilateral_trade", "china_customs UZB exports", "1994"): (
        "11 to 72 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs UZB exports", "2003"): (
        "27 to 200 mn; Uzbek statistics have 18 to 52"
    ),
    (
        "trade_composition",
        "china_customs UZB exports MTN minerals and metals",
        "2012",
    ): ("13 to 94 mn: gas enters the category"),
    (
        "trade_composition",
        "china_customs UZB exports MTN minerals and metals",
        "2013",
    ): ("94 to 974 mn: first whole year of Uzbek gas, 2.9 bcm"),
}

# A percentage that is no share.
BEYOND_ALL = {
    ("country_profile", "gdp_growth"): "an economy may shrink",
}
