"""Everything out again: pages of a scenario, and all that they were made of, in a zip.

What a referee asks for: the pages, the rows that they read, sources, notebooks,
parameters, versions, sums, and how to make them anew. The same inputs give the same
bytes.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

import cac_data
from cac_data import codes, vintage
from cac_data.codes import DATA
from cac_data.extras import extra
from cac_data.files import pack
from cac_data.project import Project
from cac_data.report.alone import entries_of, pages_of
from cac_data.report.folder import Reports
from cac_data.report.plan import VINTAGE_PARAMETER, Job, machine, plan_reports
from cac_data.report.publish import INDEX, Entry, report_date
from cac_data.scenarios import BASELINE, Scenario
from cac_data.sources import cite, sources
from cac_data.tables import load_table
from cac_data.words import english, spoken

with extra("reports", "cac_data.deposit"):
    import yaml

SUMS = "SHA256SUMS"
CRATE = "ro-crate-metadata.json"
PAGES = "pages"
ALWAYS = ("countries", "sources")
"""Tables that say what others mean by their codes and ids, whoever reads these."""

KINDS = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
    "": "text/plain",
}
"""Media types of the files, by their endings."""

README = """\
{title}
{underline}

{description}

This archive holds {pages} pages of the scenario `{scenario}`, and what they were made
of: cac-data {code}, tables {tables}{vintages}, Python {python}.

pages/index.html    What comes of the scenario; it leads to each page. A page is one
                    file: charts with their data, sources, code. It needs no network.
                    One below pages/baseline/ says the same under this scenario.
tables/             The rows that these pages read, one CSV file a table, as published,
                    and datapackage.json, which says what each column holds, in which
                    unit, and what the keys are (https://datapackage.org).
sources.bib         The sources of these rows, for BibTeX. tables/sources.csv tells more
                    of each: publisher, address, licence, whether it is a copy.
parameters.yaml     All values that the notebooks were told, by page.
params/             The scenario as its file states it, with what it extends.
notebooks/          The notebooks that the pages show the results of.
versions.json       Python, the package, the tables, and all that was installed.
requirements.txt    What reports need, in these versions.
ro-crate-metadata.json
                    What this is, for machines (https://w3id.org/ro/crate).
SHA256SUMS          The sum of each file.

Has anything changed on the way?

    sha256sum -c SHA256SUMS

To make the pages anew, with Python {python} in this folder, which is a project of
cac-data (the package itself is not in this archive; name where you have it, such as a
wheel of version {code}):

    python -m venv .venv
    .venv/bin/pip install -r requirements.txt 'cac-data[reports]=={code}'
    {home}.venv/bin/cac-data bundle {scenario}{language} --output again.zip
    mkdir again
    (cd again && unzip -q ../again.zip && sha256sum -c ../SHA256SUMS)

The last line says which files came out otherwise. With the same Python, packages and
fonts it is none but versions.json, if more was installed, and what holds its sum. With
others each page has another content key, in its last line and where it says how to cite
it, and maybe another last digit of a logarithm.

How to cite: each page says it, below "How to cite this page". Please cite the sources
of the rows that you use, too.

Licences. Code, also in pages and notebooks: MIT. Selection, arrangement and notes of
the tables: CC BY 4.0. The facts are free; each source keeps its own terms, which the
column `licence` of tables/sources.csv has where they are stated.
"""


def plan(project: Project, scenario: str) -> list[Job]:
    """Return the reports that have to be there: of a scenario, and of the baseline.

    With the baseline's it is compared, and some stand for its own. A scenario that the
    project has not is a ValueError, which names the nearest.
    """
    project.scenarios(scenario)
    names = [shown.id for shown in project.scenarios()]
    needed = [name for name in names if name in (BASELINE, scenario)]
    return plan_reports(project, scenarios=needed)


def bundle(project: Project, scenario: str, jobs: Sequence[Job], folder: Path) -> bytes:
    """Return the zip of a scenario, of whose reports a folder has the good pages.

    `jobs` are those of `plan`, which all have been built.
    """
    content = _Content(
        project=project,
        scenario=scenario,
        jobs=[job for job in jobs if job.scenario.id == scenario],
        reports=Reports(folder),
    )
    return pack(content.files())


@dataclass(frozen=True)
class _Content:
    """What a bundle is of."""

    project: Project
    scenario: str
    jobs: Sequence[Job]
    reports: Reports

    def files(self) -> dict[str, bytes]:
        """Return all files by their names: README first, sums last."""
        entries = entries_of(
            self.reports, self.scenario, [job.unit for job in self.jobs]
        )
        pages = pages_of(self.reports, entries)
        vintages = self._vintages()
        tables = sorted({*ALWAYS, *(name for each in entries for name in each.tables)})
        made_of = {
            **_tables(tables),
            **_fetched(vintages),
            "sources.bib": _bibliography(tables, vintages),
            **self._inputs(),
            **_versions(vintages),
        }
        files = {
            "README.txt": self._readme(entries, vintages).encode(),
            **{f"{PAGES}/{name}": page for name, page in pages.items()},
            **made_of,
        }
        files[CRATE] = _as_json(_crate(self._story, [*files, SUMS], entries))
        return {**files, SUMS: _sums(files)}

    @property
    def _story(self) -> Scenario:
        return self.jobs[0].scenario

    def _vintages(self) -> list[str]:
        """Return the vintages of fetched rows that its notebooks were told to read."""
        told = {str(job.parameters[VINTAGE_PARAMETER]) for job in self.jobs}
        return sorted(told - {vintage.BUNDLED})

    def _inputs(self) -> dict[str, bytes]:
        """Return notebooks and parameters: a project that can make the pages anew."""
        values = {job.unit: job.parameters for job in self.jobs}
        text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
        by_id = {story.id: story for story in self.project.scenarios()}
        chain = [self.scenario]
        while base := by_id[chain[-1]].extends:
            chain.append(base)
        stated = sorted({*chain, *(by_id.keys() & {BASELINE})})
        params = {
            f"params/{name}.yaml": (self.project.params / f"{name}.yaml").read_bytes()
            for name in stated
        }
        notebooks = {
            f"notebooks/{job.notebook}.ipynb": job.content.encode() for job in self.jobs
        }
        return {"parameters.yaml": text.encode(), **params, **notebooks}

    def _readme(self, entries: Collection[Entry], vintages: Sequence[str]) -> str:
        """Say what the bundle holds, and how to make its pages anew."""
        story = self._story
        language = spoken()
        is_english = language is english()
        fetched = f" with the rows fetched by {', '.join(vintages)}" if vintages else ""
        return README.format(
            title=story.title,
            underline="=" * len(story.title),
            description=textwrap.fill(story.description, 85),
            pages=len(entries),
            scenario=story.id,
            language="" if is_english else f" --language {language.code}",
            code=cac_data.__version__,
            tables=cac_data.__data_version__,
            vintages=fetched,
            python=platform.python_version(),
            home='CAC_DATA_HOME="$PWD" ' if vintages else "",
        )


# --- Rows and their sources -----------------------------------------------------------


def _tables(names: Collection[str]) -> dict[str, bytes]:
    """Return the files of tables as published, and a descriptor of just these."""
    package = json.loads((DATA / "datapackage.json").read_bytes())
    package["resources"] = [
        _without_keys_of_others(table, names)
        for table in package["resources"]
        if table["name"] in names
    ]
    files = {
        f"tables/{table['path']}": (DATA / table["path"]).read_bytes()
        for table in package["resources"]
    }
    return {"tables/datapackage.json": _as_json(package), **files}


def _without_keys_of_others(
    table: dict[str, Any], names: Collection[str]
) -> dict[str, Any]:
    """Return what the descriptor says of a table, without keys of tables left out."""
    keys = [
        key
        for key in table["schema"].get("foreignKeys", ())
        # An empty one is the table itself.
        if key["reference"]["resource"] in ("", *names)
    ]
    schema = {**table["schema"], "foreignKeys": keys}
    if not keys:
        del schema["foreignKeys"]
    return {**table, "schema": schema}


def _fetched(vintages: Collection[str]) -> dict[str, bytes]:
    """Return the tables of vintages, without the answers that they were made of."""
    files = {}
    for name in vintages:
        place = f"vintages/{name}"
        files[f"{place}/manifest.json"] = (
            vintage.folder_of(name) / "manifest.json"
        ).read_bytes()
        for table in sorted(vintage.manifest(name)["tables"]):
            file = f"tables/{table}.csv"
            files[f"{place}/{file}"] = vintage.content_of(name, file)
    return files


def _bibliography(tables: Collection[str], vintages: Collection[str]) -> bytes:
    """Return the sources of all rows of tables, also of fetched ones, as BibTeX."""
    ids: set[str] = set()
    for origin in (vintage.BUNDLED, *vintages):
        for name in tables:
            # The ignored argument: names come from pages, and one is any of the tables.
            rows = load_table(name, origin)  # type: ignore[arg-type]
            if name != "sources" and {"source_id", "source_ids"} & {*rows.columns}:
                ids.update(sources(rows)["source_id"])
    cited = pd.DataFrame({"source_id": sorted(ids)})
    return f"{cite(cited, 'bibtex')}\n".encode()


# --- What it was made with ------------------------------------------------------------


def _versions(vintages: Sequence[str]) -> dict[str, bytes]:
    """Return what was installed, and of it what reports need, for pip."""
    # Of two of one name Python imports the first that it finds.
    last_first = reversed([*importlib.metadata.distributions()])
    installed = {
        re.sub("[-_.]+", "-", distribution.name).lower(): distribution.version
        for distribution in last_first
        if distribution.name  # one that is damaged has none
    }
    versions = {
        "cac-data": cac_data.__version__,
        "tables": cac_data.__data_version__,
        "vintages": [*vintages],
        "Python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": f"{platform.system()} {platform.machine()}",
        "installed": dict(sorted(installed.items())),
    }
    pins = [
        package.replace(" ", "==")
        for package in machine()["packages"]
        if not package.startswith("cac-data ")
    ]
    requirements = "".join(f"{pin}\n" for pin in pins)
    return {
        "versions.json": _as_json(versions),
        "requirements.txt": requirements.encode(),
    }


def _as_json(content: Any) -> bytes:
    return f"{json.dumps(content, indent=2, ensure_ascii=False)}\n".encode()


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return the sums of files as `sha256sum -c` reads them."""
    lines = [
        f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        for name, content in sorted(files.items())
    ]
    return "".join(lines).encode()


# --- RO-Crate -------------------------------------------------------------------------

# By hand: the library `rocrate` brings requests and four others, without which the core
# does. https://www.researchobject.org/ro-crate/specification/1.1


def _crate(
    story: Scenario, names: Sequence[str], entries: Collection[Entry]
) -> dict[str, Any]:
    """Return what the bundle is and holds, in JSON-LD as RO-Crate 1.1 asks for it."""
    titles = {f"{PAGES}/{entry.page}": entry.title for entry in entries}
    titles[f"{PAGES}/{INDEX}"] = story.title
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{story.title}: reports of cac-data and what they were made of",
        "description": story.description,
        "datePublished": report_date([]) or codes.descriptor()["created"][:10],
        "license": _reference(LICENCE["@id"]),
        "creator": _reference(AUTHORS["@id"]),
        "mainEntity": _reference(f"{PAGES}/{INDEX}"),
        "hasPart": [_reference(name) for name in names],
        "mentions": _reference("#run"),
    }
    files = [_file(name, titles.get(name, name)) for name in names]
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [METADATA, root, *files, _run(names), _software(), AUTHORS, LICENCE],
    }


METADATA = {
    "@id": CRATE,
    "@type": "CreativeWork",
    "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    "about": {"@id": "./"},
}
AUTHORS = {
    "@id": "#authors",
    "@type": "Organization",
    "name": "The cac-data authors",
}
LICENCE = {
    "@id": "https://creativecommons.org/licenses/by/4.0/",
    "@type": "CreativeWork",
    "name": "CC BY 4.0",
    "description": "Of the selection, arrangement and notes of the tables; code is "
    "MIT, and each source keeps its own terms: tables/sources.csv.",
}


def _reference(identifier: str) -> dict[str, str]:
    return {"@id": identifier}


def _file(name: str, title: str) -> dict[str, str]:
    kind = KINDS[Path(name).suffix]
    return {"@id": name, "@type": "File", "name": title, "encodingFormat": kind}


def _run(names: Sequence[str]) -> dict[str, Any]:
    """Return the run that made pages of rows, notebooks and parameters."""
    made_of = ("tables/", "vintages/", "notebooks/", "params/")
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "cac-data bundle",
        "instrument": _reference("#cac-data"),
        "object": [_reference(name) for name in names if name.startswith(made_of)],
        "result": [_reference(name) for name in names if name.startswith(PAGES)],
    }


def _software() -> dict[str, str]:
    return {
        "@id": "#cac-data",
        "@type": "SoftwareApplication",
        "name": "cac-data",
        "softwareVersion": cac_data.__version__,
    }
