"""How a service is asked: patiently, within limits, and leaving no trace of a key.

One session for all three services, on requests (the session), requests-cache (answers
that have not changed cost a 304) and urllib3 (retries). The clients of the services
themselves know neither.
"""

from __future__ import annotations

import contextlib
import os
import re
import socket
import sqlite3
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from http.client import responses
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import requests_cache
import urllib3
from requests.adapters import HTTPAdapter
from urllib3 import connection, connectionpool
from urllib3.util import Retry, Timeout

from cac_data.fetch.queries import Answer, Query, ServiceError, pace
from cac_data.tables import __version__

__all__ = ["Client", "Limits"]

_FILE = "answers.sqlite"
_PIECE = 64 * 1024
_KEPT_FOR = timedelta(days=400)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HIDDEN = b"***"


@dataclass(frozen=True)
class Limits:
    """How long and how much, in seconds and bytes.

    Attributes
    ----------
    connect, read
        Until the connection stands; between two pieces of an answer, and for its head
        (behind a proxy, between two pieces of the head as well).
    total
        For the body of one answer, however it drips.
    size
        Of one answer, unpacked.
    retries
        How often a question is asked again.
    backoff
        The first wait before that; it doubles each time.
    longest_wait
        What a service may ask to wait (``Retry-After``); if it asks for more, that is
        told and nobody waits.
    """

    connect: float = 10.0
    read: float = 60.0
    total: float = 300.0
    size: int = 100 * 1024 * 1024
    retries: int = 4
    backoff: float = 2.0
    longest_wait: float = 120.0


class _TooPatient(urllib3.exceptions.HTTPError):
    """The service asks to wait longer than anybody would."""


class _TooMuch(Exception):  # noqa: N818 - why an answer was refused, not an error
    """The answer is larger or slower than allowed."""


class _Retry(Retry):
    """As urllib3 does it, but a wait is kept whole or not begun."""

    longest_wait = 120.0

    def new(self, **changes: Any) -> _Retry:
        fresh: _Retry = super().new(**changes)
        fresh.longest_wait = self.longest_wait
        return fresh

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        # Any header that cannot be read is none.
        try:
            seconds = super().get_retry_after(response)
        except urllib3.exceptions.InvalidHeader:
            return None
        if seconds is not None and seconds > self.longest_wait:
            message = f"answers {response.status} and asks to wait {seconds:,.0f} s"
            raise _TooPatient(message)
        return seconds


class _HeadInTime(connection.HTTPConnection):
    """A connection on which the head of an answer has to come within a read's time.

    The time limit of a socket is for each byte: a head that drips would never end.
    """

    _is_cut = False

    # As in urllib3, whose answer is not that of the standard library's connection.
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # so there
        seconds = self.timeout if isinstance(self.timeout, int | float) else 60.0
        timer = threading.Timer(seconds + 1, self._cut)
        timer.daemon = True
        timer.start()
        try:
            response = super().getresponse()
        except Exception:  # whatever a connection raises that was cut under it
            if self._is_cut:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if self._is_cut:
            # What came until then looks like a whole head.
            response.close()
            raise TimeoutError
        return response

    def _cut(self) -> None:
        self._is_cut = True
        with contextlib.suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


class _SecureHeadInTime(connection.HTTPSConnection, _HeadInTime):
    """The same over TLS."""


class _Pool(connectionpool.HTTPConnectionPool):
    ConnectionCls = _HeadInTime


class _SecurePool(connectionpool.HTTPSConnectionPool):
    ConnectionCls = _SecureHeadInTime


class _Adapter(HTTPAdapter):
    """Reads each answer to its end, within the limits, and hides what is secret."""

    def __init__(self, limits: Limits, secrets: tuple[bytes, ...]) -> None:
        self.limits, self.secrets = limits, secrets
        retry = _Retry(
            total=limits.retries,
            connect=limits.retries,
            read=1,
            redirect=0,
            other=0,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            backoff_factor=limits.backoff * pace(),
            backoff_max=limits.longest_wait,
            raise_on_status=False,
            raise_on_redirect=False,
        )
        retry.longest_wait = limits.longest_wait
        super().__init__(max_retries=retry)

    def init_poolmanager(self, *arguments: Any, **others: Any) -> None:
        super().init_poolmanager(*arguments, **others)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def send(self, *arguments: Any, **others: Any) -> requests.Response:
        # A body that breaks off is asked for once more; urllib3 retries heads alone.
        others["stream"] = True
        try:
            return self._whole(super().send(*arguments, **others))
        except (urllib3.exceptions.ProtocolError, urllib3.exceptions.ReadTimeoutError):
            time.sleep(self.limits.backoff * pace())
        return self._whole(super().send(*arguments, **others))

    def _whole(self, response: requests.Response) -> requests.Response:
        ends = time.monotonic() + self.limits.total
        pieces: list[bytes] = []
        size = 0
        try:
            while piece := response.raw.read1(_PIECE, decode_content=True):
                size += len(piece)
                if size > self.limits.size:
                    message = f"is larger than {self.limits.size:,} bytes"
                    raise _TooMuch(message)
                if time.monotonic() > ends:
                    message = (
                        f"was not complete after {self.limits.total:g} s "
                        f"({size:,} bytes had come)"
                    )
                    raise _TooMuch(message)
                pieces.append(piece)
            _check_length(response)
        except BaseException:
            response.raw.close()
            raise
        response.raw.release_conn()
        content = b"".join(pieces)
        for secret in self.secrets:
            content = content.replace(secret, _HIDDEN)
            # Those of `raw` are kept as well.
            for headers in (response.headers, response.raw.headers):
                for name, value in [*headers.items()]:
                    hidden = value.replace(secret.decode(), _HIDDEN.decode())
                    headers[name] = hidden
        # What `Response.content` does once it has read: everything above sees it whole.
        response._content = content
        response._content_consumed = True
        return response


def _check_length(response: requests.Response) -> None:
    stated = response.headers.get("Content-Length", "")
    came = response.raw.tell()
    if stated.isdigit() and response.status_code == 200 and came < int(stated):
        message = f"broke off after {came:,} of {int(stated):,} bytes"
        raise urllib3.exceptions.ProtocolError(message)


class Client:
    r"""Asks one service.

    Parameters
    ----------
    folder
        Where answers are kept, so that one which has not changed need not come again.
        Readable by the user alone.
    secret
        Headers with a key. It is neither stored nor shown, whatever the service does.
    pause
        Seconds between two questions, as the service asks.
    limits
        See `Limits`.

    Examples
    --------
    >>> import tempfile
    >>> with (
    ...     tempfile.TemporaryDirectory() as folder,
    ...     Client(Path(folder), secret={"Key": "a\nb"}),
    ... ):
    ...     pass
    Traceback (most recent call last):
    ...
    ValueError: the key holds what no header may hold: ...
    """

    def __init__(
        self,
        folder: Path,
        *,
        secret: Mapping[str, str] | None = None,
        pause: float = 0.0,
        limits: Limits | None = None,
    ) -> None:
        secret = secret or {}
        for value in secret.values():
            if not re.fullmatch(r"[!-~]+", value):
                message = (
                    "the key holds what no header may hold: blanks, line ends or "
                    "other than ASCII"
                )
                raise ValueError(message)
        self._limits = limits or Limits()
        self._pause = pause * pace()
        self._next = 0.0
        self._folder = folder
        self._session = _session(folder, secret, self._limits)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connections, and forget answers that nobody has asked for lately."""
        with contextlib.suppress(Exception):  # a cache that is damaged keeps nothing
            self._session.cache.delete(older_than=_KEPT_FOR)
        self._session.close()  # type: ignore[no-untyped-call]  # of requests-cache

    def get(self, query: Query) -> Answer:
        """Ask.

        Parameters
        ----------
        query
            What.

        Returns
        -------
        Answer
            Whole, and of the type that was asked for.

        Raises
        ------
        ServiceError
            Naming what came in its place.
        """
        response = self._asked(query, query.url)
        for _ in range(3):
            if response.status_code not in _REDIRECTS:
                break
            response = self._asked(query, _followed(query, response))
        if response.from_cache and not response.revalidated:
            raise ServiceError(query, "was not asked: an old answer was found")
        _check_status(query, response)
        _check_type(query, response)
        return Answer(query, response.content or b"", _last_modified(response))

    def _asked(self, query: Query, url: str) -> requests_cache.AnyResponse:
        time.sleep(max(0.0, self._next - time.monotonic()))
        limits = self._limits
        try:
            return self._session.get(
                url,
                timeout=Timeout(connect=limits.connect, read=limits.read),
                allow_redirects=False,
            )
        except (_TooMuch, _TooPatient) as error:
            raise ServiceError(query, f"the answer {error}") from None
        except sqlite3.Error as error:
            message = f"its answer cannot be kept in {self._folder}: {error}"
            raise ServiceError(query, message) from None
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise ServiceError(query, _in_words(error)) from None
        finally:
            self._next = time.monotonic() + self._pause


def _session(
    folder: Path, secret: Mapping[str, str], limits: Limits
) -> requests_cache.CachedSession:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _FILE
    # SQLite gives the files beside it the mode of this one.
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    _remove_if_damaged(path)
    session = requests_cache.CachedSession(
        str(path),
        backend="sqlite",
        # No pickle: what lies in a file is data.
        serializer="json",
        allowable_codes=(200,),
        # Stale from the first moment, so that it is never given in place of an answer,
        # and least of all where there is none.
        always_revalidate=True,
        expire_after=requests_cache.EXPIRE_IMMEDIATELY,
        # Without a mark of its version an answer cannot be asked for again in short.
        filter_fn=lambda response: bool(
            response.content
            and ("ETag" in response.headers or "Last-Modified" in response.headers)
        ),
        # Taken out of what is kept.
        ignored_parameters=[*secret],
    )
    session.headers["User-Agent"] = f"cac-data/{__version__} (python-requests)"
    session.headers.update(secret)
    adapter = _Adapter(limits, tuple(value.encode() for value in secret.values()))
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


def _remove_if_damaged(path: Path) -> None:
    """Remove answers that cannot be read: they can be had again."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as kept:
            is_whole = kept.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        return  # another run is at work on it
    except sqlite3.DatabaseError:
        is_whole = False
    if not is_whole:
        os.truncate(path, 0)


def _followed(query: Query, response: requests.Response) -> str:
    """Return where an answer points, if that is the same place."""
    target = urljoin(response.url, response.headers.get("Location", ""))
    here, there = urlsplit(query.url), urlsplit(target)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc):
        message = (
            f"was redirected to {there.scheme}://{there.hostname}, which is not asked"
        )
        raise ServiceError(query, message)
    return target


def _check_status(query: Query, response: requests.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in _REDIRECTS:
        raise ServiceError(query, "was redirected in a circle")
    said = _said(response)
    known = {
        401: "the key is not accepted",
        403: "refused: the key is not accepted or the quota is used up",
        404: "there is no such address: the service has changed",
        429: "asked too often; try again later",
    }
    reason = known.get(status, f"answers {status} {responses.get(status, '')}".rstrip())
    raise ServiceError(query, f"{reason} ({status})" + (f": {said}" if said else ""))


def _said(response: requests.Response) -> str:
    """Return the beginning of what a service says of its failure, on one line."""
    text = (response.content or b"")[:2000].decode("utf-8", "replace")
    title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
    if title or "<html" in text.lower():
        text = title[1] if title else ""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:200]


_TYPES = {"json": "JSON", "csv": "CSV"}


def _check_type(query: Query, response: requests.Response) -> None:
    wanted = _TYPES[query.expects]
    stated = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    content = (response.content or b"").lstrip()
    if not content:
        raise ServiceError(query, "the answer is empty")
    if content.startswith(b"<?xml"):
        raise ServiceError(query, f"sent XML in place of {wanted}")
    if "html" in stated or content[:1] == b"<":
        title = _said(response)
        said = f", headed {title!r}" if title and not title.startswith("<") else ""
        raise ServiceError(query, f"sent HTML in place of {wanted}{said}")
    is_json = stated.endswith(("json", "javascript"))
    if (query.expects == "json") != is_json and (is_json or query.expects == "json"):
        message = f"sent {stated or 'an unnamed type'} in place of {wanted}"
        raise ServiceError(query, message)


def _last_modified(response: requests.Response) -> date | None:
    with contextlib.suppress(ValueError, TypeError):
        return parsedate_to_datetime(response.headers.get("Last-Modified", "")).date()
    return None


def _in_words(error: Exception) -> str:
    """Say why there is no answer, without the words of five libraries."""
    chain = [error]
    while len(chain) < 8:
        last = chain[-1]
        inner = getattr(last, "reason", None) or last.__cause__ or last.__context__
        if not inner and last.args and isinstance(last.args[0], Exception):
            inner = last.args[0]
        if not isinstance(inner, Exception) or inner in chain:
            break
        chain.append(inner)
    kinds = " ".join(type(item).__name__ for item in chain)
    for mark, words in _REASONS.items():
        if mark in kinds:
            return words
    return f"cannot be reached ({chain[-1]})"


_REASONS = {
    "NameResolution": "cannot be reached: its name is not known (no network?)",
    "ConnectTimeout": "cannot be reached: it does not answer",
    "ReadTimeout": "does not answer in time",
    "CertificateError": "cannot be reached safely: its certificate is not accepted",
    "SSLCertVerification": "cannot be reached safely: its certificate is not accepted",
    "SSL": "cannot be reached safely",
    "ProxyError": "cannot be reached: the proxy does not let it pass",
    "ResponseError": "fails again and again",
    "IncompleteRead": "the answer broke off",
    "ProtocolError": "the answer broke off",
    "ChunkedEncoding": "the answer broke off",
    "ContentDecoding": "the answer cannot be unpacked",
    "DecodeError": "the answer cannot be unpacked",
    "NewConnection": "cannot be reached: the connection is refused",
}
