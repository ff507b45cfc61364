"""What the notebooks can be told: each parameter once, and the rules between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args

import pydantic
from pydantic import AfterValidator, Field

from cac_data import codes
from cac_data.display.words import period_in_words
from cac_data.periods import of_year
from cac_data.tables import load_table
from cac_data.vintage import BUNDLED, LATEST

Keys = tuple[str | int, ...]
"""What leads to a value: `("shocks", 0, "end")`."""
Rules = Iterator[tuple[Any, ...]]
"""What does not hold, and what leads to each value that it concerns."""
UNFINISHED = "some parameters only"
"""The context in which a model does not keep the rules between its parameters."""
WHOLE = "-?(0|[1-9][0-9]{0,17})"
WRITTEN = {int: WHOLE, float: WHOLE + r"(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?"}
"""How numbers are written."""


class Reads(NamedTuple):
    """How a value reads, and what nothing (0, "", []) stands for."""

    words: Callable[[Any], str] = str
    nothing: str = ""


def _day(text: str) -> str:
    if text[:1].isdigit():
        datetime.date.fromisoformat(text.partition(".")[0])
    return text


def _place(text: str) -> str:
    if text not in _places():
        message = "a node_id of the table network_nodes, such as xian"
        raise ValueError(message + codes.closest(text, _places()))
    return text


@cache
def _places() -> dict[str, str]:
    nodes = load_table("network_nodes")
    return dict(zip(nodes["node_id"], nodes["name"], strict=True))


def _per_cent(share: float, plus: str = "") -> str:
    number = f"{abs(share) * 100:.2f}".rstrip("0").rstrip(".")
    return f"{'−' if share < 0 else plus}{number} %"


def _data_in_words(data: str) -> str:
    named = {BUNDLED: "bundled tables", LATEST: "newest vintage"}
    return named.get(data, f"vintage {data}")


Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]
Theme = Literal["diplomacy", "trade", "security", "culture"]
Reporter = Literal["china_customs", "national"]
Year = Annotated[int, Reads(lambda year: period_in_words(of_year(year)))]
Ahead = Annotated[Year, Field(ge=1993, le=2060, examples=[2028])]
Opening = Annotated[int, Field(ge=0, le=2060), Reads(nothing="never")]
Rate = Annotated[float, Reads(lambda rate: f"{_per_cent(rate)} a year")]
Growth = Annotated[Rate, Field(ge=-0.5, le=0.5)]
Gas = Annotated[float, Reads("{:g} bcm".format, "what output and use leave")]
Price = Annotated[float, Reads("USD {:g} for 1,000 m3".format, "as last implied")]
Power = Annotated[float, Reads("{:,.0f} MW a year".format)]
Hours = Annotated[float, Reads("{:g} hours".format)]
Speed = Annotated[float, Reads("{:g} km/h".format)]
LISTED = Reads(lambda listed: "; ".join(map(str, listed)), "none")
COUNTRIES = Reads(lambda listed: "; ".join(map(codes.country_name, listed)))
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
Day = Annotated[
    str,
    Field(pattern=f"^({DAY})?$", examples=["2025-07-27", ""]),
    AfterValidator(_day),
    Reads(str, "everything known"),
]
Data = Annotated[
    str,
    Field(pattern=f"^({BUNDLED}|{LATEST}|{DAY}([.][0-9]{{1,6}})?)$"),
    Field(examples=[BUNDLED, LATEST, "2026-11-24"]),
    AfterValidator(_day),
    Reads(_data_in_words),
]
Place = Annotated[
    str,
    AfterValidator(_place),
    Field(json_schema_extra=lambda schema: schema.update(enum=list(_places()))),
    Reads(lambda place: _places()[place]),
]


class Strict(pydantic.BaseModel):
    """Takes no unknown key, and converts nothing but numbers that are written out.

    The text below a field is its title and, after a colon, its description.
    """

    model_config = pydantic.ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
    )

    @pydantic.model_validator(mode="before")
    @classmethod
    def _read_numbers(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        read = dict(given)
        for name in given.keys() & cls.model_fields:
            kind: Any = cls.model_fields[name].annotation
            is_text = kind in WRITTEN and isinstance(given[name], str)
            if is_text and re.fullmatch(WRITTEN[kind], given[name]):
                read[name] = kind(given[name])
        return read

    @classmethod
    def __pydantic_init_subclass__(cls, **settings: Any) -> None:
        for info in cls.model_fields.values():
            if info.title is None:
                words = " ".join((info.description or "").split())
                info.title, _, info.description = words.partition(": ")
        cls.model_rebuild(force=True)


class Shock(Strict):
    """A change of one flow spread evenly over some years, instead of its growth."""

    flow: Flow
    """Flow: exports or imports, from the Central Asian side"""
    start: Ahead
    """First year: first year of the change"""
    end: Ahead
    """Last year: last year of the change"""
    change: Annotated[float, Field(ge=-0.95, le=5.0, examples=[-0.4])]
    """Change: change over all its years together: -0.4 is a fall of 40 per cent"""

    def __str__(self) -> str:
        years = f"{self.start}–{self.end}" if self.start < self.end else self.start
        return f"{self.flow} {_per_cent(self.change, '+')} over {years}"


class LevelShift(Strict):
    """An amount that appears or disappears in one country's flow in one year."""

    country: Country
    """Country: ISO 3166 code of the Central Asian country"""
    flow: Flow
    """Flow: exports or imports, from the Central Asian side"""
    year: Ahead
    """Year: year from which the level differs"""
    usd_bn: Annotated[float, Field(ge=-200.0, le=200.0, examples=[-4.1])]
    """USD billion: USD billion added before that year's growth; negative is a loss"""

    def __str__(self) -> str:
        amount = f"{'−' if self.usd_bn < 0 else '+'}{abs(self.usd_bn):g} USD bn"
        return f"{codes.country_name(self.country)} {self.flow} {amount} in {self.year}"


class Parameters(Strict):
    """Parameters for every notebook that knows them."""

    # Notebooks have years of their own.
    start: Annotated[Year, Field(ge=-3000, le=2060)] = 1992
    """First year: first year shown"""
    end: Annotated[Year, Field(ge=-3000, le=2060)] = 2025
    """Last year: last year of data used"""
    horizon: Annotated[Year, Field(ge=1992, le=2060)] = 2030
    """Horizon: last year projected"""
    themes: Annotated[list[Theme], Field(max_length=4), LISTED] = list(get_args(Theme))
    """Themes: themes of the events that are counted and drawn; [] for none"""
    countries: Annotated[
        list[Country], Field(min_length=1, max_length=5), COUNTRIES
    ] = list(get_args(Country))
    """Countries: Central Asian countries whose events, goods and ties are shown"""
    quiet_years: Annotated[int, Field(ge=1, le=1000)] = 50
    """Quiet years: years without an entry from which on a span is named"""
    reporter: Annotated[Reporter, Reads(codes.reporter_name)] = "china_customs"
    """Counted by: whose statistics are used"""
    as_of: Day = ""
    """Known by: only what was published by this date (YYYY-MM-DD); empty ("") for
    everything known"""
    data: Data = BUNDLED
    """Data: bundled: the tables that come with the package; latest: with the newest
    rows that `cac-data fetch` brought; a date: with those of that vintage"""
    export_growth: Growth = 0.043
    """Growth of exports, assumed: assumed growth of exports a year"""
    import_growth: Growth = 0.043
    """Growth of imports, assumed: assumed growth of imports a year"""
    shocks: Annotated[list[Shock], Field(max_length=20), LISTED] = []
    """Shocks: changes that replace growth in some years"""
    level_shifts: Annotated[list[LevelShift], Field(max_length=50), LISTED] = []
    """Level shifts: amounts that appear or disappear in one year"""
    usd_inflation: Annotated[Rate, Field(ge=-0.05, le=0.2)] = 0.025
    """Inflation of the dollar, assumed: assumed inflation of the dollar a year"""
    line_d_year: Opening = 0
    """First gas through Line D, assumed: year of the first gas through Line D; 0 for
    never"""
    gas_to_china_bcm: Annotated[Gas, Field(ge=0.0, le=200.0)] = 0.0
    """Gas of the five to China at the horizon, assumed: billion cubic metres a year
    that China takes from the five in the last year projected; 0 for what output and
    use leave"""
    gas_price_usd: Annotated[Price, Field(ge=0.0, le=2000.0)] = 0.0
    """Price of gas, assumed: US dollars for 1,000 cubic metres in the years ahead; 0
    for the price last implied by value and volume"""
    output_growth: Annotated[Rate, Field(ge=-0.2, le=0.5)] = 0.01
    """Growth of Turkmen gas output, assumed: assumed growth of Turkmen gas output a
    year"""
    demand_growth: Annotated[Rate, Field(ge=-0.2, le=0.5)] = 0.02
    """Growth of Turkmen gas use, assumed: assumed growth of the gas that Turkmenistan
    uses itself a year"""
    solar_wind_additions: Annotated[Power, Field(ge=0.0, le=50000.0)] = 2200.0
    """Solar and wind added in Uzbekistan, assumed: assumed additions of solar and wind
    capacity in Uzbekistan, megawatts a year"""
    origin: Place = "xian"
    """From: node_id of the table network_nodes from which a way is sought"""
    destination: Place = "tashkent"
    """To: node_id of the table network_nodes to which a way is sought"""
    cku_opening: Opening = 2031
    """Opening of the railway through Kyrgyzstan, assumed: year in which the
    China-Kyrgyzstan-Uzbekistan railway opens; 0 for never"""
    border_hours: Annotated[Hours, Field(ge=0.0, le=500.0)] = 40.6
    """Time at a rail border, assumed: hours at one border by rail, with the change of
    gauge there"""
    rail_speed_kmh: Annotated[Speed, Field(ge=5.0, le=250.0)] = 53.9
    """Speed of goods trains, assumed: kilometres an hour between stops"""
    sea_hours: Annotated[Hours, Field(ge=0.0, le=1000.0)] = 48.0
    """Time in ports, assumed: hours in the two ports of one sea crossing, beside the
    sailing"""


def rules(told: Any) -> Rules:
    """Yield what does not hold between parameters, whichever of them there are."""
    has, end = type(told).model_fields, told.end
    start = getattr(told, "start", end)
    if 0 in (start, end):
        yield "there was no year 0; allowed: -1 or 1", ("start",), ("end",)
    if start > end:
        yield f"start ({start}) comes after end ({end})", ("start",), ("end",)
    # History tells of the year that has begun; figures are of years that are over.
    last = int(told.as_of[:4] or 9999) - ("horizon" in has)
    if end > last:
        message = f"end ({end}) is not known on {told.as_of}; allowed: up to {last}"
        yield message, ("end",), ("as_of",)
    for name in ("themes", "countries"):
        for at, value in enumerate(given := getattr(told, name, [])):
            if value in given[:at]:
                yield f"{value} stands twice", (name, at)
    if "origin" in has and told.origin == told.destination:
        message = f"origin and destination are both {told.origin}; allowed: two places"
        yield message, ("origin",), ("destination",)
    if "horizon" in has:
        yield from _rules_ahead(told, end, told.horizon)


def _rules_ahead(told: Any, end: int, horizon: int) -> Rules:
    """Yield what does not hold of the years to come."""
    if end > horizon:
        message = f"end ({end}) comes after horizon ({horizon})"
        yield message, ("end",), ("horizon",)
    # Too early an opening is a story that can be told, with a warning in the report;
    # one in the past is none. The last year shown on infrastructure is not over.
    first = end + (not hasattr(told, "origin"))
    for name in ("line_d_year", "cku_opening"):
        if 0 < (year := getattr(told, name, 0)) < first:
            message = f"{name} ({year}) is past; allowed: 0 for never, or {first} on"
            yield message, (name,), ("end",)
    for name in ("shocks", "level_shifts"):
        taken: dict[str, int] = {}
        for at, entry in enumerate(getattr(told, name, [])):
            years = [value for _, value in entry if isinstance(value, int)]
            what = " ".join(value for _, value in entry if isinstance(value, str))
            if not end < years[0] <= years[-1] <= horizon:
                message = f"{years[0]} to {years[-1]} is not allowed; allowed: from "
                message += f"{end + 1} to {horizon}, the first year first"
                yield message, (name, at), ("end",), ("horizon",)
            for year in range(years[0], years[-1] + 1):
                other = taken.setdefault(f"{what} {year}", at)
                if other != at:
                    message = f"{what} {year} stands in entry {other + 1} already"
                    yield message, (name, at)
                    break


class NotebookParameters(Strict):
    """The parameters of one notebook, which keep the rules between them."""

    def label(self, name: str) -> str:
        """Return the name of a parameter as a reader knows it."""
        return str(type(self).model_fields[name].title)

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it."""
        value, told = getattr(self, name), type(self).model_fields[name].metadata
        reads = next((item for item in told if isinstance(item, Reads)), Reads())
        return reads.nothing if reads.nothing and not value else reads.words(value)

    @pydantic.model_validator(mode="after")
    def _keep_rules(self, info: pydantic.ValidationInfo) -> NotebookParameters:
        broken = [] if info.context == UNFINISHED else list(rules(self))
        if broken:
            raise ValueError("; ".join(message for message, *_ in broken))
        return self


def _model(
    notebook: str, names: str, first: int = 1992, **meanings: str
) -> type[NotebookParameters]:
    """Make the model of a notebook, with `name=default` for years of its own."""
    fields: dict[str, Any] = {}
    for name, _, year in (part.partition("=") for part in names.split()):
        info = Parameters.model_fields[name]
        fields[name] = (info.annotation, info)
        if year:
            limits = Field(ge=first, le=2060, title=info.title)
            words = Field(description=meanings.get(name, info.description))
            fields[name] = (Annotated[Year, limits, words], int(year))
    return pydantic.create_model(
        f"{notebook.capitalize()}Parameters",
        __base__=NotebookParameters,
        __module__=__name__,
        __doc__=f"Parameters of `notebooks/{notebook}.ipynb`.",
        **fields,
    )


_ERA = "year told of; before our era negative, and there is no 0"

HistoryParameters = _model(
    "history",
    "start=-300 end=2026 themes countries quiet_years as_of data",
    first=-3000,
    start=f"first {_ERA}",
    end=f"last {_ERA}",
)
TradeParameters = _model(
    "trade",
    "start=1992 end=2025 horizon=2030 reporter as_of data export_growth import_growth "
    "shocks level_shifts usd_inflation",
)
EnergyParameters = _model(
    "energy",
    "start=2010 end=2025 horizon=2030 as_of data line_d_year gas_to_china_bcm "
    "gas_price_usd output_growth demand_growth solar_wind_additions",
    first=2000,
)
InfrastructureParameters = _model(
    "infrastructure",
    "start=2000 end=2026 horizon=2030 as_of data origin destination cku_opening "
    "border_hours rail_speed_kmh sea_hours",
    horizon="year for which ways are sought, on legs that are to be open by it",
)
OutlookParameters = _model(
    "outlook",
    "end=2025 horizon=2030 as_of data export_growth import_growth shocks level_shifts "
    "line_d_year gas_to_china_bcm output_growth demand_growth solar_wind_additions "
    "cku_opening",
)
NOTEBOOK_PARAMETERS: dict[str, type[NotebookParameters]] = {
    "history": HistoryParameters,
    "trade": TradeParameters,
    "energy": EnergyParameters,
    "infrastructure": InfrastructureParameters,
    "outlook": OutlookParameters,
}
"""The notebooks that a scenario can run, in the order in which they are built."""
COMMON = "common"
SECTIONS: dict[str, type[Strict]] = {COMMON: Parameters, **NOTEBOOK_PARAMETERS}
"""What a scenario file says parameters to; `common` is every notebook that has them."""
