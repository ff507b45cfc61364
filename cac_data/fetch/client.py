"""How a service is asked: patiently, and leaving no trace of a key."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from email.utils import parsedate
from functools import partial
from threading import Thread
from typing import NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

import pandas as pd
import requests
from pydantic import BaseModel, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from cac_data.versions import __version__

T = TypeVar("T")

# Seconds until a connection stands, and between two pieces of an answer.
TIMEOUTS = (10.0, 60.0)
# Seconds until a question is given up, with all that is asked again, and a service.
ANSWER_SECONDS = 300.0
SERVICE_SECONDS = 3600.0

RETRIES = 4
OF_THE_MOMENT = (429, 500, 502, 503, 504)
"""What a service answers that may answer well when it is asked again."""
BACKOFF = 2.0  # seconds until then, doubled each time
LONGEST_WAIT = 120.0  # seconds; a service that says a longer one is not asked again
MOVED = (301, 302, 303, 307, 308)  # what it answers where another address has it

# Unpacked. The largest file that is asked for, that of the energy data, has nine.
MOST_MEGABYTES = 100
PIECE = 1 << 16


class Query(NamedTuple):
    """A request: no key is in the `url`, and `name` is that of the answer's file."""

    name: str
    url: str


class Answer(NamedTuple):
    """What a service sent and the day on which this `changed`, or the `problem`."""

    query: Query
    content: bytes
    changed: str = ""
    problem: str = ""


Row = Mapping[str, object]
Found = tuple[Sequence[Row], Sequence[Row]]
"""Rows of a table, and the records of their sources."""


@dataclass
class Question:
    """A part of a table that may fail by itself: what holds the cells of `where`."""

    table: str
    where: Mapping[str, str]
    queries: Sequence[Query]
    read: Callable[[Question], Found]
    series: str = ""
    answers: Sequence[Answer] = ()
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    sources: pd.DataFrame = field(default_factory=pd.DataFrame)
    problem: str = ""


def source(source_id: str, publisher: str, title: str, url: str, **cells: str) -> Row:
    """Return the record of a source; of what is not given the usual."""
    return {
        "licence": "CC BY 4.0",
        "kind": "primary",
        "is_mirror": False,
        "source_id": source_id,
        "publisher": publisher,
        "title": title,
        "url": url,
        **cells,
    }


# A key goes to no other place, and never in clear over the net.
_SAFE = re.compile(
    r"(?a)(https://[\w.-]+|http://(localhost|127\.[\d.]+|\[::1\]))(:\d+)?(/[\w./-]*)?"
)


def base_address(service: str, default: str) -> str:
    """Return where a service is, or what ``CAC_DATA_WORLDBANK_URL`` and so on say."""
    name = f"CAC_DATA_{service.upper()}_URL"
    address = os.environ.get(name) or default
    if not _SAFE.fullmatch(address):
        # Without the address, which may hold a password.
        message = f"`{name}` is not an address to ask: https://HOST, no name, key or ?"
        raise ValueError(message)
    return address.rstrip("/")


class Reply(NamedTuple):
    """What came over the net, whatever it says; names of headers in small letters."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def wait(self) -> float | None:
        """Seconds after which the service says that it may be asked again."""
        seconds_or_date = self.headers.get("retry-after")
        if seconds_or_date is None:
            return None
        try:
            return Retry().parse_retry_after(seconds_or_date)
        except (InvalidHeader, ValueError, OverflowError):
            return None  # neither a number nor a date

    @property
    def is_refusal(self) -> bool:
        """Tell whether the service would answer all other questions like this."""
        has_to_rest = self.status == 503 and "retry-after" in self.headers
        return has_to_rest or self.status in (401, 403, 429)


class TooLargeError(ValueError):
    """Raised where an answer is larger than any that is expected."""


def in_time(work: Callable[[], T], seconds: float) -> T:
    """Return what `work` does; `TimeoutError` if it takes longer.

    It works in a thread that nobody waits for then. A limit of the socket would not do:
    it starts again with each byte, so that a byte a second would take for ever.
    """
    ended: Future[T] = Future()

    def run() -> None:
        try:
            ended.set_result(work())
        except BaseException as error:
            ended.set_exception(error)

    Thread(target=run, daemon=True).start()
    return ended.result(timeout=seconds)


class _Session(requests.Session):
    """A session that leaves redirects alone: to follow one it reads all of its text."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None


class Client:
    """Asks one service; `secret` holds headers with a key, `pause` seconds to wait.

    An answer that repeats the key has asterisks in its place. All waiting is multiplied
    by ``CAC_DATA_FETCH_PACE``, and so are the times after which a question and the
    service are given up, unless it is 0.
    """

    def __init__(self, *, secret: Mapping[str, str], pause: float) -> None:
        pace = os.environ.get("CAC_DATA_FETCH_PACE", "1")
        if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]+)?", pace):
            message = f"`CAC_DATA_FETCH_PACE`: {pace!r} is not a number from 0 to 99"
            raise ValueError(message)
        self._pace = float(pace)
        self._secrets = [value.encode() for value in secret.values()]
        self._pause = pause * self._pace
        patience = self._pace or 1
        self._answer_seconds = ANSWER_SECONDS * patience
        self._service_seconds = SERVICE_SECONDS * patience
        self._begun = 0.0  # with the first question
        # Of connections that fail. What a service answers is tried again below: here
        # the text of such an answer would be read to its end, however long it is.
        retry = Retry(
            RETRIES,
            read=1,
            backoff_factor=BACKOFF * self._pace,
            respect_retry_after_header=False,
        )
        self._session = _Session()
        # With an `auth` of its own a session does not look into ~/.netrc.
        self._session.auth = lambda request: request
        self._session.headers["User-Agent"] = f"cac-data/{__version__}"
        self._session.headers.update(secret)
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def get(self, query: Query) -> Answer:
        """Ask; `ConnectionError` where other questions would fail, too."""
        time.sleep(self._pause)
        self._begun = self._begun or time.monotonic()
        remaining = self._begun + self._service_seconds - time.monotonic()
        if remaining <= 0:
            message = (
                f"not all came within {self._service_seconds:g} seconds; "
                f"not asked: {query.url}"
            )
            raise ConnectionError(message)
        seconds = min(remaining, self._answer_seconds)
        content = b""
        changed = ""
        is_final = False
        try:
            reply = self._patiently(query.url, seconds)
        except TimeoutError:
            problem = f"did not answer in full within {seconds:.3g} seconds"
        except TooLargeError as error:
            problem = str(error)
        except requests.RequestException as error:
            # The words of the error may hold a proxy's password.
            problem = f"did not answer, or not to the end ({type(error).__name__})"
            is_final = isinstance(error, requests.ConnectionError)
        else:
            is_final = reply.is_refusal
            content = self._without_secrets(reply.content)
            problem = _problem(reply.status, content)
            day = parsedate(reply.headers.get("last-modified", ""))
            changed = "{:04d}-{:02d}-{:02d}".format(*day) if day else ""
        if is_final:
            message = f"{problem}; asked: {query.url}"
            raise ConnectionError(message)
        return Answer(query, content, changed, problem)

    def _patiently(self, url: str, seconds: float) -> Reply:
        """Ask, and again where that may help; `TimeoutError` after some seconds."""
        end = time.monotonic() + seconds
        for attempt in range(RETRIES + 1):
            remaining = max(end - time.monotonic(), 0)
            reply = in_time(partial(self._exchange, url, end), remaining)
            if reply.status not in OF_THE_MOMENT or attempt == RETRIES:
                break
            wait = BACKOFF * 2**attempt if reply.wait is None else reply.wait
            if wait > LONGEST_WAIT:
                break
            wait *= self._pace
            if time.monotonic() + wait >= end:
                break
            time.sleep(wait)
        return reply

    def _exchange(self, url: str, end: float) -> Reply:
        """Ask once, and once more where the service's own redirect leads."""
        reply = self._read(url, end)
        if reply.status not in MOVED or "location" not in reply.headers:
            return reply
        target = urljoin(url, reply.headers["location"])
        is_near = urlsplit(target)[:2] == urlsplit(url)[:2]
        return self._read(target, end) if is_near else reply

    def _read(self, url: str, end: float) -> Reply:
        """Read an answer piece by piece, as far as it may be long and until its end."""
        content = bytearray()
        with self._session.get(url, timeout=TIMEOUTS, stream=True) as response:
            for piece in response.iter_content(PIECE):
                content += piece
                if len(content) > MOST_MEGABYTES * 1_000_000:
                    message = f"sent more than {MOST_MEGABYTES} MB, unpacked"
                    raise TooLargeError(message)
                if time.monotonic() > end:  # nobody waits any more
                    raise TimeoutError
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, headers, bytes(content))

    def _without_secrets(self, content: bytes) -> bytes:
        for secret in self._secrets:
            content = content.replace(secret, b"***")
        return content


def _problem(status: int, content: bytes) -> str:
    """Say in a service's own words why this is no data; nothing where it may be."""
    text = content[:2000].decode("utf-8", "replace").strip()
    plain = re.sub(r"<[^>]*>|[^ -~]", " ", text)
    words = " ".join(plain.split())[:200]
    if status != 200:
        return f"answers {status}: {words or 'nothing more'}"
    if text[:1] in ("", "<"):  # a page for people
        return f"sent {words!r} in place of data"
    return ""


class Model(BaseModel, strict=True):
    """Part of an answer. What it has beside the fields that are read may change."""


def read(answer: Answer, model: type[T]) -> T:
    """Return an answer in JSON as a model."""
    try:
        return TypeAdapter(model).validate_json(answer.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"])) or "(whole)"
    message = (
        f"field {field}: is not as it was: {first['msg']}, "
        f"found {first['input']!r:.200}"
    )
    raise ValueError(message)
