# Two commands do everything: `make demo` and `make test`. Each installs what it needs into .venv, once.
# The versions are those of uv.lock, with uv and without it.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
WORKERS ?= auto
# COVERAGE=--cov measures which lines run, in twice the time, and fails below the share of pyproject.toml. CI gives it.
COVERAGE ?=

# Where Python is told to keep no bytecode, as in many containers, every command that a test starts would be compiled anew.
export PYTHONDONTWRITEBYTECODE :=

# make's own shell functions cut paths at blanks, so every path here is relative.
.PHONY: help demo test test-all more package pythons lint unit docs fuzz write bench mutants clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '  %-14s %s\n' "$$name" "$$text"; done

# requirements/install.py says what it installs and how large that is. Each step has a marker of its own in .venv.
INSTALL = @$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "diplovisit needs Python 3.11 or newer, and '$(PYTHON)' says: $$($(PYTHON) --version 2>&1 | head -n 1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
	exec $(PYTHON) requirements/install.py

.venv/.core: pyproject.toml uv.lock requirements/test.txt
	$(INSTALL) core

.venv/.test: .venv/.core
	$(INSTALL) test

.venv/.docs: .venv/.test requirements/docs.txt
	$(INSTALL) docs

.venv/.fuzz: .venv/.test requirements/fuzz.txt
	$(INSTALL) fuzz

.venv/.mutants: .venv/.test requirements/mutants.txt
	$(INSTALL) mutants

demo: .venv/.core ## check the seed record and write it out
	@$(BIN)/python examples/demo.py

test: lint unit ## the checks of the source, and the quick tests that need only Python

lint: .venv/.test ## ruff, mypy, the order of the rooms
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

unit: .venv/.test ## the quick tests that need only Python
	$(BIN)/python -m pytest -n $(WORKERS) -m "not beyond_python and not at_length" $(COVERAGE)

test-all: test more ## all tests, also those that need more: node, Java, other programs that read calendars

more: .venv/.beyond ## what `make test` leaves out, and the laws once more with 100 examples
	DIPLOVISIT_REQUIRE_BEYOND=1 DIPLOVISIT_EXAMPLES=100 $(BIN)/python -m pytest -n $(WORKERS) -m "beyond_python or at_length or grows"

# tests/beyond/test_documentation_site.py builds it in the same way, and follows its links.
docs: .venv/.docs ## build the documentation site into out/docs
	$(BIN)/python -m sphinx -q -j auto -W --keep-going -d out/docs-cache docs out/docs
	@echo "open out/docs/index.html"

# An environment for each other Python that is there; tests/determinism compares what each writes (`make test-all`).
pythons: ## set up .venv.3.11 to .venv.3.13, where there are such Pythons and uv
	@for version in 3.11 3.12 3.13; do \
	  UV_PROJECT_ENVIRONMENT=.venv.$$version UV_PYTHON_DOWNLOADS=never uv sync --quiet --locked --no-dev --extra plot --python $$version \
	  || echo "no environment for Python $$version" >&2; done

# What `make test` does without: readers in JavaScript, a calendar server, a calendar program, Spark. Spark needs Java 17.
.venv/.beyond: .venv/.test requirements/beyond.txt tests/beyond/node/package-lock.json
	@command -v npm >/dev/null || { echo "make test-all needs node and npm" >&2; exit 1; }
	@cd tests/beyond/node && npm ci --silent --no-audit --no-fund
	$(INSTALL) beyond
	@$(BIN)/python -m pyright --version >/dev/null

package: .venv/.test ## build the wheel and the source distribution into dist/, and try the wheel with each Python that is there
	$(BIN)/python -m tests.release

# Seconds for each target; FUZZ_TARGETS="edtf readings" takes some of them alone.
FUZZ_SECONDS ?= 60

fuzz: .venv/.fuzz ## look for inputs that break what reads them, FUZZ_SECONDS=60 for each target (Linux)
	$(BIN)/python -m tests.fuzz $(FUZZ_TARGETS) --seconds $(FUZZ_SECONDS)

EXPORT := uv export --quiet --locked --no-emit-project

write: .venv/.test ## write what is generated: the schema, the golden files, the pages of rules, the outputs in README.md, the requirements
ifneq ($(UV),)
	$(EXPORT) --group build -o requirements.txt >/dev/null
	$(EXPORT) --no-hashes --no-annotate --group test --group lint -o requirements/test.txt >/dev/null
	for group in beyond docs fuzz mutants; do $(EXPORT) --no-hashes --no-annotate --only-group $$group -o requirements/$$group.txt >/dev/null || exit 1; done
else
	@echo "without uv, requirements.txt and requirements/ stay as they are" >&2
endif
	$(BIN)/python -m tests.record.make_country_names
	$(BIN)/diplovisit schema -o schemas/visit.schema.json
	$(BIN)/diplovisit schema --for map -o schemas/map.schema.json
	$(BIN)/diplovisit schema --for draft -o schemas/draft.schema.json
	$(BIN)/python -m tests.exporters.icalendar.write_golden
	$(BIN)/python -m tests.exporters.csv_tables.test_golden
	$(BIN)/python -m tests.arrow.test_parquet
	$(BIN)/python -m tests.exporters.plots.test_drawings
	$(BIN)/python -m tests.importers.write_windows_zones
	$(BIN)/python -m tests.docs.rule_pages
	$(BIN)/python -m tests.docs.derivation_pages
	$(BIN)/python -m tests.docs.record_pages
	$(BIN)/python -m tests.docs.command_pages
	$(BIN)/python -m tests.docs.test_codebook
	$(BIN)/python -m tests.reporters.test_golden
	$(BIN)/python -m tests.reporters.programme.write_golden
	$(BIN)/python -m tests.checks.test_corpus
	PYTHONPATH=. $(BIN)/python -m cogapp -r -P README.md docs/data-sets.md docs/maps.md docs/drafting-with-a-model.md docs/by-hand.md docs/tutorial.md docs/site.md docs/evidence.md docs/ci.md docs/calendar-for-colleagues.md docs/visits-as-entries.md

bench: .venv/.bench ## write benchmarks/RESULTS.md, and the tables that other documents cite
	.venv.bench/bin/python -m benchmarks
	.venv.bench/bin/python -m benchmarks.state_department
	.venv.bench/bin/python -m benchmarks.faulty_records

# The peers are in an environment of their own: what they need must not be taken for what this project needs.
.venv/.bench: .venv/.test
	@test -x .venv.bench/bin/python || $(PYTHON) -m venv .venv.bench
	@.venv.bench/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements/test.txt --editable . \
	  msgspec pydantic orjson fastjsonschema polars ics vobject pyspark
	@touch .venv/.bench

# MUTANTS="diplovisit.converters.*" tries some of them alone; benchmarks/mutants.md has the last figures.
mutants: .venv/.mutants ## small changes of the code that the tests must notice: takes hours, and is continued where it was stopped
	HYPOTHESIS_PROFILE=mutants nice $(BIN)/mutmut run $(if $(filter auto,$(WORKERS)),,--max-children $(WORKERS)) $(MUTANTS)
	$(BIN)/mutmut results

clean: ## remove what make has made
	rm -rf tests/beyond/node/node_modules
	rm -rf .venv .venv.bench build out mutants .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
