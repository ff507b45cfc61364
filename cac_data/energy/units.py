"""Converting between units, never unasked: each factor has a source that is kept."""

import pandas as pd

from cac_data import codes, indicators


def convert(
    frame: pd.DataFrame,
    factors: pd.DataFrame,
    *,
    to_unit: str,
    quantity: str,
    value: str | None = None,
) -> pd.DataFrame:
    """Figures in another unit, by a factor that a source supports.

    The figure times the factor, or divided by it where the table has it the other way
    round. What was converted is an estimate and rests on the source of the factor too.
    Coal, tonnes of pipeline gas and U3O8 have no factor, so they are refused.

    `quantity`: what is converted, such as ``natural_gas``: a tonne of oil holds more
    energy than a tonne of coal, which the units alone do not tell.

    The rows in their order with ``unit``, ``obs_status`` (``E``), ``note`` (how) and
    ``source_ids``; unchanged but for the last where the unit is the wanted one.

    ValueError for rows of several units, an unknown quantity, or units between which
    the table has no factor or several: names them.
    """
    value = indicators.value_of(frame, value)
    codes.check_columns(frame.columns, ["unit"], function="convert")
    needed = ["quantity", "from_unit", "to_unit", "factor", "source_id"]
    codes.check_columns(factors.columns, needed, function="convert")
    codes.check_member("quantity", quantity, sorted(set(factors["quantity"])))
    indicators.check_one_unit(frame)
    rows = indicators.with_source_ids(frame)
    from_unit = str(frame["unit"].iloc[0]) if len(frame) else to_unit
    if from_unit == to_unit:
        return rows
    factor, source = _factor_of(factors, quantity, from_unit, to_unit)
    how = f"worked out: {factor:.6g} {to_unit} for one {from_unit}"
    rows[value] = rows[value] * factor
    rows["unit"] = to_unit
    rows["obs_status"] = "E"
    told = rows["note"] if "note" in rows else pd.Series("", index=rows.index)
    rows["note"] = [f"{how}; {note}" if note else how for note in told]
    rows["source_ids"] = pd.Series(
        [indicators.merge_ids([ids, [source]]) for ids in rows["source_ids"]],
        index=rows.index,
        dtype=object,
    )
    return rows


def _factor_of(
    factors: pd.DataFrame, quantity: str, from_unit: str, to_unit: str
) -> tuple[float, str]:
    """Return the one factor between two units, and its source."""
    found = []
    for row in factors[factors["quantity"] == quantity].to_dict("records"):
        if (row["from_unit"], row["to_unit"]) == (from_unit, to_unit):
            found.append((float(row["factor"]), str(row["source_id"])))
        elif (row["from_unit"], row["to_unit"]) == (to_unit, from_unit):
            found.append((1 / float(row["factor"]), str(row["source_id"])))
    if len(found) == 1:
        return found[0]
    if not found:
        pairs = factors.loc[factors["quantity"] == quantity, ["from_unit", "to_unit"]]
        known = " or ".join(f"{a} and {b}" for a, b in pairs.itertuples(index=False))
        message = (
            f"no factor between {from_unit} and {to_unit} for {quantity}; "
            f"the factors are between {known}"
        )
        raise ValueError(message)
    listed = ", ".join(f"{factor:.6g} ({source})" for factor, source in found)
    message = (
        f"several factors between {from_unit} and {to_unit} for {quantity}: {listed}; "
        "choose one with select(source_id=...)"
    )
    raise ValueError(message)
