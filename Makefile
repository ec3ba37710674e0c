# What a developer, a build server and a first visitor type. `make` alone lists it.
.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON_CODE := core sites news docslib workflows search
SCRIPTS := deploy/scripts
VENV := .venv/bin
MANAGE := $(VENV)/python manage.py
PYTEST := $(VENV)/python -m pytest
SIDE_BY_SIDE = -n $(JOBS) --dist loadfile --no-loadscope-reorder
# How many test processes run side by side: one more than two cores, for each waits for a database or a browser.
JOBS ?= 3

.PHONY: help
help: ## List what can be made
	@echo "make TARGET, where TARGET is one of:"
	@sed -nE 's/^([a-z0-9-]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

# ---------------------------------------------------------------- run it
.PHONY: demo demo-reset run
demo: ## Show the portal: set everything up, load the demo province, serve it (PORT=8000, DEMO_SERVE=0 only sets up)
	@$(SCRIPTS)/demo

demo-reset: ## Throw the demo data away (database, files, search index in var/) and load it anew
	@rm -rf var/portal.sqlite3* var/media var/private var/search
	@$(SCRIPTS)/demo

run: setup ## Serve the demo data with the developers' server (reloads on change, PORT=8000)
	@PORTAL_DEBUG=1 $(MANAGE) runserver $(or $(PORT),8000)

# ---------------------------------------------------------------- set it up
.PHONY: setup packages requirements clean
setup: ## Make .venv with everything for running, testing and linting
	@$(SCRIPTS)/make-venv requirements-dev.txt
	@$(MANAGE) compile_catalogues

packages: ## Install the Debian packages of deploy/debian-packages.txt that are missing, where that is allowed
	@$(SCRIPTS)/debian-packages

requirements: setup ## Compile requirements*.in into exact versions with hashes (UPGRADE=1 takes newer ones)
	@$(SCRIPTS)/compile-requirements

clean: ## Remove what tools leave behind (not .venv, not var/)
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov test-results
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# ---------------------------------------------------------------- test it
.PHONY: test test-postgres test-others test-cluster test-sqlite browser-test coverage bench
test: packages setup lint test-postgres test-others ## Everything a build server runs: packages, lint, tests on PostgreSQL, on three nodes of Elasticsearch and on SQLite

test-postgres: setup ## All tests, browser tests included, on a PostgreSQL cluster made for this run
	@$(SCRIPTS)/with-postgres $(PYTEST) $(SIDE_BY_SIDE) -m "not cluster" $(ARGS)

# The tests of the cluster mostly wait for its nodes, and SQLite takes what they leave of the machine.
test-others: setup ## The next two side by side
	@$(SCRIPTS)/side-by-side "$(MAKE) --assume-old=setup test-cluster" "nice $(MAKE) --assume-old=setup test-sqlite"

test-cluster: setup ## The tests marked `cluster`, beside a real Elasticsearch of three nodes made for this run
	@env -u PORTAL_DATABASE_URL $(SCRIPTS)/with-elasticsearch $(PYTEST) -m cluster tests/search $(ARGS)

test-sqlite: setup ## The tests marked `sqlite`, on SQLite as in the demo
	@env -u PORTAL_DATABASE_URL $(PYTEST) $(SIDE_BY_SIDE) -m sqlite $(ARGS)

browser-test: setup ## Only the tests that drive Chromium
	@$(SCRIPTS)/with-postgres $(PYTEST) -m browser $(ARGS)

coverage: setup ## All tests with the share of lines and branches they reach
	@$(SCRIPTS)/with-postgres $(PYTEST) $(SIDE_BY_SIDE) -m "not cluster" --cov --cov-report=term --cov-report=html $(ARGS)

bench: setup ## Compare speeds side by side in one run and print the ratios
	@$(SCRIPTS)/with-postgres $(if $(filter-out searching,$(ARGS)),,$(SCRIPTS)/with-elasticsearch) $(VENV)/python -m bench $(ARGS)

# ---------------------------------------------------------------- check it
.PHONY: lint style format types imports templates-check migrations-check messages-check roles-check deploy-check
lint: setup ## All checks that run no test
	@$(SCRIPTS)/side-by-side "$(MAKE) types" \
		"$(MAKE) style imports templates-check migrations-check messages-check roles-check deploy-check"

style: ## Python style (ruff)
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .

format: setup ## Put Python and templates into shape
	@$(VENV)/ruff check --fix .
	@$(VENV)/ruff format .
	@$(VENV)/djhtml templates || true

types: ## Types (mypy, django-stubs)
	@$(VENV)/mypy $(PYTHON_CODE)

imports: ## Layers: an app imports only from below (import-linter)
	@$(VENV)/lint-imports

templates-check: ## Indentation of the templates (djhtml)
	@$(VENV)/djhtml --check templates

migrations-check: ## Models and migrations agree
	@$(MANAGE) makemigrations --check --dry-run --settings core.settings.test

messages-check: ## Every string is collected and has a Vietnamese translation
	@$(MANAGE) collect_messages --check

roles-check: ## Groups of freshly opened sites hold exactly the rights of the table, no more
	@$(SCRIPTS)/roles-check

deploy-check: ## Django's own checks with production settings
	@$(SCRIPTS)/deploy-check

# ---------------------------------------------------------------- write it
.PHONY: messages docs-roles
messages: setup ## Collect the strings to translate into core/locale, then compile them
	@$(MANAGE) collect_messages
	@$(MANAGE) compile_catalogues

docs-roles: setup ## Write docs/roles.md from the table of roles and rights
	@$(MANAGE) roles_table > docs/roles.md
