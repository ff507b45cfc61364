"""What is asked of a service, what it answers, and what is told when it fails."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote, urlsplit

__all__ = ["Answer", "Query", "ServiceError", "address", "base_address", "pace"]


class ServiceError(ValueError):
    """A service failed: names it, what was asked, and the field if one is at fault.

    Parameters
    ----------
    query
        What was asked.
    problem
        What came, in words.
    field
        Where in the answer, such as ``data.3.primaryValue``.
    """

    def __init__(self, query: Query, problem: str, *, field: str = "") -> None:
        self.query, self.problem, self.field = query, problem, field
        where = f"field {field}: " if field else ""
        super().__init__(f"{query.service}: {where}{problem}; asked: {query.url}")


@dataclass(frozen=True)
class Query:
    """One question to a service.

    Attributes
    ----------
    service
        Such as ``worldbank``.
    name
        What is asked, as the name of a file: ``sp-pop-totl``.
    url
        The whole address. A key is never part of it.
    expects
        ``json`` or ``csv``.
    """

    service: str
    name: str
    url: str
    expects: Literal["json", "csv"] = "json"

    @property
    def file(self) -> str:
        """Name under which the answer is kept."""
        return f"{self.name}.{self.expects}"


@dataclass(frozen=True)
class Answer:
    """What a service sent.

    Attributes
    ----------
    query
        What was asked.
    content
        The bytes, unpacked.
    last_modified
        The day on which the service says that it changed this, where it does.
    """

    query: Query
    content: bytes
    last_modified: date | None = None


def address(base: str, *path: str, **parameters: str | int | Sequence[object]) -> str:
    """Put together an address; several values are joined by commas.

    Parameters
    ----------
    base
        The service.
    *path
        What follows, part by part.
    **parameters
        Names and values; none may be a key.

    Returns
    -------
    str

    Examples
    --------
    >>> address("https://api.example", "v2", "KAZ;KGZ", format="json", year=[1, 2])
    'https://api.example/v2/KAZ;KGZ?format=json&year=1,2'
    """
    whole = "/".join([base.rstrip("/"), *(quote(part, safe=";,.-_") for part in path)])
    pairs = []
    for name, value in parameters.items():
        several = [value] if isinstance(value, str | int) else value
        text = ",".join(str(item) for item in several)
        pairs.append(f"{quote(name)}={quote(text, safe=',:;.-_')}")
    return f"{whole}?{'&'.join(pairs)}" if pairs else whole


def base_address(
    service: str, default: str, environment: Mapping[str, str] | None = None
) -> str:
    """Return where a service is, which a variable of the environment may say.

    ``CAC_DATA_WORLDBANK_URL`` for ``worldbank``, and so on: for a mirror, or a test.

    Parameters
    ----------
    service
        Its name.
    default
        Where it is otherwise.
    environment
        By default that of the process.

    Returns
    -------
    str
        An address without a slash at its end.

    Raises
    ------
    ValueError
        If it is no address that is safe to ask: `https`, or `http` on this machine.

    Examples
    --------
    >>> base_address("worldbank", "https://api.worldbank.org/", {})
    'https://api.worldbank.org'
    >>> base_address("owid", "", {"CAC_DATA_OWID_URL": "http://data.example"})
    Traceback (most recent call last):
    ...
    ValueError: `CAC_DATA_OWID_URL`: 'http://data.example' is not an address to ask; \
allowed: https://HOST, or http:// on this machine, without name, key or question mark
    """
    name = f"CAC_DATA_{service.upper()}_URL"
    given = (os.environ if environment is None else environment).get(name) or default
    try:
        parts = urlsplit(given)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    safe = parts.scheme == "https" or (parts.scheme == "http" and _is_here(host))
    if not (host and plain and safe):
        # What stands before an @ is a secret, and so may be what follows a ?.
        shown = given.partition("?")[0].rpartition("@")[2]
        message = (
            f"`{name}`: {shown!r} is not an address to ask; allowed: https://HOST, or "
            "http:// on this machine, without name, key or question mark"
        )
        raise ValueError(message)
    return given.rstrip("/")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def pace() -> float:
    """Return by what all waiting is multiplied: 1, or ``CAC_DATA_FETCH_PACE``.

    Raises
    ------
    ValueError
        If the variable is not a number from 0 to 100.
    """
    text = os.environ.get("CAC_DATA_FETCH_PACE", "1")
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 100:
        message = f"`CAC_DATA_FETCH_PACE`: {text!r} is not a number from 0 to 100"
        raise ValueError(message)
    return number
