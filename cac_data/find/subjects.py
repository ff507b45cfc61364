"""What the rows of each table are of: countries, periods, and words a text must have.

A requirement is a code of the vocabulary, or several of which one will do
(``exports|deliver``). What a table says in words of its own is read with the same
vocabulary as a text; a word that it does not know must stand in the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from cac_data import codes
from cac_data.find.mentions import is_within, words_in
from cac_data.find.vocabulary import COUNTRIES, GOODS, KINDS, WAYS
from cac_data.tables import load_table

Row = Mapping[str, Any]

FLOWS_OF_FUEL = "exports|imports|deliver"
MONEY_SPENT = "investment|cost|loans|contracts"


@dataclass(frozen=True)
class Spec:
    """How a table says what its rows are of."""

    needs: str = ""
    """What a text on any of its rows has a word for."""
    countries: tuple[str, ...] = ("country",)
    """Columns of countries, each of which a text names."""
    partner: str = ""
    """The other country: a code, or the column that holds it."""
    words: tuple[str, ...] = ()
    """Columns whose cells are read as words."""
    period: str = "period"
    is_lasting: bool = False
    """Whether a row holds for no period: a length, a design."""
    is_dated: bool = False
    """Whether the period is the day of a count, which a text may call by its year."""
    is_named: bool = True
    """Whether a text has the names of what stands in another table."""
    of_columns: Mapping[str, str] = field(default_factory=dict)
    """What a column of values needs, beside the first."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Another table from which a column of ids takes its words, by this column."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """What cells of this table require, other than those of all."""
    allows: str = ""
    """Goods that a text may name beside those of a row."""


_PROJECT = {"project_id": "projects"}

SPECS: Mapping[str, Spec] = {
    "bilateral_trade": Spec(partner="CHN", words=("flow",)),
    "monthly_trade": Spec(partner="CHN", words=("flow",)),
    "trade_composition": Spec(
        partner="CHN", words=("flow", "product"), of_columns={"share_pct": "share"}
    ),
    "product_flows": Spec(
        partner="partner",
        words=("flow", "good", "indicator"),
        cells={"vehicles": ""},
    ),
    "product_trade": Spec(partner="partner", words=("flow", "product_code")),
    "trade_targets": Spec(
        partner="CHN", words=("flow", "kind"), period="target_period"
    ),
    "country_profile": Spec(words=("indicator",)),
    "commodity_prices": Spec(
        "price", countries=(), words=("commodity",), partner="origin"
    ),
    "gas_flows": Spec(
        "gas",
        countries=("exporter", "importer"),
        words=("indicator", "route", "nature"),
    ),
    "fuel_flows": Spec(
        FLOWS_OF_FUEL,
        countries=("exporter", "importer"),
        words=("commodity", "route", "nature"),
    ),
    "minerals": Spec(words=("commodity", "indicator", "place"), is_dated=True),
    "pipelines": Spec(
        "capacity|deliver",
        countries=("from_country", "to_country"),
        words=("name",),
        is_lasting=True,
        of_columns={"length_km": "length|pipeline"},
    ),
    "energy_balance": Spec(words=("indicator",)),
    "power_system": Spec(words=("indicator",), is_dated=True),
    "electricity_generation": Spec("generation|production", words=("technology",)),
    "electricity_trade": Spec(words=("indicator",), partner="partner"),
    "carbon_intensity": Spec(words=("indicator",)),
    "renewable_capacity": Spec(words=("technology", "indicator"), is_dated=True),
    "hydropower_plants": Spec(
        words=("plant", "indicator"), is_lasting=True, allows="hydro electricity water"
    ),
    "water_sharing": Spec(
        countries=(), words=("river", "indicator"), is_lasting=True, allows="water"
    ),
    "energy_targets": Spec(
        "plan", words=("indicator",), period="target_period", partner=""
    ),
    "energy_projects": Spec(
        "capacity|plant|projects|production",
        words=("name", "technology"),
        is_lasting=True,
        of_columns={"investment_usd_mn": MONEY_SPENT, "chinese_share_pct": "share"},
    ),
    "emission_factors": Spec(
        "emissions|intensity", countries=(), words=("technology",), is_lasting=True
    ),
    "project_figures": Spec(
        countries=(), words=("indicator", "scope"), is_lasting=True, beside=_PROJECT
    ),
    "network_legs": Spec(
        "length|distance",
        countries=(),
        words=("from_node", "to_node"),
        is_lasting=True,
    ),
    "route_checks": Spec(
        "length|distance",
        countries=(),
        words=("origin", "destination", "measure"),
        is_lasting=True,
        of_columns={"days_low": "time", "days_high": "time"},
    ),
    "corridor_volumes": Spec(
        countries=(), words=("corridor", "indicator", "scope", "nature", "mode")
    ),
    "investment": Spec(
        words=("concept", "part", "direction", "sector", "investor", "counterparty"),
        partner="CHN",
        is_dated=True,
        of_columns={"share_pct": "share"},
    ),
    "chinese_companies": Spec(
        "companies", partner="CHN", words=("indicator",), is_dated=True
    ),
    "external_debt": Spec(words=("creditor", "indicator"), is_dated=True),
    "yuan_finance": Spec(words=("instrument", "stage"), is_dated=True),
    "logistics_performance": Spec(words=("indicator",)),
    "people_links": Spec(
        words=("indicator", "direction", "place", "detail", "stage"), is_dated=True
    ),
    "foreign_workers": Spec(
        words=("indicator", "sector"), partner="citizens_of", is_dated=True
    ),
    "summit_outcomes": Spec(
        countries=(),
        words=("indicator", "attribution"),
        is_dated=True,
        beside={"summit_id": "summits", "agreement_id": "agreements"},
        is_named=False,
    ),
    "pledges": Spec(countries=("countries",), words=("pledge",), period="due"),
    "format_money": Spec(
        countries=(),
        words=("said_by", "purpose", "stage"),
        period="said_on",
        is_dated=True,
    ),
    "institutions": Spec(countries=(), words=("subject", "fact"), is_dated=True),
    "security_technology": Spec(
        countries=("countries",), words=("title", "indicator"), is_dated=True
    ),
    "security_incidents": Spec(words=("place", "target", "kind"), is_dated=True),
    "public_opinion": Spec("poll|protests", words=("question",), is_dated=True),
    "promises": Spec(
        "plan|pledged", countries=("countries",), words=("promise",), period="due"
    ),
    "claims": Spec(countries=(), words=("statement",), is_dated=True),
}
"""Tables that hold no figures of the world (places, forecasts of ours) are none."""

CELLS: Mapping[str, str] = {
    # Words of tables that mean more, or less, than their letters.
    "all": "",
    "main": "",
    "actual": "",
    "pipeline": "",
    "whole": "",
    "published": "",
    "volume": FLOWS_OF_FUEL,
    "mass": "",
    "value": "",
    "annual_rate": FLOWS_OF_FUEL,
    "plan": "plan",
    "target": "plan",
    "forecast": "plan",
    "expected": "plan",
    "border_price": "price",
    "feeder": "",
    "other": "",
    "both": "",
    "rail": "",
    "road": "",
    "sea": "",
    "all goods": "",
    "route": "",
    "part": "part",
    "merchandise_exports": "exports",
    "merchandise_imports": "imports",
    "exports_goods_services": "exports services",
    "imports_goods_services": "imports services",
    "gdp": "gdp",
    "gdp_ppp": "gdp purchasing_power",
    "gdp_growth": "gdp growth",
    "population": "population",
    "exchange_rate": "exchange_rate",
    "area_land": "area",
    "area_surface": "area",
    "area_total": "area",
    "area_water": "area water",
    "land_border_total": "border",
    "china_share_of_exports": "share exports",
    "china_share_of_imports": "share imports",
    "china_share_of_turnover": "share turnover",
    "ca5_share_of_turnover": "share turnover",
    "imports_share_of_turnover_with_china": "share imports turnover",
    "debt_stock": "debt",
    "debt_service": "debt_service",
    "china": "",
    "share_of_external_debt": "share debt",
    "share_of_debt_service": "share debt_service",
    "china_eximbank": "eximbank",
    "china_development_bank": "cdb",
    "fdi_flow": "fdi|investment",
    "fdi_stock": "fdi|investment stock",
    "investment_position": "investment stock",
    "contract": "contracts|investment",
    "commitment": "loans|grants|investment|pledged",
    "announced": "investment|pledged",
    "loan": "loans",
    "grant": "grants",
    "project_stock": "investment|projects",
    "cumulative": "cumulative|stock|investment|in_total",
    "investment_and_loans": "investment|loans",
    "oda_like": "",
    "oof_like": "",
    "net": "",
    "gross": "",
    "investment": "investment",
    "china_to_region": "",
    "region_to_china": "outward",
    "Chinese official sector": "",
    "China": "",
    "Chinese companies": "companies",
    "registered_in_period": "registered",
    "registered": "registered",
    "operating": "",
    "joint_ventures": "joint_ventures",
    "gas_production": "gas production",
    "gas_consumption": "gas consumption",
    "gas_production_gross": "gas production gross",
    "gas_reserves_proved": "gas reserves",
    "gas_reserves_recoverable": "gas reserves",
    "gas_reserves_galkynysh": "gas galkynysh",
    "oil_reserves_proved": "oil reserves",
    "co2_from_energy": "emissions",
    "primary_energy_supply_per_capita": "primary energy per_capita",
    "power_sector_emissions": "emissions",
    "carbon_intensity": "intensity",
    "total": "",
    "crude_oil": "oil",
    "natural_uranium": "uranium",
    "electricity_consumption": "electricity consumption",
    "electricity_deliveries": "electricity deliver",
    "electricity_losses": "electricity losses",
    "installed_capacity": "capacity",
    "installed_capacity_thermal": "capacity thermal",
    "added_capacity": "capacity added",
    "electricity_net_imports": "electricity imports net",
    "solar_and_wind": "solar wind",
    "all_renewables": "renewables",
    "other_renewables": "renewables other",
    "solar_distributed": "solar distributed",
    "small_hydro": "hydro small",
    "battery_storage": "storage",
    "design_capacity": "capacity",
    "design_generation": "generation",
    "uranium_production": "uranium production",
    "metal_stock": "reserves|stock",
    "exports_value": "exports",
    "exports_mass": "exports",
    "output": "production",
    "market_price": "price",
    "mineral_reserves": "reserves",
    "mineral_resources": "resources|reserves",
    "share_of_world_output": "share production",
    "share_of_world_consumption": "share consumption",
    "rare_earths": "rare_earths",
    "to_china": "",
    "from_china": "from_china",
    "flights": "flights",
    "overnight_tourists": "tourists|arrivals overnight",
    "students": "students",
    "tourists": "tourists",
    "arrivals": "arrivals|tourists",
    "trips": "trips|arrivals|tourists",
    "border_crossings": "crossings|arrivals",
    "scholarship_holders": "scholarships",
    "scholarships": "scholarships",
    "visas_issued": "visas",
    "launched": "",
    "lu_ban_workshops": "lu_ban",
    "confucius_institutes": "confucius",
    "work_permit_holders": "permits|workers",
    "work_permits_issued": "permits",
    "work_quota": "quota",
    "work_quota_used": "quota",
    "arrivals_for_work": "workers|arrivals",
    "study_trips": "students|trips",
    "inflow_delivered": "deliver|inflow",
    "dim_sum_bond": "bond",
    "falcon_bond": "bond",
    "panda_bond": "bond",
    "yuan_bond": "bond",
    "currency_swap": "swap",
    "issued": "",
    "planned": "plan",
    "signed": "",
    "length": "length",
    "construction_cost": "cost|investment",
    "project_capacity": "capacity|cargo",
    "expected_traffic": "cargo|capacity",
    "trains": "trains",
    "cargo": "cargo",
    "containers": "containers",
    "container_trains": "trains containers",
    "block_trains": "trains",
    "transit_revenue": "transit money_of_others",
    "transit_time": "time|transit",
    "vehicles": "road_vehicles",
    "china_europe_trains": "china_europe",
    "middle_corridor": "middle_corridor",
    "china_central_asia_trains": "china_central_asia_trains",
    "kazakhstan_china_rail": "KAZ CHN cargo|trains|containers|capacity",
    "kazakhstan_transit": "KAZ transit",
    "china_europe": "",
    "transit": "transit",
    "stated_capacity": "capacity|cargo",
    "capacity": "capacity|cargo",
    "trains_growth": "trains growth",
    "all_operators": "",
    "main_operator": "operator",
    "goods_value": "turnover|cargo",
    "lpi_score": "lpi",
    "lpi_rank": "lpi rank",
    "agreements_value": "agreements|contracts|projects",
    "agreements": "agreements",
    "documents": "documents",
    "projects": "projects",
    "projects_value": "projects",
    "grants_pledged": "grants|pledged",
    "finance_pledged": "pledged|loans|grants",
    "six_party": "",
    "bilateral": "",
    "business_council": "business",
    "forum": "",
    "saving": "shorter",
    "first_stage": "part",
    "extended": "part",
    "added": "part",
    "tunnels": "tunnels",
    "bridges": "bridges",
    "potential": "potential",
    "vehicles_registered": "registered",
    "vehicles_sold": "deliver",
    "value_growth": "growth",
    "generating_capacity": "capacity",
    "solar panels, cells and wafers": "solar_panels",
    "passenger cars": "cars",
    "electric cars": "electric_cars",
    "gold": "gold",
    "brent": "oil",
    "coal_australia": "coal",
    "natural_gas_europe": "gas",
    "cotton_a_index": "cotton",
    "copper": "copper",
    "fruit and vegetables": "fruit vegetables",
    "pipeline_gas_china_border": "gas",
    "lng_japan": "lng",
    "lng_china_mainland": "lng",
    "share_of_exports": "share exports",
}
"""What cells require; the letters of what is not here are read."""

_NEUTRAL = frozenset(
    [
        "all",
        "and",
        "the",
        "for",
        "with",
        "from",
        "into",
        "out",
        "per",
        "year",
        "rate",
        "total",
        "main",
        "other",
        "stated",
        "goods",
        "chapter",
        "products",
        "share",
        "whole",
        "part",
        "line",
        "lines",
        "plant",
        "field",
        "power",
        "solar",
        "wind",
        "farm",
        "gas",
        "railway",
        "road",
        "international",
        "central",
        "asia",
        "republic",
        "company",
        "group",
        "corporation",
        "first",
        "second",
        "new",
        "phase",
        "construction",
        "section",
        "highway",
        "expressway",
        "via",
        "between",
        "not",
        "its",
        "sector",
        "economic",
        "cooperation",
        "china",
        "chinese",
        "central",
        "asian",
    ]
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")


@dataclass(frozen=True)
class Subject:
    """What a row is of, as far as a text can say it."""

    countries: frozenset[str]
    partner: str
    period: str
    is_lasting: bool
    is_design: bool
    """Whether it is of what is built, which a text may say of a time to come."""
    is_dated: bool
    allows: frozenset[str]
    needs: tuple[frozenset[str], ...]
    """Of each one code must be in the text."""
    literals: frozenset[str]
    """Words that must stand there as they are."""

    @property
    def codes(self) -> frozenset[str]:
        """All that it may be called."""
        return frozenset().union(*self.needs) if self.needs else frozenset()

    @property
    def goods(self) -> frozenset[str]:
        """The goods that it is of."""
        return self.codes.intersection(GOODS)


@cache
def _texts_beside(table: str, row_id: str) -> tuple[str, frozenset[str], str]:
    """Return name, countries and period of what a row's id stands for."""
    # The ignored argument: the table that a column's ids are of is plain text.
    rows = load_table(table)  # type: ignore[arg-type]
    named = rows[rows[rows.columns[0]] == row_id]
    if named.empty:
        return "", frozenset(), ""
    row = named.iloc[0]
    # What comes behind is its route, or of what it is a part.
    name = re.split(r"[,(]", str(row.get("name", row.get("title", ""))))[0]
    listed = row.get("countries", row.get("participants", []))
    countries = frozenset(code for code in listed if code in codes.CA5)
    if len(countries) == len(codes.CA5):
        countries = frozenset({"CA5"})
    return name, countries, str(row.get("period", ""))


class _Required(NamedTuple):
    """What a cell requires: of each need one code, and words as they are."""

    needs: tuple[frozenset[str], ...]
    literals: frozenset[str]


@cache
def _required_by(cell: str, stated: str | None) -> _Required:
    """Return what a cell of a table requires: as is stated, else by its letters."""
    meant = CELLS.get(cell) if stated is None else stated
    return _read(cell) if meant is None else _stated(meant)


def _stated(meant: str) -> _Required:
    """Return what is required by codes, or by words that are none."""
    needs = []
    literals: set[str] = set()
    for part in meant.split():
        alternatives = frozenset(part.split("|"))
        if len(alternatives) == 1 and not alternatives & _all_codes():
            literals |= alternatives
        else:
            needs.append(alternatives)
    return _Required(tuple(needs), frozenset(literals))


def _read(cell: str) -> _Required:
    """Return what the words of a cell require, read as those of a text."""
    text = re.sub(r"^chapter [0-9]+: ", "", cell.replace("_", " "))
    mentions = words_in(text)
    needs = [
        frozenset({mention.code})
        for mention in mentions
        if mention.kind not in ("country", "capital", "side", "nature")
        and mention.code != "growth"
    ]
    spans = [(mention.start, mention.end) for mention in mentions]
    unknown = set()
    for match in _WORD.finditer(text.replace("-", " ")):
        if not is_within(match.start(), spans):
            word = match[0].lower()
            unknown.add(word.removesuffix("'s"))
    distinct_needs = tuple(dict.fromkeys(needs))
    return _Required(distinct_needs, frozenset(unknown - _NEUTRAL))


@cache
def _all_codes() -> frozenset[str]:
    groups = [COUNTRIES, WAYS, *KINDS.values()]
    return frozenset(code for words in groups for code in words)


def _countries_of(row: Row, spec: Spec) -> frozenset[str]:
    """Return the countries that a text on a row names; China is the other side."""
    named: set[str] = set()
    for column in spec.countries:
        cell = row.get(column, "")
        named.update(cell if isinstance(cell, list) else [cell])
    named -= {"", "WLD"}
    if len(named) > 1 or spec.partner:
        named -= {"CHN"}
    if len(named.intersection(codes.CA5)) == len(codes.CA5):
        named = {"CA5"}
    return frozenset(named)


def _partner_of(row: Row, spec: Spec) -> str:
    """Return the country on the other side: China, as a rule."""
    if spec.partner in row:
        return str(row[spec.partner])
    sides = {row.get(column, "") for column in spec.countries if column != "countries"}
    indicator = str(row.get("indicator", ""))
    if spec.countries == ("country",) and not spec.partner:
        sides = set()
    if "CHN" in sides or spec.partner == "CHN" or indicator.startswith("china_share"):
        return "CHN"
    if row.get("creditor", "") not in ("", "all") or "with_chn" in indicator:
        return "CHN"
    if "WLD" in sides or row.get("creditor") == "all" or "merchandise" in indicator:
        return "WLD"
    return spec.partner if len(spec.partner) == 3 else ""


def subject_of(table: str, column: str, row: Row, *, is_first: bool) -> Subject:
    """Return what a row of a table is of; `column` is that of its value."""
    spec = SPECS[table]
    countries = _countries_of(row, spec)
    period = str(row.get(spec.period, "") or row.get("period", ""))
    needs: dict[frozenset[str], None] = {}
    literals: frozenset[str] = frozenset()
    cells = [str(row[name]) for name in spec.words if row.get(name)]
    for id_column, other_table in spec.beside.items():
        name, of_countries, its_period = _texts_beside(
            other_table, row.get(id_column, "")
        )
        if spec.is_named:
            cells.append(name)
        countries |= of_countries
        period = period or its_period
    for cell in cells:
        codes_of_cell, words = _required_by(cell, spec.cells.get(cell))
        needs.update(dict.fromkeys(codes_of_cell))
        literals |= words
    own = spec.needs if is_first else spec.of_columns.get(column, column)
    if own:
        needs[frozenset(own.split("|"))] = None
    border = re.match(r"land_border_with_(\w{3})", str(row.get("indicator", "")))
    if border:
        countries |= {border[1].upper()} - {"CHN"}
        needs = {frozenset({"border"}): None}
        literals = frozenset()
    return Subject(
        countries=countries,
        partner=_partner_of(row, spec),
        period=period,
        is_lasting=spec.is_lasting or not period,
        is_design=spec.is_lasting,
        is_dated=spec.is_dated,
        allows=frozenset(spec.allows.split()),
        needs=tuple(needs),
        literals=literals,
    )
