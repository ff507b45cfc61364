"""What the notebook on infrastructure can be told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from cac_data import codes
from cac_data.scenarios.parameters.base import (
    AsOf,
    BrokenRule,
    Data,
    NotebookParameters,
    broken_as_of,
    broken_horizon,
    broken_start,
)
from cac_data.tables import load_table


@cache
def _node_ids() -> tuple[str, ...]:
    """Return the places; each of many scenarios asks for them twice."""
    return tuple(str(node) for node in load_table("network_nodes")["node_id"])


def _known_node(text: str) -> str:
    nodes = _node_ids()
    if text not in nodes:
        message = (
            f'"{text}" is no place of the transport network; allowed: a node_id of '
            f'the table network_nodes, such as "xian"{codes.closest(text, nodes)}'
        )
        raise ValueError(message)
    return text


def _list_nodes(schema: dict[str, Any]) -> None:
    """Let an editor offer the places; the table is read only when it is asked for."""
    schema["enum"] = list(_node_ids())


Node = Annotated[str, AfterValidator(_known_node)]
"""A place of the transport network."""


class InfrastructureParameters(NotebookParameters):
    """Parameters of ``notebooks/infrastructure.ipynb``."""

    start: int = Field(
        2000, ge=1992, le=2060, title="First year", description="first year shown"
    )
    end: int = Field(
        2026, ge=1992, le=2060, title="Last year", description="last year of data used"
    )
    horizon: int = Field(
        2030,
        ge=1992,
        le=2060,
        title="Horizon",
        description="year for which ways are sought, on legs that are to be open by it",
    )
    as_of: AsOf = Field(
        "",
        title="Known by",
        description="only what was published by this date (YYYY-MM-DD); "
        'empty ("") for everything known',
    )
    data: Data = "bundled"
    origin: Node = Field(
        "xian",
        title="From",
        json_schema_extra=_list_nodes,
        description="node_id of the table network_nodes from which a way is sought",
    )
    destination: Node = Field(
        "tashkent",
        title="To",
        json_schema_extra=_list_nodes,
        description="node_id of the table network_nodes to which a way is sought",
    )
    cku_opening: int = Field(
        2031,
        ge=0,
        le=2060,
        title="Opening of the railway through Kyrgyzstan, assumed",
        description="year in which the China-Kyrgyzstan-Uzbekistan railway opens; 0 "
        "for never",
    )
    border_hours: float = Field(
        40.6,
        ge=0.0,
        le=500.0,
        title="Time at a rail border, assumed",
        description="hours at one border by rail, with the change of gauge there",
    )
    rail_speed_kmh: float = Field(
        53.9,
        ge=5.0,
        le=250.0,
        title="Speed of goods trains, assumed",
        description="kilometres an hour between stops",
    )
    sea_hours: float = Field(
        48.0,
        ge=0.0,
        le=1000.0,
        title="Time in ports, assumed",
        description="hours in the two ports of one sea crossing, beside the sailing",
    )

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As for every notebook; places have their names, 0 stands for never.
        """
        if name == "cku_opening":
            return str(self.cku_opening) if self.cku_opening else "never"
        if name in {"origin", "destination"}:
            nodes = load_table("network_nodes").set_index("node_id")["name"]
            return str(nodes[getattr(self, name)])
        if name in {"border_hours", "sea_hours"}:
            return f"{getattr(self, name):g} hours"
        if name == "rail_speed_kmh":
            return f"{self.rail_speed_kmh:g} km/h"
        return super().in_words(name)

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years, dates and places that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *broken_start(self.start, self.end),
            *broken_horizon(self.end, self.horizon),
            *self._broken_opening(),
            *broken_as_of(self.as_of, self.end),
            *self._broken_ends(),
        ]

    def _broken_opening(self) -> Iterator[BrokenRule]:
        # Too early an opening is a story that can be told, with the pace that it needs
        # in the report; one in the past is none.
        if 0 < self.cku_opening < self.end:
            message = (
                f"cku_opening ({self.cku_opening}) lies before end ({self.end}), and "
                "the railway was not open then; allowed: 0 for never, or "
                f"{self.end} and later"
            )
            yield BrokenRule((("cku_opening",), ("end",)), message)

    def _broken_ends(self) -> Iterator[BrokenRule]:
        if self.origin == self.destination:
            message = (
                f'origin and destination are both "{self.origin}"; allowed: two places'
            )
            yield BrokenRule((("origin",), ("destination",)), message)
