"""Exceptions among the tables of history, each with its reason."""

# More than a factor of five between two years.
JUMPS = {
    ("people_links", "KAZ tourists from_china     persons", "2023"): (
        "18,000 to 217,000: China's borders were closed for most of 2022"
    ),
}

# A percentage that is no share.
BEYOND_ALL = {
    ("people_links", "bookings_growth"): "bookings may more than double",
}

# Two rows that name one event or agreement, with dates that do not overlap: sources
# disagree. A coarser date that holds the finer one needs no entry.
RIVAL_DATES = {
    ("events", "e002"): "138 or 139 BC, by how the year of the reign is converted",
    ("events", "e008"): "119 or 116 BC, two readings of the Shiji",
    ("events", "e150"): "2004 or 2005, perhaps the agreement and the opening",
    ("agreements", "kz-visa-2023-alt"): "17 May or 26 July 2023; one day of force",
    ("agreements", "sco-bel-2024-alt"): "4 July or 8 August 2024",
    ("agreements", "kz-perm"): "the date of a text that cites the status of 2019",
}
