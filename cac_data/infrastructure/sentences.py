"""Findings on projects, the railway, freight and money in words.

Each is true of the frames it is made from, in every scenario.
"""

import math

import pandas as pd

from cac_data import codes
from cac_data.display import format_value, period_in_words
from cac_data.infrastructure.railway import main_figure
from cac_data.infrastructure.wording import (
    bn,
    counted,
    is_known,
    km,
    listed,
    pct,
    years,
)


def say_portfolio(table: pd.DataFrame) -> str:
    """Say how many projects are known, how far they have come, and with whom.

    Parameters
    ----------
    table
        A frame of :func:`cac_data.infrastructure.portfolio_table` by kind.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import portfolio_table
    >>> print(say_portfolio(portfolio_table(load_table("projects"))))
    Of 55 projects that stand for themselves, 20 are in service, 18 are under
    construction, 16 are planned and 1 is stopped. ...
    """
    if table.empty:
        return "No project is known for this selection."
    total = int(table["projects"].sum())
    parts = [
        f"{count} {'is' if count == 1 else 'are'} {name.replace('_', ' ')}"
        for name in ("in_service", "under_construction", "planned", "stopped")
        if (count := int(table[name].sum()))
    ]
    named = int(table["chinese_party_named"].sum())
    return (
        f"Of {counted(total, 'project')} that stand for themselves, {listed(parts)}. "
        f"A Chinese party is named for {named} of them; where none is named, the "
        "sources are silent rather than sure."
    )


def say_completion(claims: pd.DataFrame, named: pd.DataFrame, *, opening: int) -> str:
    """Say which dates were promised for the railway, and which the scenario takes.

    Parameters
    ----------
    claims
        A frame of :func:`cac_data.infrastructure.completion_claims`.
    named
        A frame of :func:`cac_data.infrastructure.named_years`.
    opening
        Year in which the scenario opens it; 0 for never.

    Returns
    -------
    str
        Two to four sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import completion_claims, named_years
    >>> claims = completion_claims(load_table("schedule_claims"), project_id="cku-rail")
    >>> print(say_completion(claims, named_years(claims), opening=2031))
    Completion was first named in January 2008, for 2010. Governments and operators name
    2030 most often; 5 statements of theirs stand, from 2029 to 2031. The article's
    2027 is earlier than any of them. The scenario opens the railway in 2031, within
    what they name.
    """
    scenario = (
        f"The scenario opens the railway in {opening}"
        if opening
        else "In the scenario the railway is never opened"
    )
    if claims.empty:
        return f"No date of completion is known. {scenario}."
    first = claims.iloc[0]
    text = (
        f"Completion was first named in {period_in_words(first['said_on'][:7])}, for "
        f"{period_in_words(first['claimed_period'])}."
    )
    if named.empty:
        return f"{text} No statement of a government or operator stands. {scenario}."
    row = named.iloc[0]
    stand = (
        f"{counted(row['speakers'], 'statement')} of theirs "
        f"stand{'s' if row['speakers'] == 1 else ''}"
    )
    if row["low"] == row["high"]:
        text += f" Governments and operators name {row['year']}; {stand}."
    else:
        often = f"{row['year']} most often" if row["times"] > 1 else "different years"
        text += (
            f" Governments and operators name {often}; {stand}, from {row['low']} to "
            f"{row['high']}."
        )
    text += _on_authors(claims, row["low"], row["high"])
    return f"{text} {scenario}{_placed(opening, row['low'], row['high'])}."


def _on_authors(claims: pd.DataFrame, low: int, high: int) -> str:
    """Say how the year of the article lies to those of the responsible."""
    article = claims[
        (claims["role"] == "author")
        & claims["source_id"].str.contains("amansaryev", regex=False)
    ]
    if article.empty:
        return ""
    year = int(str(article["claimed_period"].iloc[-1])[:4])
    if low <= year <= high:
        return f" The article's {year} is among them."
    side = "earlier" if year < low else "later"
    return f" The article's {year} is {side} than any of them."


def _placed(opening: int, low: int, high: int) -> str:
    if not opening:
        return ", against all of them"
    if opening < low:
        return ", before the earliest of them"
    return ", after the latest of them" if opening > high else ", within what they name"


def say_classes(classes: pd.DataFrame, slips: pd.DataFrame) -> str:
    """Say how dates held in one country and across borders, and how little that shows.

    Parameters
    ----------
    classes
        A frame of :func:`cac_data.infrastructure.reference_classes`.
    slips
        A frame of :func:`cac_data.infrastructure.schedule_slip`.

    Returns
    -------
    str
        One sentence a class, then one or two on what is left out.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import reference_classes, schedule_slip
    >>> slips = schedule_slip(load_table("schedule_claims"), load_table("projects"))
    >>> print(say_classes(reference_classes(slips), slips))
    Projects in one country: 3 of 7 finished; counting the others as such, half end
    within 0.3 years of their first date; the slips so far have a median of 0.0 years, a
    lower bound. Projects in several countries: 2 of 9 finished; counting the others as
    such, half end within 4.7 years of their first date; the slips so far have a median
    of 3.0 years, a lower bound. Given up and not counted: Anaklia deep-sea port. ...
    """
    if classes.empty:
        return "No project has a date of completion that was promised."
    parts = []
    for row in classes.to_dict("records"):
        going = row["finished"] + row["running"]
        text = f"Projects in {row['reference_class']}: {row['finished']} of {going} "
        text += "finished"
        if is_known(row["median_years"]):
            text += (
                f"; counting the others as such, half end within "
                f"{years(row['median_years'])} of their first date"
            )
        else:
            text += "; too few to say by when half end"
        if is_known(row["at_least_years"]):
            text += (
                f"; the slips so far have a median of {years(row['at_least_years'])}, "
                "a lower bound"
            )
        parts.append(f"{text}.")
    gone = slips.loc[slips["state"] == "given up", "name"]
    if len(gone):
        names = listed([str(name).split(",")[0] for name in gone])
        parts.append(f"Given up and not counted: {names}.")
    parts.append(
        "So few projects give the direction, not a forecast, and each was chosen by "
        "what the press wrote about."
    )
    return " ".join(parts)


def say_pace(pace: pd.DataFrame, *, opening: int) -> str:
    """Say whether the plan of works fits the opening that the scenario assumes.

    Parameters
    ----------
    pace
        A frame of :func:`cac_data.infrastructure.works_pace`.
    opening
        Year in which the scenario opens the railway; 0 for never.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import works_pace
    >>> pace = works_pace(load_table("schedule_claims"), opening=2030)
    >>> print(say_pace(pace, opening=2030))
    The plan has 5 % of the works done by December 2026, when 17 of 66 months from the
    formal start to an opening at the end of 2030 have passed (26 %). The rest would
    need 1.9 % a month, 6.6 times the pace before.
    """
    if not opening:
        return "Without an opening there is no pace to which the plan of works is held."
    if pace.empty:
        return (
            "The plan of works, or a part of it before this opening, is not known, so "
            "the plan cannot be held against it."
        )
    row = pace.iloc[0]
    months = row["months_before"] + row["months_after"]
    text = (
        f"The plan has {row['part_pct']:.0f} % of the works done by "
        f"{period_in_words(row['part_by'][:7])}, when {row['months_before']} of "
        f"{months} months from the formal start to an opening at the end of {opening} "
        f"have passed ({row['elapsed_pct']:.0f} %). The rest would need "
        f"{pct(row['pace_after_pct'])} a month, {format_value(row['factor'], 1)} times "
        "the pace before."
    )
    if row["months_after"] <= _TOO_SHORT:
        text += " No railway of this length has been shown to be built at such a pace."
    return text


_TOO_SHORT = 24  # months; only a sentence depends on it


def say_costs(said: pd.DataFrame) -> str:
    """Say what the railway costs and how long it is, and what that leaves open.

    Parameters
    ----------
    said
        A frame of :func:`cac_data.infrastructure.railway_figures`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import railway_figures
    >>> print(say_costs(railway_figures(load_table("project_figures"))))
    The cost is put at USD 4.7 bn, with figures from 4.5 to 8.0; the length at 533 km,
    with figures from 454 to 533. Whether the cost covers more than the 305 km in
    Kyrgyzstan is not clear: it comes to USD 8.8 mn a km of the whole line, or 15.4 mn
    of that section.
    """
    cost, length, part = (
        main_figure(said[said["what"] == what])
        for what in ("cost", "length", "length in Kyrgyzstan")
    )
    if cost.empty:
        return "No figure for the cost is known."
    row = cost.iloc[0]
    text = f"The cost is put at {bn(row['value'])}"
    if row["low"] < row["high"]:
        low, high = (format_value(row[end] / 1000, 1) for end in ("low", "high"))
        text += f", with figures from {low} to {high}"
    if length.empty:
        return f"{text}."
    whole = length.iloc[0]
    text += f"; the length at {km(whole['value'])}"
    if whole["low"] < whole["high"]:
        text += f", with figures from {whole['low']:.0f} to {whole['high']:.0f}"
    text += "."
    if part.empty:
        return text
    own = part["value"].item()
    return (
        f"{text} Whether the cost covers more than the {km(own)} in Kyrgyzstan is not "
        f"clear: it comes to USD {format_value(row['value'] / whole['value'], 1)} mn a "
        f"km of the whole line, or {format_value(row['value'] / own, 1)} mn of that "
        "section."
    )


def say_overruns(table: pd.DataFrame, debt: pd.DataFrame) -> str:
    """Say what the highest cost that was named would mean for the owners.

    Parameters
    ----------
    table
        A frame of :func:`cac_data.infrastructure.overruns`.
    debt
        A frame of :func:`cac_data.infrastructure.debt_by_year`.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "cost_usd_mn": [8000.0],
    ...         "overrun_usd_mn": [3300.0],
    ...         "CHN": [1683.0],
    ...         "KGZ": [808.5],
    ...         "UZB": [808.5],
    ...     }
    ... )
    >>> debt = pd.DataFrame(
    ...     {"country": ["KGZ"], "date": ["2025-07"], "value": [1590.0]}
    ... )
    >>> print(say_overruns(table, debt))
    No source says who bears an overrun. At the highest cost named, USD 8.0 bn, owners
    who pay by their shares would have USD 3.3 bn more to find: China 1.68, Kyrgyzstan
    0.81 and Uzbekistan 0.81; the Kyrgyz part is 51 % of what the country owed China in
    July 2025.
    """
    silent = "No source says who bears an overrun."
    if table.empty:
        return f"{silent} No cost above the main one is named."
    row = table.sort_values("cost_usd_mn").iloc[-1]
    owners = [name for name in table.columns if name in codes.country_codes()]
    each = listed(
        [
            f"{codes.country_name(owner)} {format_value(row[owner] / 1000, 2)}"
            for owner in owners
        ]
    )
    text = (
        f"{silent} At the highest cost named, {bn(row['cost_usd_mn'])}, owners who pay "
        f"by their shares would have {bn(row['overrun_usd_mn'])} more to find: {each}"
    )
    owed = debt[(debt["country"] == "KGZ") & (debt["value"] > 0)].tail(1)
    if owed.empty or "KGZ" not in owners:
        return f"{text}."
    share = 100 * row["KGZ"] / owed["value"].item()
    return (
        f"{text}; the Kyrgyz part is {pct(share, digits=0)} of what the country owed "
        f"China in {period_in_words(owed['date'].item())}."
    )


def say_freight(cargo: pd.DataFrame, use: pd.DataFrame, volumes: pd.DataFrame) -> str:
    """Say what the two land corridors carry, and what stands beside it as a capacity.

    Parameters
    ----------
    cargo
        A frame of :func:`cac_data.infrastructure.cargo_by_corridor`.
    use
        A frame of :func:`cac_data.infrastructure.capacity_use` of the Kazakh-Chinese
        crossings.
    volumes
        Rows of ``corridor_volumes``, for what the railway is planned to carry.

    Returns
    -------
    str
        One to four sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import capacity_use, cargo_by_corridor
    >>> volumes = load_table("corridor_volumes")
    >>> print(
    ...     say_freight(
    ...         cargo_by_corridor(volumes),
    ...         capacity_use(volumes, corridor="kazakhstan_china_rail"),
    ...         volumes,
    ...     )
    ... )
    Kazakhstan–China by rail carried 32.0 Mt in 2024 (+14.3 % on the year before),
    Middle Corridor 4.1 Mt in 2025 (−8.1 % on the year before): 13 % of the former. ...
    """
    if cargo.empty:
        return "No whole year of cargo is known for this selection."
    last = [rows.iloc[-1] for _, rows in cargo.groupby("corridor", sort=False)]
    parts: list[str] = []
    for row in last:
        own = cargo[cargo["corridor"] == row["corridor"]]
        before = own.loc[own["period"] == str(int(row["period"]) - 1), "value"]
        text = f"{row['name']} carried {format_value(row['value'], 1)} {row['unit']}"
        text = text if not parts else text.replace(" carried", "")
        text += f" in {row['period']}"
        if len(before):
            change = 100 * (row["value"] / before.item() - 1)
            text += f" ({pct(change, sign=True)} on the year before)"
        parts.append(text)
    said = ", ".join(parts)
    if len(last) == 2:
        share = 100 * last[1]["value"] / last[0]["value"]
        said += f": {pct(share, digits=0)} of the former"
    said += "."
    beyond = use[~use["is_capacity"].astype(bool)].tail(1)
    if len(beyond):
        row = beyond.iloc[0]
        said += (
            f" What is called the capacity of the Kazakh crossings, "
            f"{format_value(row['capacity'], 0)} Mt, was carried or passed in "
            f"{row['period']} ({pct(row['use_pct'], digits=0)}): a figure called so "
            "that is none."
        )
    return said + _planned(volumes, last[0])


def _planned(volumes: pd.DataFrame, row: pd.Series) -> str:
    """Set what the railway is planned to carry against the Kazakh crossings."""
    plan = volumes[
        (volumes["corridor"] == "cku_railway")
        & (volumes["indicator"] == "capacity")
        & (volumes["unit"] == "Mt a year")
    ]["value"]
    if plan.empty or row["corridor"] != "kazakhstan_china_rail":
        return ""
    low, high = plan.min(), plan.max()
    shares = [100 * value / row["value"] for value in (low, high)]
    span = format_value(low, 0)
    part = pct(shares[0], digits=0)
    if high > low:
        span += f" to {format_value(high, 0)}"
        part = (
            f"{shares[0]:.0f} to {part.replace(f'{shares[0]:.0f}', f'{shares[1]:.0f}')}"
        )
    return (
        f" The China–Kyrgyzstan–Uzbekistan railway is planned for {span} Mt a year, "
        f"{part} of what those crossings carry."
    )


def say_expectations(table: pd.DataFrame) -> str:
    """Say which of the figures named for a corridor came, and what the next ones need.

    Parameters
    ----------
    table
        A frame of :func:`cac_data.infrastructure.expectations`.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import expectations
    >>> print(say_expectations(expectations(load_table("corridor_volumes"))))
    Of 3 figures that were expected or planned for the Middle Corridor and whose year is
    over, 1 was reached. The highest for 2030, 11 Mt, needs 21.7 % a year from now.
    """
    if table.empty:
        return "No plan or expectation is known for this corridor."
    over = table[table["reached_pct"].notna()]
    parts = []
    if len(over):
        reached = int((over["reached_pct"] >= 100).sum())
        parts.append(
            f"Of {counted(len(over), 'figure')} that "
            f"{'was' if len(over) == 1 else 'were'} expected or planned for the Middle "
            f"Corridor and whose year is over, {reached} "
            f"{'was' if reached == 1 else 'were'} reached."
        )
    ahead = table[table["needed_pct"].notna()]
    if len(ahead):
        row = ahead.iloc[-1]
        parts.append(
            f"The highest for {row['period']}, {format_value(row['value'], 0)} "
            f"{row['unit']}, needs {pct(row['needed_pct'])} a year from now."
        )
    return " ".join(parts) or "No year that was named is over or lies ahead."


def say_logistics(scores: pd.DataFrame) -> str:
    """Say how the five stand in the index of logistics, and against China.

    Parameters
    ----------
    scores
        A frame of :func:`cac_data.infrastructure.logistics_scores`.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import logistics_scores
    >>> print(say_logistics(logistics_scores(load_table("logistics_performance"))))
    In 2018, the last edition of the old method, the five scored from 2.3 (Tajikistan)
    to 2.8 (Kazakhstan) of 5, China 3.6. The edition of 2023 is built anew and is not
    compared with it.
    """
    old = scores[scores["obs_status"] != "B"]
    five = old[old["country"].isin(codes.CA5)]
    if five.empty:
        return "No edition of the index is known for this selection."
    last = max(five["period"])
    now = five[five["period"] == last].sort_values("value", kind="stable")
    low, high = now.iloc[0], now.iloc[-1]
    whose = "the five" if len(now) == len(codes.CA5) else f"{len(now)} of the five"
    text = (
        f"In {last}, the last edition of the old method, {whose} scored from "
        f"{format_value(low['value'], 1)} ({codes.country_name(low['country'])}) to "
        f"{format_value(high['value'], 1)} ({codes.country_name(high['country'])}) of 5"
    )
    china = old[(old["country"] == "CHN") & (old["period"] == last)]
    if len(china):
        text += f", China {format_value(china['value'].item(), 1)}"
    text += "."
    new = scores[scores["obs_status"] == "B"]
    if len(new):
        text += (
            f" The edition of {listed(sorted(set(new['period'])))} is built anew and "
            "is not compared with it."
        )
    return text


def say_investment(overview: pd.DataFrame) -> str:
    """Say how far apart the counters of Chinese money are, and why none is added.

    Parameters
    ----------
    overview
        A frame of :func:`cac_data.infrastructure.concept_overview`.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import concept_overview
    >>> print(say_investment(concept_overview(load_table("investment"))))
    Chinese money in the five: direct investment by the Chinese ministry USD 15.0 bn
    (2023); projects by the development bank 35.9 (2025); building contracts 41.7 (sum
    of 2005 to 2021); purchases 22.5 (sum of 2005 to 2021); loans and grants promised
    105.0 (sum of 2000 to 2021). They count different things, and none is added to
    another.
    """
    if overview.empty:
        return "No figure for Chinese money in the five is known for this selection."
    each: list[str] = []
    for row in overview.to_dict("records"):
        first, last = str(row["period"])[:4], str(row["period"]).split("/")[-1][:4]
        when = f"{first} to {last}" if row["how"] == "sum" else first
        told = f"sum of {when}" if row["how"] == "sum" else when
        amount = format_value(row["value"] / 1000, 1)
        currency = "USD " if not each else ""
        unit = " bn" if not each else ""
        name = _CONCEPTS[row["concept"], row["part"]]
        each.append(f"{name} {currency}{amount}{unit} ({told})")
    return (
        f"Chinese money in the five: {'; '.join(each)}. They count different things, "
        "and none is added to another."
    )


_CONCEPTS = {
    ("fdi_stock", "all"): "direct investment by the Chinese ministry",
    ("project_stock", "all"): "projects by the development bank",
    ("contract", "construction"): "building contracts",
    ("contract", "investment"): "purchases",
    ("commitment", "all"): "loans and grants promised",
}


def say_debt(debt: pd.DataFrame, loan_usd_mn: float = math.nan) -> str:
    """Say what countries owe China, which way that goes, and what the railway adds.

    Parameters
    ----------
    debt
        A frame of :func:`cac_data.infrastructure.debt_by_year`.
    loan_usd_mn
        The loan to the railway's company, in USD million; missing where unknown.

    Returns
    -------
    str
        One sentence a country, then one on the loan and one on who is missing.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.infrastructure import debt_by_year
    >>> print(say_debt(debt_by_year(load_table("external_debt")), 2300.0))
    Kyrgyzstan owed USD 1.59 bn in July 2025, down from 1.80 at the highest (March
    2021). Tajikistan owed USD 0.70 bn in January 2026, down from 1.20 at the highest
    (October 2020). Turkmenistan owed nothing on 2021-06-08. The loan for the railway,
    USD 2.3 bn, is larger than the debt of Kyrgyzstan; it is owed by the company and
    stands in no debt series. No figure for Kazakhstan and Uzbekistan.
    """
    if debt.empty:
        return "No debt to China is known for this selection."
    parts = []
    for country, rows in debt.groupby("country", sort=True):
        name, last = codes.country_name(str(country)), rows.iloc[-1]
        when = period_in_words(last["date"])
        where = f"on {when}" if len(str(last["date"])) == 10 else f"in {when}"
        if not last["value"]:
            parts.append(f"{name} owed nothing {where}.")
            continue
        text = f"{name} owed {bn(last['value'])} {where}"
        top = rows[rows["value"] == rows["value"].max()].iloc[-1]
        if top["value"] > last["value"]:
            text += (
                f", down from {format_value(top['value'] / 1000, 2)} at the highest "
                f"({period_in_words(top['date'])})"
            )
        parts.append(f"{text}.")
    kgz = debt[debt["country"] == "KGZ"]
    if len(kgz) and is_known(loan_usd_mn):
        owed = kgz["value"].iloc[-1]
        size = "larger" if loan_usd_mn > owed else "smaller"
        parts.append(
            f"The loan for the railway, {bn(loan_usd_mn)}, is {size} than the debt of "
            "Kyrgyzstan; it is owed by the company and stands in no debt series."
        )
    missing = [code for code in codes.CA5 if code not in set(debt["country"])]
    if missing:
        who = listed([codes.country_name(code) for code in missing])
        parts.append(f"No figure for {who}.")
    return " ".join(parts)
