# run: the app on this machine.  test: every test.  check: format, lint, types, then the tests.
# gallery: pictures of every page and state.  pictures: those of the README anew.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test check browser gallery pictures bench lock

$(VENV)/installed: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "Python 3.11 is needed; set PYTHON=path/to/python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.txt
	touch $@

run: $(VENV)/installed
	@$(BIN)/python -m coaching_lib.hosting.prepare
	@echo "The app opens at http://localhost:$(PORT) (stop it with Ctrl+C)"
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/installed
	$(BIN)/python -m pytest

browser: $(VENV)/installed
	$(BIN)/python -m pytest tests/browser

gallery: $(VENV)/installed
	$(BIN)/python -m pytest -n 0 -k "not readme" tests/browser/gallery.py
	@echo "Open the pictures in gallery/"

pictures: $(VENV)/installed
	$(BIN)/python -m pytest -n 0 -k readme tests/browser/gallery.py

check: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy coaching_lib
	$(BIN)/python -m pytest

bench: $(VENV)/installed
	$(BIN)/python -m benchmarks.statistics
	$(BIN)/python -m benchmarks.simulation
	$(BIN)/python -m benchmarks.imports
	$(BIN)/python -m benchmarks.upsert
	$(BIN)/python -m benchmarks.publish
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.truth
	$(BIN)/python -m benchmarks.what_if
	$(BIN)/python -m benchmarks.mail
	$(BIN)/python -m benchmarks.model

lock:
	uv pip compile pyproject.toml --group dev --extra postgres --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-header --output-file requirements.txt
