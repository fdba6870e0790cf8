"""Questions that an article answers: for each fact that it tells, the ways to ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from eval.training.news.amounts import day_forms
from eval.training.news.article import Written
from eval.training.news.facts import Count, Money, Person, Region, Said, Scope, Story, Table
from eval.training.news.pools.half import Half
from eval.training.news.records import Agency, Thing
from eval.training.news.verbs import verbs


@dataclass(frozen=True, slots=True)
class Asking:
    """Something to ask, before it is put into words.

    Attributes:
        topic: Which patterns of questions fit.
        slots: What fills them.
        key: The fact that answers.
        forms: Accepted answers beside the words of the text.
        kind: The kind of question.
        needs: Slots of which a pattern has to hold one, for what is asked to be plain.
        part: The part of the fact that answers; empty for all of it.
        after: Words put in before the question mark, as in 'in dollars'.
        twin: What was swapped; empty where the article answers.
    """

    topic: str
    slots: tuple[tuple[str, str], ...]
    key: str
    forms: tuple[str, ...]
    kind: str
    needs: tuple[str, ...] = ()
    part: str = ""
    after: str = ""
    twin: str = ""

    def swapped(self, twin: str, needs: tuple[str, ...], **slots: str) -> Asking:
        """Return the same question with something else in it that isn't told."""
        merged = tuple((dict(self.slots) | slots).items())
        return replace(self, slots=merged, needs=needs, twin=twin, forms=(), kind="unanswerable")


SCOPED = ("scope", "campaign", "year")


class Asker:
    """Makes what can be asked of one table.

    Args:
        table: What is true.
        written: What of it is told.
        half: Where words for asking come from.
        random: Where chance comes from.
    """

    def __init__(self, table: Table, written: Written, half: Half, random: Random) -> None:
        self.table = table
        self.written = written
        self.half = half
        self.random = random

    def all(self) -> list[Asking]:
        """Return a question on every fact, told or not; the order follows the table."""
        table = self.table
        asked = [self.count(count, count.where, count.thing) for count in table.counts]
        for count in table.counts:
            asked += self.when_and_which(count, count.thing)
        asked += [self.money(money) for money in table.moneys]
        asked += self._portions()
        asked += self._people()
        asked += [self.said(said, said.person) for said in table.said]
        asked += [self.said_by(said) for said in table.said]
        asked += self._times()
        asked += self._briefing()
        asked += self._raids()
        asked += self._campaigns()
        return asked

    def scope(self, scope: Scope) -> dict[str, str]:
        """Return the slots that name a campaign and its year."""
        names = {"name": scope.name, "word": scope.word, "year": str(scope.year)}
        return {
            **names,
            "scope": self.random.choice(self.half.questions["scope"]).format(**names),
            "campaign": self.random.choice(self.half.questions["campaign"]).format(**names),
        }

    def counted(self, thing: Thing) -> dict[str, str]:
        """Return the slots that name what is counted, in the text's words or in others."""
        base, participle = self.random.choice(verbs()[thing.verb].asked)
        noun = self.random.choice((thing.noun, thing.noun, *thing.asked))
        return {"noun": noun, "base": base, "participle": participle, "past": thing.verb}

    def count(self, count: Count, where: Scope | Story, thing: Thing) -> Asking:
        """Ask for a count."""
        slots = self.counted(thing)
        if isinstance(where, Story):
            slots["place"] = where.place
            needs: tuple[str, ...] = ("place",)
            topic = "count there"
        else:
            slots |= self.scope(where)
            needs, topic = SCOPED, "count"
        forms = count.figure.forms(count.thing.noun)
        return Asking(topic, tuple(slots.items()), count.key, forms, "figure", needs)

    def money(self, money: Money) -> Asking:
        """Ask for a sum."""
        slots = {"worth": money.of, "recovered": money.of, "purpose": money.of}
        needs: tuple[str, ...] = ()
        if isinstance(money.where, Scope):
            slots |= self.scope(money.where)
            needs = SCOPED
        elif isinstance(money.where, Story):
            slots["place"] = money.where.place
            needs = ("place",)
        asking = Asking(
            money.what, tuple(slots.items()), money.key, money.sum.forms, "figure", needs
        )
        if money.sum.dollars and self.random.random() < 0.25:
            return replace(
                asking,
                part=money.sum.dollars,
                forms=(money.sum.dollars,),
                after=self.random.choice(self.half.questions["dollars"]),
            )
        return asking

    def person(self, person: Person) -> str:
        """Return a person as a reader names one who stands in the article."""
        return person.name if self.random.random() < 0.7 else person.surname

    def agency(self, agency: Agency) -> str:
        """Return a body as a reader names it."""
        if agency in self.written.short and self.random.random() < 0.5:
            return f"the {agency.short}"
        return f"the {agency.name}"

    def official(self, person: Person, agency: Agency, title: str) -> Asking:
        """Ask who holds an office."""
        slots = {"title": title, "the_title": f"the {title}", "agency": self.agency(agency)}
        forms = (person.name, person.surname)
        key = f"name {person.tag}"
        return Asking("official", tuple(slots.items()), key, forms, "official")

    def office(self, person: Person, name: str) -> Asking:
        """Ask which office someone holds."""
        body = person.agency
        forms = [f"{person.title} of the {body.name}"]
        forms += [f"{person.title} of the {body.short}"] if body in self.written.short else []
        forms.append(person.title)
        key = f"office {person.tag}"
        return Asking("office", (("person", name),), key, tuple(forms), "office")

    def said(self, said: Said, person: Person) -> Asking:
        """Ask what someone said: all of it, or a part of it."""
        name, remark = self.person(person), said.remark
        if self.random.random() < 0.5:
            slots = (("person", name), ("topic", remark.topic))
            return Asking("said", slots, said.key, (remark.clause,), "quote")
        asked = remark.question.replace("{person}", name)
        forms = (remark.answer, remark.clause)
        return Asking(
            "as it is", (("question", asked),), said.key, forms, "quote", part=remark.answer
        )

    def said_by(self, said: Said) -> Asking:
        """Ask who said it."""
        slots = (("clause", said.remark.clause), ("topic", said.remark.topic))
        forms = (said.person.name, said.person.surname)
        return Asking("said by", slots, f"by {said.key}", forms, "official")

    def _portions(self) -> list[Asking]:
        asked = []
        for share in self.table.portions:
            slots = (("share", share.share.asked),)
            asked.append(Asking("share", slots, share.key, share.percent.forms(), "figure"))
        for change in self.table.changes:
            where = change.count.where
            if isinstance(where, Scope):
                words = self.counted(change.count.thing) | self.scope(where)
                forms = change.percent.forms()
                forms = (f"{change.direction} {forms[0]}", *forms)
                row = Asking("rise", tuple(words.items()), change.key, forms, "figure", SCOPED)
                asked.append(row)
        asked += [self.region(region, region.place) for region in self.table.regions]
        return asked

    def region(self, region: Region, place: str) -> Asking:
        """Ask which share of a count fell to a place."""
        where = region.count.where
        words = self.counted(region.count.thing) | {"place": place}
        words |= self.scope(where) if isinstance(where, Scope) else {}
        forms = region.percent.forms()
        return Asking("regional", tuple(words.items()), region.key, forms, "figure", SCOPED)

    def when_and_which(self, count: Count, thing: Thing) -> list[Asking]:
        """Ask in which year and in which campaign so many were found."""
        where = count.where
        if not isinstance(where, Scope):
            return []
        words = self.counted(thing)
        words["figure"] = f"{count.figure.text} {words['noun']}"
        slots = tuple(words.items())
        year, names = str(where.year), (where.name, f"{where.name} {where.year}")
        return [
            Asking("which year", slots, f"year {count.key}", (year, f"in {year}"), "date"),
            Asking("which campaign", slots, f"name {count.key}", names, "campaign"),
        ]

    def _people(self) -> list[Asking]:
        asked = []
        for person in self.table.people:
            asked.append(self.official(person, person.agency, person.title))
            asked.append(self.office(person, self.person(person)))
        return asked

    def _times(self) -> list[Asking]:
        return [
            Asking(
                time.what,
                tuple(self.scope(time.where).items()),
                time.key,
                time.forms,
                "date",
                ("campaign",),
            )
            for time in self.table.times
        ]

    def _briefing(self) -> list[Asking]:
        briefing = self.table.briefing
        if briefing is None:
            return []
        names = (briefing.body.name, *([briefing.body.short] if briefing.body.short else []))
        asked = [
            Asking("presented day", (), "briefing day", day_forms("", briefing.day)[1:3], "date"),
            Asking("presented place", (), "briefing place", (briefing.place,), "place"),
        ]
        told = "briefing body" in self.written.places
        if told and briefing.body == self.table.agency:
            asked.append(Asking("presented body", (), "briefing body", names, "official"))
        return asked

    def _raids(self) -> list[Asking]:
        asked = []
        for story in self.table.stories:
            counts = [count for count in self.table.counts if count.where == story]
            elsewhere = [
                count.thing
                for count in self.table.counts
                if isinstance(count.where, Story) and count.where != story
            ]
            for count in counts:
                alone = count.thing not in elsewhere
                asked.append(self.where(story, count, alone))
            words = self.counted(counts[0].thing) | {"place": story.place}
            forms = day_forms("", story.day)[1:3]
            asked.append(
                Asking(
                    "story day", tuple(words.items()), f"day {story.tag}", forms, "date", ("place",)
                )
            )
        return asked

    def where(self, story: Story, count: Count, alone: bool) -> Asking:
        """Ask where so many were found; their number tells which raid is meant."""
        words = self.counted(count.thing)
        words["figure"] = f"{count.figure.text} {words['noun']}"
        needs = ("noun", "figure") if alone else ("figure",)
        forms = (story.place,)
        return Asking(
            "story place", tuple(words.items()), f"place {story.tag}", forms, "place", needs
        )

    def _campaigns(self) -> list[Asking]:
        table, asked = self.table, []
        main = self.scope(table.main)
        aim = (table.domain.crime,)
        asked.append(Asking("aim", tuple(main.items()), "aim", aim, "campaign", ("campaign",)))
        if table.before is None or table.before.name == table.main.name:
            slots = (("crime", table.domain.crime),)
            asked.append(Asking("name", slots, "main name", (table.main.name,), "campaign"))
        if table.other:
            crime = (("crime", table.other_crime),)
            asked.append(Asking("name", crime, "other name", (table.other.name,), "campaign"))
        if table.partner:
            helped = tuple((main | {"agency": self.agency(table.agency)}).items())
            names = [f"the {table.partner.name}", table.partner.name]
            names += [table.partner.short] if table.partner.short else []
            asked.append(Asking("partner", helped, "partner", tuple(names), "official", ("scope",)))
        return asked
