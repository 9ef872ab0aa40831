# What can be done here: `make help`. Needs make, git and Python 3.11 or newer; everything else it brings itself.
.DEFAULT_GOAL := help
SHELL := /bin/sh

# The first Python that is new enough and can make virtual environments; else the first that is new enough.
PYTHON ?= $(shell for wanted in "import ensurepip, venv, sys" "import sys"; do \
	for name in python3.13 python3.12 python3.11 python3 python; do \
		if command -v $$name >/dev/null 2>&1 && $$name -c "$$wanted; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; \
		then command -v $$name; exit 0; fi; done; done)
VENV := .venv
MANAGE := $(VENV)/bin/python manage.py
HOST ?= 127.0.0.1
PORT ?= 8000
BENCH ?= *

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: python
python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Loa needs Python 3.11 or newer, and found none. Debian, Ubuntu: apt-get install python3 python3-venv" >&2; \
		exit 1; fi

.PHONY: environment
environment: python
	@$(PYTHON) deploy/make/environment.py run

.PHONY: tools
tools: python
	@$(PYTHON) deploy/make/environment.py dev

.PHONY: run
run: environment ## The whole house on this machine, with an invented union (PORT=8000 HOST=127.0.0.1)
	@LOA_ADMIN_URL=http://$(HOST):$(PORT) $(MANAGE) prepare --demo
	@LOA_ADMIN_URL=http://$(HOST):$(PORT) exec $(MANAGE) serve --host $(HOST) --port $(PORT)

.PHONY: publish
publish: environment ## Publish the whole site again into site/
	@$(MANAGE) publish

.PHONY: test
test: tools ## Lint, checks and all tests, on SQLite and on PostgreSQL when there is one
	@$(VENV)/bin/python deploy/make/prove.py

.PHONY: check
check: tools ## Lint, format and Django's checks, without the tests
	@$(VENV)/bin/python deploy/make/prove.py --without-tests

.PHONY: lint
lint: tools ## Look for mistakes in the code
	@$(VENV)/bin/ruff check .

.PHONY: format
format: tools ## Bring the code into its form
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

.PHONY: font
font: tools ## Cut the Khmer letters that pages carry anew (after an upgrade of their font)
	@$(VENV)/bin/python deploy/make/khmer_font.py

.PHONY: bench
bench: tools ## Measure publishing and serving beside their peers (BENCH=publish ARGS="1000 --only edit")
	@for file in tests/bench/bench_$(BENCH).py; do $(VENV)/bin/python $$file $(ARGS) || exit 1; done

.PHONY: soak
soak: tools ## The long tests: random edits, 10,000 forms, kills at random moments (TESTS=tests/interest)
	@$(VENV)/bin/python deploy/make/prove.py --soak $(TESTS)

.PHONY: lock
lock: environment ## Write constraints.txt anew: every package, at what the requirement files ask for today
	@$(VENV)/bin/python deploy/make/lock.py

.PHONY: clean
clean: ## Remove what can be made again (virtual environment, caches); keeps database, uploads, keys and site
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis var/test-cache var/static
	@find cms tests deploy -name __pycache__ -type d -prune -exec rm -rf {} +
