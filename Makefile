# Everything a newcomer needs: make demo, make test. The rest is for developers.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
UV := .tools/bin/uv
UV_VERSION := 0.13.9
RUN := .venv/bin
NPM := frontend/npm
MODULES := frontend/node_modules
PAGE := api/page/index.html
PAGE_FILES := $(shell find frontend/src frontend/public -type f) frontend/index.html frontend/vite.config.ts
export UV_PYTHON_DOWNLOADS := never
export UV_PYTHON := $(PYTHON)

.PHONY: demo test soak check lock jars-lock bench clean

demo: .venv/.demo $(PAGE)
	@$(RUN)/sociogram demo

test: check $(PAGE)
	@.ci/packages
	$(NPM) run unit
	$(RUN)/python -m pytest -n 2 --dist loadgroup -m "not soak"
	$(NPM) run e2e

soak: .venv/.synced
	@.ci/packages
	$(RUN)/python -m pytest -m soak

check: .venv/.synced $(MODULES)/.all
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(NPM) run lint
	$(NPM) run types
	$(NPM) run generated

bench: .venv/.synced
	$(RUN)/python -m benchmarks

lock: $(UV)
	$(UV) lock

jars-lock: .venv/.synced
	$(RUN)/python -m graph.server_lock

$(UV):
	@test -n "$(PYTHON)" || { echo "Sociogram needs Python 3.11 or newer, with its venv module."; exit 2; }
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.demo: pyproject.toml uv.lock $(UV)
	$(UV) sync --locked --no-dev --group page --inexact
	@touch $@

.venv/.synced: pyproject.toml uv.lock $(UV)
	$(UV) sync --locked
	@touch $@ .venv/.demo

# The page, built with the Node of the lock file into the package that serves it.
$(PAGE): $(PAGE_FILES) $(MODULES)/.build
	@$(NPM) run --silent build

$(MODULES)/.build: frontend/package-lock.json | .venv/.demo
	@$(NPM) ci --omit=dev
	@touch $@

$(MODULES)/.all: frontend/package-lock.json | .venv/.synced
	@$(NPM) ci
	@touch $@ $(MODULES)/.build

clean:
	rm -rf frontend/node_modules api/page .venv .tools .mypy_cache .ruff_cache .pytest_cache
