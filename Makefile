# make demo                 set up, build the bundled demo case, print its summary, write its dossier
# make demo REPORTS=DIR     the same for a folder of one's own
# make test                 set up and run every test
# make check                style, types, import law
# make front                build the web client (when something in front/ changed)
# make wheel-compiled       a wheel whose rooms of reading are machine code (takes a C compiler and some minutes)
# make lock                 lock the packages anew (developers)

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    := out
REPORTS ?=

ifeq ($(strip $(REPORTS)),)
  INPUT := demo/reports
  CASE  ?= demo
  AS_OF ?= --as-of 2023-11-15 --case-file demo/case.toml
else
  INPUT := $(REPORTS)
  CASE  ?= $(notdir $(patsubst %/,%,$(REPORTS)))
  AS_OF ?=
endif

# The web client: Node comes in a wheel, packages by version and hash from front/package-lock.json.
FRONT  := $(shell find front -name node_modules -prune -o -type f -print 2>/dev/null) src/tawatur/dossier/labels.json src/tawatur/dossier/working.json
STATIC := src/tawatur/web/static/index.html
NPM    := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix front --loglevel error

.PHONY: demo test unit check wheel-compiled lock setup setup-test front clean
.DEFAULT_GOAL := demo

setup: $(VENV)/run.ready
setup-test: $(VENV)/test.ready

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tawatur needs Python 3.11 or newer; name one: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing (Debian: apt install python3-venv)"; exit 1; }

$(VENV)/run.ready: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "setting up in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.ready: requirements/test.txt $(VENV)/run.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/test.txt
	@touch $@

front: $(STATIC)

$(VENV)/node.ready: requirements/front.txt $(VENV)/run.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/front.txt
	@touch $@

front/node_modules/.package-lock.json: front/package-lock.json $(VENV)/node.ready
	@$(NPM) ci
	@touch $@

$(STATIC): $(FRONT) front/node_modules/.package-lock.json
	@echo "building the web client …"
	@$(NPM) run --silent build -- --logLevel error

# Exit code 3 means that some input was not read: it was said, and the dossier is written all the same.
demo: setup
	@mkdir -p $(OUT)
	@$(BIN)/tawatur build "$(INPUT)" --case "$(CASE)" --store $(OUT)/tawatur.db $(AS_OF) || [ $$? -eq 3 ]
	@$(BIN)/tawatur show "$(CASE)" --store $(OUT)/tawatur.db
	@$(BIN)/tawatur export "$(CASE)" --as html --store $(OUT)/tawatur.db -o "$(OUT)/$(CASE).html"
	@$(MAKE) --no-print-directory front || echo "The web client could not be built; the dossier does not need it."
	@echo "The dossier: $(CURDIR)/$(OUT)/$(CASE).html"

test: setup-test front
	@$(BIN)/python -m pytest -n 2 --dist worksteal

unit: setup-test
	@$(BIN)/python -m pytest -m "not slow and not browser" -n 2 --dist worksteal

check: setup-test
	@$(BIN)/ruff check src tests bench scripts
	@$(BIN)/ruff format --check src tests bench scripts
	@$(BIN)/mypy
	@$(BIN)/lint-imports

wheel-compiled: setup-test front
	@TAWATUR_CLIENT=built TAWATUR_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation . -w dist
	@ls dist/tawatur-*.whl

lock:
	@$(BIN)/python -m pip install --quiet uv
	@for f in run test front; do $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --python-version 3.11 requirements/$$f.in -o requirements/$$f.txt; done

clean:
	rm -rf $(VENV) $(OUT) front/node_modules src/tawatur/web/static
