# Two commands do everything: `make demo` and `make test`. Each sets up what it needs in .venv, once.
# With uv the versions are those of uv.lock; without it pip takes what pyproject.toml allows.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
WORKERS ?= auto

# Where Python is told to keep no bytecode, as in many containers, every command that a test starts would be compiled anew.
export PYTHONDONTWRITEBYTECODE :=

# make's own shell functions cut paths at blanks, so every path here is relative.
.PHONY: help demo test test-all pythons lint unit fuzz write bench mutants clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '  %-14s %s\n' "$$name" "$$text"; done

# A .venv that this run began and could not finish is taken away again; one that was there before stays.
.venv/.ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "diplovisit needs Python 3.11 or newer, and '$(PYTHON)' says: $$($(PYTHON) --version 2>&1 | head -n 1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up .venv with $(if $(UV),uv,pip)"
	@test -x $(BIN)/python && began= || began=.venv; \
	if $(INSTALL); then touch .venv/.ready; \
	else echo "setting up .venv failed$${began:+; nothing was left behind}" >&2; rm -rf $$began; exit 1; fi

ifneq ($(UV),)
INSTALL = UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --python "$(PYTHON)" --group test --group lint
else
INSTALL = { test -x $(BIN)/python || $(PYTHON) -m venv .venv; } \
	  && $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
endif

demo: .venv/.ready ## check the seed record and write it out
	@$(BIN)/python examples/demo.py

test: lint unit ## everything that needs only Python

lint: .venv/.ready ## ruff, mypy, the floors
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

unit: .venv/.ready ## the tests that need only Python
	$(BIN)/python -m pytest -n $(WORKERS) -m "not beyond_python and not at_length" --cov --cov-report=json:.coverage.json
	@$(BIN)/python -m tests.coverage_summary .coverage.json

test-all: lint .venv/.beyond ## the tests, and those that need more: node, other programs that read calendars
	DIPLOVISIT_REQUIRE_BEYOND=1 DIPLOVISIT_EXAMPLES=100 $(BIN)/python -m pytest -n $(WORKERS)

# An environment for each other Python that is there; tests/determinism compares what each writes (`make test-all`).
pythons: ## set up .venv.3.11 to .venv.3.13, where there are such Pythons and uv
	@for version in 3.11 3.12 3.13; do \
	  UV_PROJECT_ENVIRONMENT=.venv.$$version UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --no-dev --extra plot --extra fast --python $$version \
	  || echo "no environment for Python $$version" >&2; done

# What `make test` does without: readers in JavaScript, a calendar server, a calendar program.
.venv/.beyond: .venv/.ready tests/beyond/node/package-lock.json
	@command -v npm >/dev/null || { echo "make test-all needs node and npm" >&2; exit 1; }
	@cd tests/beyond/node && npm ci --silent --no-audit --no-fund
ifneq ($(UV),)
	@UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --python "$(PYTHON)" --group test --group lint --group beyond
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint,beyond]'
endif
	@touch .venv/.beyond

# Seconds for each target; FUZZ_TARGETS="edtf readings" takes some of them alone.
FUZZ_SECONDS ?= 60

fuzz: .venv/.fuzz ## look for inputs that break what reads them, FUZZ_SECONDS=60 for each target (Linux)
	$(BIN)/python -m tests.fuzz $(FUZZ_TARGETS) --seconds $(FUZZ_SECONDS)

.venv/.fuzz: .venv/.ready
ifneq ($(UV),)
	@UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --inexact --python "$(PYTHON)" --group test --group lint --group fuzz
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint,fuzz]'
endif
	@touch .venv/.fuzz

write: .venv/.ready ## write what is generated: the schema, the golden files, the pages of rules, the outputs in README.md, requirements.txt
	$(BIN)/diplovisit schema -o schemas/visit.schema.json
	$(BIN)/python -m tests.exporters.icalendar.write_golden
	$(BIN)/python -m tests.exporters.csv_tables.test_golden
	$(BIN)/python -m tests.arrow.test_parquet
	$(BIN)/python -m tests.exporters.plots.test_drawings
	$(BIN)/python -m tests.docs.rule_pages
	$(BIN)/python -m tests.reporters.test_golden
	$(BIN)/python -m tests.checks.test_corpus
	PYTHONPATH=. $(BIN)/python -m cogapp -r -P README.md docs/data-sets.md

bench: .venv/.bench ## write benchmarks/RESULTS.md, and the tables that other documents cite
	.venv.bench/bin/python -m benchmarks
	.venv.bench/bin/python -m benchmarks.state_department
	.venv.bench/bin/python -m benchmarks.faulty_records

# The peers are in an environment of their own: what they need must not be taken for what this project needs.
.venv/.bench: .venv/.ready
	@test -x .venv.bench/bin/python || $(PYTHON) -m venv .venv.bench
	@.venv.bench/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[fast,plot,arrow,test]' pydantic orjson fastjsonschema polars ics vobject
	@touch .venv/.bench

# A sample by lot; EACH= tries every mutant there is.
EACH ?= 40
mutants: .venv/.mutants ## write benchmarks/mutants.md: small changes of the code that the tests must notice
	nice $(BIN)/python -m benchmarks.mutants $(if $(EACH),--each $(EACH)) $(if $(filter auto,$(WORKERS)),,--workers $(WORKERS))

.venv/.mutants: .venv/.ready
ifneq ($(UV),)
	@UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --python "$(PYTHON)" --group test --group lint --group mutants
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint,mutants]'
endif
	@touch .venv/.mutants

clean: ## remove what make has made
	rm -rf tests/beyond/node/node_modules
	rm -rf .venv .venv.bench build out mutants .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
