"""Trade by product: shares, concentration and advantage, worked out by hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cac_data import load_table, trade
from tests.bulk_files import baci

KEYS = ["country", "partner", "flow", "product_code", "value_usd_mn"]


def goods(*rows: tuple[object, ...], **columns: str) -> pd.DataFrame:
    """Rows of `product_trade`: country, partner, flow, product, value."""
    usual = {
        "reporter": "cepii",
        "classification": "HS92",
        "period": "2022",
        "source_id": "baci-hs92",
    }
    return pd.DataFrame(list(rows), columns=KEYS).assign(**{**usual, **columns})


CEPII = goods(
    ("KAZ", "CHN", "exports", "260300", 30.0),
    ("KAZ", "CHN", "exports", "260700", 10.0),
    ("UZB", "CHN", "exports", "260300", 10.0),
    ("UZB", "CHN", "exports", "520100", 50.0),
    ("KAZ", "CHN", "imports", "847130", 80.0),
    ("KAZ", "WLD", "exports", "260300", 60.0),
    ("KAZ", "WLD", "exports", "260700", 20.0),
    ("KAZ", "WLD", "exports", "270900", 120.0),
    ("UZB", "WLD", "exports", "260300", 20.0),
    ("UZB", "WLD", "exports", "520100", 80.0),
    ("KAZ", "WLD", "imports", "847130", 100.0),
    ("CHN", "WLD", "imports", "260300", 400.0),
    ("CHN", "WLD", "imports", "520100", 200.0),
    ("CHN", "WLD", "exports", "847130", 1000.0),
    ("WLD", "WLD", "exports", "260300", 1000.0),
    ("WLD", "WLD", "exports", "260700", 500.0),
    ("WLD", "WLD", "exports", "270900", 3000.0),
    ("WLD", "WLD", "exports", "520100", 500.0),
    ("WLD", "WLD", "exports", "847130", 5000.0),
)
NAMES = pd.DataFrame(
    {
        "classification": ["HS92", "HS92"],
        "product_code": ["260300", "520100"],
        "product": ["Copper ores", "Cotton, not carded"],
        "source_id": ["baci-hs92", "baci-hs92"],
    }
)


def by_product(frame: pd.DataFrame, value: str) -> dict[tuple[str, str, str], float]:
    rows = zip(
        *(frame[name].tolist() for name in ("country", "flow", "product_code", value)),
        strict=True,
    )
    return {(country, flow, code): cell for country, flow, code, cell in rows}


def test_composition_is_by_country_and_flow() -> None:
    assert by_product(trade.product_composition(CEPII), "share_pct") == {
        ("KAZ", "exports", "260300"): 75.0,
        ("KAZ", "exports", "260700"): 25.0,
        ("KAZ", "imports", "847130"): 100.0,
        ("UZB", "exports", "260300"): pytest.approx(100 / 6),
        ("UZB", "exports", "520100"): pytest.approx(500 / 6),
    }


def test_composition_by_chapter_adds_up_products() -> None:
    found = by_product(trade.product_composition(CEPII, digits=2), "value")
    assert found[("KAZ", "exports", "26")] == 40.0
    assert ("KAZ", "exports", "260300") not in found


def test_concentration_is_over_products() -> None:
    found = trade.product_concentration(CEPII)
    rows = found[found["flow"] == "exports"].set_index("country")
    assert rows.loc["KAZ", "value"] == pytest.approx(0.75**2 + 0.25**2)
    assert rows.loc["UZB", "value"] == pytest.approx((1 / 6) ** 2 + (5 / 6) ** 2)
    assert rows["members"].tolist() == [2, 2]


def test_partner_shares_are_of_all_trade_of_the_country() -> None:
    assert by_product(trade.partner_shares(CEPII), "share_pct") == {
        ("KAZ", "exports", "260300"): 50.0,
        ("KAZ", "exports", "260700"): 50.0,
        ("KAZ", "imports", "847130"): 80.0,
        ("UZB", "exports", "260300"): 50.0,
        ("UZB", "exports", "520100"): 62.5,
    }


def test_partner_shares_of_all_goods_count_what_china_does_not_trade() -> None:
    found = by_product(trade.partner_shares(CEPII, digits=0), "share_pct")
    assert found[("KAZ", "exports", "")] == 20.0  # 40 of 200, 120 of it oil
    assert found[("UZB", "exports", "")] == 60.0


def test_market_shares_are_of_all_trade_of_china() -> None:
    assert by_product(trade.market_shares(CEPII), "share_pct") == {
        ("KAZ", "exports", "260300"): 7.5,
        ("KAZ", "imports", "847130"): 8.0,
        ("UZB", "exports", "260300"): 2.5,
        ("UZB", "exports", "520100"): 25.0,
    }


def test_revealed_advantage_is_balassas_ratio() -> None:
    assert by_product(trade.revealed_advantage(CEPII), "rca") == {
        # 60 of 200 over 1000 of 10000, and so on.
        ("KAZ", "exports", "260300"): pytest.approx(3.0),
        ("KAZ", "exports", "260700"): pytest.approx(2.0),
        ("KAZ", "exports", "270900"): pytest.approx(2.0),
        ("UZB", "exports", "260300"): pytest.approx(2.0),
        ("UZB", "exports", "520100"): pytest.approx(16.0),
        ("CHN", "exports", "847130"): pytest.approx(2.0),
    }


def test_the_world_of_national_reports_is_the_sum_of_all_of_them() -> None:
    own = goods(
        ("KAZ", "WLD", "exports", "260300", 1.0), reporter="national", source_id="kaz"
    )
    world = goods(
        ("WLD", "WLD", "exports", "260300", 25.0),
        ("WLD", "WLD", "exports", "270900", 75.0),
        reporter="comtrade",
        source_id="wld",
    )
    (row,) = trade.revealed_advantage(pd.concat([own, world])).to_dict("records")
    assert row["rca"] == pytest.approx(4.0)
    assert row["source_ids"] == "kaz;wld"
    assert trade.revealed_advantage(own).empty


def test_reporters_revisions_and_years_are_never_mixed() -> None:
    others = [
        CEPII.assign(classification="HS17", source_id="baci-hs17"),
        CEPII.assign(reporter="national", source_id="comtrade-bulk-kaz"),
        CEPII.assign(period="2021"),
    ]
    together = pd.concat([CEPII, *others], ignore_index=True)
    for work in (
        trade.product_composition,
        trade.product_concentration,
        trade.partner_shares,
        trade.market_shares,
    ):
        expected = work(CEPII)
        found = work(together)
        mine = found[
            (found["reporter"] == "cepii")
            & (found["classification"] == "HS92")
            & (found["period"] == "2022")
        ].reset_index(drop=True)
        pd.testing.assert_frame_equal(mine, expected)


def test_the_leading_products_are_of_the_five_together() -> None:
    found = trade.leading_products(CEPII, NAMES).set_index("product_code")
    assert found.index.tolist() == ["520100", "260300", "260700"]
    ore = found.loc["260300"]
    assert ore["product"] == "Copper ores"
    assert ore["value"] == 40.0
    assert ore["share_pct"] == 40.0
    assert ore["to_china_pct"] == 50.0  # 40 of 80
    assert ore["of_china_pct"] == 10.0  # 40 of 400
    assert ore["rca"] == pytest.approx((80 / 300) / 0.1)
    assert found.loc["260700", "product"] == ""
    assert pd.isna(found.loc["260700", "of_china_pct"])
    assert len(trade.leading_products(CEPII, NAMES, most=1)) == 1
    later = CEPII.assign(reporter="china_customs", period="2023")
    both = pd.concat([CEPII, later], ignore_index=True)
    assert set(trade.leading_products(both, NAMES)["reporter"]) == {"china_customs"}


def test_an_empty_table_is_an_answer() -> None:
    empty, names = load_table("product_trade"), load_table("products")
    for work in (
        trade.product_composition,
        trade.product_concentration,
        trade.partner_shares,
        trade.market_shares,
        trade.revealed_advantage,
    ):
        assert work(empty).empty
    assert trade.leading_products(empty, names).empty


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (lambda: trade.product_composition(CEPII, partner="RUS"), "`partner`: 'RUS'"),
        (lambda: trade.product_composition(CEPII, digits=0), "`digits`: 0 is not one"),
        (lambda: trade.partner_shares(CEPII, digits=3), "`digits`: 3 is not one of 0"),
        (
            lambda: trade.product_composition(pd.concat([CEPII, CEPII])),
            "a product stands twice",
        ),
    ],
)
def test_what_cannot_be_is_refused(work: Callable[[], object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        work()


def test_an_imported_file_is_on_the_page_with_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    command = [sys.executable, "-m", "cac_data"]
    file = baci(tmp_path)
    subprocess.run([*command, "import", "baci", file], check=True, capture_output=True)
    subprocess.run(
        [
            *(*command, "report", "baseline", "--notebook", "trade", "--quiet"),
            *("--set", "trade.data=latest", "--output", str(tmp_path / "pages")),
        ],
        check=True,
        capture_output=True,
    )
    (page,) = (tmp_path / "pages").glob("baseline~*/trade.html")
    text = page.read_text(encoding="utf-8")
    assert "What Central Asia sells China most, by product" in text
    assert "Copper ores and concentrates" in text
    assert "BACI, HS92, release 202501" in text
    assert "Goods in full detail come with" not in text
