# Everything a developer runs. `make` alone lists it.

PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
UV := $(BIN)/uv
COMPILE := $(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11

.PHONY: help setup demo test lint bench docs lock engine
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: $(INSTALLED) engine ## Install into .venv, start a Docker engine if none answers, build the sandbox image
	@$(BIN)/python -m sandbox.host.image

demo: setup ## Three generations on one task without a language model, in about half a minute
	$(BIN)/stop run --task three_sat --generations 3 --meta-tests 2 --responses 5 --seed 1

test: setup ## Run all tests; needs the Docker engine
	$(BIN)/pytest -n $(WORKERS)

lint: $(INSTALLED) ## Check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Run every measurement in bench/
	@for measurement in bench/*.py; do $(BIN)/python -m bench.$$(basename $$measurement .py) || exit 1; done

docs: $(INSTALLED) ## Write the generated pages of docs/ anew
	@$(BIN)/python -m stop.cli.reference

lock: $(INSTALLED) ## Write all lock files anew; UPGRADE=--upgrade takes newer versions
	$(BIN)/pip install --quiet uv
	$(COMPILE) $(UPGRADE) --universal --extra dev pyproject.toml -o requirements.lock
	$(COMPILE) $(UPGRADE) --python-platform linux -c requirements.lock sandbox/image/guest-requirements.in -o sandbox/image/guest-requirements.lock
	@for lock in sandbox/image/packages/*.lock; do \
		echo $$(basename $$lock .lock) | $(COMPILE) $(UPGRADE) --python-platform linux --only-binary :all: --no-emit-package numpy \
			-c requirements.lock -c sandbox/image/guest-requirements.lock - -o $$lock || exit 1; \
	done

engine: $(INSTALLED)
	@sh sandbox/image/start-engine.sh $(BIN)/python

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Python 3.11 or newer is needed: install it, or name it, as in `make setup PYTHON=python3.12`.' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Python lacks its venv module: run `apt-get install python3-venv` as root, then again.' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
