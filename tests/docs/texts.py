"""The texts of the repository and the tour as pages, with links within the site."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import mistune
from bs4 import BeautifulSoup
from markupsafe import Markup
from mistune.toc import add_toc_hook, render_toc_ul
from nbconvert import HTMLExporter

from tests.docs.pages import page

TEXTS = {
    "README.md": "readme.html",
    ".github/METHODS.md": "methods.html",
    ".github/RUNNING.md": "running.html",
    ".github/CONTRIBUTING.md": "contributing.html",
    "CHANGELOG.md": "changelog.html",
    "cac_data/SKILL.md": "skill.html",
}
"""Text of the repository -> page of the site."""

DEEPEST = 2  # heading that the list of contents has
FRONT_MATTER = re.compile(r"(?s)\A---\n.*?\n---\n")


def pages(root: Path) -> dict[str, str | bytes]:
    """The page of each text, and what these lead to, by the name in the site."""
    files: dict[str, str | bytes] = {}
    for source, name in TEXTS.items():
        text = (root / source).read_text("utf-8")
        content, contents = html_of(text, _led(root, Path(source).parent, files))
        title, _, below = content.partition("</h1>")
        files[name] = page(
            "text",
            title=BeautifulSoup(title, "html.parser").get_text().strip(),
            content=Markup(below),
            contents=Markup(contents),
        )
    return files


def _led(
    root: Path, folder: Path, files: dict[str, str | bytes]
) -> Callable[[str], str]:
    """Where a link of a text leads in the site; what is no page is added to `files`."""

    def led(link: str) -> str:
        if re.match("[a-z]+:|#", link):
            return link
        path, mark, anchor = link.partition("#")
        source = (root / folder / path).resolve().relative_to(root.resolve())
        if page_name := TEXTS.get(source.as_posix()):
            return page_name + mark + anchor
        # A browser shows a picture, and any text by this ending.
        ending = "" if source.suffix == ".png" else ".txt"
        name = f"files/{source.name}{ending}"
        files[name] = (root / source).read_bytes()
        return name

    return led


def html_of(text: str, led: Callable[[str], str]) -> tuple[str, str]:
    """Markdown as HTML, and the list of its contents."""

    class Renderer(mistune.HTMLRenderer):
        def link(self, text: str, url: str, title: str | None = None) -> str:
            return super().link(text, led(url), title)

        def image(self, text: str, url: str, title: str | None = None) -> str:
            return super().image(text, led(url), title)

    markdown = mistune.Markdown(Renderer(), plugins=[mistune.plugins.table.table])
    add_toc_hook(markdown, max_level=DEEPEST, heading_id=_numbered())
    content, state = markdown.parse(FRONT_MATTER.sub("", text))
    toc = [item for item in state.env["toc_items"] if item[0] == DEEPEST]
    text = str(content).replace("<pre>", '<pre tabindex="0">')
    text = text.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    return text.replace("</table>", "</table></div>"), render_toc_ul(toc)


def _numbered() -> Callable[[object, int], str]:
    """Ids of headings: of a changelog many are the same words."""

    def heading_id(token: object, place: int) -> str:
        return f"part-{place + 1}"

    return heading_id


def tour(notebook: Path) -> str:
    """The tour with its code and the outputs that are stored in it."""
    exporter = HTMLExporter(template_name="basic", exclude_anchor_links=True)
    body, _ = exporter.from_filename(str(notebook))
    soup = BeautifulSoup(body, "html.parser")
    # Each table that pandas shows brings a style, and prompts count what nobody counts.
    for needless in soup.select("style, .prompt"):
        needless.decompose()
    for corner in soup.select("th:empty"):
        corner.name = "td"
    heading = soup.h1.extract() if soup.h1 else None
    for image, alt in zip(soup.select("img"), _alts(soup), strict=True):
        image["alt"] = alt
    for wide in soup.select(".output_html, .output_png, pre"):
        wide["tabindex"] = "0"
    title = heading.get_text() if heading else notebook.stem
    return page("text", title=title, content=Markup(str(soup)), contents="")


def _alts(soup: BeautifulSoup) -> Iterator[str]:
    """For each picture the heading below which it stands."""
    for image in soup.select("img"):
        heading = image.find_previous(["h1", "h2", "h3"])
        yield f"Chart: {heading.get_text() if heading else 'of the tour'}"
