"""Exceptions among the tables of energy, each with its reason."""

# ------------------------------------------------------------------------- power

_GENERATION = {
    # Series: the years in which it jumps, and why.
    "KAZ bioenergy owid": (
        "2020 2021 2023 2024",
        "printed in hundredths of a TWh, and never more than 0.01",
    ),
    "KAZ oil owid": (
        "2018 2019 2020 2021 2022 2023 2024",
        "0.06 to 2.68 TWh and back: the rest of a balance, in both editions",
    ),
    "KAZ solar owid": ("2015", "0 to 0.05 TWh: the first large plants"),
    "KAZ wind owid": ("2014 2015", "0 to 0.01 to 0.13 TWh: the first wind farms"),
    "KGZ oil owid": ("2007", "0 to 0.11 TWh: a use that was not counted before"),
    "TJK coal owid": ("2013", "0 to 0.04 TWh: a beginning"),
    "TJK gas owid": (
        "2010 2013 2019",
        "0.22 TWh falls to nothing, and 0.31 TWh come anew",
    ),
    "TKM hydro owid": ("2021", "0 to 0.01 TWh: the last digit that is printed"),
    "UZB solar owid": (
        "2017 2022 2023 2024",
        "0.01 to 2.9 TWh: the first large plants open in 2021 and 2024",
    ),
    "UZB wind owid": ("2023", "0 to 0.55 TWh: marked as of low reliability"),
}

_CAPACITY = {
    "KAZ solar installed_capacity irena": (
        "2014 2015",
        "0.5 to 57 MW: the first large plants",
    ),
    "KAZ wind installed_capacity irena": ("2014", "4 to 53 MW: the first wind farms"),
    "UZB solar installed_capacity irena": ("2021", "4 to 104 MW: the first large one"),
}

# --------------------------------------------------------------------------- gas

_GAS = {
    # Series: the year in which it jumps, and why.
    "KAZ RUS volume pipeline actual statistical_review": (
        "2023",
        "3.4 to 0.7 bcm: both ways between the two fell at once in the edition of 2024",
    ),
    "MMR CHN volume pipeline actual statistical_review": (
        "2014",
        "0.2 to 2.9 bcm: a beginning",
    ),
    "RUS CHN volume pipeline actual statistical_review": (
        "2020",
        "0.3 to 3.9 bcm: Power of Siberia opened at the end of 2019",
    ),
    "RUS KAZ volume pipeline actual statistical_review": (
        "2023",
        "2.0 to 0.2 bcm in the edition of 2024, and 3.4 in that of 2026",
    ),
    "UZB RUS volume pipeline actual statistical_review": (
        "2020",
        "6.2 to 0.1 bcm: all exports fell from 13.2 to 4.6",
    ),
}

# More than a factor of five between two years.
JUMPS = {
    **{("gas_flows", series, year): reason for series, (year, reason) in _GAS.items()},
    **{
        ("electricity_generation", series, year): reason
        for series, (years, reason) in _GENERATION.items()
        for year in years.split()
    },
    **{
        ("renewable_capacity", series, year): reason
        for series, (years, reason) in _CAPACITY.items()
        for year in years.split()
    },
    ("electricity_trade", "KAZ electricity_net_imports  owid", "2015"): (
        "exports of 0.6 to 1.5 TWh less imports: a small difference of larger flows"
    ),
    ("electricity_trade", "KAZ electricity_net_imports  owid", "2016"): (
        "a small difference of larger flows"
    ),
    ("electricity_trade", "KGZ electricity_net_imports  owid", "2021"): (
        "a dry year: Kyrgyzstan turned to imports"
    ),
}

# More generated than the capacity could in all hours of the year.
MORE_THAN_CAPACITY = {
    ("UZB", "wind", "2023"): "0.55 TWh from 0.75 MW: one of the two is wrong",
}

# Country, year and edition in which the technologies of one publisher and the total of
# the other are more than two percent apart.
TOTALS_APART = {
    ("TKM", "2015", "2024-12"): "22.53 and 21.50: also carried over from 2015 to 2021",
    ("TKM", "2018", "2024-12"): "22.53 carried over, 24.20 in the Statistical Review",
    ("TKM", "2020", "2024-12"): "22.53 carried over, 25.76 in the Statistical Review",
    ("TKM", "2021", "2024-12"): "22.53 carried over, 28.40 in the Statistical Review",
    ("TKM", "2022", "2024-12"): "23.07; the later edition has 32.60, as the other does",
    ("TKM", "2015", "2026"): "22.53 and 21.50: the national figure is 22.5",
    ("TKM", "2017", "2026"): "23.89 and 22.80: publishers disagree",
    ("TKM", "2018", "2026"): "25.36 and 24.20: publishers disagree",
    ("TKM", "2023", "2026"): "32.59, repeated from 2022, and 33.48",
}
