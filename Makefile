# Everything a newcomer needs: make demo, make test. The rest is for developers.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
UV := .tools/bin/uv
UV_VERSION := 0.13.9
RUN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_PYTHON := $(PYTHON)

.PHONY: demo test soak check lock jars-lock bench clean

demo: .venv/.demo
	@$(RUN)/sociogram demo

test: .venv/.synced
	@.ci/packages
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest -n 2 --dist loadgroup -m "not soak"

soak: .venv/.synced
	@.ci/packages
	$(RUN)/python -m pytest -m soak

check: .venv/.synced
	$(RUN)/ruff check .
	$(RUN)/mypy
	$(RUN)/lint-imports

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
	$(UV) sync --locked --no-dev --inexact
	@touch $@

.venv/.synced: pyproject.toml uv.lock $(UV)
	$(UV) sync --locked
	@touch $@ .venv/.demo

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache
