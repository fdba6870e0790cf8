"""Draws the table of facts of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from eval.training.news.amounts import MONTHS, Amounts, Figure
from eval.training.news.facts import (
    Briefing,
    Change,
    Count,
    Money,
    Person,
    Portion,
    Region,
    Said,
    Scope,
    Story,
    Table,
    Time,
)
from eval.training.news.pools.half import Half
from eval.training.news.records import Agency, Domain, Setting, Thing

RAID_VERBS = (
    "seized confiscated detained arrested impounded rescued dismantled sealed intercepted closed"
).split()
"""What can be done in a single raid."""


def draw_table(half: Half, random: Random) -> Table:
    """Draw what is true in one article."""
    return _Draw(half, random).table()


@dataclass(frozen=True, slots=True)
class _Things:
    """What is counted, told apart by group so that no two could be taken for each other."""

    nation: tuple[Thing, ...]
    raids: tuple[Thing, ...]
    uncounted: tuple[Thing, ...]


class _Draw:
    """Draws one table; each method one part of it."""

    def __init__(self, half: Half, random: Random) -> None:
        self.half = half
        self.random = random
        self.amounts = Amounts(random)
        self.setting: Setting = random.choice(half.settings)
        self.domain: Domain = random.choice(half.domains)

    def table(self) -> Table:
        main, before, other = self._scopes()
        published = self._published(main)
        agency = self.random.choice(self.domain.agencies)
        things = self._things()
        stories = self._stories(main) if things.raids else ()
        counts = self._counts(things, main, before, stories)
        people = self._people(agency)
        others = [each.crime for each in self.half.domains if each.crime != self.domain.crime]
        return Table(
            setting=self.setting,
            domain=self.domain,
            main=main,
            before=before,
            other=other,
            other_crime=self.random.choice(others),
            published=published,
            agency=agency,
            partner=self._partner(agency),
            briefing=self._briefing(agency, published),
            people=people,
            counts=counts,
            regions=self._regions(counts, stories),
            changes=self._changes(counts, main, before),
            moneys=self._moneys(main, before, stories),
            portions=self._portions(main, before),
            said=self._said(people),
            times=self._times(main, before),
            stories=stories,
            uncounted=things.uncounted,
            side_by_side=self.random.random() < 0.5,
        )

    def _scopes(self) -> tuple[Scope, Scope | None, Scope | None]:
        pool = self.half.campaigns_of(self.setting)
        first, second, third = self.random.sample(list(dict.fromkeys(pool)), 3)
        word = self.random.choice(self.half.campaign_words)
        year = self.random.randint(2009, 2024)
        main = Scope("main", first, word, year, lean=self.random.random() < 0.3)
        before = None
        if self.random.random() < 0.75:
            same = self.random.random() < 0.75
            gap = 1 if self.random.random() < 0.8 else 2
            before = Scope("before", first if same else second, word, year - gap)
        other = None
        if self.random.random() < 0.45:
            other = Scope("other", third, self.random.choice(self.half.campaign_words), year)
        return main, before, other

    def _published(self, main: Scope) -> date:
        """Return a day after the raids; in the same year, so that 'this year' is right."""
        return date(main.year, 10, 1) + timedelta(days=self.random.randint(0, 91))

    def _stories(self, main: Scope) -> tuple[Story, ...]:
        number = self.random.choice((1, 1, 2, 2))
        places = self.random.sample(self.setting.places, number)
        sites = self.random.sample(self.domain.sites, number)
        start = date(main.year, 2, 1)
        days: list[date] = []
        while len(days) < number:
            day = start + timedelta(days=self.random.randint(0, 230))
            if day not in days:
                days.append(day)
        rows = zip(places, sites, days, strict=True)
        return tuple(Story(f"story{i}", *row) for i, row in enumerate(rows))

    def _things(self) -> _Things:
        groups: list[str] = []
        fresh: list[Thing] = []
        for thing in self.random.sample(self.domain.things, len(self.domain.things)):
            if thing.group not in groups:
                groups.append(thing.group)
                fresh.append(thing)
        number = self.random.choice((0, 2, 2))
        raids = [thing for thing in fresh if thing.verb in RAID_VERBS][:number]
        rest = [thing for thing in fresh if thing not in raids]
        counted = self.random.randint(3, min(6, len(rest) - 1))
        return _Things(tuple(rest[:counted]), tuple(raids), tuple(rest[counted:]))

    def _counts(
        self, things: _Things, main: Scope, before: Scope | None, stories: tuple[Story, ...]
    ) -> tuple[Count, ...]:
        rows: list[tuple[Scope | Story, Thing, Figure]] = [
            (main, thing, self._figure(thing)) for thing in things.nation
        ]
        if before:
            number = self.random.randint(1, min(3, len(things.nation) - 1))
            for _, thing, figure in self.random.sample(rows, number):
                near = self.random.random() < 0.8
                told = self.amounts.near(figure) if near else self._figure(thing)
                rows.append((before, thing, told))
        for story in stories:
            number = self.random.randint(1, len(things.raids))
            for thing in self.random.sample(things.raids, number):
                rows.append((story, thing, self.amounts.small(thing.least)))
        return tuple(Count(f"count{i}", *row) for i, row in enumerate(rows))

    def _figure(self, thing: Thing) -> Figure:
        return self.amounts.figure(thing.least, thing.most)

    def _changes(
        self, counts: tuple[Count, ...], main: Scope, before: Scope | None
    ) -> tuple[Change, ...]:
        alone = [
            count
            for count in counts
            if isinstance(count.where, Scope)
            and not any(each.thing is count.thing and each is not count for each in counts)
        ]
        skipped = before is not None and before.year + 1 < main.year
        if not alone or skipped or self.random.random() < 0.5:
            return ()
        direction = self.random.choice(("up", "up", "down"))
        return (Change("change", alone[-1], self.amounts.percent(), direction),)

    def _regions(self, counts: tuple[Count, ...], stories: tuple[Story, ...]) -> tuple[Region, ...]:
        national = [count for count in counts if isinstance(count.where, Scope)]
        if self.random.random() < 0.55:
            return ()
        told = [story.place for story in stories]
        places = [place for place in self.setting.places if place not in told]
        count, place = self.random.choice(national), self.random.choice(places)
        return (Region("region", count, place, self.amounts.percent(5, 60)),)

    def _moneys(
        self, main: Scope, before: Scope | None, stories: tuple[Story, ...]
    ) -> tuple[Money, ...]:
        rows: list[tuple[str, Scope | Story | None, str]] = []
        domain = self.domain
        for what, of in (("fines", ""), ("value", domain.worth), ("recovered", domain.recovered)):
            if self.random.random() < 0.5:
                rows.append((what, main, of))
            if before and self.random.random() < 0.25:
                rows.append((what, before, of))
        valued = any(what == "value" for what, _, _ in rows)
        for story in stories:
            if not valued and self.random.random() < 0.6:
                rows.append(("story value", story, domain.worth))
        if self.random.random() < 0.4:
            rows.append(("budget", None, self.random.choice(self.half.purposes)))
        converted = self.random.random() < 0.6
        return tuple(
            Money(f"money{i}", what, where, self.amounts.money(self.setting, converted), of)
            for i, (what, where, of) in enumerate(rows)
        )

    def _portions(self, main: Scope, before: Scope | None) -> tuple[Portion, ...]:
        rows = self.random.sample(self.half.shares, self.random.choice((0, 1, 1, 2)))
        portions = []
        for i, row in enumerate(rows):
            where = before if before and self.random.random() < 0.2 else main
            portions.append(Portion(f"share{i}", where, self.amounts.percent(), row))
        return tuple(portions)

    def _people(self, agency: Agency) -> tuple[Person, ...]:
        names = self.half.names[self.setting.names]
        number = self.random.choice((1, 2, 2, 3))
        given = self.random.sample(names.given, number)
        family = self.random.sample(names.family, number)
        bodies = [agency, *self.random.sample(self.setting.agencies, number - 1)]
        ranks = self._titles(number)
        people = []
        for i in range(number):
            pair = (family[i], given[i]) if names.family_first else (given[i], family[i])
            title, rank = ranks[i]
            people.append(Person(f"person{i}", " ".join(pair), family[i], title, rank, bodies[i]))
        return tuple(people)

    def _titles(self, number: int) -> list[tuple[str, str]]:
        chosen: list[tuple[str, str]] = []
        for title, rank in self.random.sample(self.half.titles, len(self.half.titles)):
            if rank not in [each for _, each in chosen]:
                chosen.append((title, rank))
        return chosen[:number]

    def _said(self, people: tuple[Person, ...]) -> tuple[Said, ...]:
        speakers = [*people]
        speakers += [person for person in people if self.random.random() < 0.45]
        remarks = self.random.sample(self.half.remarks, len(speakers))
        pairs = zip(speakers, remarks, strict=True)
        return tuple(Said(f"said{i}", *pair) for i, pair in enumerate(pairs))

    def _partner(self, agency: Agency) -> Agency | None:
        if self.random.random() < 0.6:
            return None
        bodies = (*self.domain.agencies, *self.setting.agencies)
        return self.random.choice([body for body in bodies if body != agency])

    def _briefing(self, agency: Agency, published: date) -> Briefing | None:
        if self.random.random() < 0.45:
            return None
        body = agency if self.random.random() < 0.5 else self.random.choice(self.setting.agencies)
        day = published - timedelta(days=self.random.randint(0, 4))
        return Briefing(body, self.setting.capital, day)

    def _times(self, main: Scope, before: Scope | None) -> tuple[Time, ...]:
        times = [self._time(0, main)] if self.random.random() < 0.65 else []
        if before and self.random.random() < 0.35:
            times.append(self._time(1, before))
        return tuple(times)

    def _time(self, number: int, scope: Scope) -> Time:
        if self.random.random() < 0.5:
            first = self.random.randint(0, 4)
            last = self.random.randint(first + 2, 8)
            told = f" {scope.year}" if not scope.lean or self.random.random() < 0.5 else ""
            text = f"from {MONTHS[first]} to {MONTHS[last]}{told}"
            short = f"{MONTHS[first]} to {MONTHS[last]}"
            forms = (text, f"{short}{told}", f"from {short}", short)
            return Time(f"time{number}", "period", scope, text, tuple(dict.fromkeys(forms)))
        day, month = self.random.randint(1, 28), self.random.randint(0, 4)
        text = f"{MONTHS[month]} {day}"
        told = f"{text}, {scope.year}" if scope.tag == "before" else text
        return Time(
            f"time{number}",
            "launch",
            scope,
            told,
            tuple(dict.fromkeys((told, text, f"{day} {MONTHS[month]}", f"on {text}"))),
        )
