"""The three services on this machine: their formats, small answers, and bad manners.

The answers are written by hand from the documentation of the World Bank's Indicators
API (v2), of UN Comtrade's public API (v1) and of Our World in Data's chart API and
energy file. Each can be made to misbehave:

    with Services() as services:
        services.misbehave(html_page, at="SP.POP.TOTL")
"""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

KEY = "0123456789abcdef-not-a-real-key"

# ------------------------------------------------------------------------ World Bank

COUNTRY_NAMES = {
    "CHN": ("CN", "China"),
    "KAZ": ("KZ", "Kazakhstan"),
    "KGZ": ("KG", "Kyrgyz Republic"),
    "TJK": ("TJ", "Tajikistan"),
    "TKM": ("TM", "Turkmenistan"),
    "UZB": ("UZ", "Uzbekistan"),
}
UPDATED = "2026-10-13"

SERIES_NAMES = {
    "SP.POP.TOTL": "Population, total",
    "NY.GDP.MKTP.CD": "GDP (current US$)",
    "NY.GDP.MKTP.KD": "GDP (constant 2015 US$)",
    "NY.GDP.MKTP.PP.CD": "GDP, PPP (current international $)",
    "NY.GDP.MKTP.KD.ZG": "GDP growth (annual %)",
    "NY.GDP.DEFL.ZS": "GDP deflator (base year varies by country)",
    "NY.GDP.DEFL.KD.ZG": "Inflation, GDP deflator (annual %)",
    "TX.VAL.MRCH.CD.WT": "Merchandise exports (current US$)",
    "TM.VAL.MRCH.CD.WT": "Merchandise imports (current US$)",
    "BX.GSR.GNFS.CD": "Exports of goods and services (BoP, current US$)",
    "BM.GSR.GNFS.CD": "Imports of goods and services (BoP, current US$)",
    "LP.LPI.OVRL.XQ": "Logistics performance index: Overall (1=low to 5=high)",
    "LP.LPI.CUST.XQ": "Logistics performance index: Efficiency of customs clearance",
    "LP.LPI.INFR.XQ": "Logistics performance index: Quality of infrastructure",
    "LP.LPI.ITRN.XQ": "Logistics performance index: Ease of arranging shipments",
    "LP.LPI.LOGS.XQ": "Logistics performance index: Quality of logistics services",
    "LP.LPI.TIME.XQ": "Logistics performance index: Timeliness",
    "LP.LPI.TRAC.XQ": "Logistics performance index: Tracking and tracing",
}

# Code: (country, year): value. Any other value of a series is null, as for years that
# are not out yet; a series that is not here has its one value for Kazakhstan in 2023.
WORLD_BANK: Mapping[str, Mapping[tuple[str, int], float]] = {
    "SP.POP.TOTL": {
        ("KAZ", 2024): 20592571,
        ("KAZ", 2025): 20843754,
        ("KGZ", 2025): 7305300,
        ("TJK", 2025): 10786734,
        ("TKM", 2025): 7618847,
        ("UZB", 2025): 37053428,
        ("CHN", 2025): 1405000000,
    },
    "NY.GDP.MKTP.CD": {("KAZ", 2025): 306123456789.0, ("KGZ", 2025): 20123456789.5},
    "NY.GDP.MKTP.KD": {("KAZ", 2025): 262098765432.1},
    "TX.VAL.MRCH.CD.WT": {("KAZ", 2024): 81600000000, ("KAZ", 2025): 79012000000},
    "TM.VAL.MRCH.CD.WT": {("KAZ", 2024): 59800000000, ("KAZ", 2025): 63045000000},
    "LP.LPI.OVRL.XQ": {("KAZ", 2018): 2.81, ("KAZ", 2022): 2.7, ("CHN", 2022): 3.7},
}


def world_bank_rows(code: str, first: int, last: int) -> list[dict[str, Any]]:
    """As the service lists them: country by country, the newest year first."""
    values = WORLD_BANK.get(code, {("KAZ", 2023): 2.5})
    return [
        {
            "indicator": {"id": code, "value": SERIES_NAMES[code]},
            "country": {"id": short, "value": name},
            "countryiso3code": country,
            "date": str(year),
            "value": values.get((country, year)),
            "unit": "",
            "obs_status": "",
            "decimal": 0,
        }
        for country, (short, name) in COUNTRY_NAMES.items()
        for year in range(last, first - 1, -1)
    ]


def world_bank(path: str, query: Mapping[str, str]) -> bytes:
    """`/v2/country/KAZ;CHN/indicator/SP.POP.TOTL?format=json&date=2020:2025`."""
    code = path.rsplit("/", 1)[1]
    if code not in SERIES_NAMES or query.get("format") != "json":
        refusal = {
            "id": "120",
            "key": "Invalid value",
            "value": "The provided parameter value is not valid",
        }
        return json.dumps([{"message": [refusal]}]).encode()
    first, last = (int(year) for year in query["date"].split(":"))
    rows = world_bank_rows(code, first, last)
    size = int(query.get("per_page", 50))
    page = int(query.get("page", 1))
    header = {
        "page": page,
        "pages": -(-len(rows) // size),
        "per_page": size,
        "total": len(rows),
        "sourceid": "2",
        "sourcename": "World Development Indicators",
        "lastupdated": UPDATED,
    }
    return json.dumps([header, rows[(page - 1) * size : page * size]]).encode()


# ------------------------------------------------------------------------ UN Comtrade

# (reporter, partner, flow, period): dollars. China 156, Kazakhstan 398, Kyrgyzstan 417,
# Tajikistan 762, Turkmenistan 795, Uzbekistan 860.
TOTALS: Mapping[tuple[int, int, str, str], float] = {
    # China for 2019, the year of which the bundled tables have nothing by country.
    (156, 398, "X", "2019"): 12729364051.0,
    (156, 398, "M", "2019"): 9219110284.0,
    (156, 417, "X", "2019"): 6280912345.0,
    (156, 417, "M", "2019"): 65982113.0,
    (156, 762, "X", "2019"): 1590177001.0,
    (156, 762, "M", "2019"): 84551200.0,
    (156, 795, "X", "2019"): 431130777.0,
    (156, 795, "M", "2019"): 8686003111.0,
    (156, 860, "X", "2019"): 5033100222.0,
    (156, 860, "M", "2019"): 2180664400.0,
    # Between two years with figures none may be empty.
    **{(398, 156, "X", str(year)): 5e9 for year in range(2020, 2025)},
    (156, 398, "X", "2025"): 16123456789.0,
    (156, 398, "M", "2025"): 32987654321.0,
    # Goods of China that come back to it: no trade of the five.
    (156, 156, "M", "2025"): 999.0,
    (398, 156, "X", "2025"): 15012345678.0,
    (398, 156, "M", "2025"): 17900000001.0,
    (417, 156, "M", "2025"): 6123456789.0,
    # Trade of the five with one another comes along with the totals.
    (398, 860, "X", "2025"): 3100000000.0,
    (156, 398, "X", "202601"): 1212000000.0,
    (156, 398, "M", "202601"): 2900500000.0,
}
# The same, with the chapter.
CHAPTERS: Mapping[tuple[int, int, str, str, str], float] = {
    (156, 398, "M", "2025", "27"): 7012345678.0,
    (156, 398, "M", "2025", "26"): 9101112131.0,
    (156, 398, "X", "2025", "87"): 3300000000.0,
    (156, 795, "M", "2025", "27"): 8000000000.0,
    (417, 156, "M", "2025", "61"): 1234567.0,
}


def comtrade_row(
    reporter: int, partner: int, flow: str, period: str, cmd: str, value: float
) -> dict[str, Any]:
    """A row as the service gives it: descriptions are null unless asked for."""
    return {
        "typeCode": "C",
        "freqCode": "A" if len(period) == 4 else "M",
        "refPeriodId": int(period.ljust(6, "0") + "01"),
        "refYear": int(period[:4]),
        "refMonth": int(period[4:] or 52),
        "period": period,
        "reporterCode": reporter,
        "reporterISO": None,
        "reporterDesc": None,
        "flowCode": flow,
        "flowDesc": None,
        "partnerCode": partner,
        "partnerISO": None,
        "partnerDesc": None,
        "partner2Code": 0,
        "partner2ISO": None,
        "partner2Desc": None,
        "classificationCode": "H6",
        "classificationSearchCode": "HS",
        "isOriginalClassification": True,
        "cmdCode": cmd,
        "cmdDesc": None,
        "aggrLevel": 0 if cmd == "TOTAL" else 2,
        "isLeaf": False,
        "customsCode": "C00",
        "customsDesc": None,
        "mosCode": "0",
        "motCode": 0,
        "motDesc": None,
        "qtyUnitCode": -1,
        "qtyUnitAbbr": None,
        "qty": 0.0,
        "isQtyEstimated": False,
        "netWgt": None,
        "isNetWgtEstimated": False,
        "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else None,
        "primaryValue": value,
        "legacyEstimationFlag": 0,
        "isReported": False,
        "isAggregate": True,
    }


def comtrade(path: str, query: Mapping[str, str], key: str) -> tuple[int, bytes]:
    """`/public/v1/preview/C/A/HS?reporterCode=156&period=2025&cmdCode=TOTAL`."""
    is_preview = path.startswith("/public/")
    if not is_preview and key != KEY:
        message = "Access denied due to invalid subscription key."
        return 401, json.dumps({"statusCode": 401, "message": message}).encode()
    wanted = {name: value.split(",") for name, value in query.items()}
    most_periods = 1 if is_preview else 12
    if len(wanted["period"]) > most_periods:
        message = f"Maximum number of periods for preview is {most_periods}"
        return 400, json.dumps({"data": [], "error": message}).encode()
    rows = [
        comtrade_row(reporter, partner, flow, period, cmd, value)
        for (reporter, partner, flow, period, cmd), value in sorted(
            {
                **{(*of, "TOTAL"): value for of, value in TOTALS.items()},
                **CHAPTERS,
            }.items()
        )
        if str(reporter) in wanted["reporterCode"]
        and str(partner) in wanted["partnerCode"]
        and flow in wanted["flowCode"]
        and period in wanted["period"]
        and (cmd == "TOTAL") == (wanted["cmdCode"] == ["TOTAL"])
    ]
    body = {"elapsedTime": "0.05 secs", "count": len(rows), "data": rows, "error": ""}
    return 200, json.dumps(body).encode()


# ---------------------------------------------------------------- Our World in Data

# Coal, gas, oil, nuclear, hydro, solar, wind, bioenergy, other renewables; the whole
# (TWh), grams a kilowatt-hour, megatonnes, gas produced and used (TWh).
ENERGY: Mapping[tuple[str, str, int], tuple[str, ...]] = {
    ("Kazakhstan", "KAZ", 2024): (
        *("64.03", "34.71", "1.74", "0.000", "11.25", "1.87", "4.91", "0.000", "0.000"),
        *("118.51", "801.2", "94.95", "281.1", "203.2"),
    ),
    ("Kazakhstan", "KAZ", 2025): (
        *("62.50", "38.20", "1.70", "0.000", "11.90", "2.10", "6.30", "0.000", "0.000"),
        *("122.70", "788.4", "96.74", "290.5", "210.0"),
    ),
    ("Kyrgyzstan", "KGZ", 2025): (
        *("1.90", "0.20", "0.000", "0.000", "13.30", "0.05", "", "0.000", "0.000"),
        *("15.45", "131.5", "2.03", "0.3", "4.1"),
    ),
    ("Turkmenistan", "TKM", 2025): (
        *("0.000", "29.8", "0.000", "0.000", "0.000", "0.02", "0.000", "0.000", "0.0"),
        *("29.82", "1306.5", "38.96", "801.7", "402.9"),
    ),
    ("China", "CHN", 1999): ("",) * 14,
    ("Tajikistan", "TJK", 1999): ("",) * 14,
    ("Uzbekistan", "UZB", 1999): ("",) * 14,
    ("ASEAN (Ember)", "", 2025): (
        *("610.43", "375.12", "15.18", "0.000", "238.88", "46.33", "19.73", "37.39"),
        *("26.79", "1369.85", "565.01", "773.98", "", ""),
    ),
}
ENERGY_COLUMNS = (
    *("coal_electricity", "gas_electricity", "oil_electricity", "nuclear_electricity"),
    *("hydro_electricity", "solar_electricity", "wind_electricity"),
    *("biofuel_electricity", "other_renewable_exc_biofuel_electricity"),
    *("electricity_generation", "carbon_intensity_elec", "greenhouse_gas_emissions"),
    *("gas_production", "gas_consumption"),
)


def energy_file() -> bytes:
    """`/data/energy/owid-energy-data.csv`: country, year, code, then the figures."""
    lines = [",".join(["country", "year", "iso_code", "population", *ENERGY_COLUMNS])]
    lines += [
        ",".join([country, str(year), code, "", *cells])
        for (country, code, year), cells in sorted(ENERGY.items())
    ]
    return ("\n".join(lines) + "\n").encode()


# Slug: title, column, gigawatts by country and year.
CHARTS: Mapping[str, tuple[str, str, Mapping[tuple[str, str, int], str]]] = {
    "installed-solar-pv-capacity": (
        "Installed solar energy capacity",
        "solar__total_gw",
        {
            ("China", "CHN", 2024): "887.93",
            ("Kazakhstan", "KAZ", 2024): "1.2915",
            ("Uzbekistan", "UZB", 2024): "2.4521",
            ("World", "OWID_WRL", 2024): "1865.49",
        },
    ),
    "cumulative-installed-wind-energy-capacity-gigawatts": (
        "Installed wind energy capacity",
        "wind__total_gw",
        {
            ("Kazakhstan", "KAZ", 2024): "1.52",
            ("Uzbekistan", "UZB", 2024): "0.5008",
            ("Asia", "", 2024): "571.0",
            ("World", "OWID_WRL", 2024): "1132.8",
        },
    ),
}
CHART_UPDATED = "2026-07-21"


def chart_file(slug: str) -> bytes:
    """`/grapher/SLUG.csv?v=1&csvType=full&useColumnShortNames=true`."""
    _, column, cells = CHARTS[slug]
    lines = [f"Entity,Code,Year,{column}"]
    lines += [f"{name},{code},{year},{v}" for (name, code, year), v in cells.items()]
    return "\n".join(lines).encode()  # without a last line end, as the service


def chart_metadata(slug: str) -> bytes:
    """`/grapher/SLUG.metadata.json`."""
    title, column, _ = CHARTS[slug]
    about = {
        "chart": {
            "title": title,
            "subtitle": "Measured in gigawatts.",
            "citation": "IRENA (2026)",
            "originalChartUrl": f"https://ourworldindata.org/grapher/{slug}",
            "selection": ["World"],
        },
        "columns": {
            title: {
                "titleShort": title,
                "titleLong": title,
                "unit": "gigawatts",
                "shortUnit": "GW",
                "timespan": "2000-2024",
                "type": "Numeric",
                "owidVariableId": 1092485,
                "shortName": column,
                "lastUpdated": CHART_UPDATED,
                "nextUpdate": "2027-07-21",
                "citationShort": "IRENA (2026) – processed by Our World in Data",
            }
        },
        "dateDownloaded": "2026-11-24",
        "activeFilters": {},
    }
    return json.dumps(about).encode()


# ------------------------------------------------------------------------- the server


@dataclass
class Reply:
    """An answer as it would be sent."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Request(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    # Head and body are sent apart. The second would wait 40 ms until the first has been
    # acknowledged, a hundred times in a fetch.
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        services = self.server.services
        services.seen.append((unquote(self.path), dict(self.headers)))
        manner = services.manner_for(unquote(self.path))
        reply = self.good()
        if manner is not None:
            changed = manner(self, reply)
            if changed is None:
                self.close_connection = True
                return
            reply = changed
        self.send(reply)

    def good(self) -> Reply:
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        kind, status = "application/json; charset=utf-8", 200
        headers = {}
        if path.startswith("/v2/country/"):
            kind = "application/json;charset=utf-8"
            body = world_bank(path, query)
        elif path.startswith(("/public/v1/", "/data/v1/")):
            key = self.headers.get("Ocp-Apim-Subscription-Key", "")
            status, body = comtrade(path, query, key)
        elif path == "/data/energy/owid-energy-data.csv":
            kind, body = "text/csv", energy_file()
            headers["Last-Modified"] = "Mon, 03 Aug 2026 09:12:00 GMT"
        elif found := re.fullmatch(r"/grapher/([a-z-]+)\.csv", path):
            kind, body = "text/csv; charset=utf-8", chart_file(found[1])
        elif found := re.fullmatch(r"/grapher/([a-z-]+)\.metadata\.json", path):
            kind, body = "application/json", chart_metadata(found[1])
        else:
            kind, status, body = "text/html", 404, b"<html><title>Not Found</title>"
        headers["Content-Type"] = kind
        return Reply(status, body, headers)

    def send(self, reply: Reply) -> None:
        self.send_head(reply)
        with suppress(OSError):
            self.wfile.write(reply.body)

    def send_head(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        with suppress(OSError):
            self.end_headers()

    def wait(self, seconds: float) -> bool:
        """Wait, unless the server ends; tell whether it does."""
        return self.server.services.ends.wait(seconds)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    services: Services

    def handle_error(self, *_: object) -> None:
        """A client that has hung up is part of the test."""


Manner = Callable[[Request, Reply], Reply | None]


class Services:
    """The server. `seen` holds path and headers of each request."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.ends = threading.Event()
        self._manners: list[tuple[str, Manner, list[int]]] = []
        self._server = _Server(("127.0.0.1", 0), Request)
        self._server.services = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )

    def __enter__(self) -> Services:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End, as if the network were cut."""
        if self.ends.is_set():
            return
        self.ends.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def environment(self) -> dict[str, str]:
        """Variables that send the clients here, and take the waiting out of it."""
        names = ("WORLDBANK", "COMTRADE", "OWID", "OWID_ENERGY")
        return {
            **{f"CAC_DATA_{name}_URL": self.url for name in names},
            "CAC_DATA_FETCH_PACE": "0",
            "COMTRADE_API_KEY": "",
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }

    def misbehave(self, manner: Manner, *, at: str = "", times: int = -1) -> None:
        """Answer requests whose address holds a text in some manner, some times."""
        self._manners.append((at, manner, [times]))

    def behave(self) -> None:
        """Answer as a good server again."""
        self._manners.clear()

    def manner_for(self, path: str) -> Manner | None:
        for at, manner, left in self._manners:
            if at in path and left[0]:
                left[0] -= 1
                return manner
        return None

    def paths(self, holding: str = "") -> Iterator[str]:
        """Addresses that were asked for."""
        return (path for path, _ in self.seen if holding in path)


# ---------------------------------------------------------------------- bad manners


def html_page(_: Request, reply: Reply) -> Reply:
    """A page for people, in place of data, as a service in maintenance sends it."""
    page = b"<!DOCTYPE html><html><head><title>Down for maintenance</title></html>"
    return Reply(200, page, {"Content-Type": "text/html; charset=utf-8"})


def empty(_: Request, reply: Reply) -> Reply:
    """Nothing at all."""
    return Reply(200, b"", {"Content-Type": reply.headers["Content-Type"]})


def broken_off(request: Request, reply: Reply) -> None:
    """Half of the bytes that were promised; then the connection ends."""
    request.send_head(reply)
    with suppress(OSError):
        request.wfile.write(reply.body[: len(reply.body) // 2])


def cut(_: Request, reply: Reply) -> Reply:
    """Half of the bytes, as if they were all."""
    headers = {"Content-Type": reply.headers["Content-Type"]}
    return Reply(200, reply.body[: len(reply.body) // 2], headers)


def silent(request: Request, _: Reply) -> None:
    """Says nothing."""
    request.wait(30)


def hangs_up(request: Request, _: Reply) -> None:
    """Ends the connection at once."""
    with suppress(OSError):
        request.connection.shutdown(socket.SHUT_RDWR)


def dripping(request: Request, reply: Reply) -> None:
    """A byte now and then, without end: each comes within the time of a read."""
    headers = {**reply.headers, "Content-Length": "1000000"}
    request.send_head(Reply(200, b"", headers))
    with suppress(OSError):
        while not request.wait(0.02):
            request.wfile.write(b" ")
            request.wfile.flush()


def packed(_: Request, reply: Reply) -> Reply:
    """Well-behaved: compressed, as most servers send it."""
    headers = {**reply.headers, "Content-Encoding": "gzip"}
    return Reply(200, gzip.compress(reply.body), headers)


def refuses(status: int, **headers: str) -> Manner:
    """A status with the words of an API gateway."""
    words = {
        403: "Out of call volume quota. Quota will be replenished in 05:12:33.",
        429: "Rate limit is exceeded. Try again in 1 seconds.",
    }

    def manner(_: Request, reply: Reply) -> Reply:
        body = {"statusCode": status, "message": words.get(status, "Failure")}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = {"Content-Type": "application/json"}
        return Reply(status, json.dumps(body).encode(), {**kind, **named})

    return manner


def ends_before(text: str) -> Manner:
    """Good data up to the line that begins with a text, as if that were all."""

    def manner(_: Request, reply: Reply) -> Reply:
        body = reply.body.partition(b"\n" + text.encode())[0] + b"\n"
        return Reply(200, body, {"Content-Type": reply.headers["Content-Type"]})

    return manner


def points_to(target: str) -> Manner:
    """A redirection."""

    def manner(_: Request, reply: Reply) -> Reply:
        return Reply(302, b"", {"Location": target})

    return manner


def changes(change: Callable[[Any], Any]) -> Manner:
    """Sends JSON of another shape."""

    def manner(_: Request, reply: Reply) -> Reply:
        body = json.dumps(change(json.loads(reply.body))).encode()
        return Reply(200, body, {"Content-Type": reply.headers["Content-Type"]})

    return manner


def overfull(request: Request, reply: Reply) -> Reply:
    """As many rows as a preview shows, of something larger."""
    query = parse_qs(urlsplit(request.path).query)
    reporter, partner, flow, period, cmd = (
        query[name][0].split(",")[-1]
        for name in ("reporterCode", "partnerCode", "flowCode", "period", "cmdCode")
    )
    row = comtrade_row(int(reporter), int(partner), flow, period, cmd, 1.0)
    body = json.dumps({"count": 500, "data": [row] * 500, "error": ""}).encode()
    return Reply(200, body, {"Content-Type": reply.headers["Content-Type"]})


def replaces(old: str, new: str) -> Manner:
    """Sends the answer with other words in it."""

    def manner(_: Request, reply: Reply) -> Reply:
        body = reply.body.replace(old.encode(), new.encode())
        assert body != reply.body, f"{old!r} is not in the answer"
        return Reply(200, body, {"Content-Type": reply.headers["Content-Type"]})

    return manner
