"""What is said of gas to China: who sends it, its price, its way, and of Uzbekistan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cac_data.energy.plan.wording import after, as_words, counter, is_known
from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, RoundedTo, Text, line

# --- How much gas flows to China, and who sends it? ----------------------------------


def deliveries(f: Fact) -> Text:
    """Say how much gas the region and Russia send, and what customs pay for it."""
    region = f["region"]
    sent = [*_sent(f)] if region else [line("energy.deliveries-none")]
    if f["senders"]:
        sent.append(_senders(f["senders"]))
    worth = [*_worth(f["worth"])] if f["worth"] else []
    if region and region["last"]["measure"] == "sr":
        sent.append(line("energy.deliveries-metres"))
        ratio = float(f["national"]["value"])
        sent.append(line("energy.deliveries-national-metres", ratio=ratio))
        return [[*sent, *worth]]
    return [sent, worth]


def _sent(f: Fact) -> Iterator[Line]:
    region = f["region"]
    value = float(region["last"]["value"])
    period = region["last"]["period"]
    if f["below"]["value"] > 0:
        yield line(
            "energy.deliveries-region-below-peak",
            period=period,
            value=value,
            most=float(region["top"]["value"]),
            peak=region["top"]["period"],
        )
    else:
        yield line("energy.deliveries-region", period=period, value=value)
    if f["share"] and f["share_then"]:
        yield _share(f["share"], f["share_then"])
    if f["russia"]:
        yield from _russia(f["russia"])


def _share(share: Fact, then: Fact) -> Line:
    value = float(share["share_pct"])
    peak = then["period"]
    most = float(then["share_pct"])
    is_at_peak = then["year"] == share["year"]
    of_all = share["share_of_all_pct"]
    if not is_known(of_all):
        if is_at_peak:
            return line("energy.deliveries-share", share=value)
        return line(
            "energy.deliveries-share-after-peak", share=value, most=most, peak=peak
        )
    part = float(of_all)
    if is_at_peak:
        return line("energy.deliveries-share-and-of-all", share=value, of_all=part)
    return line(
        "energy.deliveries-share-after-peak-and-of-all",
        share=value,
        most=most,
        peak=peak,
        of_all=part,
    )


def _russia(russia: Fact) -> Iterator[Line]:
    value = float(russia["value"])
    yield line(f"energy.deliveries-russia-{russia['rank']}", value=value)
    company = russia["company"]
    if not company:
        return
    printed = float(company["printed"])
    if russia["is_same_gas"]:
        yield line("energy.deliveries-gazprom-same", printed=printed)
    else:
        in_review_metres = float(company["value"])
        yield line("energy.deliveries-gazprom", printed=printed, value=in_review_metres)


def _senders(rows: Sequence[Fact]) -> Line:
    senders = [
        line(
            "energy.deliveries-sender",
            country=row["country"],
            value=float(row["value"]),
        )
        for row in rows
    ]
    return line("energy.deliveries-senders", period=rows[0]["period"], senders=senders)


def _worth(rows: Sequence[Fact]) -> Iterator[Line]:
    values = [_worth_of(row) for row in rows]
    yield line("energy.deliveries-worth", period=rows[0]["period"], values=values)
    change = rows[0]["change"]
    if change:
        yield line("energy.deliveries-brackets", start=str(change["start"]))
    yield line("energy.deliveries-no-volumes")


def _worth_of(row: Fact) -> Line:
    country = row["country"]
    value = float(row["value"])
    if not row["change"]:
        return line("energy.deliveries-worth-of", value=value, country=country)
    return line(
        "energy.deliveries-worth-of-changed",
        value=value,
        country=country,
        change=float(row["change"]["value"]),
    )


def deliveries_figure(f: Fact) -> FigureWords:
    """Say what the chart of suppliers shows."""
    title = _title_of_suppliers(f["share"], f["share_then"])
    return FigureWords(
        title=title,
        subtitle=line("energy.deliveries-subtitle"),
        alt=line("energy.deliveries-alt", title=title),
        caption=line("energy.deliveries-caption"),
        names={"CA5": line("energy.deliveries-not-split")},
    )


def _title_of_suppliers(share: Fact, then: Fact) -> Line:
    if not share or not then or then["year"] == share["year"]:
        return line("energy.deliveries-title")
    direction = "fell" if share["share_pct"] < then["share_pct"] else "rose"
    return line(
        f"energy.deliveries-title-{direction}",
        most=float(then["share_pct"]),
        share=float(share["share_pct"]),
    )


# --- What does China pay for it? -----------------------------------------------------


def prices(f: Fact) -> Text:
    """Say which prices value and volume imply, and of whom they imply none."""
    implied = [_implied(f["priced"])] if f["priced"] else [line("energy.prices-none")]
    if f["refused"]:
        implied.extend(_refused(f))
    remarks = [
        line("energy.prices-not-published"),
        line("energy.prices-at-border"),
    ]
    return [implied, remarks]


def _implied(rows: Sequence[Fact]) -> Line:
    of_suppliers = [
        line(
            "energy.prices-of-supplier",
            country=row["country"],
            price=float(row["value"]),
        )
        for row in rows
    ]
    return line("energy.prices-implied", period=rows[0]["period"], prices=of_suppliers)


def _refused(f: Fact) -> Iterator[Line]:
    refused = f["refused"]
    is_other_gas = refused["refused"] == "D"
    reason = "not-of-same-gas" if is_other_gas else "of-low-reliability"
    yield line(
        f"energy.prices-{reason}",
        country=refused["country"],
        years=[int(year) for year in f["years"]],
    )
    if is_known(f["would"]):
        yield line(
            "energy.prices-would-be",
            worth=float(refused["value_usd_mn"]),
            period=refused["period"],
            would=float(f["would"]),
            volume=float(refused["volume_bcm"]),
        )


def prices_figure(f: Fact) -> FigureWords:
    """Say what the chart of prices shows."""
    priced = f["priced"]
    title = line("energy.prices-title")
    if len(priced) > 1:
        title = line(
            "energy.prices-title-most-and-least",
            most=priced[0]["country"],
            least=priced[-1]["country"],
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.prices-subtitle"),
        alt=line("energy.prices-alt", title=title),
        caption=line("energy.prices-caption"),
    )


# --- Which pipelines lead to China? --------------------------------------------------


def courses(legs: Sequence[Fact]) -> Text:
    """Say where each pipeline runs, or would run, from its legs."""
    by_pipeline = sorted(legs, key=_pipeline_of)
    ways = [_way([*rows]) for _, rows in groupby(by_pipeline, key=_pipeline_of)]
    remarks = [
        line("energy.courses-no-supply"),
        line("energy.courses-winter"),
    ]
    return [[*ways, *remarks]]


def _pipeline_of(leg: Fact) -> str:
    return str(leg["pipeline_id"])


def _way(legs: Sequence[Fact]) -> Line:
    first = legs[0]
    stops = [leg["to_place"] for leg in legs]
    way = {"line": first["line"], "start": first["from_place"], "end": stops[-1]}
    if first["status"] == "operating":
        manner = "flows"
        way["commodity"] = first["commodity"]
    else:
        manner = "would-run"
        way["status"] = as_words(first["status"])
    if len(stops) == 1:
        return line(f"energy.courses-{manner}", **way)
    return line(f"energy.courses-{manner}-via", via=stops[:-1], **way)


def courses_figure(legs: Sequence[Fact]) -> FigureWords:
    """Say what the map of pipelines shows."""
    return FigureWords(
        title=line("energy.courses-title"),
        subtitle=line("energy.courses-subtitle"),
        alt=after(line("energy.courses-alt"), courses(legs)),
        caption=line("energy.courses-caption"),
        names={
            "gas operating": line("energy.courses-gas-operating"),
            "gas stalled": line("energy.courses-gas-stalled"),
            "oil operating": line("energy.courses-oil-operating"),
        },
    )


# --- Has Uzbekistan become an importer? ----------------------------------------------


def importer(f: Fact) -> Text:
    """Say whether Uzbekistan uses more gas than it makes, and who fills the gap."""
    if not f["last"]:
        return [[line("energy.importer-none")]]
    return [_uzbek_gas(f)]


def _uzbek_gas(f: Fact) -> Iterable[Line]:
    last = f["last"]
    answer = "yes" if last["value"] < 0 else "no"
    yield line(
        f"energy.importer-{answer}",
        period=last["period"],
        production=float(last["production"]),
        consumption=float(last["consumption"]),
        balance=float(last["value"]),
    )
    if last["value"] < 0 and f["surplus"]:
        yield line("energy.importer-last-surplus", period=f["surplus"]["period"])
    fall = f["fall"]
    if fall:
        direction = "fell" if fall["value"] < 0 else "rose"
        yield line(
            f"energy.importer-output-{direction}",
            pace=abs(float(fall["value"])),
            start=str(fall["start"]),
        )
    if f["brought"]:
        yield _brought(f["brought"])
    if f["paid"]:
        yield line(
            "energy.importer-paid",
            value=float(f["paid"]["value"]),
            period=f["paid"]["period"],
        )


def _brought(brought: Fact) -> Line:
    more = "-more" if brought["is_more"] else ""
    unnamed = "" if brought["measure"] else "-in-unnamed-metres"
    volume = RoundedTo(float(brought["value"]), int(brought["digits"]))
    return line(
        "energy.importer-took",
        period=brought["period"],
        volume=line(f"energy.importer-volume{more}{unnamed}", volume=volume),
        exporter=brought["exporter"],
        counter=counter(brought["basis"]),
    )


def importer_figure(f: Fact) -> FigureWords:
    """Say what the chart of output and consumption shows."""
    title = line("energy.importer-title")
    if f["last"] and f["last"]["value"] < 0 and f["since"]:
        title = line("energy.importer-title-since", period=f["since"]["period"])
    return FigureWords(
        title=title,
        subtitle=line("energy.importer-subtitle"),
        alt=after(line("energy.importer-alt"), importer(f)),
        caption=line("energy.importer-caption"),
        names={
            "production": line("energy.importer-production"),
            "consumption": line("energy.importer-consumption"),
        },
    )
