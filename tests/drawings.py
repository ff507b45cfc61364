"""What is wrong with the drawings of a page, and with a sheet, in a browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOUCHING = 2
"""Pixels by which boxes of texts may overlap: their edges have no letters."""

FAULTS = """([drawings, touching]) => drawings.flatMap(drawing => {
    // Alone, where neither a policy nor another drawing changes its style.
    document.body.innerHTML = drawing;
    const edge = document.querySelector("svg").getBoundingClientRect();
    const texts = [...document.querySelectorAll("text")]
        .filter(text => text.textContent.trim())
        .map(text => ({says: text.textContent, at: text.getBoundingClientRect()}));
    const overlap = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > touching
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > touching;
    return texts.flatMap(({says, at}, place) => [
        ...(at.left < edge.left - 1 || at.right > edge.right + 1
            ? [`beyond its drawing: ${says}`] : []),
        ...texts.slice(0, place).filter(other => overlap(at, other.at))
            .map(other => `over each other: ${other.says} | ${says}`),
    ]);
})"""


def faults_of_drawings(page: Page, blank_page: Page) -> list[str]:
    """The texts of drawings that leave them, and those that stand on another."""
    drawings = page.locator("img[src^='data:image/svg']").evaluate_all(
        "images => images.map(one => decodeURIComponent(one.src.split(/,(.*)/s)[1]))"
    )
    faults: list[str] = blank_page.evaluate(FAULTS, [drawings, TOUCHING])
    return faults


def clipped(page: Page) -> Iterator[str]:
    """What its box cuts off, and captions that can be read only by scrolling."""
    yield from page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(item =>
            item.checkVisibility() && !item.closest(".unseen, svg")
                && /hidden|clip/.test(getComputedStyle(item).overflowX)
                && item.scrollWidth > item.clientWidth + 1
        ).map(item => "clipped: " + item.textContent.slice(0, 80))"""
    )
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".scroll caption > span")].filter(text =>
            text.getBoundingClientRect().right
                > text.closest(".scroll").getBoundingClientRect().right + 1
        ).map(text => "only by scrolling: " + text.textContent)"""
    )


def pages_printed(page: Page) -> int:
    """On how many pages of paper a page of ours is printed."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
