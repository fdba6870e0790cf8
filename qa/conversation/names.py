"""What a name names: the sentences of the articles that hold it decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import reduce
from itertools import islice

import numpy as np

from corpus.article import Passage
from corpus.sentences import sentences
from index.contents import Contents
from index.parser import Parse
from index.tokens import STOP_WORDS, stem, words

MOST_PASSAGES = 6
MOST_SENTENCES = 4
"""Of those that hold a name; more would hardly decide otherwise, and take time."""

LEAST_WORDS = 2
"""Of a name that the directory can tell from others."""

ENOUGH = 2
"""Sentences that agree."""

LONGEST_SENTENCE = 400


class Slot(StrEnum):
    """What a follow-up can put another of its kind for."""

    YEAR = "year"
    DATE = "date"
    CAMPAIGN = "campaign"
    PLACE = "place"
    PERSON = "person"
    BODY = "body"
    THING = "thing"
    MONEY = "money"


NAMED = frozenset({Slot.CAMPAIGN, Slot.PLACE, Slot.PERSON, Slot.BODY, Slot.THING})

CAMPAIGN = r"(?:campaigns?|operations?|crackdowns?|drives?|sweeps?|initiatives?|special actions?)"
"""Words for campaigns, as a regular expression."""

BODY = (
    r"(?:Ministry|Administration|Authority|Bureau|Office|Court|Association|Agency|Department|"
    r"Commission|Committee|Police|Council|Union|Society|Federation|Alliance|Institute|University|"
    r"Service|Interpol|Europol|Customs|Board|Unit|Guild|Company|Corporation|Group|Inc|Ltd|Bank|"
    r"Party|Club|League|Laboratory|Directorate|Chamber|Parliament|Foundation|Fund|Network)"
)
"""Words in the names of bodies, as a regular expression."""

_LABELS = {
    "PERSON": Slot.PERSON,
    "GPE": Slot.PLACE,
    "LOC": Slot.PLACE,
    "FAC": Slot.PLACE,
    "ORG": Slot.BODY,
}
ROLE = (
    r"(?:deputy|vice|director|head|minister|chief|chair(?:man|woman)?|president|secretary|lawyer|"
    r"commissioner|superintendent|judge|spokes(?:man|woman|person)|coordinator|partner|officer|"
    r"official|inspector|manager|founder|professor|analyst|researcher|editor|author|actor|actress|"
    r"executive|counsel|mayor|governor|prosecutor|designer)"
)
"""Words for what a person is, as a regular expression."""

_AS_PERSON = r"\b{name}, (?:who\b|(?:[\w'’-]+ ){{0,5}}?{roles}\b)"
_AS_PLACE = r"\b(?:in|at|near|from|port of) (?:[\w-]+(?:, [\w-]+)* and )?{name}\b"
_PLACES = frozenset("us usa uk eu uae".split())
_AS_CAMPAIGN = (
    r"\b{name}\W{{1,2}}(?:(?:19|20)\d\d\b|{types}\b)|"
    r"\b{types}\W+(?:called |named |known as |by the name of )?\W?{name}\b"
)


class Names:
    """Tells what names name, each looked up once."""

    def __init__(self, contents: Contents, parse: Parse) -> None:
        self._contents = contents
        self._parse = parse
        self._known: dict[str, Slot | None] = {}

    def is_written_as_name(self, word: str) -> bool:
        """Say whether the articles write a word with a capital wherever it stands."""
        return self._contents.vocabulary.is_name("".join(words(word)))

    def is_known(self, word: str) -> bool:
        """Say whether a word stands in the articles."""
        return "".join(words(word)) in self._contents.vocabulary

    def slot_of(self, name: str) -> Slot | None:
        """Return what a name names by the articles; None where it doesn't stand in them."""
        key = " ".join(words(name))
        if key not in self._known:
            self._known[key] = self._look_up(key)
        return self._known[key]

    def is_told(self, name: str) -> bool:
        """Say whether some words stand in the articles one behind the other."""
        return next(self._sentences(" ".join(words(name))), None) is not None

    def long_names(self, name: str) -> list[str]:
        """Return the other names of what a name names, in small letters."""
        found = self._contents.aliases.found(words(name))
        return [" ".join(other) for _, others in found for other in others]

    def _look_up(self, key: str) -> Slot | None:
        if key in _PLACES:
            return Slot.PLACE
        if (listed := self._in_directory(key)) is not None:
            return listed
        votes: Counter[Slot] = Counter()
        for sentence in islice(self._sentences(key), MOST_SENTENCES):
            votes[self._vote(key, sentence)] += 1
            slot, count = votes.most_common(1)[0]
            if slot is not Slot.THING and count >= ENOUGH:
                break
        certain = [slot for slot, _ in votes.most_common() if slot is not Slot.THING]
        return certain[0] if certain else next(iter(votes), None)

    def _in_directory(self, key: str) -> Slot | None:
        """Return what the directory knows a name of several words to name."""
        wanted = key.split()
        if len(wanted) < LEAST_WORDS:
            return None
        for passage in self._passages(key):
            facts = self._contents.directory.of(self._contents.articles[passage.article_id])
            if any(words(person.name) == wanted for person in facts.people):
                return Slot.PERSON
            if any(words(campaign.name) == wanted for campaign in facts.campaigns):
                return Slot.CAMPAIGN
        return None

    def _vote(self, key: str, sentence: str) -> Slot:
        """Return what a name names in a sentence; a thing where nothing tells more.

        News tell who somebody is behind the name; that is surer than what the parser takes it for.
        """
        if _fits(_AS_CAMPAIGN, key, sentence):
            return Slot.CAMPAIGN
        if _fits(_AS_PERSON, key, sentence):
            return Slot.PERSON
        slot = self._label(key, sentence)
        is_word = " " not in key and not re.search(rf"\b{re.escape(key.upper())}\b", sentence)
        if slot in {Slot.BODY, Slot.THING} and is_word and _fits(_AS_PLACE, key, sentence):
            return Slot.PLACE
        return slot

    def _label(self, key: str, sentence: str) -> Slot:
        """Return what the parser takes a name in a sentence for."""
        for entity in self._parse(sentence).ents:
            slot = _LABELS.get(entity.label_)
            its_words = [word for word in words(entity.text) if word != "the"]
            whole = " ".join(its_words) == key
            part = slot in {Slot.PERSON, Slot.PLACE} and f" {key} " in f" {' '.join(its_words)} "
            if slot is not None and (whole or part):
                return slot
        return Slot.THING

    def _sentences(self, key: str) -> Iterator[str]:
        """Yield sentences of the articles that hold a name, in small letters."""
        for passage in self._passages(key):
            text = passage.text(self._contents.articles[passage.article_id])
            for start, end in sentences(text):
                sentence = text[start:end][:LONGEST_SENTENCE]
                if f" {key} " in f" {' '.join(words(sentence))} ":
                    yield sentence

    def _passages(self, key: str) -> Sequence[Passage]:
        """Return the first passages that hold all words of a name."""
        holding = [stem(word) for word in key.split() if word not in STOP_WORDS]
        if not holding:
            return ()
        rows = reduce(np.intersect1d, map(self._contents.lexical.rows, holding))
        return self._contents.passages.take(rows[:MOST_PASSAGES].tolist())


def _fits(pattern: str, key: str, sentence: str) -> bool:
    whole = pattern.format(name=re.escape(key), types=CAMPAIGN, roles=ROLE)
    return re.search(whole, sentence, re.IGNORECASE) is not None
