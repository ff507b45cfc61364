"""What is said of where trade heads: prices, targets, the forecast, the sliders."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Fact, direction, is_known
from cac_data.lines import (
    FigureWords,
    Line,
    SliderWords,
    TableWords,
    Text,
    Value,
    line,
)

MONTH = 7  # characters of a period that name its last month

PARTS = ("fixed_growth", "random_walk", "shrunk_drift")
"""Of our forecast, in the order in which their errors are said."""

METHODS = (
    "combination",
    "random_walk",
    "shrunk_drift",
    "fixed_growth",
    "drift",
    "drift_10",
    "half_drift",
    "damped_ets",
    "arima_110",
)
"""That have a name in the table of errors."""

# --- Price or volume? ----------------------------------------------------------------


def prices(f: Fact) -> Text:
    """Say how trade moves with the price of oil, and how both moved of late."""
    yield _prices(f)


def _prices(f: Fact) -> Iterator[Line]:
    turnover = f["turnover"]
    if turnover:
        yield line(
            "trade.elasticity",
            elasticity=float(turnover["value"]),
            start=str(turnover["start"]),
            end=str(turnover["end"]),
            error=float(turnover["std_error"]),
            fit=float(turnover["r_squared"]),
            n=int(turnover["n"]),
        )
    else:
        yield line("trade.elasticity-unknown")
    before = f["before"]
    lately = f["lately"]
    if before and lately:
        is_weaker = lately["value"] < before["value"]
        yield line(
            f"trade.link-{'weaker' if is_weaker else 'no-weaker'}",
            start=str(lately["start"]),
            lately=float(lately["value"]),
            n=int(lately["n"]),
            before=float(before["value"]),
        )
    since = f["since"]
    if since:
        oil = f["brent"]["value"]
        yield line(
            "trade.oil-and-trade",
            start=str(since["start"]),
            end=str(since["end"]),
            oil_moved=direction(oil),
            oil=abs(float(oil)),
            trade_moved=direction(since["value"]),
            trade=abs(float(since["value"])),
        )


def prices_chart(f: Fact) -> FigureWords:
    """Say of trade and Brent whether they part; of none the text has said why."""
    title = line("trade.prices-title-plain")
    since = f["since"]
    if since and since["value"] > 0 and f["brent"]["value"] < 0:
        title = line("trade.prices-title-apart", start=str(since["start"]))
    return FigureWords(
        title=title,
        subtitle=line("trade.prices-subtitle", base=str(f["base"])),
        alt=line("trade.prices-alt", title=title),
        caption=line("trade.prices-caption"),
        names={"trade": line("trade.line-trade"), "brent": line("trade.line-brent")},
        empty=(),
    )


# --- Did earlier targets hold? -------------------------------------------------------


def targets(f: Fact) -> Text:
    """Say how targets fared, and what came of money that was announced."""
    yield _aims(f)
    yield [*_announced(f), *_potential(f)]


def _aims(f: Fact) -> Iterator[Line]:
    if f["aims"]:
        yield line("trade.aims", aims=int(f["aims"]), **f["count"])


def _announced(f: Fact) -> Iterator[Line]:
    announced = f["announced"]
    came = f["came"]
    if not (announced and came):
        return
    yield line(
        "trade.announced",
        country=announced["country"],
        printed_as=announced["printed_as"],
        amount=float(announced["value"]),
        months=int(announced["months"]),
        until=announced["period"][-MONTH:],
        a_year=float(announced["a_year"]),
        times=float(f["years"]),
        period=came["period"],
        came=float(came["value"]),
    )
    if f["net"] and f["drained"]:
        yield line(
            "trade.net-inflow",
            n=len(f["drained"]),
            years=len(f["net"]),
            end=f["net"][-1]["period"],
            drained=f["drained"],
        )


def _potential(f: Fact) -> Iterator[Line]:
    potential = f["potential"]
    missing = f["missing"]
    if not potential:
        return
    amount = float(potential["value"])
    if missing:
        exports = float(missing["value"])
        yield line("trade.potential-with-exports", amount=amount, exports=exports)
    else:
        yield line("trade.potential", amount=amount)


def targets_table() -> TableWords:
    """Say what the table of targets is."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "set_on": line("trade.column-set_on"),
            "set_by": line("trade.column-set_by"),
            "target_period": line("trade.column-target_period"),
            "value": line("trade.column-level"),
            "momentum_pct": line("trade.column-momentum_pct"),
            "needed_pct": line("trade.column-needed_pct"),
            "verdict": line("trade.column-outcome"),
            "reached_in": line("trade.column-reached_in"),
        },
        caption=line("trade.targets-caption"),
    )


# --- Where is trade heading? ---------------------------------------------------------


def ahead(f: Fact) -> Text:
    """Say what our forecast is, how likely the levels are, and how good it was."""
    sentences = [_forecast(f), *_chances(f["chances"])]
    # A forecast without chances stands by itself, and so does one that was never tried.
    if not f["chances"]:
        yield sentences
        sentences = []
    sentences += [*missed(f), *_held(f["held"])]
    if not f["held"]:
        yield sentences
        sentences = []
    yield [*sentences, *_path(f)]


def _forecast(f: Fact) -> Line:
    last = f["last"]
    if not last:
        of_national = "-of-national" if f["reporter"] == "national" else ""
        return line(f"trade.no-forecast{of_national}")
    period = last["period"]
    median = float(last["median"])
    if not is_known(last["low"]):
        return line("trade.forecast-without-interval", median=median, period=period)
    return line(
        "trade.forecast",
        period=period,
        median=median,
        low=float(last["low"]),
        high=float(last["high"]),
        fixed=float(f["fixed_growth"]),
    )


def _chances(chances: list[Fact]) -> Iterator[Line]:
    """Say how likely trade reaches each level, and ends between the two."""
    known = [chance for chance in chances if is_known(chance["value"])]
    reaching = [
        line(
            f"trade.chance-of-{'next' if place else 'first'}-level",
            level=float(chance["level"]["value"]),
            probability=float(chance["value"]),
        )
        for place, chance in enumerate(known)
        if chance["level"]
    ]
    if reaching:
        yield line("trade.chances", chances=reaching)
    for chance in known:
        if not chance["level"] and chance["width"] > 0:
            yield line(
                f"trade.chance-inside{'-before-rounding' if chance['is_off'] else ''}",
                probability=float(chance["value"]),
                width=float(chance["width"]),
                largest=float(chance["largest"]),
            )


def missed(f: Fact) -> Iterator[Line]:
    """Say how far our forecast missed in two spans, beside its parts."""
    by_method = f["missed"]
    if not by_method:
        return
    ours = by_method["combination"]
    n = int(ours["n"])
    names = {method: _called(method, f) for method in PARTS}
    of_parts = [
        line(
            "trade.missed-by-part",
            part=names[method],
            error=float(by_method[method]["rmse_log"]),
        )
        for method in PARTS
    ]
    error = float(ours["rmse_log"])
    yield line(
        "trade.missed",
        n=n,
        since=str(f["calibrated_from"]),
        errors=[line("trade.missed-by-ours", error=error), *of_parts],
    )
    yield line(
        "trade.missed-in-all",
        n=int(ours["n_all"]),
        first=str(int(ours["first_all"])),
        errors=[
            line("trade.error", error=float(by_method[method]["rmse_all"]))
            for method in ("combination", *PARTS)
        ],
    )
    better = f["better_in_both"]
    if better:
        yield line("trade.better-in-both", parts=[names[method] for method in better])
    yield line("trade.errors-too-few", n=n)


def _called(method: str, f: Fact) -> Line:
    """Call a part of our forecast by what it says of growth."""
    said: dict[str, Value] = {}
    if method == "fixed_growth":
        said["growth"] = float(f["fixed_growth"])
    return line(f"trade.part-{method}", **said)


def _held(held: Fact) -> Iterator[Line]:
    if held:
        yield line("trade.held", held=int(held["held"]), n=int(held["n"]))


def _path(f: Fact) -> Iterator[Line]:
    path = f["path"]
    if path["turnover"]:
        yield line(
            "trade.scenario-leads-to",
            turnover=float(path["turnover"]["value"]),
            exports=float(path["exports"]["value"]),
            imports=float(path["imports"]["value"]),
        )
    lowest = f["lowest"]
    if lowest:
        amount = float(lowest["value"])
        yield line("trade.scenario-lowest", period=lowest["period"], amount=amount)


def ahead_chart(f: Fact) -> FigureWords:
    """Say of the fan how likely the levels are; of none the text has said why."""
    title = _likely_levels(f)
    return FigureWords(
        title=title,
        subtitle=line("trade.ahead-subtitle"),
        alt=line("trade.ahead-alt", title=title),
        caption=line("trade.ahead-caption", since=str(f["calibrated_from"])),
        empty=(),
    )


def _likely_levels(f: Fact) -> Line:
    if not f["chances"] or not is_known(f["chances"][0]["value"]):
        return line("trade.ahead-title-plain")
    *reaching, inside = f["chances"]
    low = reaching[0]
    high = reaching[-1]
    of_low: dict[str, Value] = {
        "horizon": str(f["horizon"]),
        "low": float(low["level"]["value"]),
        "chance_low": float(low["value"]),
    }
    if inside["width"] <= 0:
        return line("trade.ahead-title", **of_low)
    return line(
        "trade.ahead-title-of-two",
        high=float(high["level"]["value"]),
        chance_high=float(high["value"]),
        **of_low,
    )


def pace(f: Fact) -> Text:
    """Say what growth the levels need, and how trade grew."""
    yield _pace(f)


def _pace(f: Fact) -> Iterator[Line]:
    paces = [*_paces(f["needed"])]
    if paces:
        yield line("trade.pace-needed", paces=paces)
    recent = f["recent"]
    if recent:
        yield line(
            "trade.pace-so-far",
            growth=float(recent["value"]),
            start=str(recent["start"]),
            end=str(recent["end"]),
        )


def _paces(needed: list[Fact]) -> Iterator[Line]:
    for place, required in enumerate(needed):
        said: dict[str, Value] = {
            "level": float(required["level"]["value"]),
            "growth": float(required["value"]),
            "real": float(required["real"]),
        }
        if place:
            yield line("trade.pace-of-next-level", **said)
        else:
            start = str(required["start"])
            yield line("trade.pace-of-first-level", start=start, **said)


def methods_table(f: Fact) -> TableWords:
    """Say what the table of errors is; of none the text has said why."""
    since = str(f["calibrated_from"])
    first = ""
    if f["missed"]:
        first = str(int(f["missed"]["combination"]["first_all"]))
    return TableWords(
        columns={
            "method": line("trade.column-method"),
            "rmse_log": line("trade.column-error-since", year=since),
            "mean_log_error": line("trade.column-bias-since", year=since),
            "rmse_all": line("trade.column-error-since", year=first),
        },
        caption=line("trade.methods-caption"),
        note=[[line("trade.methods-note-error"), line("trade.methods-note-bias")]],
        names={method: line(f"trade.method-{method}") for method in METHODS},
        empty=(),
    )


def gas_in_exports(f: Fact) -> Text:
    """Say what gas makes of the exports of a path, and the pace of all else."""
    if f:
        yield _gas_in_exports(f)


def _gas_in_exports(f: Fact) -> Iterator[Line]:
    exports = f["change"]["exports"]
    gas = f["change"]["gas"]
    said: dict[str, Value] = {
        "exports_moved": direction(exports),
        "exports": abs(float(exports)),
        "start": f["before"]["period"],
        "end": f["after"]["period"],
    }
    if f["is_still"]:
        yield line("trade.gas-still", **said)
    elif f["is_within"]:
        yield line("trade.gas-within", gas=abs(float(gas)), **said)
    else:
        yield line(
            "trade.gas-parts-ways",
            gas=abs(float(gas)),
            gas_moved=direction(gas),
            **said,
        )
    if f["pace"]:
        pace = float(f["pace"]["value"])
        verb = "grow" if pace > 0 else "shrink"
        yield line(f"trade.others-{verb}", pace=abs(pace))


# --- What if it grows otherwise? -----------------------------------------------------


def what_if(f: Fact) -> SliderWords:
    """Say what may be moved, what that draws, and what stays still."""
    caption = []
    if f:
        caption = [line("trade.what-if", amount=float(f["point"]), year=str(f["year"]))]
    return SliderWords(
        caption=[caption],
        path=line("trade.what-if-path"),
        still=[[line("trade.what-if-still"), line("trade.what-if-still-apart")]],
        empty=[[line("trade.what-if-empty")]],
    )


# --- Where sources disagree ----------------------------------------------------------


def disputes_table() -> TableWords:
    """Say what the table of conflicting figures is."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "period": line("common.column-period"),
            "low": line("trade.column-low"),
            "high": line("trade.column-high"),
            "gap_pct": line("trade.column-gap_pct"),
            "reason": line("trade.column-reason"),
        },
        caption=line("trade.disputes-caption"),
        names={
            "china": line("trade.side-china"),
            "national": line("trade.side-national"),
        },
    )
