"""The three services on this machine: small answers as they send them, and bad ones."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import inf
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from cac_data.fetch.owid import COLUMNS

KEY = "0123456789abcdef-not-a-real-key"

# --- World Bank ----------------------------------------------------------------------

COUNTRIES = ("CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB")

# Any other value of a series is null, as for years that are not out yet; a series that
# is not here has its one value for Kazakhstan in 2023.
WORLD_BANK: Mapping[str, Mapping[tuple[str, int], float]] = {
    "SP.POP.TOTL": {("KAZ", 2024): 20592571, ("UZB", 2025): 37053428},
    "NY.GDP.MKTP.CD": {("KAZ", 2025): 306123456789.0},
    "LP.LPI.OVRL.XQ": {("KAZ", 2018): 2.81, ("KAZ", 2022): 2.7, ("CHN", 2022): 3.7},
}


def world_bank(path: str, query: Mapping[str, str]) -> Any:
    code = path.rsplit("/", 1)[1]
    values = WORLD_BANK.get(code, {("KAZ", 2023): 2.5})
    first, last = map(int, query["date"].split(":"))
    rows = [
        {
            "indicator": {"id": code, "value": f"{code} (constant 2015 US$)"},
            "countryiso3code": country,
            "date": str(year),
            "value": values.get((country, year)),
            "obs_status": "",
        }
        for country in COUNTRIES
        for year in range(last, first - 1, -1)
    ]
    return [{"pages": 1, "total": len(rows), "lastupdated": "2026-10-13"}, rows]


# --- UN Comtrade ---------------------------------------------------------------------

# (reporter, partner, flow, period, goods): dollars. China 156, Kazakhstan 398,
# Kyrgyzstan 417, Tajikistan 762, Turkmenistan 795, Uzbekistan 860.
COMTRADE: Mapping[tuple[int, int, str, str, str], float] = {
    # China for 2019, the year of which the bundled tables have nothing by country.
    (156, 417, "X", "2019", "TOTAL"): 5e9,
    (156, 762, "X", "2019", "TOTAL"): 5e9,
    (156, 795, "X", "2019", "TOTAL"): 5e9,
    (156, 860, "X", "2019", "TOTAL"): 5e9,
    (156, 398, "M", "2019", "TOTAL"): 2e9,
    (156, 417, "M", "2019", "TOTAL"): 2e9,
    (156, 762, "M", "2019", "TOTAL"): 2e9,
    (156, 795, "M", "2019", "TOTAL"): 2e9,
    (156, 860, "M", "2019", "TOTAL"): 2e9,
    (156, 398, "X", "2019", "TOTAL"): 12729364051.0,
    # Between two years with figures none may be empty.
    **{(398, 156, "X", str(year), "TOTAL"): 5e9 for year in range(2020, 2025)},
    (156, 398, "X", "2025", "TOTAL"): 16123456789.0,
    (417, 156, "M", "2025", "TOTAL"): 6123456789.0,
    # Goods of China that come back to it, and trade of the five with one another.
    (156, 156, "M", "2025", "TOTAL"): 999.0,
    (398, 860, "X", "2025", "TOTAL"): 3100000000.0,
    (156, 398, "X", "202601", "TOTAL"): 1212000000.0,
    (156, 795, "M", "2025", "27"): 8000000000.0,
}


def comtrade(query: Mapping[str, str]) -> Any:
    words = {name: value.split(",") for name, value in query.items()}
    rows = [
        {
            "period": period,
            "reporterCode": reporter,
            "reporterDesc": None,
            "flowCode": flow,
            "partnerCode": partner,
            "classificationCode": "H6",
            "cmdCode": goods,
            "primaryValue": value,
        }
        for (reporter, partner, flow, period, goods), value in COMTRADE.items()
        if str(reporter) in words["reporterCode"]
        and str(partner) in words["partnerCode"]
        and flow in words["flowCode"]
        and period in words["period"]
        and (goods == "TOTAL") == (query["cmdCode"] == "TOTAL")
    ]
    return {"count": len(rows), "data": rows, "error": ""}


# --- Our World in Data ---------------------------------------------------------------

SIX = ("China", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")
NAMES = dict(zip(COUNTRIES, SIX, strict=True))
ENERGY: Mapping[tuple[str, int], Mapping[str, str]] = {
    ("KAZ", 2024): {"coal_electricity": "64.03", "gas_electricity": "34.71"},
    ("KAZ", 2025): {
        **dict.fromkeys((column.name for column in COLUMNS), "0.5"),
        "gas_electricity": "38.20",
        "carbon_intensity_elec": "788.4",
    },
    ("TKM", 2025): {"hydro_electricity": "0.000", "gas_production": "801.7"},
    ("KGZ", 2025): {"gas_production": "0.3"},
}


def energy_file() -> str:
    names = [column.name for column in COLUMNS]
    lines = [["country", "year", "iso_code", *names]]
    for code, country in NAMES.items():
        lines.append([country, "1999", code, *[""] * len(names)])
    for (code, year), cells in ENERGY.items():
        figures = [cells.get(name, "") for name in names]
        lines.append([NAMES[code], str(year), code, *figures])
    return "".join(f"{','.join(line)}\n" for line in lines)


def chart(slug: str) -> Any:
    """`/grapher/SLUG.csv` or `/grapher/SLUG.metadata.json`, with short names."""
    if slug.endswith(".csv"):
        lines = "Kazakhstan,KAZ,2024,1.2915\nUzbekistan,UZB,2024,2.4521\n"
        # Without a last line end, as the service.
        return f"Entity,Code,Year,total_gw\n{lines}World,OWID_WRL,2024,1865.49"
    column = {"shortName": "total_gw", "unit": "gigawatts", "lastUpdated": "2026-07-21"}
    return {"chart": {"title": "Installed capacity"}, "columns": {slug: column}}


# --- The server ----------------------------------------------------------------------


class Reply(NamedTuple):
    """An answer as it would be sent; None in place of one: the connection ends."""

    status: int
    body: bytes
    headers: Mapping[str, str] = {}
    drips: str = ""  # "head" or "body": this part comes a byte at a time


Manner = Callable[[Reply], Reply | None]


def good(path: str, query: Mapping[str, str], key: str | None) -> Reply:
    if path.startswith("/v2/country/"):
        answer = world_bank(path, query)
    elif path.startswith("/data/v1/") and key != KEY:
        return Reply(401, b"Access denied due to invalid subscription key.")
    elif path.startswith(("/public/v1/", "/data/v1/")):
        answer = comtrade(query)
    elif path == "/data/energy/owid-energy-data.csv":
        changed = {"Last-Modified": "Mon, 03 Aug 2026 09:12:00 GMT"}
        return Reply(200, energy_file().encode(), changed)
    else:
        answer = chart(path.removeprefix("/grapher/"))
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return Reply(200, text.encode())


class Handler(BaseHTTPRequestHandler):
    server: Services

    def do_GET(self) -> None:
        self.server.seen.append((unquote(self.path), dict(self.headers)))
        parts = urlsplit(self.path)
        query = {name: words[-1] for name, words in parse_qs(parts.query).items()}
        key = self.headers.get("Ocp-Apim-Subscription-Key")
        reply: Reply | None = good(unquote(parts.path), query, key)
        for manner in self.server.manners(unquote(self.path)):
            reply = reply and manner(reply)
        if reply and reply.drips == "head":
            self.drip(b"HTTP/1.0 200 OK\r\nX-Long: " + b"x" * 60_000)
        elif reply:
            self.send_response(reply.status)
            length = {"Content-Length": str(len(reply.body))}
            for name, value in (length | {**reply.headers}).items():
                self.send_header(name, value)
            self.end_headers()
            if reply.drips:
                self.drip(reply.body)
            with suppress(ConnectionError):  # the client has had enough
                self.wfile.write(reply.body)

    def drip(self, content: bytes) -> None:
        """Send a byte at a time, until the client or the server ends."""
        with suppress(ConnectionError):
            for byte in content:
                if self.server.is_ending.wait(0.01):
                    return
                self.wfile.write(bytes([byte]))

    def log_message(self, *_: object) -> None:
        pass


@dataclass
class _Misbehaviour:
    """In which manner requests are answered whose address holds a text, how often."""

    at: str
    manner: Manner
    times: float


class Services(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.seen: list[tuple[str, dict[str, str]]] = []  # path and headers
        self.is_ending = threading.Event()
        self._manners: list[_Misbehaviour] = []

    def misbehave(self, manner: Manner, *, at: str = "", times: float = inf) -> None:
        """Answer requests whose address holds a text in some manner, some times."""
        self._manners.append(_Misbehaviour(at, manner, times))

    def manners(self, path: str) -> Iterator[Manner]:
        for bad in self._manners:
            if bad.at in path and bad.times > 0:
                bad.times -= 1
                yield bad.manner

    def count(self, holding: str = "") -> int:
        return sum(holding in path for path, _ in self.seen)


# --- Bad manners ---------------------------------------------------------------------


def html_page(_: Reply) -> Reply:
    """A page for people, in place of data, as a service in maintenance sends it."""
    return Reply(200, b"<!DOCTYPE html><html><head><title>Down for maintenance</title>")


def broken_off(reply: Reply) -> Reply:
    """Half of the bytes that were promised; then the connection ends."""
    promised = {"Content-Length": str(2 * len(reply.body))}
    return reply._replace(headers=promised)


def cut(reply: Reply) -> Reply:
    return reply._replace(body=reply.body[: len(reply.body) // 2])


def hangs_up(_: Reply) -> None:
    """The connection ends at once."""


def large(_: Reply) -> Reply:
    """More than anybody expects."""
    return Reply(200, b"[" + bytes(110_000_000))


def unpacks_to_much(_: Reply) -> Reply:
    """Some kilobytes that unpack to more than anybody expects."""
    packed = gzip.compress(b"[" + bytes(110_000_000), compresslevel=1)
    return Reply(200, packed, {"Content-Encoding": "gzip"})


def drips(part: str) -> Manner:
    """A byte at a time: of the head or the body, without an end."""
    return lambda reply: reply._replace(drips=part, body=reply.body * 1000)


def refuses(status: int, **headers: str) -> Manner:
    """A status, with the words of an API gateway."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps({"statusCode": status, "message": "Rate limit is exceeded."})
    return lambda _: Reply(status, body.encode(), named)


def changes(change: Callable[[Any], Any]) -> Manner:
    def manner(reply: Reply) -> Reply:
        body = json.dumps(change(json.loads(reply.body)))
        return reply._replace(body=body.encode())

    return manner


def replaces(old: str, new: str) -> Manner:
    def manner(reply: Reply) -> Reply:
        assert old.encode() in reply.body, f"{old!r} is not in the answer"
        return reply._replace(body=reply.body.replace(old.encode(), new.encode()))

    return manner
