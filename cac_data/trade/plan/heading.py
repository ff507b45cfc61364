"""What is said of where trade heads: prices, targets, the forecast, the sliders."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import NeededGrowth, Nothing, compare, direction
from cac_data.lines import (
    FigureWords,
    Line,
    SliderWords,
    TableWords,
    Text,
    Value,
    line,
)
from cac_data.sliders import WhatIf
from cac_data.trade.ahead import Ahead, Chance, HeldOutcomes
from cac_data.trade.prices import TradeAndOil
from cac_data.trade.scenario import GasInExports
from cac_data.trade.targets import Targets

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


def prices(f: TradeAndOil) -> Text:
    """Say how trade moves with the price of oil, and how both moved of late."""
    yield _prices(f)


def _prices(f: TradeAndOil) -> Iterator[Line]:
    turnover = f.turnover
    if turnover:
        yield line(
            "trade.elasticity",
            elasticity=turnover.coefficient,
            start=str(turnover.start),
            end=str(turnover.end),
            error=turnover.std_error,
            fit=turnover.r_squared,
            n=turnover.n,
        )
    else:
        yield line("trade.elasticity-unknown")
    before = f.before
    lately = f.lately
    if before and lately:
        # A coefficient is of a year, over however many it is estimated.
        change = compare(lately.coefficient, before.coefficient, across=["length"])
        is_weaker = change.difference.value < 0 if change else False
        yield line(
            f"trade.link-{'weaker' if is_weaker else 'no-weaker'}",
            start=str(lately.start),
            lately=lately.coefficient,
            n=lately.n,
            before=before.coefficient,
        )
    since = f.since
    brent = f.brent
    if since and brent:
        yield line(
            "trade.oil-and-trade",
            start=str(since.start),
            end=str(since.end),
            oil_moved=direction(brent.value),
            oil=brent.size,
            trade_moved=direction(since.value),
            trade=since.size,
        )


def prices_chart(f: TradeAndOil) -> FigureWords:
    """Say of trade and Brent whether they part; of none the text has said why."""
    title = line("trade.prices-title-plain")
    since = f.since
    if since and f.brent and since.value > 0 and f.brent.value < 0:
        title = line("trade.prices-title-apart", start=str(since.start))
    return FigureWords(
        title=title,
        subtitle=line("trade.prices-subtitle", base=str(f.base)),
        alt=line("trade.prices-alt", title=title),
        caption=line("trade.prices-caption"),
        names={"trade": line("trade.line-trade"), "brent": line("trade.line-brent")},
        empty=(),
    )


# --- Did earlier targets hold? -------------------------------------------------------


def targets(f: Targets) -> Text:
    """Say how targets fared, and what came of money that was announced."""
    yield _aims(f)
    yield [*_announced(f), *_potential(f)]


def _aims(f: Targets) -> Iterator[Line]:
    if f.aims:
        yield line("trade.aims", aims=f.aims, **f.count)


def _announced(f: Targets) -> Iterator[Line]:
    announced = f.announced
    came = f.came
    if not (announced and came and f.times):
        return
    amount = announced.sum
    yield line(
        "trade.announced",
        country=amount.text("country"),
        printed_as=amount.printed_as,
        amount=amount,
        months=announced.months,
        until=amount.period[-MONTH:],
        a_year=announced.a_year,
        times=f.times,
        period=came.period,
        came=came,
    )
    if f.net and f.drained:
        yield line(
            "trade.net-inflow",
            n=len(f.drained),
            years=len(f.net),
            end=f.net[-1].period,
            drained=f.drained,
        )


def _potential(f: Targets) -> Iterator[Line]:
    potential = f.potential
    missing = f.missing
    if not potential:
        return
    if missing:
        yield line("trade.potential-with-exports", amount=potential, exports=missing)
    else:
        yield line("trade.potential", amount=potential)


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


def ahead(f: Ahead) -> Text:
    """Say what our forecast is, how likely the levels are, and how good it was."""
    sentences = [_forecast(f), *_chances(f.chances)]
    # A forecast without chances stands by itself, and so does one that was never tried.
    if not f.chances:
        yield sentences
        sentences = []
    sentences += [*missed(f), *_outcomes_held(f.held)]
    if not f.held:
        yield sentences
        sentences = []
    yield [*sentences, *_path(f)]


def _forecast(f: Ahead) -> Line:
    last = f.last
    if not last:
        of_national = "-of-national" if f.reporter == "national" else ""
        return line(f"trade.no-forecast{of_national}")
    period = last.period
    if last.low is None or last.high is None:
        return line("trade.forecast-without-interval", median=last, period=period)
    return line(
        "trade.forecast",
        period=period,
        median=last,
        low=last.of(value=last.low),
        high=last.of(value=last.high),
        fixed=f.fixed_growth,
    )


def _chances(chances: list[Chance]) -> Iterator[Line]:
    """Say how likely trade reaches each level, and ends between the two."""
    known = [chance for chance in chances if chance.probability.is_known]
    reaching: list[Line] = []
    for place, chance in enumerate(known):
        if not chance.level:
            continue
        which = "next" if place else "first"
        reaching.append(
            line(
                f"trade.chance-of-{which}-level",
                level=chance.level,
                probability=chance.probability,
            )
        )
    if reaching:
        yield line("trade.chances", chances=reaching)
    for chance in known:
        has_width = chance.width.value > 0
        if chance.level or not has_width:
            continue
        rounding = "-before-rounding" if chance.is_off else ""
        yield line(
            f"trade.chance-inside{rounding}",
            probability=chance.probability,
            width=chance.width,
            largest=chance.largest,
        )


def missed(f: Ahead) -> Iterator[Line]:
    """Say how far our forecast missed in two spans, beside its parts."""
    by_method = f.missed
    if not by_method:
        return
    ours = by_method["combination"]
    names = {method: _name_of_method(method, f) for method in PARTS}
    of_parts = [
        line(
            "trade.missed-by-part",
            part=names[method],
            error=by_method[method].rmse_log,
        )
        for method in PARTS
    ]
    yield line(
        "trade.missed",
        n=ours.n,
        since=str(f.calibrated_from),
        errors=[line("trade.missed-by-ours", error=ours.rmse_log), *of_parts],
    )
    yield line(
        "trade.missed-in-all",
        n=ours.n_all,
        first=str(ours.first_all),
        errors=[
            line("trade.error", error=by_method[method].rmse_all)
            for method in ("combination", *PARTS)
        ],
    )
    better = f.better_in_both
    if better:
        yield line("trade.better-in-both", parts=[names[method] for method in better])
    yield line("trade.errors-too-few", n=ours.n)


def _name_of_method(method: str, f: Ahead) -> Line:
    """Call a part of our forecast by what it says of growth."""
    said: dict[str, Value] = {}
    if method == "fixed_growth":
        said["growth"] = f.fixed_growth
    return line(f"trade.part-{method}", **said)


def _outcomes_held(outcomes: HeldOutcomes | Nothing) -> Iterator[Line]:
    if outcomes:
        yield line("trade.held", held=outcomes.held, n=outcomes.n)


def _path(f: Ahead) -> Iterator[Line]:
    turnover = f.path["turnover"]
    exports = f.path["exports"]
    imports = f.path["imports"]
    if turnover and exports and imports:
        yield line(
            "trade.scenario-leads-to",
            turnover=turnover,
            exports=exports,
            imports=imports,
        )
    lowest = f.lowest
    if lowest:
        yield line("trade.scenario-lowest", period=lowest.period, amount=lowest)


def ahead_chart(f: Ahead) -> FigureWords:
    """Say of the fan how likely the levels are; of none the text has said why."""
    title = _likely_levels(f)
    return FigureWords(
        title=title,
        subtitle=line("trade.ahead-subtitle"),
        alt=line("trade.ahead-alt", title=title),
        caption=[
            [
                line("trade.ahead-bands", since=str(f.calibrated_from)),
                line("trade.ahead-path-without-band"),
            ]
        ],
        empty=(),
    )


def _likely_levels(f: Ahead) -> Line:
    plain = line("trade.ahead-title-plain")
    if not f.chances or not f.chances[0].probability.is_known:
        return plain
    *reaching, inside = f.chances
    low = reaching[0]
    high = reaching[-1]
    if not (low.level and high.level):
        return plain
    of_low: dict[str, Value] = {
        "horizon": str(f.horizon),
        "low": low.level,
        "chance_low": low.probability,
    }
    if inside.width.value <= 0:
        return line("trade.ahead-title", **of_low)
    return line(
        "trade.ahead-title-of-two",
        high=high.level,
        chance_high=high.probability,
        **of_low,
    )


def pace(f: Ahead) -> Text:
    """Say what growth the levels need, and how trade grew."""
    yield _pace(f)


def _pace(f: Ahead) -> Iterator[Line]:
    paces = [*_paces(f.needed)]
    if paces:
        yield line("trade.pace-needed", paces=paces)
    recent = f.recent
    if recent:
        yield line(
            "trade.pace-so-far",
            growth=recent,
            start=str(recent.start),
            end=str(recent.end),
        )


def _paces(needed: list[NeededGrowth]) -> Iterator[Line]:
    for place, required in enumerate(needed):
        said: dict[str, Value] = {
            "level": required.level,
            "growth": required,
            "real": required.of(value=required.real, prices="constant"),
        }
        if place:
            yield line("trade.pace-of-next-level", **said)
        else:
            start = str(required.start)
            yield line("trade.pace-of-first-level", start=start, **said)


def methods_table(f: Ahead) -> TableWords:
    """Say what the table of errors is; of none the text has said why."""
    since = str(f.calibrated_from)
    first = ""
    if f.missed:
        first = str(f.missed["combination"].first_all)
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


def gas_in_exports(f: GasInExports | Nothing) -> Text:
    """Say what gas makes of the exports of a path, and the pace of all else."""
    if f:
        yield _gas_in_exports(f)


def _gas_in_exports(f: GasInExports) -> Iterator[Line]:
    exports = f.change.exports
    gas = f.change.gas
    said: dict[str, Value] = {
        "exports_moved": direction(exports.value),
        "exports": exports.size,
        "start": f.before.period,
        "end": f.after.period,
    }
    if f.is_still:
        yield line("trade.gas-still", **said)
    elif f.is_within:
        yield line("trade.gas-within", gas=gas.size, priced=gas.prices, **said)
    else:
        yield line(
            "trade.gas-parts-ways",
            gas=gas.size,
            gas_moved=direction(gas.value),
            priced=gas.prices,
            **said,
        )
    if f.pace:
        verb = "grow" if f.pace.value > 0 else "shrink"
        yield line(f"trade.others-{verb}", pace=f.pace.size)


# --- What if it grows otherwise? -----------------------------------------------------


def what_if(f: WhatIf | Nothing) -> SliderWords:
    """Say what may be moved, what that draws, and what stays still."""
    caption = []
    if f:
        caption = [line("trade.what-if", amount=f.point, year=str(f.year))]
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
