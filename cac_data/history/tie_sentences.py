"""Sentences about states, what binds them and what they promised.

As in ``sentences``: each is made from frames, true in every scenario, and says so when
there is nothing to say.
"""

from __future__ import annotations

import pandas as pd

from cac_data import codes, periods
from cac_data.display.phrases import country_names, listed
from cac_data.history.compared import FORMAT_WORDS, FORMATS
from cac_data.history.wording import (
    counted,
    day_in_words,
    money_in_words,
    number,
    sentence,
)


def say_ties(found: pd.DataFrame, spans: pd.DataFrame) -> str:
    """Say how many countries had which tie at the end, and how fast they came."""
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
            text += f" Not above comprehensive: {country_names(below)}."
        elif not top.any():
            text += " None of them was above comprehensive."
    return text


def say_recognition(found: pd.DataFrame) -> str:
    """Say when China recognised the countries, and how soon relations followed."""
    if found.empty:
        return "By then China had recognised none of the countries."
    every = set(found["country"]) == set(codes.CA5)
    who = "all five" if every else country_names(found["country"].tolist())
    days = sorted(set(found["recognised_on"]), key=periods.sort_key)
    text = f"China recognised {who} on {listed(day_in_words(day) for day in days)}."
    known = [day for day in found["relations_on"] if isinstance(day, str) and day]
    begun = sorted(set(known), key=periods.sort_key)
    if begun:
        first, last = day_in_words(begun[0]), day_in_words(begun[-1])
        when = f"on {first}" if first == last else f"between {first} and {last}"
        text += f" Diplomatic relations followed {when}."
    return text


def say_partnerships(spans: pd.DataFrame) -> str:
    """Say in which year each country's partnership reached which level."""
    if spans.empty:
        return "No country of the selection had a partnership with China by then."
    told = []
    for country, rows in spans.groupby("country", sort=False):
        levels = [
            f"{row['level']} {str(row['start'])[:4]}" for row in rows.to_dict("records")
        ]
        told.append(f"{codes.country_name(str(country))} {', '.join(levels)}")
    return sentence("; ".join(told))


def say_borders(areas: pd.DataFrame, acts: pd.DataFrame, claims: pd.DataFrame) -> str:
    """Say how much land was claimed along the border, who kept how much, and when.

    One sentence per country, one on those without any figure, and one on the article
    where it is silent.
    """
    if areas.empty and acts.empty:
        return "Neither acts on the border nor areas were found for this selection."
    said, bare = [], []
    kept = areas.set_index("country").to_dict("index")
    for country in dict.fromkeys([*areas["country"], *acts["country"]]):
        who = country_names([str(country)])
        own = acts[acts["country"] == country]["period"].tolist()
        area = kept.get(country, {})
        parts = []
        if area.get("basis"):
            share = area["kept_pct"]
            about = area["basis"] != "published"
            much = f"about {share:.0f} %" if about else f"{share:.1f} %"
            what = "claimed" if about else "in dispute"
            parts.append(f"{who} kept {much} of {area['claimed_km2']:,.0f} km2 {what}")
        if own:
            years = sorted(period[:4] for period in (own[0], own[-1]))
            when = (
                f"of {years[0]}"
                if years[0] == years[1]
                else f"between {years[0]} and {years[1]}"
            )
            whose = "its border" if parts else f"the border of {who}"
            parts.append(f"{counted(len(own), 'act')} {when} settled {whose}")
        if parts:
            said.append(sentence("; ".join(parts)))
        else:
            bare.append(str(country))
    if bare:
        verb, too = "borders" if len(bare) == 1 else "border", " too" if said else ""
        said.append(
            f"{country_names(bare)} {verb} China{too}, but no act and no area was "
            "found."
        )
    if not claims["statement"].str.contains("border", case=False).any():
        said.append("The article does not mention the border.")
    return " ".join(said)


def say_visas(found: pd.DataFrame) -> str:
    """Say for whom visas fell away, and where it is only spoken of."""
    if found.empty:
        return "No exemption from visas is recorded for this selection."
    both = found[(found["scope"] == "mutual") & (found["state"] == "in force")]
    said = []
    if len(both):
        told = [
            f"{country_names([row['country']])} (since {day_in_words(row['in_force'])})"
            for row in both.to_dict("records")
        ]
        said.append(f"Visas are waived by both sides for {listed(told)}.")
    else:
        said.append("Visas are not waived by both sides for any of the countries.")
    alone = found[(found["scope"] == "unilateral") & (found["state"] == "in force")]
    if len(alone):
        told = [
            f"{country_names([row['country']])} (since {day_in_words(row['in_force'])})"
            for row in alone.to_dict("records")
        ]
        said.append(f"A waiver by one side is recorded for {listed(told)}.")
    for state, words in (("agreed", "Agreed, not in force"), ("talks", "Talks")):
        rest = found[found["state"] == state]["country"].tolist()
        if rest and state == "talks":
            said.append(f"{words} are reported for {country_names(rest)}.")
        elif rest:
            said.append(f"{words}: {country_names(rest)}.")
    return " ".join(said)


def say_meetings(held: pd.DataFrame) -> str:
    """Say how often leaders and ministers of the six met, and since when."""
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
    last = day_in_words(str(closed["period"].iloc[-1]))
    return (
        f"{sentence('; '.join(said))} Before {begun} no meeting of all six is "
        f"recorded. The last of these meetings was on {last}."
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


def say_formats(table: pd.DataFrame) -> str:
    """Say how the format differs from the organisation that came before it."""
    rows = {row["format"]: row for row in table.to_dict("records")}
    said = []
    sco, six = (rows.get(FORMAT_WORDS[name]) for name in FORMATS)
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


def say_pledges(found: pd.DataFrame, progress: pd.DataFrame) -> str:
    """Say how many pledges of Xi'an have a later record, and which have none."""
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
        others = f"the other {number(rest)}" if len(kept) else "them"
        text += (
            f" No record was found for {others}; that "
            "is a gap in the tables and not a proof that nothing was done."
        )
    for row in progress.to_dict("records"):
        meeting, told = str(row["meeting"]), str(row["said"]).rstrip(".")
        text += (
            f" At the {meeting[:1].lower()}{meeting[1:]}, which ended on "
            f"{day_in_words(row['period'])}, {told[:1].lower()}{told[1:]}; which ones, "
            "the tables do not say."
        )
    return text


def say_money(found: pd.DataFrame) -> str:
    """Say what money was pledged at which meeting, and that its use is not known."""
    if found.empty:
        return "No pledge of money to the five is recorded for this selection."
    told = []
    for row in found.to_dict("records"):
        dollars = row["amount_usd_mn"] == row["amount_usd_mn"]
        amount = (
            money_in_words(row["amount_usd_mn"], "USD mn")
            if dollars
            else money_in_words(row["amount_cny_mn"], "CNY mn")
        )
        if dollars and row["printed_as"] not in ("", "exact"):
            amount = f"{row['printed_as']} {amount}"
        told.append(f"{amount} in {str(row['period'])[:4]} ({row['what']})")
    many = found["meeting"].nunique()
    one_kind = " These are different things and are not added up;"
    tail = "how much of it was paid, no source that was seen says."
    text = (
        f"China pledged money at {counted(many, 'meeting')} of the six: {listed(told)}."
    )
    if found["what"].nunique() > 1:
        return f"{text}{one_kind} {tail}"
    return f"{text} {sentence(tail)}"
