"""Writes the article of a table of facts: which are told, in what order and in what words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from eval.training.news.amounts import WEEKDAYS, day
from eval.training.news.facts import (
    Change,
    Count,
    Person,
    Portion,
    Region,
    Said,
    Scope,
    Story,
    Table,
    Time,
)
from eval.training.news.marks import Place, capitalised, located, mark
from eval.training.news.plan import Step, planned
from eval.training.news.pools.half import Half
from eval.training.news.records import Agency
from eval.training.news.verbs import verbs

DAY_FIRST = ("Britain", "Kenya", "Nigeria", "Australia", "Ghana", "South Africa")
"""Countries where the day stands before the month."""


@dataclass(frozen=True, slots=True)
class Written:
    """An article as written.

    Attributes:
        title: The headline.
        text: The paragraphs.
        places: Where each fact is told, by its key; a key that is missing isn't told.
        short: Bodies of which the text gives the short name.
    """

    title: str
    text: str
    places: dict[str, Place]
    short: tuple[Agency, ...]


def write(table: Table, half: Half, random: Random) -> Written:
    """Write the article: some of what is true is left out."""
    paragraphs = planned(table, random)
    writer = _Writer(table, half, random)
    text, places = located(
        [[writer.sentence(step) for step in paragraph] for paragraph in paragraphs]
    )
    return Written(writer.title(), text, places, tuple(writer.short))


class _Writer:
    """Puts steps into words; it remembers who and what has been named."""

    def __init__(self, table: Table, half: Half, random: Random) -> None:
        self.table = table
        self.half = half
        self.random = random
        self.short: list[Agency] = []
        self._met: list[Agency] = []
        self._introduced: list[Person] = []
        self._named = False
        self._used: list[str] = []
        self._about = ""

    def title(self) -> str:
        kind = "title" if self.table.main.lean or self.random.random() < 0.5 else "plain title"
        pattern = self.random.choice(self.half.sentences[kind])
        text = pattern.format(
            country=self.table.setting.country,
            crime=self.table.domain.crime,
            **_names(self.table.main),
        )
        return text[0].upper() + text[1:]

    def sentence(self, step: Step) -> str:
        """Return a sentence with marks."""
        self._about = step.counts[0].key if step.counts else ""
        return capitalised(getattr(self, f"_{step.kind.replace(' ', '_')}")(step))

    def _lead(self, _: Step) -> str:
        crime = mark("aim", self.table.domain.crime)
        return self._filled("lead", self.table.main, crime=crime)

    def _counts(self, step: Step) -> str:
        return self._listed("counts", step, self._scope_of(step))

    def _total(self, step: Step) -> str:
        if step.counts[0].figure.hedge not in ("", "more than"):
            return self._counts(step)
        return self._listed("total", step, self._scope_of(step), in_order=True)

    def _before(self, step: Step) -> str:
        return self._listed("before", step, self._scope_of(step))

    def _single(self, step: Step) -> str:
        return self._one(step.counts[0], "")

    def _change(self, step: Step) -> str:
        assert_change = step.fact
        rise = ""
        if isinstance(assert_change, Change):
            percent = mark(assert_change.key, assert_change.percent.text)
            rise = f"{assert_change.direction} {percent}"
        return self._one(step.counts[0], rise)

    def _one(self, count: Count, rise: str) -> str:
        patterns = [
            pattern
            for pattern in self.half.sentences["single"]
            if ("{rise}" in pattern) == bool(rise)
            and not (count.figure.hedge and "no fewer" in pattern)
        ]
        where = count.where
        return self._filled(
            "single",
            where if isinstance(where, Scope) else self.table.main,
            patterns,
            x=self._counted(count),
            n=mark(count.key, count.figure.text),
            noun=count.thing.noun,
            participle=count.thing.verb,
            rise=rise,
        )

    def _both(self, step: Step) -> str:
        now, then = step.counts
        where = then.where
        if not isinstance(where, Scope):
            raise ValueError("a raid has no campaign to be compared with")
        return self._filled(
            "both",
            self.table.main,
            x=self._counted(now),
            n=mark(now.key, now.figure.text),
            y=mark(then.key, then.figure.text),
            z=mark(then.key, then.figure.text),
            noun=now.thing.noun,
            participle=now.thing.verb,
            past=now.thing.verb,
            scope_before=self._before_phrase(where),
        )

    def _before_phrase(self, scope: Scope) -> str:
        """Return the phrase of the earlier campaign in a sentence that is about this year's."""
        self._about, about = "", self._about
        phrase = self._phrase("scope", scope)
        self._about = about
        return phrase

    def _regional(self, step: Step) -> str:
        region = step.fact
        if not isinstance(region, Region):
            raise ValueError("a sentence on a region needs one")
        where = region.count.where
        return self._filled(
            "regional",
            where if isinstance(where, Scope) else self.table.main,
            x=mark(region.key, region.percent.text),
            noun=region.count.thing.noun,
            participle=region.count.thing.verb,
            place=region.place,
        )

    def _fines(self, step: Step) -> str:
        return self._sum(step)

    def _value(self, step: Step) -> str:
        return self._sum(step)

    def _recovered(self, step: Step) -> str:
        return self._sum(step)

    def _budget(self, step: Step) -> str:
        return self._sum(step)

    def _story_value(self, step: Step) -> str:
        return self._sum(step)

    def _sum(self, step: Step) -> str:
        money = step.money
        if money is None:
            raise ValueError(f"a sentence of the kind {step.kind!r} needs a sum")
        where = money.where
        return self._filled(
            money.what,
            where if isinstance(where, Scope) else self.table.main,
            x=mark(money.key, money.sum.text),
            worth=money.of,
            recovered=money.of,
            purpose=money.of,
            place=where.place if isinstance(where, Story) else "",
        )

    def _share(self, step: Step) -> str:
        share = step.fact
        if not isinstance(share, Portion):
            raise ValueError("a sentence on a share needs one")
        told = share.share.sentence.format(x=mark(share.key, share.percent.text))
        return self._filled("share", share.where, share=told)

    def _remark(self, step: Step) -> str:
        said = step.fact
        if not isinstance(said, Said):
            raise ValueError("a remark needs one who said it")
        person, clause = said.person, said.remark.clause
        slots = {
            "clause": mark(said.key, clause),
            "Clause": mark(said.key, clause[0].upper() + clause[1:]),
        }
        by = f"by {said.key}"
        if person in self._introduced:
            return self._filled("more", self.table.main, surname=mark(by, person.surname), **slots)
        self._introduced.append(person)
        name = mark(by, mark(f"name {person.tag}", person.name))
        return self._introduction(person, name, slots)

    def _introduction(self, person: Person, name: str, slots: dict[str, str]) -> str:
        pattern = self._choice(self.half.sentences["remark"])
        key = f"office {person.tag}"
        offices = {}
        if "{office}" in pattern:
            offices["office"] = mark(key, f"{person.title} of {self.agency(person.agency)}")
        if "{possessive}" in pattern:
            body = self.agency(person.agency, bare=True)
            apostrophe = "'" if body.endswith("s") else "'s"
            offices["possessive"] = mark(key, f"{body}{apostrophe} {person.title}")
        if "{prefixed}" in pattern:
            body = self.agency(person.agency, bare=True).removeprefix("the ")
            offices["prefixed"] = mark(key, f"{body} {person.title}")
        if "{title_only}" in pattern:
            offices["agency"] = self.agency(person.agency)
            offices["title_only"] = mark(key, person.title)
        return pattern.format(name=name, **offices, **slots)

    def _period(self, step: Step) -> str:
        return self._timed(step)

    def _launch(self, step: Step) -> str:
        return self._timed(step)

    def _timed(self, step: Step) -> str:
        time = step.fact
        if not isinstance(time, Time):
            raise ValueError("a sentence on a time needs one")
        return self._filled(time.what, time.where, x=mark(time.key, time.text))

    def _presented(self, _: Step) -> str:
        briefing = self.table.briefing
        if briefing is None:
            raise ValueError("there is no briefing to tell")
        told = f"{WEEKDAYS[briefing.day.weekday()]}"
        if self.random.random() < 0.5:
            told = day(briefing.day, day_first=self._day_first(), year=False)
        return self._filled(
            "presented",
            self.table.main,
            body=mark("briefing body", self.agency(briefing.body)),
            place=mark("briefing place", briefing.place),
            day=mark("briefing day", told),
        )

    def _story(self, step: Step) -> str:
        story = step.fact
        if not isinstance(story, Story):
            raise ValueError("a raid needs its place and day")
        year = self.random.random() < 0.4
        told = day(story.day, day_first=self._day_first(), year=year)
        return self._listed(
            "story",
            step,
            self.table.main,
            place=mark(f"place {story.tag}", story.place),
            site=story.site,
            day=mark(f"day {story.tag}", told),
        )

    def _other(self, _: Step) -> str:
        other = self.table.other
        if other is None:
            raise ValueError("there is no other campaign to tell")
        article = "an" if other.word[0] in "aeiou" else "a"
        return self._filled(
            "other",
            self.table.main,
            other=mark("other name", other.name),
            crime=mark("other aim", self.table.other_crime),
            word=other.word,
            a_word=f"{article} {other.word}",
        )

    def _partner(self, _: Step) -> str:
        return self._filled("partner", self.table.main, body=self._partner_name())

    def _partner_name(self) -> str:
        partner = self.table.partner
        return mark("partner", self.agency(partner)) if partner else ""

    def _abroad(self, _: Step) -> str:
        number = self.random.randrange(len(self.half.abroad))
        return self._filled(
            "abroad", self.table.main, body=mark(f"abroad {number}", self.half.abroad[number][0])
        )

    def _filler(self, _: Step) -> str:
        return self._filled(
            "filler",
            self.table.main,
            old=str(self.random.randint(1951, 1999)),
            a=str(self.random.randint(11, 97)),
        )

    def _listed(
        self, kind: str, step: Step, scope: Scope, in_order: bool = False, **slots: str
    ) -> str:
        """Return a sentence with a list of figures, and perhaps a sum at its end or among them."""
        items = [
            (self._counted(count), count.thing.verb, verbs()[count.thing.verb].ing)
            for count in step.counts
        ]
        patterns = list(self.half.sentences[kind])
        tail = ""
        money = step.money
        if money:
            told = mark(money.key, money.sum.text)
            if money.what == "fines" and self.random.random() < 0.4:
                items.append((f"{told} in fines", "imposed", "imposing"))
            elif money.what == "recovered" and self.random.random() < 0.4:
                items.append((f"{told} in {money.of}", "recovered", "recovering"))
            else:
                patterns = [pattern for pattern in patterns if "{tail}" in pattern]
                tail = self.random.choice(self.half.sentences[f"tail {money.what}"]).format(
                    x=told, worth=money.of, recovered=money.of
                )
        if not in_order and len(items) > 1 and not items[-1][0].endswith(("fines", "recovered")):
            self.random.shuffle(items)
        return self._filled(kind, scope, patterns, tail=tail, **self._forms(items), **slots)

    def _forms(self, items: list[tuple[str, str, str]]) -> dict[str, str]:
        join = self.random.choice(self.half.sentences["and"])
        plainly = ", and " if len(items) > 2 and self.random.random() < 0.3 else " and "
        actives = [f"{verb} {x}" for x, verb, _ in items]
        last = plainly
        if len(items) > 2 and join.strip(", ") in ("as well as", "along with"):
            actives[-1], last = f"{items[-1][2]} {items[-1][0]}", join
        be = [" were ", *([" "] * (len(items) - 1))]
        return {
            "active": _joined(actives, last),
            "passive": _joined(
                [f"{x}{be[i]}{verb}" for i, (x, verb, _) in enumerate(items)], plainly
            ),
            "bare": _joined([f"{x} {verb}" for x, verb, _ in items], join),
            "ing": _joined([f"{ing} {x}" for x, _, ing in items], join),
            "being": _joined([f"{x} being {verb}" for x, verb, _ in items], join),
        }

    def _counted(self, count: Count) -> str:
        return mark(count.key, f"{count.figure.text} {count.thing.noun}")

    def _scope_of(self, step: Step) -> Scope:
        where = step.counts[0].where
        return where if isinstance(where, Scope) else self.table.main

    def _filled(
        self, kind: str, scope: Scope, patterns: Sequence[str] | None = None, **slots: str
    ) -> str:
        """Return a pattern with its slots filled, none that was used before if it can be helped."""
        pattern = self._choice(patterns or self.half.sentences[kind])
        table = self.table
        given: dict[str, str] = {
            "country": table.setting.country,
            "crime": table.domain.crime,
            "word": scope.word,
            "earlier": _earlier(table),
            "weekday": self.random.choice(WEEKDAYS),
        }
        if "{scope}" in pattern:
            given["scope"] = self._phrase("scope", scope)
        if "{subject}" in pattern:
            given["subject"] = self._phrase("subject", scope)
        if "{agency}" in pattern:
            given["agency"] = self.agency(table.agency)
        if "{partner}" in pattern:
            given["partner"] = self._partner_name()
        return pattern.format(**(given | slots))

    def _choice(self, patterns: Sequence[str]) -> str:
        allowed = [
            pattern
            for pattern in patterns
            if not ("{partner}" in pattern and not self.table.partner)
            and not ("{weekday}" in pattern and self.table.briefing)
        ]
        fresh = [pattern for pattern in allowed if pattern not in self._used] or allowed
        chosen = self.random.choice(fresh)
        self._used.append(chosen)
        return chosen

    def _phrase(self, kind: str, scope: Scope) -> str:
        """Return a campaign as 'in ...' or as a subject; in full unless it is plain which."""
        again = self._named and not self.table.before and self.random.random() < 0.5
        if scope.tag == "main" and (scope.lean or again):
            phrase = self.random.choice(self.half.sentences[f"lean {kind}"])
            return phrase.format(word=scope.word)
        slots = _names(scope)
        if scope.tag == "main":
            self._named = True
            slots["name"] = mark("main name", scope.name)
        if self._about:
            slots["name"] = mark(f"name {self._about}", slots["name"])
            slots["year"] = mark(f"year {self._about}", slots["year"])
        return self.random.choice(self.half.sentences[kind]).format(**slots)

    def agency(self, agency: Agency, bare: bool = False) -> str:
        """Return a body by name: in full at first, later short where the text told it."""
        if agency in self.short and self.random.random() < 0.7:
            return f"the {agency.short}"
        first = agency not in self._met
        self._met.append(agency)
        if first and agency.short and not bare and self.random.random() < 0.75:
            self.short.append(agency)
            return f"the {agency.name} ({agency.short})"
        return f"the {agency.name}"

    def _day_first(self) -> bool:
        return self.table.setting.country in DAY_FIRST


def _names(scope: Scope) -> dict[str, str]:
    return {"name": scope.name, "word": scope.word, "year": str(scope.year)}


def _earlier(table: Table) -> str:
    gap = table.main.year - table.before.year if table.before else 1
    return "a year earlier" if gap == 1 else "two years earlier"


def _joined(parts: list[str], last: str) -> str:
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])}{last}{parts[-1]}"
