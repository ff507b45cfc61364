"""Trade by product, worked out by hand."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cac_data import trade
from cac_data.cli import main
from cac_data.project import find_project
from cac_data.report.build import make_report
from cac_data.report.plan import plan_reports
from tests.bulk_files import baci
from tests.conftest import ROOT

GOODS = """
    KAZ CHN exports 260300 30
    KAZ CHN exports 260700 10
    UZB CHN exports 260300 10
    UZB CHN exports 520100 50
    KAZ CHN imports 847130 80
    KAZ WLD exports 260300 60
    KAZ WLD exports 260700 20
    KAZ WLD exports 270900 120
    UZB WLD exports 260300 20
    UZB WLD exports 520100 80
    KAZ WLD imports 847130 100
    CHN WLD imports 260300 400
    CHN WLD imports 520100 200
    CHN WLD exports 847130 1000
    WLD WLD exports 260300 1000
    WLD WLD exports 260700 500
    WLD WLD exports 270900 3000
    WLD WLD exports 520100 500
    WLD WLD exports 847130 5000
"""
NAMES = pd.DataFrame({"product_code": ["260300"], "product": ["Copper ores"]})
NAMES = NAMES.assign(classification="HS92", source_id="baci-hs92")
BY_COUNTRY = [
    trade.product_composition,
    trade.product_concentration,
    trade.partner_shares,
    trade.market_shares,
]


def goods(lines: str, **columns: str) -> pd.DataFrame:
    """Rows of `product_trade`: country, partner, flow, product, value."""
    names = ["country", "partner", "flow", "product_code", "value_usd_mn"]
    cells = [line.split() for line in lines.split("\n") if line.strip()]
    rows = pd.DataFrame(cells, columns=names).astype({"value_usd_mn": float})
    described = {
        "reporter": "cepii",
        "classification": "HS92",
        "period": "2022",
        "source_id": "baci-hs92",
        **columns,
    }
    return rows.assign(**described)


CEPII = goods(GOODS)


BY_HAND: dict[str, tuple[Callable[[], pd.DataFrame], str, str, float]] = {
    "composition": (
        lambda: trade.product_composition(CEPII),
        "share_pct",
        "KAZ exports 260300",
        75.0,
    ),
    "composition_by_chapter": (
        lambda: trade.product_composition(CEPII, digits=2),
        "value",
        "KAZ exports 26",
        40.0,
    ),
    "partner_share": (
        lambda: trade.partner_shares(CEPII),
        "share_pct",
        "UZB exports 520100",
        62.5,
    ),
    # 40 of 200, of which 120 are oil that China does not buy.
    "partner_share_of_all_goods": (
        lambda: trade.partner_shares(CEPII, digits=0),
        "share_pct",
        "KAZ exports ",
        20.0,
    ),
    "market_share_of_exports": (
        lambda: trade.market_shares(CEPII),
        "share_pct",
        "KAZ exports 260300",
        7.5,
    ),
    # What one side exports the other imports.
    "market_share_of_imports": (
        lambda: trade.market_shares(CEPII),
        "share_pct",
        "KAZ imports 847130",
        8.0,
    ),
    # Balassa's ratio: 60 of 200 over 1000 of 10000.
    "revealed_advantage": (
        lambda: trade.revealed_advantage(CEPII),
        "rca",
        "KAZ exports 260300",
        3.0,
    ),
    # The squares of three quarters and a quarter.
    "concentration": (
        lambda: trade.product_concentration(CEPII),
        "value",
        "KAZ exports",
        0.625,
    ),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_it_is_as_worked_out_by_hand(case: str) -> None:
    work, column, key, value = BY_HAND[case]
    rows = work()
    key_columns = rows.columns.intersection(["country", "flow", "product_code"])
    keys = rows[key_columns].agg(" ".join, axis=1)
    assert rows.loc[keys == key, column].item() == pytest.approx(value)


def test_the_world_of_national_reports_is_the_sum_of_all_of_them() -> None:
    states = goods("KAZ WLD exports 260300 1", reporter="national", source_id="kaz")
    lines = "WLD WLD exports 260300 25\nWLD WLD exports 270900 75"
    world = goods(lines, reporter="comtrade", source_id="wld")
    (row,) = trade.revealed_advantage(pd.concat([states, world])).to_dict("records")
    assert row["rca"] == pytest.approx(4.0)
    assert row["source_ids"] == "kaz;wld"


def test_without_the_world_there_is_no_advantage() -> None:
    states = goods("KAZ WLD exports 260300 1", reporter="national")
    assert trade.revealed_advantage(states).empty


@pytest.mark.parametrize("work", BY_COUNTRY)
def test_reporters_revisions_and_years_are_never_mixed(
    work: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    later_revision = CEPII.assign(classification="HS17", source_id="baci-hs17")
    national = CEPII.assign(reporter="national", source_id="comtrade-bulk-kaz")
    year_before = CEPII.assign(period="2021")
    frames = [CEPII, later_revision, national, year_before]
    rows = work(pd.concat(frames, ignore_index=True))

    is_cepii = (rows["reporter"] == "cepii") & (rows["classification"] == "HS92")
    cepii = rows[is_cepii & (rows["period"] == "2022")].reset_index(drop=True)
    pd.testing.assert_frame_equal(cepii, work(CEPII))


def test_the_leading_products_are_of_the_five_together() -> None:
    rows = trade.leading_products(CEPII, NAMES).set_index("product_code")
    assert rows.index.tolist() == ["520100", "260300", "260700"]
    columns = ["product", "value", "share_pct", "to_china_pct", "of_china_pct", "rca"]
    ore = rows.loc["260300", columns].tolist()
    # 40 of 100, of 80 and of 400; 80 of 300 over a tenth.
    assert ore == ["Copper ores", 40.0, 40.0, 50.0, 10.0, pytest.approx(8 / 3)]
    assert rows.loc["260700", "product"] == ""
    assert pd.isna(rows.loc["260700", "of_china_pct"])


def test_the_leading_products_are_of_the_latest_year() -> None:
    later = CEPII.assign(reporter="china_customs", period="2023")
    goods_of_two = pd.concat([CEPII, later], ignore_index=True)
    assert set(trade.leading_products(goods_of_two, NAMES)["reporter"]) == {
        "china_customs"
    }


def test_without_imported_files_there_are_no_leading_products() -> None:
    assert trade.leading_products(CEPII[:0], NAMES).empty


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "unknown_partner": (
        lambda: trade.product_composition(CEPII, partner="RUS"),
        "`partner`: 'RUS'",
    ),
    "unknown_digits": (
        lambda: trade.partner_shares(CEPII, digits=3),
        "`digits`: '3' is not one",
    ),
    "all_goods_in_a_composition": (
        lambda: trade.product_composition(CEPII, digits=0),
        "`digits`: '0' is not one",
    ),
    "two_releases": (
        lambda: trade.market_shares(pd.concat([CEPII] * 2)),
        "a product stands twice",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str) -> None:
    call, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.usefixtures("home")
def test_an_imported_file_is_on_the_page_with_its_source(tmp_path: Path) -> None:
    assert main(["import", "baci", str(baci(tmp_path))]) == 0
    (job,) = plan_reports(
        find_project(ROOT), notebooks=["trade"], settings=["trade.data=latest"]
    )
    report = make_report(job.beside(()))  # compared with no baseline
    assert report.error is None
    text = report.page.decode()
    assert "What Central Asia sells China most, by product" in text
    assert "Copper ores and concentrates" in text
    assert "BACI, HS92, release 202501" in text
