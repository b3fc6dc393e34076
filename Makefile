# Two commands for a newcomer: `make demo` and `make test`. Everything lives in .venv; nothing else is touched
# but the system libraries of WeasyPrint, and only where the machine lets us install them.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
SORTIE := sortie

.PHONY: demo test check bench goldens schemas samples clean systeme

demo: $(VENV)/.pret systeme
	@rm -rf $(SORTIE)
	@$(BIN)/dossier build samples/impaye_simple -o $(SORTIE)
	@echo
	@echo "Pour ouvrir : $(SORTIE)/injonction-de-payer.pdf (le dossier pour le tribunal) et $(SORTIE)/rapport.html (les constats)."
	@echo "Par exemple : xdg-open $(SORTIE)/injonction-de-payer.pdf   (macOS : open $(SORTIE)/injonction-de-payer.pdf)"

test: $(VENV)/.pret systeme
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q

check: $(VENV)/.pret
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# For one part, or a small scale: make bench MESURER='liasse', MESURER='lot --nombre 200', MESURER=--vite.
bench: $(VENV)/.mesures systeme
	@$(BIN)/python -m scripts.bench $(MESURER)

schemas: $(VENV)/.pret
	@$(BIN)/dossier schema --sortie schemas

samples: $(VENV)/.pret systeme
	@$(BIN)/python samples/fabrique.py

goldens: $(VENV)/.pret systeme
	@REFAIRE_LES_ETALONS=1 $(BIN)/python -m pytest -q tests/test_etalons.py

systeme: $(VENV)/.pret
	@PYTHON=$(BIN)/python sh scripts/systeme.sh

$(VENV)/.pret: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 ou plus récent est nécessaire : https://www.python.org/downloads/"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Le module venv manque : sudo apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.mesures: $(VENV)/.pret
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@touch $@

clean:
	rm -rf $(VENV) $(SORTIE) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
