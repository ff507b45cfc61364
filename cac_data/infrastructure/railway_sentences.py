"""Findings on the railway through Kyrgyzstan, and on promised dates, in words.

Each is true of the frames it is made from, in every scenario.
"""

import re

import pandas as pd

from cac_data import codes
from cac_data.display import format_value, period_in_words
from cac_data.display.phrases import listed, pct
from cac_data.infrastructure.railway import (
    LOAN_SHARE,
    PROJECT,
    SHARES,
    main_figure,
    railway_claims,
    works_pace,
)
from cac_data.infrastructure.schedules import named_years
from cac_data.infrastructure.wording import bn, counted, is_known, km, years
from cac_data.sources import known_by


def say_completion(claims: pd.DataFrame, named: pd.DataFrame, *, opening: int) -> str:
    """Say which dates were promised for the railway, and which the scenario takes.

    `opening`: year in which the scenario opens it; 0 for never.
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
    """Say how dates held in one country and abroad, and how little it shows."""
    if classes.empty:
        return "No project has a date of completion that was promised."
    parts = []
    how = "with the others counted as unfinished (Kaplan–Meier)"
    for row in classes.to_dict("records"):
        going = int(row["finished"] + row["running"])
        text = (
            f"Of {counted(going, 'project')} in {row['reference_class']} "
            f"{row['finished']} {'is' if row['finished'] == 1 else 'are'} finished; "
        )
        if is_known(row["median_years"]):
            text += (
                f"{how}, half end within {years(row['median_years'])} of the first "
                "date named."
            )
            how = "counted in the same way"
        else:
            text += "too few to say by when half end."
        if is_known(row["at_least_years"]):
            text += (
                f" Their slips until now have a median of "
                f"{years(row['at_least_years'])}, which can only grow."
            )
        parts.append(text)
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

    `opening`: year in which the scenario opens the railway; 0 for never.
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
    return (
        f"The plan has {row['part_pct']:.0f} % of the works done by "
        f"{period_in_words(row['part_by'][:7])}, when {row['months_before']} of "
        f"{months} months from the formal start to an opening at the end of {opening} "
        f"have passed ({row['elapsed_pct']:.0f} %). The rest would need "
        f"{pct(row['pace_after_pct'])} a month, {format_value(row['factor'], 1)} times "
        "the pace before."
    )


def warn_opening(
    schedule_claims: pd.DataFrame, *, opening: int, as_of: str = ""
) -> str:
    """Warn of an opening that nobody responsible names, or that leaves no time.

    The plan of works is held against the opening even if it was published after the
    date to which knowledge is limited: a scenario that cannot be should say so.

    `opening`: year in which the scenario opens the railway; 0 for never.
    `as_of`: date to which knowledge is limited; empty for none.
    """
    if not opening:
        return ""
    named = named_years(railway_claims(schedule_claims, as_of=as_of))
    pace = works_pace(schedule_claims, opening=opening)
    reasons = []
    if len(named) and opening < named["low"].item():
        reasons.append(
            "The earliest year that governments and operators name is "
            f"{named['low'].item()}."
        )
    if len(pace) and pace["months_after"].item() <= _TOO_SHORT:
        row = pace.iloc[0]
        later = _is_later(schedule_claims, as_of)
        reasons.append(
            f"By the plan of works{', published since,' if later else ''} "
            f"{row['part_pct']:.0f} % are done by "
            f"{period_in_words(row['part_by'][:7])}, so that "
            f"{100 - row['part_pct']:.0f} % would be left for "
            f"{counted(int(row['months_after']), 'month')}."
        )
    if not reasons:
        return ""
    return (
        f"Warning: an opening in {opening} does not fit what is known of the railway. "
        f"{' '.join(reasons)}"
    )


_TOO_SHORT = 24  # months for nearly all of a railway through mountains


def _is_later(schedule_claims: pd.DataFrame, as_of: str) -> bool:
    """Tell whether the plan of works was published after a day."""
    mine = schedule_claims[
        (schedule_claims["project_id"] == PROJECT)
        & (schedule_claims["milestone"] == "part")
    ]
    return bool(as_of) and known_by(mine, as_of).empty


def say_costs(said: pd.DataFrame) -> str:
    """Say what the railway costs and how long it is, and what that leaves open."""
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


def say_financing(loans: pd.DataFrame) -> str:
    """Say who owns the railway's company, and who lends to it."""
    owners = listed(
        [
            f"{codes.country_name(owner)} {100 * share:g} %"
            for owner, share in SHARES.items()
        ]
    )
    text = (
        f"Of the cost {100 * LOAN_SHARE:.0f} % is a loan from China to the joint "
        f"company and the rest equity: {owners}."
    )
    if loans.empty:
        return f"{text} A loan that was signed is not known."
    row = loans.iloc[-1]
    text += (
        f" The loan of {bn(row['value'])} was signed in "
        f"{period_in_words(str(row['period'])[:7])}"
    )
    term = re.match(r"(\d+) years", str(row["note"]))
    return f"{text} and runs for {term[1]} years." if term else f"{text}."


def say_overruns(table: pd.DataFrame, debt: pd.DataFrame) -> str:
    """Say what the highest cost that was named would mean for the owners."""
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
