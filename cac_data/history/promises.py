"""What was agreed in Xi'an, and what the tables hold of it since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.history.wording import money_in_words
from cac_data.tables import sort_rows

# What was pledged; the row that says so; the later row that answers it, if any was
# found. Whether a row answers a pledge is our reading, so it is written down here.
_PLEDGES: tuple[tuple[str, tuple[str, str], tuple[str, str] | None], ...] = (
    (
        "Meetings of the heads of state, as a mechanism",
        ("evidence", "c029-02"),
        ("summits", "s2-2025"),
    ),
    (
        "A permanent secretariat in China",
        ("evidence", "c042-03"),
        ("events", "e119"),
    ),
    (
        "Industrial and investment cooperation (memorandum)",
        ("agreements", "xian-invest-2023"),
        ("summits", "iif2-2025"),
    ),
    ("Trade and economic cooperation", ("agreements", "xian-trade-2023"), None),
    ("Digital trade (memorandum)", ("agreements", "xian-digital-2023"), None),
    ("Infrastructure (memorandum)", ("agreements", "xian-infra-2023"), None),
    ("Meetings of agriculture ministers", ("agreements", "xian-agri-2023"), None),
    ("Meetings of the heads of customs", ("agreements", "xian-customs-2023"), None),
    ("Money: aid and investment", ("summit_outcomes", "s1-2023"), None),
)

_MONEY: Mapping[str, str] = {
    "finance_pledged": "aid and investment",
    "grants_pledged": "grants",
}
"""Indicator of money pledged: what it is."""

_REVIEWED_AT = "fm5-2024"
"""The meeting at which the outcomes of Xi'an were looked at as a whole."""

NOT_FOUND = "no record found"
"""What stands for the answer to a pledge where the tables hold none."""

_KEYS: Mapping[str, str] = {
    "agreements": "agreement_id",
    "events": "event_id",
    "evidence": "evidence_id",
    "summit_outcomes": "summit_id",
    "summits": "summit_id",
}


def pledges(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What the six agreed in Xi'an, and the later record that answers it.

    A pledge counts as answered if the tables hold a later event, meeting or agreement
    that is what was pledged. That they hold none does not show that nothing was done.

    `tables`: the frames ``agreements``, ``events``, ``evidence``, ``summit_outcomes``
    and ``summits``.

    Columns: ``pledge, pledged_on, answer`` (or that none was found), ``answered_on``
    (empty then), ``months`` (between the two; missing then), ``source_ids``. A pledge
    whose own record is not among the rows is left out.

    ValueError if a frame or a column is missing.
    """
    for name, key in _KEYS.items():
        codes.check_member("tables", name, tables)
        codes.check_columns(tables[name].columns, [key], function="pledges")
    made = []
    for words, said, done in _PLEDGES:
        pledged = _row(tables, said)
        if pledged is None:
            continue
        answer = None if done is None else _row(tables, done)
        # Of a meeting of two days the last, on which it agreed.
        on = _day(tables, pledged).rpartition("/")[2]
        later = "" if answer is None else str(answer["period"]).rpartition("/")[2]
        ids = [row["source_id"] for row in (pledged, answer) if row is not None]
        made.append(
            {
                "pledge": words + _amount(pledged),
                "pledged_on": on,
                "answer": NOT_FOUND if answer is None else answer["title"],
                "answered_on": later,
                "months": _months(on, later) if later else float("nan"),
                "source_ids": list(dict.fromkeys(ids)),
            }
        )
    columns = ["pledge", "pledged_on", "answer", "answered_on", "months"]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    return found.astype({"months": "float64"})


def _row(
    tables: Mapping[str, pd.DataFrame], where: tuple[str, str]
) -> dict[str, Any] | None:
    name, key = where
    rows = tables[name]
    rows = rows[rows[_KEYS[name]] == key]
    if name == "summit_outcomes":
        rows = rows[
            (rows["indicator"] == "finance_pledged") & (rows["unit"] == "USD mn")
        ]
    found = rows.head(1).to_dict("records")
    return {str(name): value for name, value in found[0].items()} if found else None


def _day(tables: Mapping[str, pd.DataFrame], row: Mapping[str, Any]) -> str:
    """Return when a row was said: its own date, or that of its meeting."""
    if row.get("period"):
        return str(row["period"])
    summits = tables["summits"]
    return "".join(summits.loc[summits["summit_id"] == row["summit_id"], "period"])


def _amount(row: Mapping[str, Any]) -> str:
    if "indicator" not in row:
        return ""
    return f", {money_in_words(row['value'], row['unit'])}"


def money_pledged(counts: pd.DataFrame, summits: pd.DataFrame) -> pd.DataFrame:
    """Money that China pledged to the five at meetings of the six, by meeting.

    Grants and packages of aid and investment are different things: nothing is added.

    Columns: ``period, meeting, what`` (grants, or aid and investment),
    ``amount_usd_mn`` and ``amount_cny_mn`` (each as announced; missing where no source
    gives it), ``printed_as, source_ids``, in order of time.
    """
    needed = ["summit_id", "indicator", "unit", "value", "printed_as", "attribution"]
    codes.check_columns(
        counts.columns, [*needed, "source_id"], function="money_pledged"
    )
    codes.check_columns(
        summits.columns, ["summit_id", "period", "title"], function="money_pledged"
    )
    rows = counts[
        counts["indicator"].isin(_MONEY)
        & counts["attribution"].eq("six_party")
        & counts["summit_id"].isin(summits["summit_id"])
    ]
    held = summits.drop_duplicates("summit_id")
    days = dict(zip(held["summit_id"], held["period"], strict=True))
    titles = dict(zip(held["summit_id"], held["title"], strict=True))
    made = []
    for (meeting, what), group in rows.groupby(["summit_id", "indicator"]):
        amounts = group.sort_values("source_id").drop_duplicates("unit")
        by_unit = dict(zip(amounts["unit"], amounts["value"], strict=True))
        in_usd = amounts.loc[amounts["unit"] == "USD mn", "printed_as"]
        made.append(
            {
                "period": days[str(meeting)],
                "meeting": titles[str(meeting)],
                "what": _MONEY[str(what)],
                "amount_usd_mn": by_unit.get("USD mn"),
                "amount_cny_mn": by_unit.get("CNY mn"),
                "printed_as": "".join(in_usd).replace("_", " "),
                "source_ids": sorted(set(amounts["source_id"])),
            }
        )
    columns = [
        "period",
        "meeting",
        "what",
        "amount_usd_mn",
        "amount_cny_mn",
        "printed_as",
    ]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    found = found.astype({"amount_usd_mn": "float64", "amount_cny_mn": "float64"})
    return sort_rows(found, ["period", "meeting", "what"])


def progress_said(summits: pd.DataFrame) -> pd.DataFrame:
    """What a later meeting said of the outcomes of Xi'an as a whole.

    Columns: ``period, meeting, said, source_ids``; without rows where that meeting is
    not among the rows.
    """
    needed = ["summit_id", "period", "title", "note", "source_id"]
    codes.check_columns(summits.columns, needed, function="progress_said")
    rows = summits[(summits["summit_id"] == _REVIEWED_AT) & (summits["note"] != "")]
    return pd.DataFrame(
        {
            "period": rows["period"].tolist(),
            "meeting": rows["title"].tolist(),
            "said": rows["note"].tolist(),
            "source_ids": [[item] for item in rows["source_id"]],
        }
    )


def _months(start: str, end: str) -> float:
    (year, month, _), (later, month_later, _) = (
        periods.bounds(start)[1],
        periods.bounds(end)[0],
    )
    return float(12 * (later - year) + month_later - month)
