"""Verbs on observations: what a figure is never loses its unit, rounding or source."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import codes, load_table, observations as obs
from cac_data.observations import SHAPE, observe, union
from cac_data.tables import resource_of, table_names

quick = settings(max_examples=15, deadline=None)
WORST = "EFPUDBA".index


def frame(rows: list[dict[str, Any]], *key: str) -> pd.DataFrame:
    """Observations; what a row does not say is as usual."""
    usual = {"unit": "USD mn", "half": 0.5, "obs_status": "A", "basis": "published"}
    made = pd.DataFrame([{**usual, "source_ids": "alpha", **row} for row in rows])
    made["period"] = made["year"].astype(str)
    made["year"] = made["year"].astype("Int64")
    rest = [name for name in made if name not in {*key, *SHAPE}]
    return made[[*key, *SHAPE, *rest]]


numbers = st.floats(0.01, 1e6)
halves = st.sampled_from([0.0, 0.05, 0.5, math.nan])
ids = st.sets(st.sampled_from(["alpha", "beta"]), min_size=1).map(union)


def series(
    values: st.SearchStrategy[float] = numbers, whole: bool = False
) -> st.SearchStrategy[pd.DataFrame]:
    """Figures of some countries in some of three years, at least one of them."""
    told = {"half": halves, "obs_status": st.sampled_from("ABDEFPU"), "source_ids": ids}
    figure = st.fixed_dictionaries({"value": values, **told})
    cells = [(country, year) for country in codes.CA5 for year in (2020, 2021, 2022)]
    some = st.dictionaries(st.sampled_from(cells), figure, min_size=1)
    taken = st.fixed_dictionaries(dict.fromkeys(cells, figure)) if whole else some
    rows = taken.map(
        lambda found: [
            {"country": country, "year": year, **found[country, year]}
            for country, year in sorted(found)
        ]
    )
    return rows.map(lambda rows: frame(rows, "country"))


def whole_shape(made: pd.DataFrame, units: set[str]) -> None:
    """What every frame with periods promises."""
    assert {*SHAPE} <= {*made.columns}
    assert made["year"].dtype == "Int64"
    assert {*made["unit"]} <= units
    assert all(ids and ids == union([ids]) for ids in made["source_ids"])
    assert not (made["half"] < 0).any()


def test_any_table_with_figures_gets_the_one_shape() -> None:
    for name in table_names():
        if not (value := resource_of(name).get("value")):
            continue
        rows = load_table(name)
        made = observe(rows)
        names = list(made.columns)
        assert names[names.index("period") :][: len(SHAPE)] == list(SHAPE)
        assert math.isclose(made["value"].sum(), rows[value].sum())
        assert {*made["source_ids"]} == {*rows["source_id"]}
        whole = made["period"].str.fullmatch(r"-?\d{4}")
        assert (made["year"].notna() == whole).all()
        assert (made.loc[whole, "year"] == made.loc[whole, "period"].astype(int)).all()


def test_a_fetched_row_stands_in_for_the_bundled_one() -> None:
    rows = load_table("country_profile").head(3)
    fresh = rows.head(1).assign(source_id="wb_fetched_today", value=1.0)
    made = observe(pd.concat([rows, fresh], ignore_index=True))
    assert len(made) == 3
    assert made.loc[made["source_ids"] == "wb_fetched_today", "value"].tolist() == [1.0]
    with pytest.raises(ValueError, match=r"no table with figures .*: country$"):
        observe(rows[["country"]])


def test_choose_takes_by_order_and_says_what_was_taken() -> None:
    taken = [("edb", 2020), ("edb", 2021), ("national", 2021), ("china_press", 2022)]
    rows = frame([{"who": who, "year": y, "value": y} for who, y in taken], "who")
    made = obs.choose(rows, who=["national", "edb"])
    assert made["chosen"].tolist() == ["edb", "national"]
    with pytest.raises(ValueError, match=r"several figures of one rank[\s\S]*2020"):
        obs.choose(pd.concat([rows, rows]), who=["edb"])


@quick
@given(series(values=numbers | st.just(math.nan), whole=True))
def test_a_sum_needs_all_members_and_keeps_what_they_are(rows: pd.DataFrame) -> None:
    made = obs.add_up(rows, "country", codes.CA5, "CA5")
    whole_shape(made, {"USD mn"})
    known = rows[rows["value"].notna()]
    complete = [year for year, group in known.groupby("year") if len(group) == 5]
    assert made["year"].tolist() == complete
    for _, found in made.iterrows():
        group = rows[rows["year"] == found["year"]]
        assert math.isclose(found["value"], math.fsum(group["value"]))
        assert found["source_ids"] == union(group["source_ids"])
        half = math.nan if group["half"].isna().any() else group["half"].sum()
        assert found["half"] == pytest.approx(half, nan_ok=True)
        assert found["obs_status"] == min(group["obs_status"], key=WORST)


KAZ_KGZ = [
    {"country": "KAZ", "year": 2020, "value": 1.0},
    {"country": "KGZ", "year": 2020, "value": 2.0},
]


def test_unlike_figures_are_refused_by_name() -> None:
    alike = frame(KAZ_KGZ, "country")
    for column, words in {"unit": ["CNY", "USD"], "reporter": ["edb", "fao"]}.items():
        rows = alike.assign(**{column: words})
        one, other = rows[:1], rows[1:]
        told = f"mixed {column}s: {' and '.join(words)}"
        with pytest.raises(ValueError, match=told):
            obs.add_up(rows, "country", ["KAZ", "KGZ"], "both")
        for verb in (obs.share, lambda *pair, on: obs.combine(*pair, "sub", on=on)):
            with pytest.raises(ValueError, match=told):
                verb(one, other, on=["period"])


def test_figures_in_unlike_cubic_metres_are_refused_by_name() -> None:
    rows = frame(KAZ_KGZ, "country").assign(unit="bcm", measure=["gost", "sr"])
    told = "mixed measures: gost and sr; convert one first"
    with pytest.raises(ValueError, match=told):
        obs.add_up(rows, "country", ["KAZ", "KGZ"], "both")
    for verb in (obs.share, lambda *pair, on: obs.combine(*pair, "sub", on=on)):
        with pytest.raises(ValueError, match=told):
            verb(rows[:1], rows[1:], on=["period"])
    # What is not known hinders nobody.
    unknown = rows.assign(measure=["", "sr"])
    assert len(obs.combine(unknown[:1], unknown[1:], "sub", on=["period"])) == 1


def test_nothing_is_counted_twice() -> None:
    rows = frame(KAZ_KGZ, "country").replace({"country": {"KGZ": "CA5"}})
    told = "CA5 and its member KAZ would be counted twice"
    with pytest.raises(ValueError, match=told):
        obs.add_up(rows, "country", ["KAZ", "CA5"], "both")
    with pytest.raises(ValueError, match=told):
        obs.share(rows, rows.tail(1), on=["period"])
    with pytest.raises(ValueError, match=r"a member of both stands twice[\s\S]*KAZ"):
        obs.add_up(pd.concat([rows, rows]), "country", ["KAZ", "UZB"], "both")


signed = numbers | numbers.map(lambda number: -number) | st.just(0.0)
any_sign, turn = series(values=signed), st.floats(-1, 1)


@quick
@given(any_sign, any_sign, st.sampled_from(["sub", "div"]), turn, turn)
def test_combining_keeps_rounding_status_and_sources(
    one: pd.DataFrame, other: pd.DataFrame, how: Any, up: float, down: float
) -> None:
    made = obs.combine(one, other, how)
    whole_shape(made, {"USD mn" if how == "sub" else "ratio"})
    key = ["country", "period"]
    mine, theirs = (rows.set_index(key) for rows in (one, other))
    assert {*made[key].apply(tuple, axis=1)} == {*mine.index} & {*theirs.index}
    for _, row in made.iterrows():
        a, b = (rows.loc[(row["country"], row["period"])] for rows in (mine, theirs))
        assert (row["one"], row["other"]) == (a["value"], b["value"])
        assert row["source_ids"] == union([a["source_ids"], b["source_ids"]])
        assert row["obs_status"] == min(a["obs_status"], b["obs_status"], key=WORST)
        low = abs(b["value"]) - b["half"]
        if math.isnan(a["half"] + b["half"]) or (how == "div" and low <= 0):
            continue
        # Wherever the two lie before rounding, the result covers what comes of it.
        x, y = a["value"] + up * a["half"], b["value"] + down * b["half"]
        exact = x - y if how == "sub" else x / y
        reach = row["half"] * (1 if how == "sub" else abs(b["value"]) / low)
        assert abs(exact - row["value"]) <= reach + 1e-9 * (1 + abs(exact))


def test_a_quotient_of_unlike_units_needs_a_name_and_a_figure_one_partner() -> None:
    one = frame(KAZ_KGZ[:1], "country")
    people = one.assign(unit="mn people", value=4.0)
    made = obs.combine(one, people, "div", unit="USD a head")
    assert made["value"].tolist() + made["unit"].tolist() == [0.25, "USD a head"]
    with pytest.raises(ValueError, match="mixed units: USD mn and mn people"):
        obs.combine(one, people, "div")
    with pytest.raises(ValueError, match="not a many-to-one merge"):
        obs.combine(one, pd.concat([one, one]), "sub")


@quick
@given(series(whole=True))
def test_shares_make_a_hundred_changes_are_of_one_series(rows: pd.DataFrame) -> None:
    whole = obs.add_up(rows, "country", codes.CA5, "CA5")
    made = obs.share(rows, whole, on=["period"])
    whole_shape(made, {"percent"})
    assert made.groupby("period")["value"].sum().tolist() == pytest.approx([100.0] * 3)
    made = obs.change(rows, 2020, 2022)
    whole_shape(made, {"USD mn"})
    assert made["period"].tolist() == ["2020/2022"] * 5
    assert made["value"].tolist() == (made["last"] - made["first"]).tolist()


def test_joining_and_gathering_carry_sources() -> None:
    rows = frame(KAZ_KGZ, "country")
    other = rows.head(1).assign(source_ids="beta", value=7.0)
    made = obs.join(rows, other, ["country", "period"], theirs="value")
    whole_shape(made, {"USD mn"})
    assert made["theirs"].fillna(0).tolist() == [7.0, 0.0]
    assert made["source_ids"].tolist() == ["alpha;beta", "alpha"]
    total = obs.gather(made, ["period"], value=("value", "sum"))
    assert total["value"].tolist() + total["source_ids"].tolist() == [3.0, "alpha;beta"]
