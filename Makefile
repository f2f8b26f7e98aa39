# Every target sets up what it needs: Python 3.11+ and make are enough.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check fix bench docs lock wheel clean
help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# run time only: what `make demo` and users need
$(VENV)/.run: ci/run.lock pyproject.toml
	@echo "==> environment in $(VENV): levelgate and its 9 run-time dependencies (pinned, hashes checked)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, this is " + sys.version)'
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r ci/run.lock
	@$(PIP) install --require-hashes -r ci/build.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run ci/dev.lock
	@echo "==> test and check tools (pinned, hashes checked)"
	@$(PIP) install --require-hashes -r ci/dev.lock
	@touch $@

demo: $(VENV)/.run  ## gate the example system, first as people write it, then as it should be
	@$(BIN)/python examples/demo.py

test: $(VENV)/.dev  ## run every test
	@echo "==> Checkov in an environment of its own, outside this folder (pinned, hashes checked; once)"
	@$(BIN)/levelgate checkov install > /dev/null
	$(BIN)/python -m pytest -n 2 -q

check: $(VENV)/.dev  ## ruff, format, mypy, import-linter, generated docs: reads only
	$(BIN)/ruff check plugin tests examples docs ci
	$(BIN)/ruff format --check plugin tests examples docs ci
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

fix: $(VENV)/.dev  ## let ruff mend what it can
	$(BIN)/ruff check --fix plugin tests examples docs ci
	$(BIN)/ruff format plugin tests examples docs ci

docs: $(VENV)/.dev  ## write docs/reference anew from the mappings and the command line
	$(BIN)/python docs/generate.py

bench: $(VENV)/.dev wheel  ## ratios against json.load and Checkov on the same input, side by side in one run
	@rm -rf $(VENV)-bench && $(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check -q install --require-hashes -r ci/run.lock
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check -q install --no-deps --no-index dist/levelgate-*.whl
	@$(VENV)-bench/bin/levelgate checkov install > /dev/null
	$(VENV)-bench/bin/python tests/bench/bench.py

wheel: $(VENV)/.run  ## build the wheel, with the mappings compiled
	@rm -rf dist && $(BIN)/python -m pip --disable-pip-version-check -q wheel --no-deps --no-build-isolation -w dist .

lock: $(VENV)/.dev  ## resolve the lock files anew, and the index of Checkov's checks
	@$(PIP) install pip-tools
	$(BIN)/python ci/lock.py
	$(BIN)/levelgate checkov install > /dev/null
	$(BIN)/python ci/checkov_index.py

clean:  ## remove what make made
	rm -rf $(VENV) $(VENV)-* dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
