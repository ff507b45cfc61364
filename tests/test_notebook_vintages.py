"""Fetched rows beside bundled ones of the same facts: nothing is counted twice.

The services send a witness of their own for hundreds of facts that the tables hold
already. Where they say the same, a report must say the same; where they say a tenth
more, no figure may be more than a tenth larger, as it would if both were added up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from cac_data import claims, vintage
from cac_data.sources import conflicts, source_ids_of
from cac_data.tables import load_table
from tests.made_vintages import as_services_send, fetched_as_usual, stored
from tests.notebook_runs import Run, run_notebook
from tests.test_notebooks import NOTEBOOKS

NAMES = [path.stem for path in NOTEBOOKS]

# What changes although the services repeat the bundled figures, and why it should:
# UN Comtrade prints to the dollar what the press rounds to a hundred million, and the
# more exact sum of the five then stands before the rounded total of customs.
MORE_EXACT = {
    "trade": {"kyrgyz_export_part": 1.5, "exports_without_kyrgyz": 0.25},
}


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[float, str]]:
    """Factor -> id of a vintage: one of a day, so that each has an id of its own."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        for factor in (1.0, 1.1):
            found[factor] = fetched_as_usual(factor)
        yield found


def figures(run: Run) -> dict[str, Mapping[str, Any]]:
    return {
        name: item
        for name, item in run.key_figures().items()
        if item["value"] is not None
    }


@pytest.mark.parametrize("name", NAMES)
def test_services_that_say_the_same_change_no_figure(
    name: str, homes: dict[float, str]
) -> None:
    before = figures(run_notebook(name))
    after = figures(run_notebook(name, data=homes[1.0]))
    assert after.keys() == before.keys()
    allowed = MORE_EXACT.get(name, {})
    for key, item in before.items():
        assert after[key]["value"] == pytest.approx(
            item["value"], rel=1e-4, abs=allowed.get(key, 1e-9)
        ), key
        assert after[key]["period"] == item["period"]
        assert after[key]["unit"] == item["unit"]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_figure_shows_as_many_rows(
    name: str, homes: dict[float, str]
) -> None:
    """A fact with two witnesses is still one row of what is shown."""
    before, after = run_notebook(name), run_notebook(name, data=homes[1.0])
    assert [bundle.kind for bundle in after.bundles] == [
        bundle.kind for bundle in before.bundles
    ]
    for one, other in zip(before.bundles, after.bundles, strict=True):
        if one.kind in ("figure", "table"):
            title = one.text.splitlines()[0]
            assert len(other.text.splitlines()) == len(one.text.splitlines()), title


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_said_in_sentences(name: str, homes: dict[float, str]) -> None:
    for vintage_id in homes.values():
        run = run_notebook(name, data=vintage_id)
        assert not run.odd_sentences()
        assert not re.search(r"\bnan\b", run.text)


@pytest.mark.parametrize("name", NAMES)
def test_services_that_say_a_tenth_more_raise_no_level_by_more(
    name: str, homes: dict[float, str]
) -> None:
    before = figures(run_notebook(name))
    after = figures(run_notebook(name, data=homes[1.1]))
    levels = {"USD bn", "bcm", "Mt CO2e", "GW", "TWh", "Mt"}
    for key, item in before.items():
        value, new = item["value"], after[key]["value"]
        if item["unit"] not in levels or key == "counter_gap":
            continue  # a gap between a figure and another may grow by any part
        # Twice the same would be 2, or 2.1; a path may fall a little, from its base.
        assert 0.97 <= new / value <= 1.11, key


def chosen(frame: Any, **where: str) -> float:
    kept = frame
    for column, value in where.items():
        kept = kept[kept[column] == value]
    return float(kept["value_usd_mn"].item())


def test_trade_is_what_the_service_says_and_not_the_sum(
    homes: dict[float, str],
) -> None:
    from cac_data import trade

    bundled, both = (
        load_table("bilateral_trade", vintage=name) for name in ("bundled", homes[1.1])
    )
    fact = {"country": "KAZ", "period": "2016"}
    for side in ("china_customs", "national"):
        for count in (trade.exports, trade.imports):
            was = chosen(count(bundled, reporter=side), **fact)
            now = chosen(count(both, reporter=side), **fact)
            assert now == pytest.approx(1.1 * was)
    whole = trade.turnover(both)
    parts = [chosen(count(both), **fact) for count in (trade.exports, trade.imports)]
    assert chosen(whole, **fact) == pytest.approx(sum(parts))


def test_months_beside_a_year_are_not_added_to_it(homes: dict[float, str]) -> None:
    from cac_data import trade

    both = load_table("bilateral_trade", vintage=homes[1.1])
    months = both["period"].str.fullmatch(r"2024-\d{2}") & both["source_id"].str.match(
        "comtrade"
    )
    assert months.sum() >= 12
    for count in (trade.turnover, trade.regional):
        with_months, without = count(both), count(both[~months])
        assert with_months["value_usd_mn"].tolist() == pytest.approx(
            without["value_usd_mn"].tolist()
        )


def test_chapters_of_one_classification_are_not_added_to_sections_of_another(
    homes: dict[float, str],
) -> None:
    from cac_data import trade

    bundled, both = (
        load_table("trade_composition", vintage=name)
        for name in ("bundled", homes[1.1])
    )
    assert len(both) > len(bundled)
    assert trade.product_shares(both).equals(trade.product_shares(bundled))


def test_a_ratio_of_sizes_takes_one_figure_of_each_country(
    homes: dict[float, str],
) -> None:
    from cac_data.indicators import size_ratio

    for indicator in ("gdp", "gdp_ppp", "population"):
        bundled, both = (
            size_ratio(
                load_table("country_profile", vintage=name),
                indicator=indicator,
                basis="world_bank",
            ).set_index("period")
            for name in ("bundled", homes[1.1])
        )
        assert len(bundled)
        assert both.index.equals(bundled.index)
        assert (both["china"] / bundled["china"]).tolist() == pytest.approx(
            [1.1] * len(both)
        )
        assert (both["region"] / bundled["region"]).tolist() == pytest.approx(
            [1.1] * len(both)
        )


def test_electricity_is_of_one_edition(homes: dict[float, str]) -> None:
    from cac_data import energy

    both = load_table("electricity_generation", vintage=homes[1.1])
    newest = energy.newest(both, basis="owid")
    assert set(newest["vintage"]) == {"2026-11"}
    fact = ["country", "technology", "period"]
    assert not newest.duplicated(fact).any()


def test_a_service_that_differs_is_shown_as_a_witness(
    homes: dict[float, str],
) -> None:
    for table, frame in (
        (table, frame)
        for frames in as_services_send(1.1).values()
        for table, frame in frames.items()
        if table not in ("trade_composition", "energy_balance")
    ):
        found = conflicts(table, vintage=homes[1.1])
        theirs = set(source_ids_of(frame))
        shown = [theirs & set(ids) for ids in found["source_ids"]]
        assert any(shown), table
        before = conflicts(table)
        assert not any(theirs & set(ids) for ids in before["source_ids"])


def test_verdicts_are_of_the_vintage_and_remembered_apart(
    homes: dict[float, str],
) -> None:
    bundled = claims.verdicts("trade").set_index("claim_id")
    fetched = claims.verdicts("trade", vintage=homes[1.1]).set_index("claim_id")
    assert fetched.loc["c046", "found"] > 1.05 * bundled.loc["c046", "found"]
    again = claims.verdicts("trade").set_index("claim_id")
    assert again.loc["c046", "found"] == bundled.loc["c046", "found"]
    known = claims.Known(vintage="latest")
    assert known.vintage == vintage.ids()[-1]
    assert known["bilateral_trade"].attrs["vintage"] == known.vintage


def test_verdicts_by_the_word_latest_notice_a_new_vintage(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path))
    found = []
    for factor in (1.1, 1.2):
        frame = as_services_send(factor)["comtrade"]["bilateral_trade"]
        stored({"bilateral_trade": frame}, service="comtrade")
        rows = claims.verdicts("trade", vintage="latest").set_index("claim_id")
        found.append(float(rows.loc["c046", "found"]))
    assert not math.isclose(*found, rel_tol=0.01)
