"""Sentences about history that are true in every scenario.

A notebook's own prose states no number, winner or direction. Sentences that do are
made here from the frames, so that they change with the data; each says so when there
is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from cac_data import codes, periods
from cac_data.display.words import period_in_words
from cac_data.history.beside import ARTICLE, DECLARATION
from cac_data.history.recorded import ERAS, THEMES, THIN
from cac_data.history.wording import (
    counted,
    dates_in_words,
    listed,
    names,
    number,
    sentence,
    were,
    year_in_words,
)


def say_scope(
    entries: pd.DataFrame,
    *,
    start: int,
    end: int,
    themes: Iterable[str],
    countries: Sequence[str],
    as_of: str = "",
) -> str:
    """Say what the report covers.

    Parameters
    ----------
    entries
        A frame of :func:`cac_data.history.record`.
    start, end
        First and last year.
    themes, countries
        Those that are shown.
    as_of
        Date to which knowledge is limited; empty for none.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import record
    >>> entries = record(load_table("events"))
    >>> print(
    ...     say_scope(
    ...         entries, start=1991, end=2026, themes=["trade"], countries=["KAZ"]
    ...     )
    ... )
    1991 to 2026; trade; Kazakhstan and China.
    """
    shown = [theme for theme in THEMES if theme in set(themes)]
    what = "all themes" if len(shown) == len(THEMES) else listed(shown) or "no theme"
    some = [codes.country_name(code) for code in countries]
    who = listed([*(["the five"] if len(some) == len(codes.CA5) else some), "China"])
    span = year_in_words(start)
    if start != end:
        span += f" to {year_in_words(end)}"
    text = f"{span}; {what}; {who}."
    if entries.empty:
        text += " The tables hold no event for this selection."
    if as_of:
        text += f" Only what could be known on {as_of} is used."
    return text


def say_record(entries: pd.DataFrame, eras: pd.DataFrame) -> str:
    """Say how many entries each era has, why that is no trend, and what is thin.

    Parameters
    ----------
    entries
        A frame of :func:`cac_data.history.record`.
    eras
        A frame of :func:`cac_data.history.by_era`.

    Returns
    -------
    str
        One to four sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import by_era, record
    >>> entries = record(load_table("events"))
    >>> print(say_record(entries, by_era(entries, start=1451, end=1990)))
    The tables hold 142 events in this selection: 17 modern. How many there are of an
    era says how well it is covered here, not how much went on. Of the years 1832 to
    1990 they hold eight events: the treaties that drew the border and the years of
    estrangement between Moscow and Beijing are missing, not absent from history.
    """
    if entries.empty:
        return "The tables hold no event for this selection, which proves nothing."
    parts = [f"{row['entries']} {row['era']}" for row in eras.to_dict("records")]
    text = (
        f"The tables hold {counted(len(entries), 'event')} in this selection: "
        f"{listed(parts)}. How many there are of an era says how well it is covered "
        "here, not how much went on."
    )
    first, last = THIN
    if not eras.empty and eras["first"].min() <= last and eras["last"].max() >= first:
        low, high = max(first, eras["first"].min()), min(last, eras["last"].max())
        count = sum(
            low <= periods.bounds(period)[0][0] and periods.bounds(period)[1][0] <= high
            for period in entries["period"]
        )
        span = f"years {low} to {high}" if low < high else f"year {low}"
        text += (
            f" Of the {span} they hold {counted(count, 'event')}: the treaties that "
            "drew the border and the years of estrangement between Moscow and Beijing "
            "are missing, not absent from history."
        )
    return text


def say_quiet(quiet: pd.DataFrame, *, years: int) -> str:
    """Name the longest spans without an entry.

    Parameters
    ----------
    quiet
        A frame of :func:`cac_data.history.quiet_spans`.
    years
        The shortest span that was asked for.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import quiet_spans, record
    >>> quiet = quiet_spans(record(load_table("events")), years=110)
    >>> print(say_quiet(quiet, years=110))
    Nothing is recorded for 110 years or more three times: 1618 to 1755 (137 years),
    1279 to 1395 (116 years) and AD 439 to AD 551 (112 years).
    """
    if quiet.empty:
        return f"No span of {years} years or more is without an entry."
    longest = quiet.sort_values("years", ascending=False, kind="stable").head(4)
    told = [
        f"{year_in_words(int(row['start']))} to {year_in_words(int(row['end']))} "
        f"({row['words']})"
        for row in longest.to_dict("records")
    ]
    times = {1: "once", 2: "twice"}.get(len(quiet), counted(len(quiet), "time"))
    which = "" if len(quiet) == len(longest) else "the longest are "
    return (
        f"Nothing is recorded for {years} years or more {times}: {which}{listed(told)}."
    )


def say_missions(datings: pd.DataFrame) -> str:
    """Say when the first two missions left, and how far the article is from it.

    Parameters
    ----------
    datings
        A frame of :func:`cac_data.history.missions`.

    Returns
    -------
    str
        One sentence per mission.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import missions
    >>> print(say_missions(missions(load_table("events"), load_table("claims"))))
    Sources date the first mission to 139 BC or 138 BC; the article has 138 BC, which
    one of them gives. Sources date the second mission to 119 BC or 116 BC; the article
    has 121 BC, which none of them gives: it is two years off the nearest.
    """
    if datings.empty:
        return "No mission to Central Asia with a year of its own lies in this span."
    said = []
    for name, rows in datings.groupby("mission", sort=False):
        nearest = int(rows["years_off"].min())
        exact = int((rows["years_off"] == 0).sum())
        told = (
            f"which {counted(exact, 'of them gives', 'of them give')}"
            if exact
            else "which none of them gives: it is "
            f"{counted(nearest, 'year')} off the nearest"
        )
        claimed = year_in_words(int(rows["claimed"].iloc[0]))
        said.append(
            f"Sources date the {name} mission to {dates_in_words(rows['period'])}; "
            f"the article has {claimed}, {told}."
        )
    return " ".join(said)


def say_goods(found: pd.DataFrame, places: pd.DataFrame) -> str:
    """Say how many goods went which way, and which place only the article names.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.goods_spans`.
    places
        A frame of :func:`cac_data.history.goods_places`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import goods_places, goods_spans
    >>> goods = load_table("goods")
    >>> print(
    ...     say_goods(
    ...         goods_spans(goods),
    ...         goods_places(goods, load_table("places"), load_table("claims")),
    ...     )
    ... )
    The tables name 22 goods from Central Asia to China and 10 the other way. Sources
    give a place of origin to goods of Fergana, Kulja (Ili) and Samarkand. Merv is named
    by the article, but no source says that goods came from there.
    """
    if found.empty:
        return "The tables name no goods for this selection."
    sent = found.drop_duplicates(["good", "direction"])["direction"].value_counts()
    there, back = int(sent.get("to China", 0)), int(sent.get("to Central Asia", 0))
    text = (
        f"The tables name {counted(there, 'good')} from Central Asia to China and "
        f"{back} the other way."
    )
    origins = places[places["kind"] == "goods to China"]["name"].tolist()
    only = places[places["kind"].str.startswith("named")]["name"].tolist()
    if origins:
        text += f" Sources give a place of origin to goods of {listed(origins)}."
    if only:
        verb = "is" if len(only) == 1 else "are"
        text += (
            f" {listed(only)} {verb} named by the article, but no source says that "
            "goods came from there."
        )
    return text


def say_evidence(found: pd.DataFrame) -> str:
    """Say how the evidence on each claim falls out.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.evidence_on`.

    Returns
    -------
    str
        One sentence; another for claims without evidence.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import evidence_on
    >>> rows = evidence_on(
    ...     load_table("claims"), load_table("evidence"), ["c024", "c025"]
    ... )
    >>> say_evidence(rows)
    'On two claims: one finding supports, one qualifies and two contradict.'
    """
    if found.empty:
        return "No claim was chosen."
    counts = found["finding"].value_counts()
    verbs = {"supports": "support", "qualifies": "qualify", "contradicts": "contradict"}
    parts: list[str] = []
    for word, plural in verbs.items():
        count = int(counts.get(word, 0))
        if count:
            what = "" if parts else " finding" if count == 1 else " findings"
            verb = word if count == 1 else plural
            parts.append(f"{number(count)}{what} {verb}")
    many = found["claim_id"].nunique()
    text = f"On {counted(many, 'claim')}: {listed(parts) or 'nothing that decides'}."
    bare = int((found["finding"] == "no evidence").sum())
    if bare:
        text += f" {sentence(counted(bare, 'claim'))[:-1]} {were(bare)} not covered."
    return text


def say_ties(found: pd.DataFrame, spans: pd.DataFrame) -> str:
    """Say how many countries had which tie at the end, and how fast they came.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.ties_by_year`.
    spans
        A frame of :func:`cac_data.history.partnership_spans`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import partnership_spans, ties_by_year
    >>> agreements = load_table("agreements")
    >>> print(
    ...     say_ties(
    ...         ties_by_year(agreements, start=1991, end=2026),
    ...         partnership_spans(agreements, until="2026"),
    ...     )
    ... )
    At the end of 2026: diplomatic relations 5, strategic partnership or more 5,
    comprehensive partnership or more 5, a form above comprehensive 4 and no visas,
    mutually, in force 2. Not yet above comprehensive: Turkmenistan.
    """
    if found.empty:
        return "In this span no country had any of these ties with China."
    last = str(found["period"].iloc[-1])
    final = found[found["period"] == last]
    told = [f"{row['tie']} {row['value']}" for row in final.to_dict("records")]
    text = f"At the end of {last}: {listed(told)}."
    if not spans.empty:
        top = spans["step"] == "a form above it"
        below = [
            code
            for code in dict.fromkeys(spans["country"])
            if code not in set(spans.loc[top, "country"])
        ]
        if below and top.any():
            text += f" Not yet above comprehensive: {names(below)}."
        elif not top.any():
            text += " None of them was above comprehensive."
    return text


def say_partnerships(spans: pd.DataFrame) -> str:
    """Say in which year each country's partnership reached which level.

    Parameters
    ----------
    spans
        A frame of :func:`cac_data.history.partnership_spans`.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import partnership_spans
    >>> found = partnership_spans(
    ...     load_table("agreements"), until="2026", countries=["TKM"]
    ... )
    >>> say_partnerships(found)
    'Turkmenistan strategic 2013, comprehensive strategic 2023.'
    """
    if spans.empty:
        return "No country of the selection had a partnership with China by then."
    told = []
    for country, rows in spans.groupby("country", sort=False):
        levels = [
            f"{row['level']} {str(row['start'])[:4]}" for row in rows.to_dict("records")
        ]
        told.append(f"{codes.country_name(str(country))} {', '.join(levels)}")
    return sentence("; ".join(told))


def say_goods_times(found: pd.DataFrame) -> str:
    """Say how many goods each era knew.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.goods_spans`.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import goods_spans
    >>> say_goods_times(goods_spans(load_table("goods")))
    'By the time at which they begin: 12 ancient goods, 14 medieval and 7 contemporary.'
    """
    if found.empty:
        return "No goods lie in this selection."
    eras: dict[str, set[str]] = {}
    for good, start in zip(found["good"], found["start"], strict=True):
        year = periods.bounds(start)[0][0]
        name = next(name for name, (low, high) in ERAS.items() if low <= year <= high)
        eras.setdefault(name, set()).add(good)
    told = [
        f"{len(eras[name])} {name}{'' if at else ' goods'}"
        for at, name in enumerate(item for item in ERAS if item in eras)
    ]
    return f"By the time at which they begin: {listed(told)}."


def say_borders(areas: pd.DataFrame) -> str:
    """Say how much land was claimed along the border, and who kept how much.

    Parameters
    ----------
    areas
        A frame of :func:`cac_data.history.border_areas`.

    Returns
    -------
    str
        One sentence per country, and one on those without any figure.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import border_areas
    >>> areas = border_areas(load_table("country_profile"), load_table("agreements"))
    >>> print(say_borders(areas))
    Kazakhstan kept 56.9 % of 944 km2 in dispute, by five acts between 1994 and 2006.
    Tajikistan kept about 96 % of 28,000 km2 claimed, by one act of 2010. No act and no
    area was found for the other countries.
    """
    if areas.empty:
        return "Neither acts on the border nor areas were found for this selection."
    said = []
    for row in areas.to_dict("records"):
        who = names([row["country"]])
        when = ""
        if row["acts"]:
            first, last = str(row["first"])[:4], str(row["last"])[:4]
            years = f"of {first}" if first == last else f"between {first} and {last}"
            when = f", by {counted(row['acts'], 'act')} {years}"
        if row["claimed_km2"] != row["claimed_km2"]:
            said.append(f"For {who} no area was found{when}.")
        elif row["obs_status"] == "E":
            said.append(
                f"{who} kept about {row['kept_pct']:.0f} % of "
                f"{row['claimed_km2']:,.0f} km2 claimed{when}."
            )
        else:
            said.append(
                f"{who} kept {row['kept_pct']:.1f} % of {row['claimed_km2']:,.0f} km2 "
                f"in dispute{when}."
            )
    return " ".join(said) + " No act and no area was found for the other countries."


def say_visas(found: pd.DataFrame) -> str:
    """Say for whom visas fell away, and where it is only spoken of.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.visa_exemptions`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import visa_exemptions
    >>> print(say_visas(visa_exemptions(load_table("agreements"), as_of="2026")))
    Visas are waived by both sides for Kazakhstan (since 10 November 2023) and
    Uzbekistan (since 1 June 2025). Talks are reported for Kyrgyzstan and Tajikistan.
    """
    if found.empty:
        return "No exemption from visas is recorded for this selection."
    both = found[(found["scope"] == "mutual") & (found["state"] == "in force")]
    said = []
    if len(both):
        told = [
            f"{names([row['country']])} (since {_day(row['in_force'])})"
            for row in both.to_dict("records")
        ]
        said.append(f"Visas are waived by both sides for {listed(told)}.")
    else:
        said.append("Visas are not waived by both sides for any of the countries.")
    for state, words in (("agreed", "Agreed, not in force"), ("talks", "Talks")):
        rest = found[found["state"] == state]["country"].tolist()
        if rest and state == "talks":
            said.append(f"{words} are reported for {names(rest)}.")
        elif rest:
            said.append(f"{words}: {names(rest)}.")
    return " ".join(said)


def _day(period: str) -> str:
    """Write a day with the name of its month: ``10 November 2023``."""
    if len(period) == 10:
        return f"{int(period[8:])} {period_in_words(period[:7])}"
    return period_in_words(period)


def say_meetings(held: pd.DataFrame) -> str:
    """Say how often leaders and ministers of the six met, and since when.

    Parameters
    ----------
    held
        A frame of :func:`cac_data.history.meetings` of China and the five.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import meetings
    >>> print(say_meetings(meetings(load_table("summits"))))
    The leaders met three times, the first time in 2022 by video and in person since
    2023; the foreign ministers six times, since 2020. Before 2020 no meeting of all six
    is recorded. The last of these meetings was on 17 June 2025.
    """
    closed = held[held["level"].isin(["leaders", "foreign_ministers"])]
    if closed.empty:
        return "No meeting of the leaders or foreign ministers of all six is recorded."
    said = []
    leaders = closed[closed["level"] == "leaders"]
    ministers = closed[closed["level"] == "foreign_ministers"]
    if len(leaders):
        first = str(leaders["period"].iloc[0])[:4]
        text = f"the leaders met {_times(len(leaders))}, the first time in {first}"
        if leaders["online"].iloc[0]:
            text += " by video"
        person = leaders[~leaders["online"].astype(bool)]
        if len(person) and leaders["online"].iloc[0]:
            text += f" and in person since {str(person['period'].iloc[0])[:4]}"
        said.append(text)
    if len(ministers):
        first = str(ministers["period"].iloc[0])[:4]
        verb = " met" if not len(leaders) else ""
        said.append(
            f"the foreign ministers{verb} {_times(len(ministers))}, since {first}"
        )
    begun = str(closed["period"].iloc[0])[:4]
    last = _day(str(closed["period"].iloc[-1]).rpartition("/")[2])
    return (
        f"{sentence('; '.join(said))} Before {begun} no meeting of all six is "
        f"recorded. The last of these meetings was on {last}."
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


def say_formats(table: pd.DataFrame) -> str:
    """Say how the format differs from the organisation that came before it.

    Parameters
    ----------
    table
        A frame of :func:`cac_data.history.formats`.

    Returns
    -------
    str
        One to three sentences, the last on what cannot be compared.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import formats
    >>> print(say_formats(formats(load_table("agreements"), load_table("summits"))))
    The SCO (since 2001) has 10 members, four of the five Central Asian countries among
    them; the format of China and the five (since 2020) has six. The six are bound by a
    text of 2025, the members of the SCO by one of 2002. The formats of the five with
    the United States, the European Union, Russia and the Turkic states are not in the
    tables, so nothing here says that this one is unlike them.
    """
    rows = {row["format"]: row for row in table.to_dict("records")}
    said = []
    sco, six = rows.get("SCO"), rows.get("C+C5")
    if sco is not None:
        said.append(
            f"the SCO (since {str(sco['since'])[:4]}) has "
            f"{counted(sco['members'], 'member')}, "
            f"{number(sco['central_asian'])} of the five Central Asian "
            "countries among them"
        )
    if six is not None:
        said.append(
            f"the format of China and the five (since {str(six['since'])[:4]}) has "
            f"{number(six['members'])}"
        )
    text = sentence("; ".join(said)) if said else "Neither format had begun."
    if sco is not None and six is not None and six["bound_on"] and sco["bound_on"]:
        text += (
            f" The six are bound by a text of {six['bound_on'][:4]}, the members of "
            f"the SCO by one of {sco['bound_on'][:4]}."
        )
    return text + (
        " The formats of the five with the United States, the European Union, Russia "
        "and the Turkic states are not in the tables, so nothing here says that this "
        "one is unlike them."
    )


def say_pledges(found: pd.DataFrame) -> str:
    """Say how many pledges of Xi'an have a later record, and which have none.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.pledges`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import pledges
    >>> names = ("agreements", "events", "evidence", "summit_outcomes", "summits")
    >>> print(say_pledges(pledges({name: load_table(name) for name in names})))
    Of nine pledges made in Xi'an, three are answered by a later record, after 10 to 25
    months. No record was found for the other six; that is a gap in the tables and not a
    proof that nothing was done. What became of the money, USD mn 3,800, no source seen
    says.
    """
    if found.empty:
        return "The pledges of Xi'an lie outside this selection."
    kept = found[found["answered_on"] != ""]
    rest = len(found) - len(kept)
    text = f"Of {counted(len(found), 'pledge')} made in Xi'an, "
    if len(kept):
        low, high = int(kept["months"].min()), int(kept["months"].max())
        span = f"{low}" if low == high else f"{low} to {high}"
        verb = "is" if len(kept) == 1 else "are"
        text += (
            f"{number(len(kept))} {verb} answered by a later record, "
            f"after {span} months."
        )
    else:
        text += "none is answered by a later record."
    if rest:
        text += (
            f" No record was found for the other {number(rest)}; that "
            "is a gap in the tables and not a proof that nothing was done."
        )
    money = found[
        (found["answered_on"] == "") & found["pledge"].str.startswith("Money")
    ]
    if len(money):
        amount = money["pledge"].iloc[0].rpartition(", ")[2]
        text += f" What became of the money, {amount}, no source seen says."
    return text


def say_ideas(lists: pd.DataFrame, ideas: pd.DataFrame) -> str:
    """Say how long each list of principles is, and how many the article shares.

    Parameters
    ----------
    lists
        A frame of :func:`cac_data.history.principle_lists`.
    ideas
        A frame of :func:`cac_data.history.ideas`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import ideas, principle_lists
    >>> concepts = load_table("concepts")
    >>> print(say_ideas(principle_lists(concepts), ideas(concepts)))
    The tables hold 38 ideas in three trees: “Community with a shared future”,
    “Neutrality and preventive diplomacy” and “Silk Road (Seidenstrasse)”. The
    declaration lists five principles. Of the four that the article lists one is among
    them.
    """
    if ideas.empty:
        return "No idea is recorded for this selection."
    tops = ideas[ideas["parent_id"] == ""]["term"].tolist()
    text = (
        f"The tables hold {counted(len(ideas), 'idea')} in "
        f"{counted(len(tops), 'tree')}: {listed(f'“{term}”' for term in tops)}."
    )
    counts = dict(zip(lists["source_id"], lists["count"], strict=True))
    shared = dict(zip(lists["source_id"], lists["shared"], strict=True))
    if DECLARATION in counts:
        text += (
            f" The declaration lists {counted(int(counts[DECLARATION]), 'principle')}."
        )
        if ARTICLE in counts:
            both = int(shared[ARTICLE])
            verb = "is" if both == 1 else "are"
            text += (
                f" Of the {number(int(counts[ARTICLE]))} that the article lists "
                f"{number(both)} {verb} among them."
            )
    return text


def say_rivals(found: pd.DataFrame) -> str:
    """Say how many things sources date differently, and how many of them clash.

    Parameters
    ----------
    found
        A frame of :func:`cac_data.history.rival_datings`.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.history import rival_datings
    >>> tables = ("events", "agreements", "disagreements")
    >>> say_rivals(rival_datings(*map(load_table, tables)))
    'Sources date 10 things differently; six of them cannot both be right.'
    """
    if found.empty:
        return "In this selection no thing has two datings."
    clash = int(found["contradict"].sum())
    verb = "cannot both be right" if clash else "all can be read together"
    which = f"{number(clash)} of them {verb}" if clash else verb
    return f"Sources date {counted(len(found), 'thing')} differently; {which}."
