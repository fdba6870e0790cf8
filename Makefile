# Everything runs from a bare checkout with Python 3.11 or newer, make and pip.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --constraint constraints.txt
SHARED := ../shared
PACKAGES := corpus index qa eval app.py

.PHONY: chat install test lint bench tune clean

chat: install
	$(RUN) -m index build --again
	$(RUN) app.py

install: $(VENV)/installed

test: $(VENV)/installed-for-tests
	$(RUN) -m pytest

lint: $(VENV)/installed-for-tests
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy $(PACKAGES)

# The figures of the README; SHARED holds the question sets (see 'Measured' there).
bench: $(VENV)/installed-for-tests
	$(RUN) -m eval --part report
	$(RUN) -m eval eval/sets/seeds.jsonl --articles $(SHARED)/seeds
	$(RUN) -m eval $(SHARED)/data/squad2-dev-half.json.gz --retrieval-only \
		--distractors $(SHARED)/data/squadshifts-new-wiki.json.gz

# What the weights in qa/retrieve.py and qa/sentence_reader.py came from.
tune: $(VENV)/installed-for-tests
	$(RUN) -m eval.fusion $(SHARED)/data/squadshifts-new-wiki.json.gz \
		$(SHARED)/data/squadshifts-reddit.json.gz \
		--distractors $(SHARED)/data/2wiki-passages.json.gz --limit 1500
	$(RUN) -m eval.calibration eval/sets/bundled.jsonl $(SHARED)/data/squad2-dev-half.json.gz \
		--limit 300

clean:
	rm -rf $(VENV) .pullquote

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	$(PIP) --editable '.[test]'
	touch $@
