"""What the notebooks can be told: each parameter once, and how its values read.

What a parameter is called, what it means and how its values read are messages, in
``parameters.ftl``: here stands only which.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from cac_data.codes import rows_as_text
from cac_data.extras import extra
from cac_data.figure import Figure
from cac_data.lines import Line, RoundedTo, Value, line
from cac_data.periods import of_year
from cac_data.vintage import BUNDLED, LATEST

with extra("reports", "cac_data.parameters"):
    from pydantic import (
        AfterValidator,
        BaseModel,
        ConfigDict,
        Field,
        GetJsonSchemaHandler,
        create_model,
    )

    from cac_data.words import english

PLACES = {row["node_id"]: row["name"] for row in rows_as_text("network_nodes")}


def _day(text: str) -> str:
    if text[:1].isdigit():
        try:
            datetime.date.fromisoformat(text.partition(".")[0])
        except ValueError:
            # In our words: those of Python change with its versions.
            message = "there is no such day"
            raise ValueError(message) from None
    return text


# --- How values read -----------------------------------------------------------------


def _with_own_decimals(
    number: float, unit: str, *, with_plus: bool = False
) -> RoundedTo:
    """Say a number with the decimals that it has, and with six digits at most."""
    printed = Decimal(f"{number:g}")
    decimals = -int(printed.as_tuple().exponent)
    given = Figure(value=float(number), unit=unit)
    return RoundedTo(given, max(0, decimals), with_plus)


def _count(count: int) -> Line:
    return line("parameters.value-count", count=count)


def _year(year: int) -> Line:
    return line("parameters.value-year", year=of_year(year))


def _opening(year: int) -> Line:
    return _year(year) if year else line("parameters.value-never")


def _day_of_knowledge(day: str) -> Line:
    if not day:
        return line("parameters.value-everything-known")
    return line("parameters.value-day", day=day)


def _data(data: str) -> Line:
    if data in (BUNDLED, LATEST):
        return line(f"parameters.value-data-{data}")
    return line("parameters.value-vintage", vintage=data)


def _country(country: str) -> Line:
    return line("parameters.value-country", country=country)


def _theme(theme: str) -> Line:
    return line(f"parameters.value-theme-{theme}")


def _reporter(reporter: str) -> Line:
    return line("parameters.value-reporter", reporter=reporter)


def _place(node_id: str) -> Line:
    return line("parameters.value-place", place=PLACES[node_id])


def _output(output: str) -> Line:
    return line(f"parameters.value-output-{output}")


def _rate(rate: float) -> Line:
    return line(
        "parameters.value-rate",
        rate=_with_own_decimals(round(rate * 100, 2), "percent a year"),
    )


def _hours(hours: float) -> Line:
    return line("parameters.value-hours", hours=_with_own_decimals(hours, "hours"))


def _speed(speed: float) -> Line:
    return line("parameters.value-speed", speed=_with_own_decimals(speed, "km/h"))


def _capacity(megawatts: float) -> Line:
    if not megawatts:
        return line("parameters.value-no-capacity")
    return line(
        "parameters.value-capacity",
        megawatts=_with_own_decimals(megawatts, "MW a year"),
    )


def _gas(bcm: float) -> Line:
    if not bcm:
        return line("parameters.value-residual-gas")
    return line("parameters.value-gas", bcm=_with_own_decimals(bcm, "bcm"))


def _cost(dollars: float) -> Line:
    if not dollars:
        return line("parameters.value-last-cost")
    return line(
        "parameters.value-cost", dollars=_with_own_decimals(dollars, "USD for 1,000 m3")
    )


def _shock(shock: "Shock") -> Line:
    return line(
        "parameters.value-shock",
        flow=shock.flow,
        change=_with_own_decimals(
            round(shock.change * 100, 2), "percent", with_plus=True
        ),
        years=[*range(shock.start, shock.end + 1)],
    )


def _level_shift(shift: "LevelShift") -> Line:
    said_of: dict[str, Value] = {
        "country": shift.country,
        "flow": shift.flow,
        "usd_bn": _with_own_decimals(abs(shift.usd_bn), "USD bn"),
        "year": of_year(shift.year),
    }
    if shift.usd_bn < 0:
        return line("parameters.value-level-lost", **said_of)
    return line("parameters.value-level-added", **said_of)


# --- What values may be --------------------------------------------------------------


@dataclass(frozen=True)
class Unit:
    """In which unit a form asks for a number, and how often it holds the stored one."""

    name: Line | None = None
    factor: float = 1.0


# Beside what pydantic checks, an annotation may hold a `Unit`, and a function that
# tells how a value, or one of a list, reads.
Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]
Output = Annotated[Literal["assumed", "needed"], _output]
Theme = Literal["diplomacy", "trade", "security", "culture"]
Reporter = Annotated[Literal["china_customs", "national"], _reporter]
Year = Annotated[int, _year]
Ahead = Annotated[Year, Field(ge=1993, le=2060, examples=[2028])]
Opening = Annotated[
    int, Field(ge=0, le=2060), Unit(line("parameters.unit-opening")), _opening
]
Rate = Annotated[float, Unit(line("parameters.unit-rate"), 100), _rate]
Growth = Annotated[Rate, Field(ge=-0.5, le=0.5)]
Hours = Annotated[float, Unit(line("parameters.unit-hours")), _hours]
Speed = Annotated[
    float, Field(ge=5.0, le=250.0), Unit(line("parameters.unit-speed")), _speed
]
Capacity = Annotated[
    float,
    Field(ge=0.0, le=50000.0),
    Unit(line("parameters.unit-capacity")),
    _capacity,
]
Gas = Annotated[float, Unit(line("parameters.unit-gas")), _gas]
Cost = Annotated[float, Unit(line("parameters.unit-cost")), _cost]
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
Day = Annotated[
    str,
    Field(pattern=f"^({DAY})?$", examples=["2025-07-27", ""]),
    AfterValidator(_day),
    Unit(line("parameters.unit-day")),
    _day_of_knowledge,
]
Data = Annotated[
    str,
    Field(pattern=f"^({BUNDLED}|{LATEST}|{DAY}([.][0-9]{{1,6}})?)$"),
    Field(examples=[BUNDLED, LATEST, "2026-11-24"]),
    AfterValidator(_day),
    _data,
]
# Type checkers know no `Literal` of words that are read from a table.
Place = str
if not TYPE_CHECKING:
    Place = Annotated[Literal[tuple(PLACES)], _place]


class Declared(BaseModel):
    """A model that takes no unknown key, and whose fields have labels and meanings.

    These are messages: ``<said_as>-<field> = Label``, with its attribute ``.meaning``.
    """

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        defer_build=True,  # to build all of them at import would take longer
    )

    said_as: ClassVar[str] = ""
    """What its messages begin with; empty for a model whose fields have none."""

    said_otherwise: ClassVar[Mapping[str, str]] = {}
    """Field -> name in its message, where it means something of its own here."""

    each: ClassVar[str] = ""
    """The parameter of which a notebook has a report for each value, if it has one."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: Any, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema by which editors explain the fields, in English."""
        schema = handler(core_schema)
        if cls.said_as:
            fields = handler.resolve_ref_schema(schema)["properties"]
            for name, field in fields.items():
                field["title"] = english().say(cls.label(name))
                field["description"] = english().say(cls.meaning(name))
        return schema

    @classmethod
    def label(cls, name: str) -> Line:
        """Say what a field is called."""
        return line(cls._message(name))

    @classmethod
    def meaning(cls, name: str) -> Line:
        """Say what a field means."""
        return line(f"{cls._message(name)}.meaning")

    @classmethod
    def _message(cls, name: str) -> str:
        return f"parameters.{cls.said_as}-{cls.said_otherwise.get(name, name)}"

    @classmethod
    def unit(cls, name: str) -> Unit:
        """Return the unit in which a form asks for a parameter; most have none."""
        metadata = cls.model_fields[name].metadata
        units = [part for part in metadata if isinstance(part, Unit)]
        return units[0] if units else Unit()

    @classmethod
    def values_of_each(cls) -> list[str]:
        """Return the values of its parameter `each`: the words that may stand there."""
        annotation = cls.model_fields[cls.each].annotation if cls.each else None
        return [*get_args(annotation)]

    @classmethod
    def reads(cls, name: str) -> Callable[[Any], Line]:
        """Return what says how a value of a parameter, or one of its list, reads."""
        metadata = cls.model_fields[name].metadata
        readers = (part for part in metadata if callable(part))
        reads: Callable[[Any], Line] = next(readers)
        return reads

    def in_words(self, name: str) -> Line:
        """Say the value of a parameter as a reader understands it."""
        reads = self.reads(name)
        value = getattr(self, name)
        if not isinstance(value, list):
            return reads(value)
        if not value:
            return line("parameters.value-none")
        return line("parameters.values", values=[reads(one) for one in value])


class Shock(Declared):
    """A change of one flow spread evenly over some years, instead of its growth."""

    said_as = "shock"

    flow: Flow
    start: Ahead
    end: Ahead
    change: Annotated[float, Field(ge=-0.95, le=5.0, examples=[-0.4])]


class LevelShift(Declared):
    """An amount that appears or disappears in one country's flow in one year."""

    said_as = "level_shift"

    country: Country
    flow: Flow
    year: Ahead
    usd_bn: Annotated[float, Field(ge=-200.0, le=200.0, examples=[-4.1])]


class Parameters(Declared):
    """Parameters for every notebook that knows them."""

    said_as = "parameter"

    # The last annotation names the notebooks that are told a parameter. The three years
    # have none: each notebook has its own, see `_model`.
    start: Annotated[Year, Field(ge=-3000, le=2060)] = 1992
    end: Annotated[Year, Field(ge=-3000, le=2060)] = 2025
    horizon: Annotated[Year, Field(ge=1992, le=2060)] = 2030
    themes: Annotated[list[Theme], Field(max_length=4), _theme, "history"] = [
        *get_args(Theme)
    ]
    countries: Annotated[
        list[Country], Field(min_length=1, max_length=5), _country, "history"
    ] = [*get_args(Country)]
    country: Annotated[Country, _country, "country"] = "KAZ"
    quiet_years: Annotated[int, Field(ge=1, le=1000), _count, "history"] = 50
    reporter: Annotated[Reporter, "trade country"] = "china_customs"
    as_of: Annotated[Day, "history trade energy infrastructure outlook country"] = ""
    data: Annotated[Data, "history trade energy infrastructure outlook country"] = (
        BUNDLED
    )
    export_growth: Annotated[Growth, "trade outlook"] = 0.043
    import_growth: Annotated[Growth, "trade outlook"] = 0.043
    shocks: Annotated[list[Shock], Field(max_length=20), _shock, "trade outlook"] = []
    level_shifts: Annotated[
        list[LevelShift], Field(max_length=50), _level_shift, "trade outlook"
    ] = []
    usd_inflation: Annotated[Rate, Field(ge=-0.05, le=0.2), "trade"] = 0.025
    line_d_year: Annotated[Opening, "trade energy outlook"] = 0
    gas_to_china_bcm: Annotated[
        Gas, Field(ge=0.0, le=200.0), "trade energy outlook"
    ] = 0.0
    gas_price_usd: Annotated[Cost, Field(ge=0.0, le=2000.0), "trade energy"] = 0.0
    turkmen_output: Annotated[Output, "trade energy outlook"] = "assumed"
    output_growth: Annotated[Rate, Field(ge=-0.2, le=0.5), "trade energy outlook"] = (
        0.01
    )
    demand_growth: Annotated[Rate, Field(ge=-0.2, le=0.5), "trade energy outlook"] = (
        0.02
    )
    solar_wind_additions: Annotated[Capacity, "energy outlook"] = 2200.0
    origin: Annotated[Place, "infrastructure"] = "xian"
    destination: Annotated[Place, "infrastructure"] = "tashkent"
    cku_opening: Annotated[Opening, "infrastructure outlook"] = 2031
    border_hours: Annotated[Hours, Field(ge=0.0, le=500.0), "infrastructure"] = 40.6
    rail_speed_kmh: Annotated[Speed, "infrastructure"] = 53.9
    sea_hours: Annotated[Hours, Field(ge=0.0, le=1000.0), "infrastructure"] = 48.0


NOTEBOOK_PARAMETERS: dict[str, type[Declared]] = {}  # in the order of building

SAID_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "history": {"start": "start-of-history", "end": "end-of-history"},
    "infrastructure": {"horizon": "horizon-of-infrastructure"},
}
"""Notebook -> its years that mean something of their own there."""


def _model(
    notebook: str, first: int = 1992, each: str = "", **years: int
) -> type[Declared]:
    """Make the model of a notebook: years from a first one on, and what is its own.

    `each` is a parameter of a few words, such as `Country`: of each there is a report.
    """
    fields: dict[str, Any] = {}
    for name, info in Parameters.model_fields.items():
        if notebook in str(info.metadata[-1]):
            fields[name] = (info.annotation, info)
        elif name in years:
            year = Annotated[Year, Field(ge=first, le=2060)]
            fields[name] = (year, years[name])
    model = create_model(f"{notebook.title()}Parameters", __base__=Declared, **fields)
    model.__doc__ = f"Parameters of `notebooks/{notebook}.ipynb`."
    model.said_as = Parameters.said_as
    model.said_otherwise = SAID_OTHERWISE.get(notebook, {})
    model.each = each
    NOTEBOOK_PARAMETERS[notebook] = model
    return model


HistoryParameters = _model("history", first=-3000, start=-300, end=2026)
TradeParameters = _model("trade", start=1992, end=2025, horizon=2030)
EnergyParameters = _model("energy", first=2000, start=2010, end=2025, horizon=2030)
InfrastructureParameters = _model("infrastructure", start=2000, end=2026, horizon=2030)
OutlookParameters = _model("outlook", end=2025, horizon=2030)
CountryParameters = _model("country", each="country", end=2026)
