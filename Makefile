# SPDX-License-Identifier: EUPL-1.2
# Two commands: make run, make demo. "make help" names the others.

PYTHON ?= python3
BIN := .venv/bin
FACILITATE := $(BIN)/python -m facilitate
PIP_INSTALL := $(BIN)/python -m pip -qq --no-input --disable-pip-version-check \
	install --require-hashes --only-binary=:all: --requirement
NPM_CI := $(BIN)/npm ci --loglevel=error --no-progress >/dev/null
BIOME := $(BIN)/node node_modules/@biomejs/biome/bin/biome
FONTS := node_modules/@expo-google-fonts/*
TRANSLATIONS := facilitate/translations
CATALOGS := $(patsubst %.po,%.mo,$(wildcard $(TRANSLATIONS)/*/LC_MESSAGES/messages.po))
CHECKS := formats lint types imports templates scripts catalogs unit-js unit

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run demo test bench bench-scaled faults soak screenshots messages setup tools browser chromium postgres redis nginx faketime programs lock format clean $(CHECKS)

help: ## name the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## set up what is missing and start the server
	@$(FACILITATE) serve

demo: setup ## the same on a throw-away database with an invented municipality (CROWD=40)
	@$(FACILITATE) demo

screenshots: setup tools browser ## take the pictures of the README anew
	@$(BIN)/python -m tests.browser.screenshots

bench: setup tools chromium ## measure the room under load, at most a quarter of an hour; see docs/performance.md
	@$(BIN)/python -m bench

bench-scaled: setup tools postgres redis ## the same for two processes on PostgreSQL and Redis
	@$(BIN)/python -m bench scaled

faults: setup tools browser postgres redis faketime ## try what can go wrong in a room, about seven minutes; see docs/faults.md
	@$(BIN)/python -m tests.faults

soak: setup tools ## steady answers for HOURS=2, with memory and loop lag as a picture in test-results/
	@$(BIN)/python -m tests.faults.soak $(or $(HOURS),2)

test: setup tools programs ## every check and every test; one result at the end
	@failed=; for check in $(CHECKS); do \
		printf '\n--- %s\n' $$check; $(MAKE) $$check </dev/null || failed="$$failed $$check"; \
	done; \
	if [ -n "$$failed" ]; then printf '\nmake test: failed:%s\n' "$$failed"; exit 1; fi; \
	printf '\nmake test: everything passed\n'

# One check at a time

formats: ## is everything laid out by the formatters?
	@$(BIN)/ruff format --check . && $(BIOME) format --error-on-warnings

lint: ## ruff
	@$(BIN)/ruff check .

types: ## mypy, strict
	@$(BIN)/mypy

imports: ## do imports point down only?
	@$(BIN)/lint-imports --no-logo

templates: ## djlint
	@$(BIN)/djlint --quiet --lint templates

scripts: ## biome on scripts and style sheets
	@$(BIOME) lint --error-on-warnings

catalogs: $(CATALOGS) ## can all translations be compiled?
	@:

unit-js: ## tests of the browser's pure functions, in Node's own runner
	@$(BIN)/node --test $$(find tests/js -name '*.test.mjs')

unit: ## pytest: units, pages, the real server, the real browser
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

format: setup tools ## lay everything out by the formatters
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format . ; $(BIOME) format --write

messages: setup ## gather the texts into the catalogs and compile them; a further language is a folder beside them
	@$(BIN)/pybabel -q extract -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 --add-location=file --sort-output \
		--ignore-dirs='.* node_modules vendor tests' --project=facilitate --version=1 -o $(TRANSLATIONS)/found.pot .
	@$(BIN)/python $(TRANSLATIONS)/gather.py
	@cd $(TRANSLATIONS) && for language in [a-z]*/; do language=$${language%/}; texts=participants; \
		case $$language in sv|en) texts=messages;; esac; \
		$(CURDIR)/$(BIN)/pybabel -q update --init-missing --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date -i $$texts.pot -d . -l $$language || exit; done
	@$(BIN)/python $(TRANSLATIONS)/fill_master.py
	@$(MAKE) catalogs

lock: ## renew the pinned versions from pyproject.toml and package.json (needs uv)
	@set -e; compile() { uv pip compile --no-config --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --only-binary :all: --no-annotate --custom-compile-command 'make lock' "$$@"; }; \
	compile pyproject.toml -o requirements.txt; \
	compile --group pyproject.toml:dev -c requirements.txt -o requirements-dev.txt; \
	compile --group pyproject.toml:node -o requirements-node.txt
	@npm install --package-lock-only --loglevel=error

clean: ## remove what set-up made; instance/ stays
	@rm -rf .venv node_modules static/vendor vendor $(CATALOGS)

# Set-up: files that say what is done already, so that a second start does nothing

setup: .venv/.packages static/vendor/.fetched $(CATALOGS)

tools: .venv/.tools node_modules/.tools

.venv/.packages: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Python 3.11 or newer is missing. Install it, as root, with: apt install python3 python3-venv'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Python cannot make a virtual environment. Install what it lacks, as root, with: apt install python3-venv'; exit 1; }
	@echo 'Installing the Python packages (once) ...'
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) requirements.txt
	@touch $@

.venv/.tools: requirements-dev.txt .venv/.packages
	@echo 'Installing the tools for checking (once) ...'
	@$(PIP_INSTALL) requirements-dev.txt
	@touch $@

# The machine's own Node.js where it has npm, else the one that PyPI carries.
$(BIN)/npm: | .venv/.packages
	@rm -f $(BIN)/npm $(BIN)/node
	@if command -v npm >/dev/null && node -e 'process.exit(Number(parseInt(process.versions.node) < 18))'; then \
		ln -s "$$(command -v npm)" "$$(command -v node)" $(BIN); \
	else \
		echo 'Installing Node.js (once) ...'; $(PIP_INSTALL) requirements-node.txt; \
	fi

static/vendor/.fetched: package-lock.json | $(BIN)/npm
	@echo 'Fetching the browser libraries and the fonts for documents (once) ...'
	@$(NPM_CI) --omit=dev
	@rm -rf static/vendor vendor/fonts && mkdir -p static/vendor vendor/fonts
	@cp node_modules/socket.io-client/dist/socket.io.esm.min.js static/vendor/
	@cp $(FONTS)/400Regular/*.ttf $(FONTS)/400Regular_Italic/*.ttf $(FONTS)/700Bold/*.ttf vendor/fonts/
	@touch $@

node_modules/.tools: package-lock.json | static/vendor/.fetched
	@$(NPM_CI)
	@touch $@

# What a command needs of the system, as command:package; what is missing comes by one apt-get.

BROWSER := chromium-headless-shell:chromium-headless-shell

browser: NEEDED := $(BROWSER)
chromium: NEEDED := chromium:chromium
postgres: NEEDED := initdb:postgresql
redis: NEEDED := redis-server:redis-server
nginx: NEEDED := nginx:nginx-light openssl:openssl systemd-analyze:systemd
faketime: NEEDED := faketime:faketime
programs: NEEDED := $(BROWSER) initdb:postgresql redis-server:redis-server nginx:nginx-light \
	openssl:openssl systemd-analyze:systemd faketime:faketime

browser chromium postgres redis nginx faketime programs:
	@PATH="$$PATH:/usr/sbin:$$(printf '%s:' /usr/lib/postgresql/*/bin)"; missing=; \
	for one in $(NEEDED); do command -v "$${one%:*}" >/dev/null || missing="$$missing $${one#*:}"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "Something of the system is missing. Install it, as root, with: apt install$$missing"; exit 1; \
	fi; \
	echo "Installing$$missing (once) ..."; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qqy --no-install-recommends install $$missing >/dev/null

%.mo: %.po | .venv/.packages
	@$(BIN)/pybabel -q compile -i $< -o $@
