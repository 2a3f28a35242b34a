PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.ready

.PHONY: demo test test-cluster bench setup lock samples floors

setup: $(SETUP)

$(SETUP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Extracts the samples and shows what was found in one of them.
demo: $(SETUP)
	$(BIN)/trichtin extract samples/articles -o build/demo
	$(BIN)/python tools/show.py build/demo/poverty-programme.json

test: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# The tests of the engine for clusters, which start Ray on this machine; with an environment and a lock of their own.
CLUSTER := .venv-ray
CLUSTER_SETUP := $(CLUSTER)/.ready

$(CLUSTER_SETUP): requirements-ray.lock pyproject.toml
	$(PYTHON) -m venv $(CLUSTER)
	$(CLUSTER)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ray.lock
	$(CLUSTER)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

test-cluster: export RAY_AUTH_MODE = disabled
test-cluster: $(CLUSTER_SETUP)
	$(CLUSTER)/bin/pytest tests/cluster

# Speed and memory, beside underthesea on the same articles; takes some minutes.
bench: $(SETUP)
	$(BIN)/python -m tools.benchmark

# For maintainers: renew the pinned versions.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev --extra ray -c requirements.lock pyproject.toml -o requirements-ray.lock

# For maintainers: write the golden records of the samples anew; read the difference before it is committed.
samples: $(SETUP)
	$(BIN)/trichtin extract samples/articles -o samples/records --pretty

# For maintainers: raise the floors under the scores of the annotated samples.
floors: $(SETUP)
	$(BIN)/python -m tools.floors
