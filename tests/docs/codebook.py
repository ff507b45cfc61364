"""The codebook: a page a table, with columns, units, keys, words and sources."""

from collections.abc import Mapping
from typing import Any

import cac_data
from tests.bundled import DESCRIPTOR, enum, references
from tests.docs.pages import page

MOST_OPEN = 12  # sources; more are folded away


def pages() -> dict[str, str]:
    """The page of each table, and of all, by the name in the site."""
    facts = cac_data.tables().set_index("name")
    tables = DESCRIPTOR["resources"]
    index = page("codebook", up="../", package=DESCRIPTOR, facts=facts)
    return {
        "codebook/index.html": index,
        **{
            f"codebook/{table['name']}.html": _page(table, facts.loc[table["name"]])
            for table in tables
        },
    }


def _page(table: Mapping[str, Any], facts: Any) -> str:
    """What a table holds, and who says so."""
    name = table["name"]
    targets = references(dict(table))
    fields = [
        {
            "name": field["name"],
            "type": field["type"],
            "unit": field.get("unit", ""),
            "is_key": field["name"] in table["schema"]["primaryKey"],
            "target": targets.get(field["name"], "").partition("/")[0] or None,
            "meaning": field.get("description", field["title"]),
            "words": enum(field),
        }
        for field in table["schema"]["fields"]
    ]
    return page(
        "table",
        up="../",
        table=table,
        facts=facts,
        fields=fields,
        words=cac_data.describe(name).attrs["words"],
        sources=_sources(name),
        most_open=MOST_OPEN,
    )


def _sources(name: str) -> list[dict[str, Any]]:
    """The sources of a table's rows; none of what has none, or is the list of them."""
    rows = cac_data.load_table(name)
    if name == "sources" or not {"source_id", "source_ids"} & {*rows.columns}:
        return []
    return list(cac_data.sources(rows).to_dict("records"))
