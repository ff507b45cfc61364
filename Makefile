# `make` lists the targets. Each makes the environment first where it is missing or out of
# date; `make lab` and `make test` add to it, once. Then nothing here needs a network but
# `make lock`.

SHELL := /bin/sh
.SHELLFLAGS := -ec
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The Python that the environment is made with: make PYTHON=python3.13 test
PYTHON ?= python3

# Every path is relative, so that a space in the path of the checkout does no harm, and
# every tool is started as a module, so that a long path does none either.
VENV := .venv
RUN := $(VENV)/bin/python
LOCKED := $(VENV)/.locked
HERE := $(VENV)/.here
READY := $(VENV)/.ready
LAB := $(VENV)/.lab
DEV := $(VENV)/.dev

# Modules and kernels from elsewhere must not stand in for those of the environment: the
# kernel `python3` that the notebooks name is this environment's. What is imported is
# compiled then, once, and not all that is installed: that alone would take a minute.
unexport PYTHONHOME PYTHONPATH JUPYTER_PATH VIRTUAL_ENV PYTHONDONTWRITEBYTECODE
export JUPYTER_PREFER_ENV_PATH := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help report pages what-if audit test coverage check lab notebooks tables docs pictures bench lock clean
.PHONY: FORCE

help: ## list the targets (the default)
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

report: $(READY) ## build every report: reports/index.html, compare.html, key_figures.csv ...
	$(RUN) -m cac_data report
	@echo
	@echo "Open reports/index.html. The command is $(VENV)/bin/cac-data; to call it cac-data,"
	@echo "in this terminal, first say:  . $(VENV)/bin/activate"

# A load of each page with all checks on it; the tests themselves build a small sample.
pages: $(READY) $(DEV) ## check every page of reports/ in the browser, after `make report`
	CAC_DATA_PAGES=reports $(RUN) -m pytest tests/test_report_page.py --numprocesses=auto --dist=load

what-if: $(READY) $(DEV) ## compare the sliders of all pages in reports/ with 200 computed positions each
	CAC_DATA_POSITIONS=200 $(RUN) -m pytest tests/test_what_if.py

audit: $(READY) $(DEV) ## what 40 printed numbers of reports/ rest on: make audit ARGS="--seed 7"
	$(RUN) -m tests.audit $(ARGS)

ALL_TESTS := pytest -p tests.quick_start --numprocesses=auto --dist=loadfile --no-loadscope-reorder
test: check ## `make check`, then all tests: code, docstrings, tables, notebooks, reports
	$(RUN) -m $(ALL_TESTS)

# Nothing waits for it: a test that fails here may have lacked time, which counting takes.
coverage: $(READY) $(DEV) ## which lines of the package all tests run: make coverage ARGS="tests/test_core.py"
	rm -rf build/coverage && mkdir -p build/coverage
	-$(RUN) -m coverage run -m $(ALL_TESTS) $(ARGS)
	$(RUN) -m coverage combine --quiet
	$(RUN) -m tests.coverage_table

check: $(READY) $(DEV) ## style (ruff) and types (mypy --strict)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

# JupyterLab refuses to start as root unless told; root in a container is told. It asks no
# server for news or newer versions.
NEWS = "@jupyterlab/apputils-extension:announcements"
lab: $(READY) ## open the project in JupyterLab: make lab ARGS="--port 8890 --no-browser"
	@mkdir -p $(VENV)/etc/jupyter/labconfig
	@echo '{"disabledExtensions": {$(NEWS): true}}' > $(VENV)/etc/jupyter/labconfig/page_config.json
	PATH="$$(cd $(VENV)/bin && pwd):$$PATH" $(RUN) -m jupyterlab --ServerApp.root_dir=. \
	  --LabApp.extension_manager=readonly $$(test "$$(id -u)" != 0 || echo --allow-root) $(ARGS)

# Cleaned as the commit hook does it, with the arguments of the hook.
NOTEBOOKS = $(or $(ARGS),notebooks/*.ipynb)
notebooks: $(READY) $(DEV) ## store what notebooks give anew: make notebooks ARGS=notebooks/trade.ipynb
	$(RUN) -m nbconvert --log-level=WARN --to notebook --execute --inplace $(NOTEBOOKS)
	$(RUN) -m tests.tour
	eval "$$(sed -n 's/^ *entry: \(.* nbstripout .*\)/\1/p' .pre-commit-config.yaml) $(NOTEBOOKS)"

tables: $(READY) $(DEV) ## state the hash of each table anew; ARGS="--merge FOLDER" adds rows before
	$(RUN) -m tests.bundled $(ARGS)

docs: $(READY) $(DEV) ## the site to read before installing: build/docs/index.html
	$(RUN) -m tests.docs

pictures: $(READY) $(DEV) ## the pictures of the README, after `make report`
	$(RUN) -m tests.pictures

bench: $(READY) $(DEV) ## measure against plain pandas, Papermill, nbconvert: ARGS="--rounds 3"
	$(RUN) -m tests.benchmarks $(ARGS)

# uv resolves for every supported Python at once and writes the differences as markers.
# requirements.lock is a part of requirements-lab.lock, and that of requirements-dev.lock.
# With the first one builds reports, fetches fresh rows and writes workbooks.
# Neither the settings of uv's user nor an index or a folder of wheels may leave a trace.
COMPILE = UV_CUSTOM_COMPILE_COMMAND='make lock' $(RUN) -m uv pip compile \
  --no-config --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links
lock: $(READY) $(DEV) ## resolve the locks anew from pyproject.toml (needs a network)
	@unset PIP_FIND_LINKS PIP_CONSTRAINT UV_FIND_LINKS UV_CONSTRAINT UV_OVERRIDE; \
	  $(COMPILE) --all-extras --group dev --output-file requirements-dev.lock pyproject.toml; \
	  $(COMPILE) --extra lab --extra fetch --group build \
	    --constraint requirements-dev.lock --output-file requirements-lab.lock pyproject.toml; \
	  $(COMPILE) --extra reports --extra fetch --group build \
	    --constraint requirements-lab.lock --output-file requirements.lock pyproject.toml

clean: ## remove ALL REPORTS, with their news, caches and builds (.venv stays)
	@echo "Removing all reports in reports/, with what is remembered of the last run (the next"
	@echo "tells no news), caches and builds. The environment stays: rm -r $(VENV)"
	rm -rf .pytest_cache .mypy_cache .ruff_cache build dist
	find . -name .git -prune -o -name .venv -prune -o \
	  \( -name __pycache__ -o -name .ipynb_checkpoints -o -name '*.egg-info' \) \
	  -type d -prune -exec rm -rf {} +
	if [ -d reports ]; then \
	  find reports -mindepth 1 ! -path reports/.gitignore ! -path reports/README.md -delete; \
	fi

# Installs a lock with uv where there is one (it knows nothing of pip's settings: where it
# fails, pip tries), else with pip, which would print a line for each of 300 steps.
install = { command -v uv >/dev/null && \
    uv pip install --quiet --python $(RUN) --require-hashes --requirement $(1); } || \
  $(RUN) -m pip install --quiet --no-compile --require-hashes --requirement $(1) \
    2>$(VENV)/.refused || { $(refused); exit 1; }

# What pip says without a network is five warnings and that a package does not exist.
refused = if grep -q 'connection broken' $(VENV)/.refused; then \
    echo "error: no network: nothing was installed. With one, say make again." >&2; \
  else cat $(VENV)/.refused >&2; fi

# Scripts of the environment name the place where it was made: in a checkout that was moved
# it is made anew, and in a copy, where it would change that of the original.
MOVED := $(shell test ! -e $(LOCKED) || pwd -P | cmp -s - $(HERE) || echo FORCE)

# The environment: exactly what requirements.lock says, made anew when that changes ...
$(LOCKED): requirements.lock $(MOVED)
	@command -v '$(PYTHON)' >/dev/null || { \
	  echo "'$(PYTHON)' was not found. Install Python 3.11 or later, or name one: make PYTHON=python3.13" >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$('$(PYTHON)' --version 2>&1) is '$(PYTHON)'; 3.11 or later is needed. Name one: make PYTHON=python3.13" >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV): about 100 packages of requirements.lock, 130 MB to fetch, 600 MB on disk;"
	@echo "a minute or two, less with uv. After this, reports need no network."
	@'$(PYTHON)' -m venv --clear $(VENV)
	@$(call install,requirements.lock)
	@pwd -P > $(HERE)
	@touch $@

# ... and the package itself, importable from where it is edited ...
$(READY): $(LOCKED) pyproject.toml
	@$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# ... and what JupyterLab needs besides ...
lab: $(LAB)
$(LAB): $(LOCKED) requirements-lab.lock
	@echo "Adding about 50 packages of requirements-lab.lock for JupyterLab, 25 MB to fetch."
	@$(call install,requirements-lab.lock)
	@touch $@

# ... and what tests and development need.
$(DEV): $(LOCKED) requirements-dev.lock
	@echo "Adding about 115 packages of requirements-dev.lock for tests and development:"
	@echo "210 MB to fetch, 650 MB on disk; two or three minutes, less with uv."
	@$(call install,requirements-dev.lock)
	@touch $@
