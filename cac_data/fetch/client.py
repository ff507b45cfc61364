"""How a service is asked: patiently, and leaving no trace of a key."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate
from typing import Literal, TypeVar
from urllib.parse import urlsplit

import requests
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from cac_data.tables import __version__

T = TypeVar("T")

Row = Mapping[str, object]
Found = tuple[Sequence[Row], Sequence[Row]]
"""Rows of a table, and the records of their sources."""

# Seconds until a connection stands, and between two pieces of an answer.
TIMEOUTS = (10.0, 60.0)
# How often it is asked again, and after how many seconds: the first time, at most.
RETRIES, BACKOFF, LONGEST_WAIT = 4, 2.0, 120


class ServiceError(ValueError):
    """A service failed; if that `is_final`, other questions would fail, too."""

    def __init__(self, query: Query, problem: str, *, is_final: bool = False) -> None:
        self.is_final = is_final
        super().__init__(f"{query.service}: {problem}; asked: {query.url}")


@dataclass(frozen=True)
class Query:
    """A request; `name` is that of the answer's file, and no key is in the `url`."""

    service: str
    name: str
    url: str
    expects: Literal["json", "csv"] = "json"

    @property
    def file(self) -> str:
        """Where the answer is kept in a vintage."""
        return f"raw/{self.service}/{self.name}.{self.expects}"


@dataclass(frozen=True)
class Answer:
    """What a service sent, and the day on which it says that this `changed`, if any."""

    query: Query
    content: bytes
    changed: str = ""


Ask = Callable[[Query], Answer]


@dataclass(frozen=True)
class Question:
    """A part of a table that may fail by itself: a series, a column, a period.

    Its rows share the cells of `where`; `read` makes them of the answers to `queries`.
    Periods that belong together are of one `series`.
    """

    table: str
    where: Row
    queries: tuple[Query, ...]
    read: Callable[[Ask], Found]
    series: str = ""


# A key goes to no other place, and never in clear over the net.
_SAFE = re.compile(
    r"(https://[\w.-]+|http://(localhost|127\.[0-9.]+|\[::1\]))(:[0-9]{1,5})?(/[\w./-]*)?",
    re.ASCII,
)


def base_address(service: str, default: str) -> str:
    """Return where a service is; ``CAC_DATA_WORLDBANK_URL`` and so on may say it.

    Raises `ValueError`, without the address as it may hold a password, if it is unsafe.
    """
    name = f"CAC_DATA_{service.upper()}_URL"
    given = os.environ.get(name) or default
    if not _SAFE.fullmatch(given):
        allowed = "https://HOST, or http:// on this machine, without name, key or ?"
        message = f"`{name}` is not an address to ask; allowed: {allowed}"
        raise ValueError(message)
    return given.rstrip("/")


def pace() -> float:
    """Return by what all waiting of ours is multiplied: ``CAC_DATA_FETCH_PACE``, or 1.

    Raises `ValueError` if it is not a number from 0 to 99.
    """
    text = os.environ.get("CAC_DATA_FETCH_PACE", "1")
    if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]+)?", text):
        message = f"`CAC_DATA_FETCH_PACE`: {text!r} is not a number from 0 to 99"
        raise ValueError(message)
    return float(text)


class Client:
    """Asks one service; `secret` holds headers with a key, `pause` seconds to wait.

    The key goes into the requests to this service and nowhere else; an answer that
    repeats it has asterisks in its place.
    """

    def __init__(self, *, secret: Mapping[str, str], pause: float) -> None:
        self._secrets = [value.encode() for value in secret.values()]
        self._pause = pause * pace()
        retry = Retry(
            RETRIES,
            read=1,
            status_forcelist=(429, 500, 502, 503, 504),
            backoff_factor=BACKOFF * pace(),
            retry_after_max=LONGEST_WAIT,
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
        """Ask. Raises `ServiceError` with what came in place of a whole answer."""
        time.sleep(self._pause)
        try:
            response = self._asked(query.url)
            there = response.next.url if response.next else None
            if there and urlsplit(there)[:2] == urlsplit(query.url)[:2]:
                response = self._asked(there)
        except requests.RequestException as error:
            # The words of the error may hold a proxy's password.
            problem = f"did not answer, or not to the end ({type(error).__name__})"
            is_final = isinstance(error, requests.ConnectionError)
            raise ServiceError(query, problem, is_final=is_final) from None
        content = response.content
        for secret in self._secrets:
            content = content.replace(secret, b"***")
        _check(query, response, content)
        day = parsedate(response.headers.get("Last-Modified", ""))
        changed = "{:04d}-{:02d}-{:02d}".format(*day) if day else ""
        return Answer(query, content, changed)

    def _asked(self, url: str) -> requests.Response:
        return self._session.get(url, timeout=TIMEOUTS, allow_redirects=False)


def _check(query: Query, response: requests.Response, content: bytes) -> None:
    """Raise unless there is an answer, and no page for people in place of data."""
    text = content[:2000].decode("utf-8", "replace").strip()
    said = " ".join(re.sub(r"<[^>]*>|[^ -~]", " ", text).split())[:200]
    status = response.status_code
    if status != 200:
        problem = f"answers {status}: {said or 'nothing more'}"
        raise ServiceError(query, problem, is_final=status in (401, 403, 429))
    if text[:1] in ("", "<"):
        problem = f"sent {said!r} in place of {query.expects.upper()}"
        raise ServiceError(query, problem)


class Model(BaseModel):
    """Part of an answer. What it has beside the fields that are read may change."""

    model_config = ConfigDict(strict=True)


def read(answer: Answer, model: type[T], *place: int | str) -> T:
    """Return an answer in JSON, or what stands at a place in it, as a model.

    Raises `ServiceError` with the first field that is missing or of another type.
    """
    try:
        part = json.loads(answer.content)
        for step in place:
            part = part[step]
        found: T = TypeAdapter(model).validate_python(part)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, (*place, *first["loc"]))) or "(whole)"
        told = f"{first['msg']}, found {first['input']!r:.60}"
        problem = f"field {field}: is not as it was: {told}"
    except (ValueError, RecursionError) as error:
        problem = f"sent broken JSON ({error})"
    except (LookupError, TypeError):
        problem = "field (whole): is not as it was"
    else:
        return found
    raise ServiceError(answer.query, problem)
