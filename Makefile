# Two commands matter: `make run` and `make test`. Both set up what they need.

PYTHON := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
FROZEN := dist/sla-workshop/sla-workshop

.DEFAULT_GOAL := help
.PHONY: help run test lint format lock screenshots benchmarks freeze clean ready ready-test ready-freeze
.NOTPARALLEL:

help:
	@echo "make run          set everything up and open the program"
	@echo "make test         set everything up and run every check"
	@echo "make lint         formatting, style, types and import contracts only"
	@echo "make format       format the code and mend what can be mended by itself"
	@echo "make screenshots  pictures of every page in build/screenshots"
	@echo "make benchmarks   the measured ratios"
	@echo "make freeze       build the one-folder program in dist/ and let it test itself"
	@echo "make lock         resolve the requirements*.in files anew (needs uv)"
	@echo "make clean        remove what was built"

run: ready
	@.ci/open-app

# The same order and the same examples every time; plain pytest shuffles and looks for new ones.
SEED ?= 20261121
STEADY = HYPOTHESIS_PROFILE=steady

# The real window first, so that the last line is the summary of the long run.
test: lint
	$(STEADY) QT_QPA_PLATFORM=xcb $(PYTHON) -m pytest -m window --randomly-seed=$(SEED)
	$(STEADY) $(OFFSCREEN) $(PYTHON) -m pytest --no-xvfb --randomly-seed=$(SEED)

lint: ready-test
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

format: ready-test
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

screenshots: ready-test
	$(OFFSCREEN) $(PYTHON) -m tests.screenshots

benchmarks: ready-test
	$(OFFSCREEN) $(PYTHON) -m benchmarks

freeze: ready-freeze
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --workpath build/freeze pyinstaller.spec
	rm -rf build/freeze-data
	$(OFFSCREEN) $(FROZEN) --data-dir build/freeze-data self-test

lock:
	for name in requirements requirements-dev requirements-freeze; do \
	    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	        --no-header --upgrade -o $$name.txt $$name.in && \
	    sed -i "1i # Written by \`make lock\` from $$name.in: every package with its version and the hashes of its files." $$name.txt || exit 1; \
	done

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

ready:
	@.ci/system-libraries run
	@.ci/environment requirements.txt

ready-test:
	@.ci/system-libraries test
	@.ci/environment requirements-dev.txt

ready-freeze:
	@.ci/system-libraries freeze
	@.ci/environment requirements-freeze.txt
