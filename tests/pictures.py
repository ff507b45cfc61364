"""The pictures of README.md, of the real pages: ``python -m tests.pictures``."""

import io
import shutil

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_FLAGS, CHROMIUM_NAMES, ROOT

PAGES = {
    "report.png": "baseline/trade.html",
    "compare.png": "compare.html",
    "country.png": "baseline/country-uzb.html",
}
"""Picture in .github -> page in reports, of which it shows the first screen."""
WIDTH, HEIGHT = 1280, 1000


def take() -> None:
    """Take each picture anew, in 64 colours: the text stays sharp, the file small."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_FLAGS
        )
        for picture, page in PAGES.items():
            view = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme="light",
                reduced_motion="reduce",
            )
            view.goto(f"{(ROOT / 'reports').as_uri()}/{page}")
            shot = Image.open(io.BytesIO(view.screenshot())).convert("RGB")
            shot.quantize(64, dither=Image.Dither.NONE).save(
                ROOT / ".github" / picture, optimize=True
            )


if __name__ == "__main__":
    take()
