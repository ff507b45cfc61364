"""What is said of trade so far: how much, who made it grow, what moved, the deficit."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Fact, direction, is_known
from cac_data.lines import FigureWords, Line, TableWords, Text, line

# --- How much is traded, and with whom -----------------------------------------------


def level(f: Fact) -> Text:
    """Say how much is traded, with whom most, and of which years a total is missing."""
    yield _level(f) if f["total"] else [_no_total(f)]


def _level(f: Fact) -> Iterator[Line]:
    total = f["total"]
    amount = float(total["last"]["value"])
    period = total["last"]["period"]
    changes = [
        line(
            "trade.change-since",
            change=float(change["value"]),
            start=str(change["start"]),
        )
        for change in total["changes"]
    ]
    if changes:
        yield line(
            "trade.level-with-changes", amount=amount, period=period, changes=changes
        )
    else:
        yield line("trade.level", amount=amount, period=period)
    countries = [_amount_of_country(part) for part in f["parts"][:2]]
    if countries:
        yield line("trade.largest-countries", countries=countries)
    if total["gaps"]:
        yield line("trade.no-total-of-years", years=total["gaps"])
    sums = total["sums"]
    published = f["published"]
    if sums and published:
        yield line("trade.sums-more-exact", sums=sums, published=published)
    elif sums:
        yield line("trade.sums-only", sums=sums)


def _no_total(f: Fact) -> Line:
    if f["own"]:
        return line("trade.no-total-but-sum", period=f["own"]["period"])
    return line("trade.no-total", reporter=f["reporter"])


def _amount_of_country(part: Fact) -> Line:
    return line(
        "trade.amount-of-country",
        country=part["country"],
        amount=abs(float(part["value"])),
    )


def level_chart(f: Fact) -> FigureWords:
    """Say of trade by country and year how much it changed."""
    title = line("trade.level-title-plain")
    if f["total"] and f["total"]["changes"]:
        change = f["total"]["changes"][-1]
        title = line(
            "trade.level-title",
            moved=direction(change["value"]),
            change=abs(float(change["value"])),
            years=int(change["years"]),
        )
    return FigureWords(
        title=title,
        subtitle=line("trade.level-subtitle", reporter=f["reporter"]),
        alt=line("trade.level-alt", title=title),
        caption=line("trade.level-caption"),
    )


# --- Who made the growth, and who the fall? ------------------------------------------


def growth(f: Fact) -> Text:
    """Say who made the growth, what Kyrgyz exports made of it, and the deepest fall."""
    yield _split(f)
    yield _without_kyrgyz(f)
    yield _deepest_fall(f["fall"])


def _is_split(split: Fact) -> bool:
    """Whether all five have a figure, and together changed at all."""
    return bool(split) and split["complete"] and is_known(split["parts"][0]["pct"])


def _split(f: Fact) -> Iterator[Line]:
    split = f["split"]
    if not split:
        yield line("trade.none-compared", reporter=f["reporter"])
        return
    if not _is_split(split):
        yield line(
            "trade.only-some-compared",
            reporter=f["reporter"],
            countries=[part["country"] for part in split["parts"]],
            period=split["period"],
        )
        return
    first, second = split["parts"][:2]
    yield line(
        f"trade.two-made-the-{'rise' if split['whole'] > 0 else 'fall'}",
        first=first["country"],
        second=second["country"],
        share=float(split["two_pct"]),
        change=abs(float(split["whole"])),
        period=split["period"],
    )
    yield line(
        "trade.largest-item",
        flow=split["top"]["flow"],
        country=split["top"]["country"],
        change=float(split["top"]["value"]),
    )


def _without_kyrgyz(f: Fact) -> Iterator[Line]:
    without = f["without"]
    if not (without and without["rest"] and without["whole"]):
        return
    yield line(
        "trade.exports-without-kyrgyz",
        rest=float(without["rest"]["value"]),
        whole=float(without["whole"]["value"]),
        first=float(without["line"]["first"]),
        start=str(without["whole"]["start"]),
        last=float(without["line"]["last"]),
        end=str(without["whole"]["end"]),
    )
    for count in f["recorded"]:
        amount = float(count["value"])
        period = count["period"]
        if count["variant"] != "alternative":
            yield line("trade.statistics-record", amount=amount, period=period)
        elif is_known(count["pct"]):
            share = float(count["pct"])
            yield line(
                "trade.ministry-names-part", amount=amount, period=period, share=share
            )
        else:
            yield line("trade.ministry-names", amount=amount, period=period)


def _deepest_fall(fall: Fact) -> Iterator[Line]:
    if not fall:
        return
    change = abs(float(fall["whole"]))
    if not fall["complete"]:
        yield line("trade.deepest-fall", change=change, period=fall["period"])
        return
    first = fall["parts"][0]
    yield line(
        "trade.deepest-fall-by-country",
        change=change,
        period=fall["period"],
        share=float(first["pct"]),
        country=first["country"],
    )


def growth_chart(f: Fact) -> FigureWords:
    """Say of the change by country and flow which two made most of it."""
    split = f["split"]
    title = line("trade.growth-title-plain")
    if _is_split(split):
        first, second = split["parts"][:2]
        title = line(
            f"trade.growth-title-of-{'growth' if split['whole'] > 0 else 'fall'}",
            first=first["country"],
            second=second["country"],
            share=float(split["two_pct"]),
        )
    return FigureWords(
        title=title,
        subtitle=line(
            "trade.growth-subtitle",
            period=split.get("period", ""),
            reporter=f["reporter"],
        ),
        alt=line("trade.growth-alt", title=title),
        caption=line("trade.growth-caption"),
    )


# --- What moved? ---------------------------------------------------------------------


def moves(f: Fact) -> Text:
    """Say how many of the largest moves a good explains, and which it does best."""
    yield _moves(f)


def _moves(f: Fact) -> Iterator[Line]:
    likely = f["likely"]
    if not likely:
        yield line("trade.no-move")
        return
    n = len(f["moves"])
    explained = int(f["explained"]["value"])
    if explained:
        yield line("trade.moves-half-explained", n=n, explained=explained)
    else:
        yield line("trade.moves-unexplained", n=n)
    best = likely["best"]
    if best:
        is_estimate = best["obs_status"] == "E"
        yield line(
            f"trade.closest-move{'-estimated' if is_estimate else ''}",
            flow=likely["flow"],
            country=likely["country"],
            period=likely["period"],
            good=best["good"],
            share=float(best["pct"]),
        )


def moves_table(f: Fact) -> TableWords:
    """Say what the largest moves are, and which goods made them."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "period": line("trade.column-year"),
            "value": line("trade.column-change"),
            "parts": line("trade.column-goods"),
            "theirs": line("trade.column-national"),
        },
        caption=line("trade.moves-caption", period=f["explained"].get("period", "")),
        note=[
            [
                line("trade.moves-overlap"),
                line("trade.moves-never-added"),
                line("trade.moves-estimates"),
            ]
        ],
        cells={"value": _change, "parts": _goods, "theirs": _national},
    )


def _change(row: Fact) -> Line:
    """Say how much a move is, and what an estimate of its first year allows."""
    change = float(row["value"])
    if row["obs_status"] == "E" and is_known(row["half"]):
        return line("trade.change-within", change=change, half=float(row["half"]))
    return line("trade.change", change=change)


def _goods(row: Fact) -> Line:
    """Say which goods made a move, the largest first."""
    goods = [line("trade.qualified", parts=[*_good(good)]) for good in row["parts"]]
    return line("trade.goods-in-move", goods=goods) if goods else line("trade.no-goods")


def _good(good: Fact) -> Iterator[Line]:
    part = _part_of_move(good["value"], good["pct"])
    yield line("trade.good-in-move", good=good["good"], part=part)
    if good["obs_status"] == "E":
        yield line("trade.by-estimate")
    if good["who"] == "national":
        yield line("trade.by-national-statistics")


def _national(row: Fact) -> Line:
    """Say what national statistics show of a move."""
    if not is_known(row["theirs"]):
        return line("trade.no-national-figure")
    parts = [_part_of_move(row["theirs"], row["their_pct"])]
    if row["mark"] == "U":
        parts.append(line("trade.by-unreliable-statistics"))
    return line("trade.qualified", parts=parts)


def _part_of_move(change: float, share: float) -> Line:
    return line("trade.part-of-move", change=float(change), share=float(share))


# --- Could the Kyrgyz exports be gold? -----------------------------------------------


def gold(f: Fact) -> Text:
    """Say how much gold Kyrgyz exports would be, and what speaks for and against it."""
    yield _as_gold(f)
    yield _for_and_against(f)


def _as_gold(f: Fact) -> Iterator[Line]:
    if not f["tonnes"]:
        yield line("trade.gold-unknown")
        return
    now = f["tonnes"][-1]
    tonnes = float(now["value"])
    year = now["period"]
    mined = f["a_year"]
    if not is_known(mined):
        yield line("trade.gold-of-unknown-mines", tonnes=tonnes, year=year)
        yield line("trade.gold-mines-unknown")
    elif tonnes > mined:
        yield line(
            "trade.gold-more-than-mined",
            tonnes=tonnes,
            year=year,
            mined=float(mined),
            period=f["mined"]["period"],
        )
    else:
        yield line("trade.gold-possible", tonnes=tonnes, year=year)
    if f["supply"]:
        yield from _gold_supply(f["supply"])


def _gold_supply(supply: Fact) -> Iterator[Line]:
    elsewhere = supply["elsewhere"]
    is_provisional = elsewhere["obs_status"] == "P"
    yield line(
        f"trade.gold-taken{'-provisional' if is_provisional else ''}",
        period=supply["period"],
        by_china=float(supply["by_china"]),
        elsewhere=float(elsewhere["value"]),
        year=elsewhere["period"],
        taken=float(supply["taken"]),
    )
    period = supply["stock"]["period"]
    yield line("trade.gold-there", period=period, there=float(supply["there"]))


def _for_and_against(f: Fact) -> Iterator[Line]:
    sold = f["sold"]
    if f["tonnes"] and len(sold) > 1 and "CHN" not in sold:
        first = next(iter(sold.values()))
        yield line("trade.gold-against", year=first["period"])
    unseen = f["unseen"]
    if unseen:
        yield line(
            "trade.gold-for",
            printed_as=unseen["printed_as"],
            tonnes=float(unseen["value"]),
            period=unseen["period"],
        )
    yield line("trade.gold-unproven")


def kyrgyz_months_chart(f: Fact) -> FigureWords:
    """Say of Kyrgyz exports by month how many came late in the year."""
    title = line("trade.kyrgyz-months-title-plain")
    late = f["late"]
    if late:
        title = line(
            "trade.kyrgyz-months-title",
            share=float(late["value"]),
            year=late["period"],
            span=late["span"],
        )
    return FigureWords(
        title=title,
        subtitle=line("trade.kyrgyz-months-subtitle"),
        alt=line("trade.kyrgyz-months-alt", title=title),
    )


# --- Who runs the deficit? -----------------------------------------------------------


def deficit(f: Fact) -> Text:
    """Say who runs a deficit and who a surplus, and what the region does."""
    yield _deficits(f)
    yield _balance(f)


def _deficits(f: Fact) -> Iterator[Line]:
    short = [part for part in f["parts"] if part["value"] < 0]
    if not short:
        return
    first, *others = short
    deficits = [
        line(
            "trade.deficit-of-first",
            country=first["country"],
            amount=abs(float(first["value"])),
        ),
        *map(_amount_of_country, others),
    ]
    surpluses = [
        line(
            "trade.surplus-of-country",
            country=part["country"],
            amount=float(part["value"]),
        )
        for part in f["parts"]
        if part["value"] > 0
    ]
    by_customs = line("trade.deficits", period=first["period"], deficits=deficits)
    yield line("common.in-clauses", clauses=[by_customs, *surpluses])


def _balance(f: Fact) -> Iterator[Line]:
    if f["balance"]:
        last = f["balance"]["last"]
        kind = "buys" if last["value"] < 0 else "sells"
        amount = abs(float(last["value"]))
        yield line(f"trade.region-{kind}-more", amount=amount, period=last["period"])
    else:
        yield line("trade.no-balance")
    both = f["both"]
    if both:
        yield line(
            "trade.kazakh-balances",
            national=float(both["other"]["value"]),
            china=float(both["one"]["value"]),
            period=both["period"],
        )


def deficit_chart(f: Fact) -> FigureWords:
    """Say of balances by country whether a surplus became a deficit."""
    title = line("trade.deficit-title-plain")
    if f["balance"]:
        last = f["balance"]["last"]
        top = f["balance"]["top"]
        if last["value"] < 0 < top["value"]:
            title = line(
                "trade.deficit-title-turn",
                surplus=float(top["value"]),
                year=top["period"],
                deficit=abs(float(last["value"])),
            )
    return FigureWords(
        title=title,
        subtitle=line("trade.deficit-subtitle"),
        alt=line("trade.deficit-alt", title=title),
        caption=line("trade.deficit-caption"),
    )
