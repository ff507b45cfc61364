"""How a service is asked: patiently, and leaving no trace of a key."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate
from functools import partial
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

import pandas as pd
import requests
from pydantic import BaseModel, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from cac_data.tables import __version__

T = TypeVar("T")

# Seconds until a connection stands, and between two pieces of an answer.
TIMEOUTS = (10.0, 60.0)
RETRIES = 4


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
    usual = {"licence": "CC BY 4.0", "kind": "primary", "is_mirror": False}
    told = {"source_id": source_id, "publisher": publisher, "title": title, "url": url}
    return {**usual, **told, **cells}


# A key goes to no other place, and never in clear over the net.
_SAFE = re.compile(
    r"(?a)(https://[\w.-]+|http://(localhost|127\.[\d.]+|\[::1\]))(:\d+)?(/[\w./-]*)?"
)


def base_address(service: str, default: str) -> str:
    """Return where a service is, or what ``CAC_DATA_WORLDBANK_URL`` and so on say."""
    name = f"CAC_DATA_{service.upper()}_URL"
    given = os.environ.get(name) or default
    if not _SAFE.fullmatch(given):
        # Without the address, which may hold a password.
        message = f"`{name}` is not an address to ask: https://HOST, no name, key or ?"
        raise ValueError(message)
    return given.rstrip("/")


class Client:
    """Asks one service; `secret` holds headers with a key, `pause` seconds to wait.

    An answer that repeats the key has asterisks in its place. All waiting is multiplied
    by ``CAC_DATA_FETCH_PACE``.
    """

    def __init__(self, *, secret: Mapping[str, str], pause: float) -> None:
        given = os.environ.get("CAC_DATA_FETCH_PACE", "1")
        if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]+)?", given):
            message = f"`CAC_DATA_FETCH_PACE`: {given!r} is not a number from 0 to 99"
            raise ValueError(message)
        self._secrets = [value.encode() for value in secret.values()]
        self._pause = pause * float(given)
        retry = Retry(
            RETRIES,
            read=1,
            status_forcelist=(429, 500, 502, 503, 504),
            backoff_factor=2 * float(given),
            retry_after_max=120,
            raise_on_status=False,
        )
        self._session = requests.Session()
        # With an `auth` of its own a session does not look into ~/.netrc.
        self._session.auth = lambda request: request
        self._session.headers["User-Agent"] = f"cac-data/{__version__}"
        self._session.headers.update(secret)
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def get(self, query: Query) -> Answer:
        """Ask; `ConnectionError` where other questions would fail, too."""
        time.sleep(self._pause)
        ask = partial(self._session.get, timeout=TIMEOUTS, allow_redirects=False)
        content, changed, problem = b"", "", ""
        try:
            response = ask(query.url)
            there = response.next.url if response.next else None
            if there and urlsplit(there)[:2] == urlsplit(query.url)[:2]:
                response = ask(there)
        except requests.RequestException as error:
            # The words of the error may hold a proxy's password.
            problem = f"did not answer, or not to the end ({type(error).__name__})"
            is_final = isinstance(error, requests.ConnectionError)
        else:
            is_final = response.status_code in (401, 403, 429)
            content = response.content
            for secret in self._secrets:
                content = content.replace(secret, b"***")
            text = content[:2000].decode("utf-8", "replace").strip()
            said = " ".join(re.sub(r"<[^>]*>|[^ -~]", " ", text).split())[:200]
            if response.status_code != 200:
                problem = f"answers {response.status_code}: {said or 'nothing more'}"
            elif text[:1] in ("", "<"):  # a page for people
                problem = f"sent {said!r} in place of data"
            day = parsedate(response.headers.get("Last-Modified", ""))
            changed = "{:04d}-{:02d}-{:02d}".format(*day) if day else ""
        if is_final:
            message = f"{problem}; asked: {query.url}"
            raise ConnectionError(message)
        return Answer(query, content, changed, problem)


class Model(BaseModel, strict=True):
    """Part of an answer. What it has beside the fields that are read may change."""


def read(answer: Answer, model: type[T]) -> T:
    """Return an answer in JSON as a model."""
    try:
        return TypeAdapter(model).validate_json(answer.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"])) or "(whole)"
    found = f"{first['msg']}, found {first['input']!r:.200}"
    message = f"field {field}: is not as it was: {found}"
    raise ValueError(message)
