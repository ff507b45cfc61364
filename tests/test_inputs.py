"""Functions that take raw tables say which they need, and what they were given."""

from collections.abc import Callable

import pandas as pd
import pytest

from cac_data import energy, history, infrastructure, load_table, trade

TRADE = load_table("bilateral_trade")
GAS = load_table("gas_flows")
POWER = load_table("electricity_generation")
FACTORS = load_table("emission_factors")
INTENSITY = load_table("carbon_intensity")

WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "series_of_gas": (
        lambda: trade.series(GAS),
        "trade.series: `trade` needs the table bilateral_trade (columns reporter, "
        "country, period, flow, variant, source_id, value_usd_mn); was given the table "
        "gas_flows",
    ),
    "projection_of_raw_rows": (
        lambda: trade.projection(TRADE, 2030),
        "trade.projection: `total` needs rows of trade.regional (columns year, value, "
        "unit, source_ids); was given the table bilateral_trade",
    ),
    "balance_of_raw_rows": (
        lambda: trade.balance(TRADE),
        "trade.balance: `flows` needs rows of trade.series (columns country, flow, "
        "period, value, unit, source_ids); was given the table bilateral_trade",
    ),
    "carbon_intensity_in_another_order": (
        lambda: energy.carbon_intensity(INTENSITY, POWER, FACTORS),
        "energy.carbon_intensity: `power` needs the table electricity_generation "
        "(columns country, technology, period, basis, vintage, source_id, "
        "generation_twh); was given the table carbon_intensity",
    ),
    "supplier_shares_of_trade": (
        lambda: energy.supplier_shares(TRADE),
        "energy.supplier_shares: `flows` needs the table gas_flows (columns exporter, "
        "importer, indicator, route, nature, basis, period, vintage, source_id, "
        "value); was given the table bilateral_trade",
    ),
    "product_shares_of_trade": (
        lambda: trade.partner_shares(TRADE),
        "trade.partner_shares: `goods` needs the table product_trade (columns "
        "reporter, country, partner, flow, classification, product_code, period, "
        "source_id, value_usd_mn); was given the table bilateral_trade",
    ),
    "completion_claims_of_projects": (
        lambda: infrastructure.completion_claims(
            load_table("projects"), project_id="cku-railway"
        ),
        "infrastructure.completion_claims: `schedule_claims` needs the table "
        "schedule_claims (columns project_id, milestone, said_on, said_by, source_id); "
        "was given the table projects",
    ),
    "workshops_of_events": (
        lambda: history.running_workshops(load_table("events")),
        "history.running_workshops: `people` needs the table people_links (columns "
        "country, indicator, direction, place, detail, stage, period, period_text, "
        "unit, source_id, value); was given the table events",
    ),
    "a_name_in_place_of_a_frame": (
        lambda: trade.regional("bilateral_trade"),  # type: ignore[arg-type]
        "trade.regional: `trade` needs the table bilateral_trade (columns reporter, "
        "country, period, flow, variant, source_id, value_usd_mn); was given the name "
        "'bilateral_trade': say load_table('bilateral_trade')",
    ),
    "a_frame_of_ones_own": (
        lambda: trade.regional(pd.DataFrame({"land": ["KAZ"], "jahr": [2024]})),
        "trade.regional: `trade` needs the table bilateral_trade (columns reporter, "
        "country, period, flow, variant, source_id, value_usd_mn); was given a frame "
        "with the columns land, jahr",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_another_table_is_refused_with_the_one_that_is_needed(case: str) -> None:
    call, message = WRONG[case]
    with pytest.raises(ValueError, match="needs") as refused:
        call()
    assert str(refused.value) == message
