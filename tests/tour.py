"""Store the charts of the tour as PNG alone: GitHub shows no image within HTML."""

import nbformat

from tests.reading import TOUR


def main() -> None:
    notebook = nbformat.read(TOUR, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.data.pop("text/html", None)
    nbformat.write(notebook, TOUR)


if __name__ == "__main__":
    main()
