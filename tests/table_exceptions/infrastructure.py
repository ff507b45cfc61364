"""Exceptions among the tables of infrastructure and investment, with their reasons."""

_LUMPY = {
    # Country and sort of commitment: the years in which it jumps.
    "KAZ oda_like": "2004 2005 2006 2009 2010 2011 2013 2014 2019",
    "KAZ oof_like": "2007 2008 2010 2013 2015",
    "KAZ vague": "2020",
    "KGZ oda_like": "2002 2003 2004 2005 2006 2007 2010 2012 2015 2021",
    "KGZ oof_like": "2007 2008 2018",
    "KGZ vague": "2008",
    "TJK oda_like": "2008 2009 2010 2014 2015 2016 2017 2020",
    "TJK oof_like": "2009 2011 2012 2017 2020 2021",
    "TKM oof_like": "2007",
    "UZB oda_like": "2014 2015 2016 2020 2021",
    "UZB oof_like": "2007 2008 2009",
    "UZB vague": "2012",
}

# More than a factor of five between two years.
JUMPS = {
    **{
        (
            "investment",
            f"{sort.replace(' ', ' commitment ')} china_to_region aiddata all "
            "Chinese official sector ",
            year,
        ): "single large amounts, some years with none: no steady flow"
        for sort, years in _LUMPY.items()
        for year in years.split()
    },
    ("external_debt", "KGZ china_eximbank debt_stock", "2009"): (
        "9 to 47 mn: the beginning of a rise to 1,711 mn within nine years"
    ),
}
