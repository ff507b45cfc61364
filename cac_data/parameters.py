"""What the notebooks can be told: each parameter once, and how its values read."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from cac_data import codes
from cac_data.extras import extra
from cac_data.periods import of_year
from cac_data.tables import load_table
from cac_data.vintage import BUNDLED, LATEST

with extra("reports", "cac_data.parameters"):
    from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model

    from cac_data.words import period

DATA_IN_WORDS = {BUNDLED: "bundled tables", LATEST: "newest vintage"}
PLACES = load_table("network_nodes").set_index("node_id")["name"].to_dict()


def _day(text: str) -> str:
    if text[:1].isdigit():
        try:
            datetime.date.fromisoformat(text.partition(".")[0])
        except ValueError:
            # In our words: those of Python change with its versions.
            message = "there is no such day"
            raise ValueError(message) from None
    return text


def _per_cent(share: float, sign: str = "-") -> str:
    return f"{round(share * 100, 2):{sign}g} %".replace("-", "−")


@dataclass(frozen=True)
class Unit:
    """In which unit a form asks for a number, and how often it holds the stored one."""

    name: str
    factor: float = 1.0


# Beside what pydantic checks, an annotation may hold a `Unit`, and a function that
# tells how a value, or one of a list, reads.
Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]
Output = Annotated[
    Literal["assumed", "needed"],
    {"assumed": "grows as assumed", "needed": "as much as is needed"}.get,
]
Theme = Literal["diplomacy", "trade", "security", "culture"]
Reporter = Annotated[
    Literal["china_customs", "national"], lambda who: codes.REPORTERS[who][0]
]
Year = Annotated[int, lambda year: period(of_year(year))]
Ahead = Annotated[Year, Field(ge=1993, le=2060, examples=[2028])]
Opening = Annotated[
    int,
    Field(ge=0, le=2060),
    Unit("year; 0 for never"),
    lambda year: str(year or "never"),
]
Rate = Annotated[float, Unit("% a year", 100), lambda rate: f"{_per_cent(rate)} a year"]
Growth = Annotated[Rate, Field(ge=-0.5, le=0.5)]
Hours = Annotated[float, Unit("hours"), "{:g} hours".format]
Speed = Annotated[float, Field(ge=5.0, le=250.0), Unit("km/h"), "{:g} km/h".format]
Capacity = Annotated[
    float,
    Field(ge=0.0, le=50000.0),
    Unit("MW a year; 0: none"),
    lambda x: f"{x:,.0f} MW a year" if x else "none assumed",
]
Gas = Annotated[
    float,
    Unit("bcm a year; 0: residual"),
    lambda x: f"{x:g} bcm" if x else "what Turkmen output leaves over",
]
Cost = Annotated[
    float,
    Unit("USD for 1,000 m³; 0 for the last known"),
    lambda x: f"${x:g} for 1,000 m³" if x else "the last one known",
]
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
Day = Annotated[
    str,
    Field(pattern=f"^({DAY})?$", examples=["2025-07-27", ""]),
    AfterValidator(_day),
    Unit("YYYY-MM-DD; empty for all"),
    lambda day: day or "everything known",
]
Data = Annotated[
    str,
    Field(pattern=f"^({BUNDLED}|{LATEST}|{DAY}([.][0-9]{{1,6}})?)$"),
    Field(examples=[BUNDLED, LATEST, "2026-11-24"]),
    AfterValidator(_day),
    lambda data: DATA_IN_WORDS.get(data, f"vintage {data}"),
]
# Type checkers know no `Literal` of words that are read from a table.
Place = str
if not TYPE_CHECKING:
    Place = Annotated[Literal[tuple(PLACES)], PLACES.get]


class Declared(BaseModel):
    """A model that takes no unknown key, and labels its fields.

    The text below a field is its label and, behind a colon, what it means. A class that
    has such texts says so by `use_attribute_docstrings`: to look for them in the source
    of one that has none would take long.
    """

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        defer_build=True,  # until each description is split
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **settings: Any) -> None:
        for info in cls.model_fields.values():
            if info.description and not info.title:
                words = " ".join(info.description.split())
                info.title, _, info.description = words.partition(": ")

    def label(self, name: str) -> str:
        """Return the name of a parameter as a reader knows it."""
        return str(type(self).model_fields[name].title)

    @classmethod
    def unit(cls, name: str) -> Unit:
        """Return the unit in which a form asks for a parameter; most have none."""
        metadata = cls.model_fields[name].metadata
        units = [part for part in metadata if isinstance(part, Unit)]
        return units[0] if units else Unit("")

    @classmethod
    def reads(cls, name: str) -> Callable[[Any], str]:
        """Return how a value of a parameter, or one of its list, reads."""
        metadata = cls.model_fields[name].metadata
        return next((part for part in metadata if callable(part)), str)

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it."""
        reads = self.reads(name)
        value = getattr(self, name)
        values = value if isinstance(value, list) else [value]
        return "; ".join(map(reads, values)) or "none"


class Shock(Declared, use_attribute_docstrings=True):
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


class LevelShift(Declared, use_attribute_docstrings=True):
    """An amount that appears or disappears in one country's flow in one year."""

    country: Country
    """Country: ISO 3166 code of the Central Asian country"""
    flow: Flow
    """Flow: exports or imports, from the Central Asian side"""
    year: Ahead
    """Year: year from which the level differs"""
    usd_bn: Annotated[float, Field(ge=-200.0, le=200.0, examples=[-4.1])]
    """USD billion: USD billion added after that year's growth; negative is a loss"""

    def __str__(self) -> str:
        sign = "−" if self.usd_bn < 0 else "+"
        amount = f"{sign}${abs(self.usd_bn):g} bn"
        return f"{codes.country_name(self.country)} {self.flow} {amount} in {self.year}"


class Parameters(Declared, use_attribute_docstrings=True):
    """Parameters for every notebook that knows them."""

    # The last annotation names the notebooks that are told a parameter. The three years
    # have none: each notebook has its own, see `_model`.
    start: Annotated[Year, Field(ge=-3000, le=2060)] = 1992
    """First year: first year shown"""
    end: Annotated[Year, Field(ge=-3000, le=2060)] = 2025
    """Last year: last year of data used"""
    horizon: Annotated[Year, Field(ge=1992, le=2060)] = 2030
    """Horizon: last year projected"""
    themes: Annotated[list[Theme], Field(max_length=4), "history"] = [*get_args(Theme)]
    """Themes: themes of the events that are counted and drawn; [] for none"""
    countries: Annotated[
        list[Country], Field(min_length=1, max_length=5), codes.country_name, "history"
    ] = [*get_args(Country)]
    """Countries: Central Asian countries whose events, goods and ties are shown"""
    quiet_years: Annotated[int, Field(ge=1, le=1000), "history"] = 50
    """Quiet years: years without an entry from which on a span is named"""
    reporter: Annotated[Reporter, "trade"] = "china_customs"
    """Counted by: whose statistics are used"""
    as_of: Annotated[Day, "history trade energy infrastructure outlook"] = ""
    """Known by: only what was published by this date (YYYY-MM-DD); empty ("") for
    everything known"""
    data: Annotated[Data, "history trade energy infrastructure outlook"] = BUNDLED
    """Data: bundled: the tables that come with the package; latest: with the newest
    rows that `cac-data fetch` brought; a date: with those of that vintage"""
    export_growth: Annotated[Growth, "trade outlook"] = 0.043
    """Growth of exports, assumed: assumed growth of exports a year"""
    import_growth: Annotated[Growth, "trade outlook"] = 0.043
    """Growth of imports, assumed: assumed growth of imports a year"""
    shocks: Annotated[list[Shock], Field(max_length=20), "trade outlook"] = []
    """Shocks: changes that replace growth in some years"""
    level_shifts: Annotated[
        list[LevelShift], Field(max_length=50), "trade outlook"
    ] = []
    """Level shifts: amounts that appear or disappear in one year"""
    usd_inflation: Annotated[Rate, Field(ge=-0.05, le=0.2), "trade"] = 0.025
    """Inflation of the dollar, assumed: assumed inflation of the dollar a year"""
    line_d_year: Annotated[Opening, "trade energy outlook"] = 0
    """First gas through Line D, assumed: year of the first gas through Line D; 0 for
    never"""
    gas_to_china_bcm: Annotated[
        Gas, Field(ge=0.0, le=200.0), "trade energy outlook"
    ] = 0.0
    """Gas to China at the horizon, assumed: billion cubic metres a year that China
    takes from Central Asia in the last year projected; 0 for the residual: what Turkmen
    output leaves after domestic consumption and other buyers"""
    gas_price_usd: Annotated[Cost, Field(ge=0.0, le=2000.0), "trade energy"] = 0.0
    """Price of gas, assumed: US dollars for 1,000 cubic metres in the years ahead; 0
    for the price last implied by value and volume"""
    turkmen_output: Annotated[Output, "trade energy outlook"] = "assumed"
    """Turkmen gas output: assumed: it grows at the rate assumed; needed: it grows as
    fast as it takes to give China its gas at the horizon, and the rate is not used"""
    output_growth: Annotated[Rate, Field(ge=-0.2, le=0.5), "trade energy outlook"] = (
        0.01
    )
    """Growth of Turkmen gas output, assumed: assumed growth of Turkmen gas output a
    year"""
    demand_growth: Annotated[Rate, Field(ge=-0.2, le=0.5), "trade energy outlook"] = (
        0.02
    )
    """Growth of Turkmen gas consumption, assumed: assumed growth of domestic gas
    consumption in Turkmenistan a year"""
    solar_wind_additions: Annotated[Capacity, "energy outlook"] = 2200.0
    """Solar and wind added in Uzbekistan, assumed: assumed additions of solar and wind
    capacity in Uzbekistan, megawatts a year; 0 for none assumed"""
    origin: Annotated[Place, "infrastructure"] = "xian"
    """From: node_id of the table network_nodes where the route begins"""
    destination: Annotated[Place, "infrastructure"] = "tashkent"
    """To: node_id of the table network_nodes where the route ends"""
    cku_opening: Annotated[Opening, "infrastructure outlook"] = 2031
    """Opening of the railway through Kyrgyzstan, assumed: year in which the
    China-Kyrgyzstan-Uzbekistan railway opens; 0 for never"""
    border_hours: Annotated[Hours, Field(ge=0.0, le=500.0), "infrastructure"] = 40.6
    """Time at a rail border, assumed: hours at one border by rail, with the change of
    gauge there"""
    rail_speed_kmh: Annotated[Speed, "infrastructure"] = 53.9
    """Speed of goods trains, assumed: kilometres an hour between stops"""
    sea_hours: Annotated[Hours, Field(ge=0.0, le=1000.0), "infrastructure"] = 48.0
    """Time in ports, assumed: hours in the two ports of one sea crossing, beside the
    sailing"""


NOTEBOOK_PARAMETERS: dict[str, type[Declared]] = {}  # in the order of building

OTHER_YEARS = {
    "history start": "first year shown; before our era negative, and there is no 0",
    "history end": "last year shown; before our era negative, and there is no 0",
    "infrastructure horizon": "year for which routes are found, on legs that are to be "
    "open by it",
}
"""Notebook and year -> what it means there, where it means something of its own."""


def _model(notebook: str, first: int = 1992, **years: int) -> type[Declared]:
    """Make the model of a notebook: years from a first one on, and what is its own."""
    fields: dict[str, Any] = {}
    for name, info in Parameters.model_fields.items():
        if notebook in str(info.metadata[-1]):
            fields[name] = (info.annotation, info)
        elif name in years:
            meaning = OTHER_YEARS.get(f"{notebook} {name}", info.description)
            year = Field(ge=first, le=2060, title=info.title, description=meaning)
            fields[name] = (Annotated[Year, year], years[name])
    model = create_model(f"{notebook.title()}Parameters", __base__=Declared, **fields)
    model.__doc__ = f"Parameters of `notebooks/{notebook}.ipynb`."
    NOTEBOOK_PARAMETERS[notebook] = model
    return model


HistoryParameters = _model("history", first=-3000, start=-300, end=2026)
TradeParameters = _model("trade", start=1992, end=2025, horizon=2030)
EnergyParameters = _model("energy", first=2000, start=2010, end=2025, horizon=2030)
InfrastructureParameters = _model("infrastructure", start=2000, end=2026, horizon=2030)
OutlookParameters = _model("outlook", end=2025, horizon=2030)
