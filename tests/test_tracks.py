"""Promises of `cac_data.tracks`: when a forecast is on track, off track, or neither."""

import pandas as pd
import pytest

from cac_data import tracks
from cac_data.tracks import Track

DAYS = {"text": "2025-07-27", "today": "2026-11", "due": "2030"}


def series(figures: dict[int, float]) -> pd.DataFrame:
    rows = pd.DataFrame({"year": figures.keys(), "value": figures.values()})
    return rows.assign(period=rows["year"].astype("str"), half=None, source_ids="s")


def test_a_pace_is_that_of_five_years_and_the_best_is_the_fastest() -> None:
    rows = series({2010: 100, 2015: 100 * 1.1**5, 2020: 100 * 1.1**5, 2021: 300})
    paces = [(one["start"], one["end"]) for one in tracks.five_year_paces(rows)]
    assert paces == [(2010, 2015), (2015, 2020)]
    assert tracks.best_pace(rows)["value"] == pytest.approx(10)


def test_a_series_with_holes_has_the_pace_of_its_shortest_longer_span() -> None:
    rows = series({2013: 11.2, 2023: 5.7})
    assert tracks.best_pace(rows)["value"] == pytest.approx(
        100 * ((5.7 / 11.2) ** 0.1 - 1)
    )
    assert tracks.five_year_paces(series({2022: 1.0, 2024: 1.0})) == []


@pytest.mark.parametrize(
    ("agrees", "is_news", "needed", "best", "state"),
    [
        (True, True, 3.0, 1.0, "on"),
        (True, False, 1.0, 3.0, "no_call"),  # what was known before tells nothing
        (False, True, 3.1, 3.0, "off"),
        (False, True, 3.0, 3.0, "no_call"),  # what was reached once can be again
        (False, False, 3.1, 3.0, "no_call"),  # neither for a forecast nor against it
    ],
)
def test_off_track_needs_more_than_the_best_five_years(
    agrees: bool, is_news: bool, needed: float, best: float, state: str
) -> None:
    paces = {"needed": {"value": needed}, "best": {"value": best}}
    track = tracks.of_a_level(agrees=agrees, is_news=is_news, **paces)
    assert track.state == state
    assert (track == tracks.BEFORE_THE_TEXT) == (not is_news)
    unknown = tracks.of_a_level(agrees=False, is_news=is_news, needed={}, best={})
    assert unknown.state == "no_call"


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
    paces = {"needed": {"value": needed}, "best": {"value": 3.0}}
    assert tracks.of_a_chance(chance, **paces) == track


def test_a_count_keeps_up_with_the_time_gone_and_one_act_proves_nothing() -> None:
    def judged(
        found: int, claimed: int, today: str = DAYS["today"], surely: int | None = None
    ) -> Track:
        known = found if surely is None else surely
        return tracks.of_a_count(known, found, claimed, **{**DAYS, "today": today})

    assert judged(1, 2) == tracks.ON
    assert judged(0, 2) == tracks.TOO_FEW
    assert judged(1, 2, today="2029-12") == tracks.TOO_FEW
    assert judged(3, 2, today="2025-07-27") == tracks.TOO_FEW
    assert judged(5, 1) == tracks.ONE_ACT
    # What may be older than the text does not count for it.
    assert judged(1, 2, surely=0) == tracks.DAY_UNKNOWN
    assert judged(3, 2, surely=1) == tracks.ON
