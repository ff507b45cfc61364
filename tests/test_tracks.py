"""Promises of `cac_data.tracks`: when a forecast is on track, off track, or neither."""

import pandas as pd
import pytest

from cac_data import tracks
from cac_data.facts import Growth, Nothing
from cac_data.facts.growth import NeededGrowth
from cac_data.figure import Figure
from cac_data.tracks import Track


def series(figures: dict[int, float]) -> pd.DataFrame:
    rows = pd.DataFrame({"year": figures.keys(), "value": figures.values()})
    return rows.assign(period=rows["year"].astype("str"), half=None, source_ids="s")


SPAN = {"first": 1.0, "last": 1.0, "years": 5, "start": 2020, "end": 2025}
LEVEL = Figure(value=1.0, unit="USD mn")


def growth(value: float) -> Growth:
    return Growth(value=value, unit="percent a year", **SPAN)  # type: ignore[arg-type]  # years are whole


def needed_growth(value: float) -> NeededGrowth:
    return NeededGrowth(
        value=value,
        unit="percent a year",
        level=LEVEL,
        real=value,
        **SPAN,  # type: ignore[arg-type]  # years are whole
    )


def test_a_pace_is_that_of_five_years_and_the_best_is_the_fastest() -> None:
    rows = series({2010: 100, 2015: 100 * 1.1**5, 2020: 100 * 1.1**5, 2021: 300})
    paces = tracks.five_year_paces(rows)
    spans = [(pace.start, pace.end) for pace in paces]
    assert spans == [(2010, 2015), (2015, 2020)]
    best = tracks.best_pace(rows)
    assert best
    assert best.value == pytest.approx(10)


def test_a_series_with_holes_has_the_pace_of_its_shortest_longer_span() -> None:
    rows = series({2013: 11.2, 2023: 5.7})
    pace = 100 * ((5.7 / 11.2) ** (1 / 10) - 1)
    best = tracks.best_pace(rows)
    assert best
    assert best.value == pytest.approx(pace)


def test_the_best_pace_is_that_of_any_series_whoever_counts_it() -> None:
    slow = series({2015: 100.0, 2020: 100 * 1.1**5}).assign(reporter="national")
    fast = series({2015: 100.0, 2020: 100 * 1.2**5}).assign(reporter="irena")
    best = tracks.best_pace(slow, fast)
    assert best
    assert (best.reporter, round(best.value)) == ("irena", 20)


def test_paces_in_unlike_measures_have_no_best() -> None:
    russian = series({2015: 100.0, 2020: 200.0}).assign(measure="gost")
    assert not tracks.best_pace(russian, series({2015: 100.0, 2020: 110.0}))


def test_a_pace_of_another_part_is_not_held_against_the_one_needed() -> None:
    of_a_part = growth(5.0).of(coverage="china_eximbank")
    judged = tracks.of_a_level(
        agrees=False, is_news=True, needed=needed_growth(9.0), best=of_a_part
    )
    assert judged == tracks.PACE_UNKNOWN


def test_two_years_make_no_pace() -> None:
    assert tracks.five_year_paces(series({2022: 1.0, 2024: 1.0})) == []


@pytest.mark.parametrize(
    ("agrees", "is_news", "needed", "best", "track"),
    [
        (True, True, 3.0, 1.0, tracks.ON),
        # What was known before tells nothing.
        (True, False, 1.0, 3.0, tracks.BEFORE_THE_TEXT),
        (False, True, 3.1, 3.0, tracks.ABOVE_THE_BEST),
        # What was reached once can be again.
        (False, True, 3.0, 3.0, tracks.WITHIN_REACH),
        # Neither for a forecast nor against it.
        (False, False, 3.1, 3.0, tracks.BEFORE_THE_TEXT),
    ],
)
def test_off_track_needs_more_than_the_best_five_years(
    agrees: bool, is_news: bool, needed: float, best: float, track: Track
) -> None:
    judged = tracks.of_a_level(
        agrees=agrees,
        is_news=is_news,
        needed=needed_growth(needed),
        best=growth(best),
    )
    assert judged == track


@pytest.mark.parametrize(
    ("track", "state"),
    [
        (tracks.ON, "on"),
        (tracks.ABOVE_THE_BEST, "off"),
        (tracks.LATER_DATE, "off"),
        (tracks.WITHIN_REACH, "no_call"),
        (tracks.BEFORE_THE_TEXT, "no_call"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.reason,
)
def test_what_is_short_of_a_goal_is_no_proof_against_it(
    track: Track, state: str
) -> None:
    assert track.state == state


@pytest.mark.parametrize(
    ("is_news", "track"),
    [(True, tracks.PACE_UNKNOWN), (False, tracks.BEFORE_THE_TEXT)],
    ids=["news", "known_before"],
)
def test_without_a_pace_no_call_is_made(is_news: bool, track: Track) -> None:
    nothing = Nothing("no pace")
    judged = tracks.of_a_level(
        agrees=False, is_news=is_news, needed=nothing, best=nothing
    )
    assert judged == track


@pytest.mark.parametrize(
    ("chance", "needed", "track"),
    [
        (0.55, 9.0, tracks.ON),
        (0.544, 9.0, tracks.EVEN_CHANCE),  # it is printed as 0.54
        (0.455, 9.0, tracks.EVEN_CHANCE),
        (0.45, 3.0, tracks.WITHIN_REACH),
        (0.45, 3.1, tracks.ABOVE_THE_BEST),
    ],
)
def test_a_chance_that_is_roughly_even_is_no_call(
    chance: float, needed: float, track: Track
) -> None:
    judged = tracks.of_a_chance(chance, needed=needed_growth(needed), best=growth(3.0))
    assert judged == track


COUNTS = {
    "as_many_as_the_time_gone": (1, 1, 2, "2026-11", tracks.ON),
    "none": (0, 0, 2, "2026-11", tracks.TOO_FEW),
    "one_when_most_time_is_gone": (1, 1, 2, "2029-12", tracks.TOO_FEW),
    "on_the_day_of_the_text": (3, 3, 2, "2025-07-27", tracks.TOO_FEW),
    "one_act_proves_nothing": (5, 5, 1, "2026-11", tracks.ONE_ACT),
    # What may be older than the text does not count for it.
    "one_that_may_be_older": (0, 1, 2, "2026-11", tracks.DAY_UNKNOWN),
    "one_surely_of_three": (1, 3, 2, "2026-11", tracks.ON),
}


@pytest.mark.parametrize(
    ("surely", "at_most", "claimed", "today", "track"), COUNTS.values(), ids=COUNTS
)
def test_a_count_keeps_up_with_the_time_gone(
    surely: int, at_most: int, claimed: int, today: str, track: Track
) -> None:
    days = {"text": "2025-07-27", "today": today, "due": "2030"}
    assert tracks.of_a_count(surely, at_most, claimed, **days) == track
