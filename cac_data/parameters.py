"""What the notebooks can be told: each parameter once, and the rules between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args

import pydantic
from pydantic import AfterValidator, Field
from pydantic.fields import FieldInfo

from cac_data import codes
from cac_data.display.words import period_in_words
from cac_data.periods import of_year
from cac_data.tables import load_table
from cac_data.vintage import BUNDLED, LATEST, is_id

Keys = tuple[str | int, ...]
"""What leads to a value: `("shocks", 0, "end")`."""
Rules = Iterable[tuple[Any, ...]]
"""What does not hold, and the parameters that it concerns."""
_WHOLE = "-?(0|[1-9][0-9]{0,17})"
_NUMBERS = {int: _WHOLE, float: _WHOLE + r"(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?"}
"""How numbers are written."""


class About(NamedTuple):
    """How a value reads, what nothing (0, "", []) stands for, which text is allowed."""

    words: Callable[[Any], str] = str
    nothing: str = ""
    allowed: str = ""
    known: Callable[[], Collection[str]] = tuple


def _must(be: Callable[[str], bool]) -> AfterValidator:
    def check(text: str) -> str:
        if not be(text):
            message = "is not allowed"
            raise ValueError(message)
        return text

    return AfterValidator(check)


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


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


Line = Annotated[str, AfterValidator(lambda text: " ".join(text.split())), _must(bool)]
Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]
Theme = Literal["diplomacy", "trade", "security", "culture"]
Reporter = Literal["china_customs", "national"]
Year = Annotated[int, About(lambda year: period_in_words(of_year(year)))]
Ahead = Annotated[Year, Field(ge=1993, le=2060, examples=[2028])]
Opening = Annotated[int, Field(ge=0, le=2060), About(nothing="never")]
Rate = Annotated[float, About(lambda rate: f"{_per_cent(rate)} a year")]
Growth = Annotated[Rate, Field(ge=-0.5, le=0.5)]
Gas = Annotated[float, About("{:g} bcm".format, "what output and use leave")]
Price = Annotated[float, About("USD {:g} for 1,000 m3".format, "as last implied")]
Power = Annotated[float, About("{:,.0f} MW a year".format)]
Hours = Annotated[float, About("{:g} hours".format)]
Speed = Annotated[float, About("{:g} km/h".format)]
Countries = Annotated[
    list[Country], About(lambda listed: "; ".join(map(codes.country_name, listed)))
]
Day = Annotated[
    str,
    Field(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", examples=["2025-07-27", ""]),
    _must(lambda text: not text or _is_day(text)),
    About(str, "everything known", 'a date such as 2025-07-27, or "" for all'),
]
Data = Annotated[
    str,
    Field(pattern="^(bundled|latest|[0-9]{4}-[0-9]{2}-[0-9]{2}([.][0-9]{1,6})?)$"),
    _must(lambda text: not is_id(text) or _is_day(text.partition(".")[0])),
    Field(examples=[BUNDLED, LATEST, "2026-11-24"]),
    About(
        _data_in_words,
        allowed="bundled, latest, or the date of a vintage such as 2026-11-24",
        known=lambda: (BUNDLED, LATEST),
    ),
]
Place = Annotated[
    str,
    _must(lambda text: text in _places()),
    Field(json_schema_extra=lambda schema: schema.update(enum=list(_places()))),
    About(
        lambda place: _places()[place],
        allowed="a node_id of the table network_nodes, such as xian",
        known=_places,
    ),
]


class Strict(pydantic.BaseModel):
    """Takes no unknown key, and converts nothing but numbers that are written out.

    The text below a field is its label and, after a colon, its meaning.
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
        if not isinstance(given, Mapping):
            return given
        read = dict(given)
        for name in given.keys() & cls.model_fields:
            kind: Any = cls.model_fields[name].annotation
            is_text = kind in _NUMBERS and isinstance(given[name], str)
            if is_text and re.fullmatch(_NUMBERS[kind], given[name]):
                read[name] = kind(given[name])
        return read


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

    start: Annotated[Year, Field(ge=1992, le=2060)] = 1992
    """First year: first year shown"""
    end: Annotated[Year, Field(ge=1992, le=2060)] = 2025
    """Last year: last year of data used"""
    horizon: Annotated[Year, Field(ge=1993, le=2060)] = 2030
    """Horizon: last year projected"""
    themes: Annotated[list[Theme], Field(max_length=4)] = list(get_args(Theme))
    """Themes: themes of the events that are counted and drawn; [] for none"""
    countries: Annotated[Countries, Field(min_length=1, max_length=5)] = list(
        get_args(Country)
    )
    """Countries: Central Asian countries whose events, goods and ties are shown"""
    quiet_years: Annotated[int, Field(ge=1, le=1000)] = 50
    """Quiet years: years without an entry from which on a span is named"""
    reporter: Annotated[Reporter, About(codes.reporter_name)] = "china_customs"
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
    shocks: Annotated[list[Shock], Field(max_length=20)] = []
    """Shocks: changes that replace growth in some years"""
    level_shifts: Annotated[list[LevelShift], Field(max_length=50)] = []
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


class BrokenRulesError(ValueError):
    """Raised with every rule between parameters that does not hold."""

    def __init__(self, rules: Rules) -> None:
        self.broken = list(rules)
        super().__init__("; ".join(message for message, *_ in self.broken))


def _rules(told: Any) -> Rules:
    """Yield what does not hold between parameters, whichever of them there are."""
    has, start, end = (
        type(told).model_fields,
        getattr(told, "start", told.end),
        told.end,
    )
    for name in ("start", "end"):
        if getattr(told, name, None) == 0:
            yield f"{name} is 0, a year that there never was; allowed: -1 or 1", (name,)
    if start > end:
        message = f"start ({start}) comes after end ({end}); allowed: start <= end"
        yield message, ("start",), ("end",)
    if "horizon" in has and end > told.horizon:
        message = f"end ({end}) comes after horizon ({told.horizon})"
        yield f"{message}; allowed: end <= horizon", ("end",), ("horizon",)
    # History tells of the year that has begun; figures are of years that are over.
    last = int(told.as_of[:4] or 9999) - ("horizon" in has)
    if end > last:
        message = f"end ({end}) is not known on {told.as_of}; allowed: end <= {last}"
        yield message, ("end",), ("as_of",)
    for name in ("themes", "countries"):
        for at, value in enumerate(given := getattr(told, name, [])):
            if value in given[:at]:
                yield f"{value} stands twice; allowed: once", (name, at)
    if "origin" in has and told.origin == told.destination:
        message = f"origin and destination are both {told.origin}; allowed: two places"
        yield message, ("origin",), ("destination",)


def _rules_ahead(told: Any) -> Rules:
    """Yield what does not hold of the years to come."""
    # Too early an opening is a story that can be told, with a warning in the report;
    # one in the past is none. The last year shown on infrastructure is not over.
    first = told.end + (not hasattr(told, "origin"))
    for name in ("line_d_year", "cku_opening"):
        if 0 < (year := getattr(told, name, 0)) < first:
            message = f"{name} ({year}) is past; allowed: 0 for never, or {first} on"
            yield message, (name,), ("end",)
    for name in ("shocks", "level_shifts"):
        taken: dict[str, int] = {}
        for at, entry in enumerate(getattr(told, name, [])):
            years = {key: year for key, year in entry if isinstance(year, int)}
            for key, year in years.items():
                if not told.end < year <= told.horizon:
                    message = f"{year} is not ahead; allowed: {told.end + 1} to "
                    message += str(told.horizon)
                    yield message, (name, at, key), ("end",), ("horizon",)
            start, end = min(years.values()), max(years.values())
            if start < end != years["end"]:
                message = f"start ({end}) comes after end ({start})"
                yield f"{message}; allowed: start <= end", (name, at, "start")
            what = " ".join(words for _, words in entry if isinstance(words, str))
            for year in range(start, end + 1):
                other = taken.setdefault(f"{what} {year}", at)
                if other != at:
                    message = f"{what} {year} stands in entry {other + 1} already"
                    yield f"{message}; allowed: once", (name, at)
                    break


def about(info: FieldInfo) -> About:
    """Return how the values of a field read, and which text is allowed."""
    return next((item for item in info.metadata if isinstance(item, About)), About())


def said(info: FieldInfo) -> list[str]:
    """Return the label of a field and its meaning."""
    return " ".join((info.description or "").split()).split(": ", 1)


class NotebookParameters(Strict):
    """The parameters of one notebook, which keep the rules between them."""

    def label(self, name: str) -> str:
        """Return the name of a parameter as a reader knows it."""
        return str(type(self).model_fields[name].title)

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it."""
        value, told = getattr(self, name), about(type(self).model_fields[name])
        if isinstance(value, list) and told.words is str:
            return "; ".join(map(str, value)) or "none"
        return told.words(value) if value or not told.nothing else told.nothing

    @pydantic.model_validator(mode="after")
    def _keep_rules(self) -> NotebookParameters:
        error = BrokenRulesError([*_rules(self), *_rules_ahead(self)])
        if error.broken:
            raise error
        return self


def _model(
    notebook: str, names: str, **years: tuple[int, int, str]
) -> type[NotebookParameters]:
    """Make the model of a notebook; years of its own have default, first, meaning."""
    fields: dict[str, Any] = {}
    for name in names.split():
        parts = Parameters.model_fields[name].asdict()
        kind, limits, told = parts["annotation"], parts["metadata"], parts["attributes"]
        told["title"], told["description"] = said(Parameters.model_fields[name])
        if name in years:
            told["default"], first, meaning = years[name]
            told["description"] = meaning or told["description"]
            limits = [*limits[:1], Field(ge=first, le=2060)]
        fields[name] = Annotated[kind, *limits, Field(**told)]
    return pydantic.create_model(
        f"{notebook.capitalize()}Parameters",
        __base__=NotebookParameters,
        __module__=__name__,
        __doc__=f"Parameters of `notebooks/{notebook}.ipynb`.",
        **fields,
    )


_BEFORE_OUR_ERA = "year told of; before our era negative, and there is no 0"
_WAYS = "year for which ways are sought, on legs that are to be open by it"

HistoryParameters = _model(
    "history",
    "start end themes countries quiet_years as_of data",
    start=(-300, -3000, f"first {_BEFORE_OUR_ERA}"),
    end=(2026, -3000, f"last {_BEFORE_OUR_ERA}"),
)
TradeParameters = _model(
    "trade",
    "start end horizon reporter as_of data export_growth import_growth shocks "
    "level_shifts usd_inflation",
)
EnergyParameters = _model(
    "energy",
    "start end horizon as_of data line_d_year gas_to_china_bcm gas_price_usd "
    "output_growth demand_growth solar_wind_additions",
    start=(2010, 2000, ""),
    end=(2025, 2000, ""),
    horizon=(2030, 2000, ""),
)
InfrastructureParameters = _model(
    "infrastructure",
    "start end horizon as_of data origin destination cku_opening border_hours "
    "rail_speed_kmh sea_hours",
    start=(2000, 1992, ""),
    end=(2026, 1992, ""),
    horizon=(2030, 1992, _WAYS),
)
OutlookParameters = _model(
    "outlook",
    "end horizon as_of data export_growth import_growth shocks level_shifts "
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
