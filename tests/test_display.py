"""What a notebook shows: bundles for reports, HTML for JupyterLab, plain text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from cac_data import display
from cac_data.display import showing, svg
from cac_data.shared_answers import RUN_CACHE


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[display.Bundle]:
    """Collect what is shown, in place of a notebook."""
    bundles: list[display.Bundle] = []
    monkeypatch.setattr(showing, "publish", bundles.append)
    return bundles


@pytest.fixture
def trade() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "country": ["KAZ", "KGZ"],
            "year": [2024, 2023],
            "value_usd_mn": [41012.3456, float("nan")],
            "source_id": ["customs", "edb"],
        }
    )


def drawn(title: str = "Turnover") -> Axes:
    _, ax = plt.subplots()
    ax.plot([2023, 2024], [1.23456789, 2.0])
    ax.set_title(title)
    return ax


ALT = "One line that rises from 1.2 in 2023 to 2.0 in 2024."


def key_figures(**columns: Any) -> pd.DataFrame:
    row = {
        "id": "turnover",
        "label": "Turnover",
        "value": 106.3456,
        "unit": "USD bn",
        "period": "2025",
        "low": None,
        "high": None,
        "source_ids": ["customs"],
    }
    return pd.DataFrame([{**row, **columns}])


# --- Figures -------------------------------------------------------------------------


def test_a_figure_carries_its_words_data_and_sources(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_figure(drawn(), data=trade, caption="Turnover, USD mn.", alt=ALT)
    (bundle,) = shown
    content = bundle.content
    assert bundle.kind == "figure"
    assert (content["title"], content["caption"]) == ("Turnover", "Turnover, USD mn.")
    assert content["alt"] == ALT
    assert content["source_ids"] == ["customs", "edb"]
    assert [column["name"] for column in content["data"]["columns"]] == list(trade)
    assert content["data"]["rows"] == [
        ["KAZ", 2024, 41012.3, "customs"],
        ["KGZ", 2023, None, "edb"],
    ]
    assert content["width"] > content["height"] > 100


def test_the_text_of_a_figure_stays_text(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_figure(drawn("A title"), data=trade, caption="Caption.", alt=ALT)
    svg = shown[0].content["svg"]
    assert svg.startswith("<svg")
    assert ">A title</text>" in svg
    assert "<metadata" not in svg
    assert "<!--" not in svg


def test_the_same_figure_gives_the_same_bytes(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    for _ in range(2):
        display.show_figure(drawn(), data=trade, caption="Caption.", alt=ALT)
    assert shown[0] == shown[1]


def test_coordinates_keep_two_decimals(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_figure(drawn(), data=trade, caption="Caption.", alt=ALT)
    paths = re.findall(r' d="([^"]*)"', shown[0].content["svg"])
    fractions = re.findall(r"\.(\d+)", " ".join(paths))
    assert fractions
    assert max(map(len, fractions)) == 2


def test_a_drawing_keeps_its_lines_texts_and_references(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    ax = drawn()
    ax.plot([2023, 2024], [2, 2], marker="o")
    display.show_figure(ax, data=trade, caption="Caption.", alt=ALT)
    root = ElementTree.fromstring(shown[0].content["svg"])
    space = "{http://www.w3.org/2000/svg}"
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    text = ElementTree.tostring(root, encoding="unicode")
    used = {a or b for a, b in re.findall(r"url\(#(\w+)\)|href=\"#(\w+)\"", text)}
    assert used == set(ids)
    assert len(ids) == len(set(ids))
    assert len(list(root.iter(f"{space}use"))) > 10
    assert len(list(root.iter(f"{space}text"))) > 10
    assert "H" in "".join(item.get("d", "") for item in root.iter(f"{space}path"))
    assert root.get("style", "").startswith("font-family:")


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("M 0 0 L 5 0 L 5 3 L 0 3 z", "M0,0H5V3H0z"),
        ("M 1 2 L 3 4 M 5 6 L 5 7", "M1,2L3,4M5,6V7"),
        ("M 0 1 C 1 2 3 4 5 6 L 5 8", "M0,1C1,2,3,4,5,6V8"),
        ("M 0 1 z L 0 1", "M0,1zL0,1"),
    ],
)
def test_a_path_is_written_short_and_stays_the_same(path: str, short: str) -> None:
    assert svg._short_path(path) == short


def test_a_figure_is_closed_once_shown(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    ax = drawn()
    number = ax.get_figure(root=True).number  # type: ignore[union-attr]
    display.show_figure(ax, data=trade, caption="Caption.", alt=ALT)
    assert not plt.fignum_exists(number)
    assert len(shown) == 1


def test_a_figure_without_data_is_a_sentence_and_closed(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    ax = drawn("Turnover by country")
    display.show_figure(ax, data=trade.head(0), caption="Caption.", alt=ALT)
    (bundle,) = shown
    assert bundle.kind == "text"
    assert bundle.content == {
        "title": "Turnover by country",
        "sentences": ["No data for this selection."],
    }
    assert not plt.get_fignums()


def test_figures_and_arrays_of_axes_are_drawings_too(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    figure, axes = plt.subplots(1, 2)
    axes[0].set_title("Left")
    display.show_figure(axes, data=trade, caption="Caption.", alt=ALT)
    figure, axes = plt.subplots(2, 2)
    figure.suptitle("All four")
    display.show_figure(figure, data=trade, caption="Caption.", alt=ALT)
    assert [bundle.content["title"] for bundle in shown] == ["Left", "All four"]


COUNTED: list[float] = []


def counted_plot(frame: pd.DataFrame, *, title: str = "Counted") -> Axes | None:
    """Draw a frame, and note that it was drawn."""
    COUNTED.append(float(frame["value_usd_mn"].sum()))
    return None if frame.empty else drawn(title)


def test_what_is_drawn_later_is_drawn_once_in_a_run(
    shown: list[display.Bundle],
    trade: pd.DataFrame,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(RUN_CACHE, str(tmp_path))
    COUNTED.clear()
    words = {"data": trade, "caption": "Caption.", "alt": ALT}
    plot = display.later(counted_plot, trade)
    assert not COUNTED
    display.show_figure(plot, **words)
    display.show_figure(display.later(counted_plot, trade.copy()), **words)
    assert len(COUNTED) == 1
    display.show_figure(drawn("Counted"), **words)
    assert shown[0].content == shown[1].content == shown[2].content
    display.show_figure(display.later(counted_plot, trade, title="Other"), **words)
    display.show_figure(display.later(counted_plot, trade.head(1)), **words)
    assert len(COUNTED) == 3
    assert shown[3].content["title"] == "Other"
    with plt.rc_context({"lines.linewidth": 5.0}):
        display.show_figure(plot, **words)
    assert len(COUNTED) == 4
    assert shown[5].content["svg"] != shown[0].content["svg"]
    assert not plt.get_fignums()


def test_where_nothing_is_drawn_later_a_sentence_says_so(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    plot = display.later(counted_plot, trade.head(0))
    display.show_figure(plot, data=trade, caption="Caption.", alt=ALT)
    assert (shown[0].kind, shown[0].content["title"]) == ("text", "Caption.")


def test_a_given_title_wins(shown: list[display.Bundle], trade: pd.DataFrame) -> None:
    display.show_figure(drawn(), data=trade, caption="C.", alt=ALT, title="Mine")
    assert shown[0].content["title"] == "Mine"


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        ("", r"`alt`: '' is empty"),
        ("   ", r"`alt`: '   ' is empty"),
        ("Figure", r"`alt`: 'Figure' does not say what the figure shows"),
        ("A chart of the plot", "does not say what the figure shows"),
        ("Turnover by country, USD mn.", "`alt`: only repeats the caption"),
    ],
)
def test_an_alternative_text_must_say_something(
    trade: pd.DataFrame, alt: str, message: str
) -> None:
    ax = drawn()
    caption = "Turnover by country, USD mn."
    with pytest.raises(ValueError, match=message):
        display.show_figure(ax, data=trade, caption=caption, alt=alt)
    plt.close("all")


def test_a_caption_must_be_there(trade: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"`caption`: '' is empty"):
        display.show_table(trade, caption="")


def test_what_is_no_drawing_is_refused(trade: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match=r"`ax`: DataFrame is not a drawing"):
        display.show_figure(trade, data=trade, caption="Caption.", alt=ALT)


def test_a_figure_for_jupyterlab_escapes_its_words(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_figure(
        drawn(), data=trade, caption="A <b> & B", alt=f'{ALT} "<script>"'
    )
    markup = shown[0].html
    assert "<b>" not in markup
    assert "<script>" not in markup
    assert "A &lt;b&gt; &amp; B" in markup


def test_a_data_address_needs_no_further_escaping() -> None:
    address = display.svg_data_uri("<svg a=\"1\" b='2'>é & #1 50%\n</svg>")
    assert not set(address) & set('"<>#&\n ')
    assert address.startswith("data:image/svg+xml,%3Csvg")


# --- Tables --------------------------------------------------------------------------


def test_a_table_has_labels_types_and_decimals(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_table(
        trade,
        caption="Turnover.",
        labels={"country": "Who"},
        decimals={"value_usd_mn": 1},
        note="CIF against FOB.",
    )
    content = shown[0].content
    assert content["columns"] == [
        {"name": "country", "label": "Who", "type": "text"},
        {"name": "year", "label": "Year", "type": "integer"},
        {
            "name": "value_usd_mn",
            "label": "Value (USD mn)",
            "type": "number",
            "decimals": 1,
        },
        {"name": "source_id", "label": "Source", "type": "text"},
    ]
    assert content["note"] == "CIF against FOB."
    assert content["source_ids"] == ["customs", "edb"]


def test_a_table_is_readable_as_text(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_table(trade, caption="Turnover.", note="A note.")
    assert shown[0].text == (
        "Turnover.\n"
        "Country     Year  Value (USD mn)  Source\n"
        "Kazakhstan  2024  41,012          customs\n"
        "Kyrgyzstan  2023  no data         edb\n"
        "A note."
    )


def test_a_table_for_jupyterlab_has_caption_and_scope(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_table(trade, caption="Turnover <all>.")
    markup = shown[0].html
    assert "<caption>Turnover &lt;all&gt;.</caption>" in markup
    assert markup.count('<th scope="col">') == 4
    assert "style=" not in markup


def test_an_empty_table_is_a_sentence(
    shown: list[display.Bundle], trade: pd.DataFrame
) -> None:
    display.show_table(trade.head(0), caption="Turnover")
    assert shown[0].text == "Turnover:\nNo data for this selection."


@pytest.mark.parametrize("argument", ["labels", "decimals"])
def test_a_column_that_is_not_there_is_named(
    trade: pd.DataFrame, argument: str
) -> None:
    wrong: dict[str, Any] = {argument: {"yaer": 1}}
    with pytest.raises(ValueError, match=rf"`{argument}`: 'yaer' .* 'year'\?"):
        display.show_table(trade, caption="Turnover.", **wrong)


def test_lists_of_sources_count_each_source_once(
    shown: list[display.Bundle],
) -> None:
    frame = pd.DataFrame(
        {"share": [0.1, 0.2], "source_ids": [["edb", "customs"], ["customs", "bank"]]}
    )
    display.show_table(frame, caption="Shares.")
    content = shown[0].content
    assert content["source_ids"] == ["edb", "customs", "bank"]
    assert content["columns"][1]["type"] == "list"
    assert content["rows"][0] == [0.1, ["edb", "customs"]]


def test_values_become_json_without_noise(shown: list[display.Bundle]) -> None:
    frame = pd.DataFrame(
        {
            "share": [1 / 3, float("inf")],
            "count": pd.array([1, None], dtype="Int64"),
            "known": [True, False],
            "when": pd.to_datetime(["2024-06-17", None]),
            "name": pd.array(["x", None], dtype="str"),
        }
    )
    display.show_table(frame, caption="All kinds.")
    rows = shown[0].content["rows"]
    assert rows[0] == [0.333333, 1, True, "2024-06-17 00:00:00", "x"]
    assert rows[1] == [None, None, False, None, None]
    assert json.loads(json.dumps(shown[0].content, allow_nan=False)) is not None


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([94820.4, 1.0], "94,820"),
        ([1.784], "1.78"),
        ([34.56], "34.6"),
        ([0.0432], "0.043"),
        ([12.0, 3.0], "12"),
    ],
)
def test_decimals_follow_the_size_of_the_numbers(
    shown: list[display.Bundle], values: list[float], text: str
) -> None:
    display.show_table(pd.DataFrame({"value": values}), caption="Values.")
    assert shown[0].text.splitlines()[2] == text


# --- Key figures ---------------------------------------------------------------------


def test_a_key_figure_is_rounded_to_what_is_printed(
    shown: list[display.Bundle],
) -> None:
    display.show_key_figures(key_figures(low=79.96, high=215.04))
    (figure,) = shown[0].content["figures"]
    assert figure == {
        "id": "turnover",
        "label": "Turnover",
        "value": 106.3,
        "unit": "USD bn",
        "period": "2025",
        "period_text": "2025",
        "low": 80.0,
        "high": 215.0,
        "text": "106.3 USD bn",
        "number": "106.3",
        "range": "80 to 215",
        "note": "",
        "source_ids": ["customs"],
    }


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (-36.14, "USD bn", "−36.1 USD bn"),
        (18.94, "%", "18.9 %"),
        (2.54, "percent a year", "2.5 % a year"),
        (0.0, "% a year", "0.0 % a year"),
        (0.6, "probability", "0.60 probability"),
        (3.66, "", "3.7"),
        (2031.0, "year", "2031"),
        (28612.2, "USD mn", "28,612 USD mn"),
        (float("nan"), "USD bn", "no data"),
    ],
)
def test_key_figures_are_printed_by_unit_and_size(
    shown: list[display.Bundle], value: float, unit: str, text: str
) -> None:
    display.show_key_figures(key_figures(value=value, unit=unit))
    (figure,) = shown[0].content["figures"]
    assert figure["text"] == text
    assert (figure["value"] is None) == (text == "no data")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2025", "2025"),
        ("-0138", "138 BC"),
        ("-0138/-0121", "138–121 BC"),
        ("-0206/0220", "206 BC – AD 220"),
        ("0659", "AD 659"),
        ("0751/0755", "AD 751–755"),
        ("0900/1200", "AD 900–1200"),
        ("1207", "1207"),
        ("2024-06-17", "2024-06-17"),
        ("2024-11/2025-02", "November 2024 – February 2025"),
        ("2024-13", "2024-13"),
        ("2024-06-17/2024-06-18", "2024-06-17–2024-06-18"),
        ("", ""),
    ],
)
def test_periods_are_written_as_people_do(period: str, words: str) -> None:
    assert display.period_in_words(period) == words


def test_a_table_spells_out_status_period_and_country(
    shown: list[display.Bundle],
) -> None:
    frame = pd.DataFrame(
        {
            "country": ["KGZ+TJK", "elsewhere"],
            "period": ["2024-01/2024-03", "2023/2025"],
            "obs_status": ["E", "X"],
            "reporter": ["national", "someone"],
        }
    )
    display.show_table(frame, caption="Words.")
    assert shown[0].content["rows"][0] == [
        "KGZ+TJK",
        "2024-01/2024-03",
        "E",
        "national",
    ]
    assert [line.split("  ")[0] for line in shown[0].text.splitlines()[2:]] == [
        "Kyrgyzstan and Tajikistan",
        "elsewhere",
    ]
    for words in (
        "January–March 2024",
        "2023–2025",
        "estimated",
        "national statistics",
    ):
        assert words in shown[0].text


def test_given_decimals_win(shown: list[display.Bundle]) -> None:
    display.show_key_figures(key_figures(decimals=0))
    assert shown[0].content["figures"][0]["text"] == "106 USD bn"


def test_key_figures_are_readable_as_text(shown: list[display.Bundle]) -> None:
    display.show_key_figures(key_figures(low=80, high=215, note="assumed"))
    assert shown[0].text == (
        "Key figure  Value         Period  Range      Note\n"
        "Turnover    106.3 USD bn  2025    80 to 215  assumed"
    )


def test_ids_of_key_figures_are_unique() -> None:
    frame = pd.concat([key_figures(), key_figures()])
    with pytest.raises(ValueError, match=r"id must be unique; .* turnover"):
        display.show_key_figures(frame)


def test_missing_columns_are_named() -> None:
    frame = key_figures().drop(columns=["unit", "period"])
    with pytest.raises(ValueError, match=r"lacks unit, period; it has the columns id"):
        display.show_key_figures(frame)


# --- Verdicts, sources, text ---------------------------------------------------------


def verdicts(**columns: Any) -> pd.DataFrame:
    row = {
        "claim_id": "turnover-95",
        "statement": "Trade reached 95 bn.",
        "claimed": 95.0,
        "found": 94.82,
        "unit": "USD bn",
        "verdict": "supported",
        "how": "computed by trade.turnover",
        "tier": "A",
        "source_ids": ["customs"],
    }
    return pd.DataFrame([{**row, **columns}])


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (-138.0, "year", "138 BC"),
        (2025.0, "year", "2025"),
        (1.0, "rank", "rank 1"),
        (2.5, "ratio", "ratio 2.5"),
    ],
)
def test_a_year_a_rank_and_a_ratio_are_no_amounts(
    shown: list[display.Bundle], value: float, unit: str, text: str
) -> None:
    display.show_verdicts(verdicts(claimed=value, found=value, unit=unit))
    (entry,) = shown[0].content["verdicts"]
    assert (entry["claimed_text"], entry["found_text"]) == (text, text)


def test_a_verdict_prints_claim_and_finding_with_the_unit(
    shown: list[display.Bundle],
) -> None:
    display.show_verdicts(verdicts())
    (entry,) = shown[0].content["verdicts"]
    assert (entry["claimed_text"], entry["found_text"]) == (
        "95 USD bn",
        "94.8 USD bn",
    )
    assert (entry["referent"], entry["note"]) == ("", "")
    assert shown[0].content["source_ids"] == ["customs"]
    assert "supported" in shown[0].text


@pytest.mark.parametrize(
    ("claimed", "comparison", "text"),
    [(0.0, "at_least", "growth"), (0.0, "equal", "0 %"), (2.0, "at_least", "2 %")],
)
def test_a_claim_of_at_least_no_growth_is_one_of_growth(
    shown: list[display.Bundle], claimed: float, comparison: str, text: str
) -> None:
    frame = verdicts(claimed=claimed, found=-8.1, unit="percent")
    display.show_verdicts(frame.assign(comparison=comparison))
    (entry,) = shown[0].content["verdicts"]
    assert (entry["claimed_text"], entry["found_text"]) == (text, "−8.1 %")
    assert text in shown[0].text


def test_a_claim_in_words_stays_in_words(shown: list[display.Bundle]) -> None:
    display.show_verdicts(verdicts(claimed="five", found=None))
    (entry,) = shown[0].content["verdicts"]
    assert (entry["claimed_text"], entry["found_text"]) == ("five", "")


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`verdict`: 'suported' .* 'supported'\?"):
        display.show_verdicts(verdicts(verdict="suported"))


SOURCES = pd.DataFrame(
    [
        {
            "source_id": "customs",
            "publisher": "Chinese customs",
            "title": "Trade by country",
            "url": "https://example.org/a?b=1&c=2",
            "published": "2026-01",
            "accessed": "2026-11",
        }
    ]
)


def test_sources_are_listed_with_their_dates(shown: list[display.Bundle]) -> None:
    display.show_sources(SOURCES)
    assert shown[0].text == (
        "[customs] Chinese customs. Trade by country. published 2026-01. accessed "
        "2026-11. https://example.org/a?b=1&c=2"
    )
    assert "https://example.org/a?b=1&amp;c=2" in shown[0].html
    assert shown[0].content["source_ids"] == ["customs"]


def test_a_frame_with_source_ids_is_looked_up(shown: list[display.Bundle]) -> None:
    from cac_data import load_table

    rows = load_table("bilateral_trade").head(1)
    display.show_sources(rows)
    assert shown[0].content["source_ids"] == [rows["source_id"].iloc[0]]
    assert shown[0].content["sources"][0]["publisher"]


def test_a_frame_without_sources_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks source_id, publisher, title, url"):
        display.show_sources(pd.DataFrame({"value": [1]}))


@pytest.mark.parametrize(
    ("show", "frame"),
    [
        (display.show_key_figures, key_figures()),
        (display.show_verdicts, verdicts()),
        (display.show_sources, SOURCES),
    ],
    ids=["key figures", "verdicts", "sources"],
)
def test_nothing_to_show_is_a_sentence(
    shown: list[display.Bundle], show: Any, frame: pd.DataFrame
) -> None:
    show(frame.head(0))
    assert shown[0].text == "No data for this selection."


def test_text_leaves_out_empty_sentences(shown: list[display.Bundle]) -> None:
    display.show_text("One.", "  ", " Two. ")
    display.show_text("")
    assert shown[0].content["sentences"] == ["One.", "Two."]
    assert shown[1].content["sentences"] == ["No data for this selection."]


# --- Everything ----------------------------------------------------------------------


def test_every_form_is_published_to_jupyter() -> None:
    bundle = display.Bundle("text", {"title": "", "sentences": ["x"]}, "<p>x</p>", "x")
    assert bundle.mime() == {
        "text/html": "<p>x</p>",
        "text/plain": "x",
        "application/vnd.cac-data.text.v1+json": {"title": "", "sentences": ["x"]},
    }


def test_without_jupyter_the_text_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    display.show_text("Imports led growth.")
    assert capsys.readouterr().out == "Imports led growth.\n"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`kind`: 'tabel' .* 'table'\?"):
        display.mime_type("tabel")
