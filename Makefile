# Every task by name; `make help` lists them. Needs python3 (3.11 or newer) and its venv module, nothing else.
PYTHON ?= python3
SAMPLE ?= egypt-38ah
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready
LOCKS  := build/lock-tools
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := booklet
.PHONY: booklet test check conformance bench compare roundtrip hashes pictures wheel lock clean help

booklet: $(READY)  ## set up .venv and build the sample booklet into build/
	@mkdir -p build
	@$(BIN)/booklet build sources/$(SAMPLE) -o build/$(SAMPLE).pdf
	@echo "The booklet is in build/$(SAMPLE).pdf; the command is $(BIN)/booklet (try: $(BIN)/booklet new my-booklet)"

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest -q

check: $(READY)  ## what CI runs: ruff, formatting, types, tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q

conformance: $(READY)  ## prove with veraPDF too that every sample, sheet and profile conforms (needs Java and Maven)
	@$(BIN)/python -m tests.conformance.prove .conformance

bench: .bench/ready  ## measure against other typesetters on the same content (SIZES="S M" for fewer)
	@.bench/venv/bin/python tests/bench/run.py $(SIZES) $(BENCH_FLAGS)

compare: .bench/ready  ## the sample's running text set by booklet and by Typst: how good the lines of both are
	@.bench/venv/bin/python tests/bench/spreads.py

roundtrip: $(READY)  ## the sample's words: in the YAML, in the document, and as two extractors read them in the PDF
	@$(BIN)/python -m tests.roundtrip

hashes: $(READY)  ## the sample's bytes as six differing machines make them
	@$(BIN)/python -m tests.machines

pictures: booklet  ## make the pictures of README.md again, from the sample as it is now
	@$(BIN)/python tests/pictures.py build/$(SAMPLE).pdf .pictures

wheel: $(READY)  ## build dist/*.whl, with styles and samples inside
	@rm -rf dist
	@$(PIP) wheel . --no-deps --no-build-isolation --wheel-dir dist
	@ls dist/*.whl

lock:  ## pin every dependency again, with hashes (newer ones: make lock UPGRADE=--upgrade)
	@test -x $(LOCKS)/bin/uv || { $(PYTHON) -m venv $(LOCKS) && $(LOCKS)/bin/python -m pip --quiet install 'uv~=0.13'; }
	@$(LOCKS)/bin/uv pip compile pyproject.toml --group test --group lint --group build $(LOCK_FLAGS) -o requirements.lock
	@$(LOCKS)/bin/uv pip compile pyproject.toml --group bench --group build -c requirements.lock $(LOCK_FLAGS) \
		-o requirements-bench.lock
LOCK_FLAGS = --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make lock' $(UPGRADE)

clean:  ## remove everything that make made
	@rm -rf $(VENV) build dist .bench .conformance .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find booklet tests -name __pycache__ -prune -exec rm -rf {} +

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 13

# Set up once, and again only when what is pinned or how it is packaged changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "booklet needs Python 3.11 or newer: make PYTHON=...")'
	@test -x $(BIN)/python || { echo "Setting up $(VENV) (once)"; $(PYTHON) -m venv $(VENV); }
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.bench/ready: requirements-bench.lock pyproject.toml
	@mkdir -p .bench
	@test -x .bench/venv/bin/python || $(PYTHON) -m venv .bench/venv
	@.bench/venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-bench.lock
	@.bench/venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@
