# `make help` lists what can be done. Nothing here needs root, git history or a service.
# Everything lands in .venv; stamp files in it keep `make` from installing anything twice.

PYTHON ?= $(firstword $(foreach python,python3.11 python3.12 python3.13 python3.14 python3,\
	$(shell $(python) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>&- && echo $(python))))
VENV ?= .venv
BIN := $(VENV)/bin
CODE := src tests benchmarks
TEMPLATES := src/bielelt_web/templates

TEST_ARGS ?=
DEMO_ARGS ?=
SAMPLE ?= samples/half-year.txt
PRINTED := build/half-year.pdf

# uv is fast; where it cannot be had or cannot reach the registry, pip does the same.
export UV_NATIVE_TLS ?= true
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
UV := test -x $(BIN)/uv && $(BIN)/uv pip install --quiet --python $(BIN)/python
install = @{ $(UV) $(1); } || $(PIP) $(1)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: setup demo test test-postgres check fmt bench lock clean help

setup: $(VENV)/.dev $(VENV)/.project ## Make .venv with everything and the commands bielelt and bielelt-web

demo: $(VENV)/.runtime $(VENV)/.project ## Show the main job on a damaged report, then start the site (DEMO_ARGS=--once: no server)
	@echo
	$(BIN)/bielelt read $(SAMPLE)
	$(BIN)/bielelt summary $(SAMPLE)
	$(BIN)/bielelt check $(SAMPLE)
	@mkdir -p $(dir $(PRINTED))
	$(BIN)/bielelt print $(SAMPLE) --format pdf --output $(PRINTED)
	$(BIN)/bielelt-web demo $(DEMO_ARGS)

test: $(VENV)/.dev $(VENV)/.project ## Run every test (TEST_ARGS="-k name" for some)
	$(BIN)/pytest -n 2 -rs $(TEST_ARGS)

# A throw-away cluster of pg_virtualenv, with an encoding that knows Mongolian. The library has no
# database, and the journeys start the demonstration, which always has one of its own.
test-postgres: $(VENV)/.dev $(VENV)/.project ## Run every test of the site on PostgreSQL
	@command -v pg_virtualenv >/dev/null || { echo "pg_virtualenv is needed and not found (Debian: apt install postgresql-common postgresql)." >&2; exit 2; }
	DATABASE_URL=postgresql:///postgres pg_virtualenv -t -c "--locale C.UTF-8" -o fsync=off \
		$(BIN)/pytest -n 2 -rs tests/web $(TEST_ARGS)

check: $(VENV)/.dev $(VENV)/.project ## Format, style, layers and types, without changing anything
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/djlint --quiet --check $(TEMPLATES)
	$(BIN)/djlint --quiet --lint $(TEMPLATES)
	$(BIN)/lint-imports
	$(BIN)/mypy

fmt: $(VENV)/.dev ## Format code and templates
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix --show-fixes $(CODE)
	-$(BIN)/djlint --quiet --reformat $(TEMPLATES)

bench: $(VENV)/.dev $(VENV)/.project ## Measure every figure that README quotes
	@for script in benchmarks/*.py; do \
		echo; echo "$$script"; $(BIN)/python "$$script" || exit 1; \
	done

# Locks are written without the address of any index: one for the registry in use.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

lock: $(VENV)/.dev ## Pin the newest versions pyproject.toml allows (requirements/*.txt)
	echo hatchling | $(LOCK) --upgrade --output-file requirements/runtime.txt pyproject.toml -
	printf 'hatchling\nuv\n' | $(LOCK) --upgrade --group dev \
		--constraints requirements/runtime.txt --output-file requirements/dev.txt pyproject.toml -
	echo uv | $(LOCK) --constraints requirements/dev.txt --output-file requirements/uv.txt -

clean: ## Remove what can be made again: .venv, caches, build; data in var stay
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and not found. Install it (Debian: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "Making $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/uv.txt \
		|| echo "uv is not to be had here; pip installs instead, more slowly."
	@touch $@

# The developer's set contains the runtime's, so whoever has it needs no second look.
$(VENV)/.runtime: requirements/runtime.txt $(VENV)/.made
	@echo "Installing what Bielelt needs (requirements/runtime.txt) …"
	$(call install,--require-hashes -r $<)
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.made
	@echo "Installing what Bielelt and its developers need (requirements/dev.txt) …"
	$(call install,--require-hashes -r $<)
	@touch $@ $(VENV)/.runtime

# Editable, so that a change of the code needs no install; hatchling is in both locks.
$(VENV)/.project: pyproject.toml | $(VENV)/.runtime
	$(call install,--no-build-isolation --no-deps --editable .)
	@touch $@
