"""How a service is asked: patiently, within limits, and leaving no trace of a key."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate
from http.client import responses
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from cac_data.tables import __version__

T = TypeVar("T")

# Seconds until a connection stands, between two pieces of an answer, and for the whole
# of it; bytes of one answer, unpacked.
CONNECT, READ, TOTAL, SIZE = 10.0, 60.0, 300.0, 100 * 1024 * 1024
# How often a question is asked again, and the first wait before that, which doubles.
RETRIES, BACKOFF = 4, 2.0
# What a service may ask to wait; nobody waits longer, and that is told.
LONGEST_WAIT = 120.0


class ServiceError(ValueError):
    """A service failed: names it, what was asked, and the field if one is at fault.

    `is_final`: it would not answer other questions either.
    """

    def __init__(
        self, query: Query, problem: str, *, field: str = "", is_final: bool = False
    ) -> None:
        self.is_final = is_final
        where = f"field {field}: " if field else ""
        super().__init__(f"{query.service}: {where}{problem}; asked: {query.url}")


@dataclass(frozen=True)
class Query:
    """A question to a service; `name` is that of the file in which the answer is kept.

    A key is never part of the `url`.
    """

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
    """What a service sent, unpacked; `changed` is the day on which it says it changed.

    As ``2026-08-03``; empty where it does not say.
    """

    query: Query
    content: bytes
    changed: str = ""


def base_address(service: str, default: str) -> str:
    """Return where a service is; ``CAC_DATA_WORLDBANK_URL`` and so on may say it.

    Raises `ValueError` if that is no address that is safe to ask.
    """
    name = f"CAC_DATA_{service.upper()}_URL"
    given = os.environ.get(name) or default
    if not _SAFE.fullmatch(given):
        # What stands before an @ is a secret, and so may be what follows a ?.
        shown = given.partition("?")[0].rpartition("@")[2]
        message = (
            f"`{name}`: {shown!r} is not an address to ask; allowed: https://HOST, or "
            "http:// on this machine, without name, key or question mark"
        )
        raise ValueError(message)
    return given.rstrip("/")


_SAFE = re.compile(
    r"(https://[\w.-]+|http://(localhost|127\.[0-9.]+|\[::1\]))(:[0-9]{1,5})?(/[\w./-]*)?",
    re.ASCII,
)


def pace() -> float:
    """Return by what all waiting of ours is multiplied: ``CAC_DATA_FETCH_PACE``, or 1.

    Raises `ValueError` if it is not a number from 0 to 100.
    """
    text = os.environ.get("CAC_DATA_FETCH_PACE", "1")
    is_number = re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII)
    if not is_number or float(text) > 100:
        message = f"`CAC_DATA_FETCH_PACE`: {text!r} is not a number from 0 to 100"
        raise ValueError(message)
    return float(text)


class _LimitError(Exception):
    """An answer is too large, too slow, or too far away."""


class _Retry(Retry):
    """As urllib3 does it, but a wait is kept whole or not begun."""

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        try:
            seconds = super().get_retry_after(response)
        except urllib3.exceptions.InvalidHeader:
            return None
        if seconds is not None and seconds > LONGEST_WAIT:
            message = f"is {response.status}, and asks to wait {seconds:,.0f} s"
            raise _LimitError(message)
        return seconds


class Client:
    """Asks one service; `secret` holds headers with a key, `pause` seconds to wait.

    The key goes into the requests to this service and nowhere else; an answer that
    repeats it has asterisks in its place. Raises `ValueError` for a key that no header
    may hold.
    """

    def __init__(self, *, secret: Mapping[str, str], pause: float) -> None:
        if not all(re.fullmatch(r"[!-~]+", value) for value in secret.values()):
            message = (
                "the key holds what no header may hold: blanks, line ends or "
                "other than ASCII"
            )
            raise ValueError(message)
        self._secrets = [value.encode() for value in secret.values()]
        self._pause, self._next = pause * pace(), 0.0
        retry = _Retry(
            total=RETRIES,
            read=1,
            other=0,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            backoff_factor=BACKOFF * pace(),
            backoff_max=LONGEST_WAIT,
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
        url, response = query.url, self._asked(query, query.url)
        for _ in range(3):
            if response.status not in (301, 302, 303, 307, 308):
                break
            url = urljoin(url, response.headers.get("Location", ""))
            here, there = urlsplit(query.url), urlsplit(url)
            if (here.scheme, here.netloc) != (there.scheme, there.netloc):
                place = f"{there.scheme}://{there.hostname}"
                told = f"was redirected to {place}, which is not asked"
                raise ServiceError(query, told)
            response = self._asked(query, url)
        content = response.data
        for secret in self._secrets:
            content = content.replace(secret, b"***")
        _check(query, response.status, content)
        day = parsedate(response.headers.get("Last-Modified", ""))
        return Answer(
            query, content, "{:04d}-{:02d}-{:02d}".format(*day) if day else ""
        )

    def _asked(self, query: Query, url: str) -> _Response:
        """Return an answer, asked for once more if its body breaks off."""
        time.sleep(max(0.0, self._next - time.monotonic()))
        try:
            try:
                return self._heard(url)
            except urllib3.exceptions.HTTPError:
                time.sleep(BACKOFF * pace())
                return self._heard(url)
        except _LimitError as error:
            raise ServiceError(query, f"the answer {error}") from None
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise ServiceError(query, _in_words(error), is_final=True) from None
        finally:
            self._next = time.monotonic() + self._pause

    def _heard(self, url: str) -> _Response:
        ends, content = time.monotonic() + TOTAL, bytearray()
        with self._session.get(
            url, timeout=(CONNECT, READ), allow_redirects=False, stream=True
        ) as response:
            while piece := response.raw.read1(65_536, decode_content=True):
                content += piece
                if len(content) > SIZE:
                    message = f"is larger than {SIZE:,} bytes"
                    raise _LimitError(message)
                if time.monotonic() > ends:
                    message = f"was not complete after {TOTAL:g} s"
                    raise _LimitError(message)
            return _Response(response.status_code, response.headers, bytes(content))


class _Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    data: bytes


_STATUS = {
    401: "the key is not accepted",
    403: "refused: the key is not accepted or the quota is used up",
    404: "there is no such address: the service has changed",
    429: "asked too often; try again later",
}


def _check(query: Query, status: int, content: bytes) -> None:
    text = content[:2000].decode("utf-8", "replace")
    is_page = text.lstrip()[:1] == "<"
    if is_page:
        title = re.search(r"<title>([^<]{1,200})", text, re.IGNORECASE)
        text = title[1] if title else ""
    said = re.sub(r"[^ -~]+", " ", text)[:200].strip()
    if status != 200:
        reason = _STATUS.get(status, f"answers {status} {responses.get(status, '')}")
        told = f"{reason} ({status})" + (f": {said}" if said else "")
        raise ServiceError(query, told, is_final=status in (401, 403, 429))
    if is_page or not content.strip():
        told = f"sent a page, headed {said!r}," if is_page else "sent nothing"
        raise ServiceError(query, f"{told} in place of {query.expects.upper()}")


_REASONS = {
    "NameResolution": "cannot be reached: its name is not known (no network?)",
    "ConnectTimeout": "cannot be reached: it does not answer",
    "ReadTimeout": "does not answer in time",
    "SSL": "cannot be reached safely: its certificate is not accepted",
    "Proxy": "cannot be reached: the proxy does not let it pass",
    "NewConnection": "cannot be reached: the connection is refused",
    "Decode": "the answer cannot be unpacked",
}


def _in_words(error: object) -> str:
    """Say why there is no answer; the words of two libraries may hold a proxy's key."""
    kinds = ""
    while isinstance(error, BaseException) and kinds.count(" ") < 8:
        kinds += f"{type(error).__name__} "
        inner = getattr(error, "reason", None) or error.__cause__ or error.__context__
        error = inner or next(iter(error.args), None)
    words = (words for kind, words in _REASONS.items() if kind in kinds)
    return next(words, "the answer broke off")


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
        problem = f"is not as it was: {first['msg']}, found {first['input']!r:.60}"
        raise ServiceError(answer.query, problem, field=field) from None
    except (ValueError, RecursionError) as error:
        raise ServiceError(answer.query, f"sent broken JSON ({error})") from None
    except (LookupError, TypeError):
        raise ServiceError(answer.query, "is not as it was", field="(whole)") from None
    return found
