"""Questions that look as if the article answered them, and that it can't: by its table of facts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.training.news.article import Written
from eval.training.news.asking import SCOPED, Asker, Asking
from eval.training.news.facts import Count, Money, Person, Said, Scope, Story, Table
from eval.training.news.pools.half import Half
from eval.training.news.records import Remark, Thing

_CURRENCIES = ("euros", "yen", "Swiss francs", "pounds sterling")
_WEIGHED = ("seized", "confiscated", "impounded")
_GOODS = ("seized", "confiscated", "destroyed", "burned", "impounded", "intercepted")


class Twins:
    """Makes the unanswerable twins of what is asked of one table.

    Args:
        asker: Asks of the same table.
    """

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.table: Table = asker.table
        self.written: Written = asker.written
        self.half: Half = asker.half
        self.random: Random = asker.random

    def all(self) -> list[Asking]:
        """Return twins of every kind that the table allows."""
        twins = self._cut()
        for count in self.table.counts:
            twins += self._of_count(count)
        for money in self.table.moneys:
            twins += self._of_money(money)
        twins += self._of_people()
        for region in self.table.regions:
            if self._told(region.key):
                asking = self.asker.region(region, self._far_place(region.place))
                twins.append(asking.swapped("place", SCOPED))
        for said in self.table.said:
            twins += self._of_said(said)
        twins += self._of_times()
        twins += self._of_raids()
        twins += self._of_campaigns()
        twins += self._of_bodies_abroad()
        return twins

    def _cut(self) -> list[Asking]:
        """Ask for what is true and was left out of the article."""
        cut = []
        counts = [count.key for count in self.table.counts]
        never = ["main name", *(f"{what} {key}" for key in counts for what in ("year", "name"))]
        for asking in self.asker.all():
            # Where the text hasn't the name and year of the campaign, the headline has.
            if asking.key not in self.written.places and asking.key not in never:
                cut.append(replace(asking, twin="cut", forms=(), kind="unanswerable"))
        return cut

    def _told(self, key: str) -> bool:
        return key in self.written.places

    def _counts_of(self, where: Scope | Story) -> list[Thing]:
        return [count.thing for count in self.table.counts if count.where == where]

    def _of_count(self, count: Count) -> list[Asking]:
        if not self._told(count.key):
            return []
        asking = self.asker.count(count, count.where, count.thing)
        if isinstance(count.where, Story):
            return self._of_raid_count(count, asking)
        twins = [self._other_year(asking, count.where, count.thing)]
        twins.append(self._other_campaign(asking, count.where))
        places = [story.place for story in self.table.stories] or [self._far_place()]
        there = self.asker.counted(count.thing) | {"place": self.random.choice(places)}
        twins.append(
            Asking(
                "count there",
                tuple(there.items()),
                "",
                (),
                "unanswerable",
                ("place",),
                twin="place",
            )
        )
        twins += self._uncounted(count.where)
        twins.append(replace(asking.swapped("unit", SCOPED), topic="percentage"))
        if self.table.uncounted:
            thing = self.random.choice(self.table.uncounted)
            asked = self.random.choice(self.asker.when_and_which(count, thing))
            twins.append(asked.swapped("counted", ("figure",)))
        if count.thing.verb in _WEIGHED and " of " not in count.thing.noun:
            twins.append(replace(asking.swapped("unit", SCOPED), topic="weight"))
        return twins

    def _of_raid_count(self, count: Count, asking: Asking) -> list[Asking]:
        others = [
            story.place
            for story in self.table.stories
            if story != count.where and count.thing not in self._counts_of(story)
        ]
        place = self.random.choice(others) if others else self._far_place()
        twins = [asking.swapped("place", ("place",), place=place)]
        if isinstance(count.where, Story):
            counted = [each.thing for each in self.table.counts]
            free = [
                thing
                for thing in self.table.uncounted
                if thing not in counted
                and thing.verb in (*_GOODS, "arrested", "detained", "closed")
            ]
            if free:
                other = self.asker.count(count, count.where, self.random.choice(free))
                twins.append(replace(other, twin="counted", forms=(), kind="unanswerable", key=""))
        return twins

    def _uncounted(self, where: Scope) -> list[Asking]:
        """Ask for things that this campaign isn't said to have brought, and others may have."""
        mine = self._counts_of(where)
        raids = [each.thing for each in self.table.counts if isinstance(each.where, Story)]
        elsewhere = [
            count.thing
            for count in self.table.counts
            if count.thing not in mine and count.thing not in raids and self._told(count.key)
        ]
        free = [*self.table.uncounted]
        twins = []
        for pool in (elsewhere, free):
            if pool:
                thing = self.random.choice(pool)
                any_count = self.table.counts[0]
                other = self.asker.count(any_count, where, thing)
                twins.append(replace(other, twin="counted", forms=(), kind="unanswerable", key=""))
        return twins

    def _other_year(self, asking: Asking, where: Scope, thing: Thing) -> Asking:
        before = self.table.before
        changed = [change.count.thing for change in self.table.changes]
        if (
            before
            and where == self.table.main
            and thing not in self._counts_of(before)
            and thing not in changed
            and before.name == where.name
        ):
            return asking.swapped("year", SCOPED, **self.asker.scope(before))
        return asking.swapped("year", SCOPED, **self.asker.scope(self._untold_year(where)))

    def _untold_year(self, scope: Scope) -> Scope:
        told = [self.table.main.year, self.table.main.year - 1]
        told += [self.table.before.year] if self.table.before else []
        years = [year for year in range(scope.year - 5, scope.year + 3) if year not in told]
        return replace(scope, year=self.random.choice(years))

    def _other_campaign(self, asking: Asking, where: Scope) -> Asking:
        return asking.swapped("campaign", ("scope", "campaign", "name"), **self._stranger(where))

    def _stranger(self, scope: Scope) -> dict[str, str]:
        """Return the slots of another campaign: one merely mentioned, or one from elsewhere."""
        other = self.table.other
        if other and self._told("other name") and self.random.random() < 0.6:
            return self.asker.scope(replace(other, year=scope.year))
        return self.asker.scope(replace(scope, name=self._far_name()))

    def _far_name(self) -> str:
        scopes = (self.table.main, self.table.before, self.table.other)
        told = [scope.name for scope in scopes if scope]
        return self.random.choice(
            [name for name in self.half.campaigns_of(self.table.setting) if name not in told]
        )

    def _far_place(self, *known: str) -> str:
        told = [*known, *(story.place for story in self.table.stories)]
        return self.random.choice([p for p in self.table.setting.places if p not in told])

    def _of_money(self, money: Money) -> list[Asking]:
        if not self._told(money.key):
            return []
        asking = replace(self.asker.money(money), part="", after="")
        twins = []
        if isinstance(money.where, Scope):
            scope = self._untold_year(money.where)
            others = [each for each in self.table.moneys if each.what == money.what]
            before = self.table.before
            if before and before.name == money.where.name and len(others) == 1:
                scope = before if money.where == self.table.main else scope
            twins.append(asking.swapped("year", SCOPED, **self.asker.scope(scope)))
            twins.append(self._other_campaign(asking, money.where))
        elif isinstance(money.where, Story):
            twins.append(asking.swapped("place", ("place",), place=self._far_place()))
        else:
            purposes = [each for each in self.half.purposes if each != money.of]
            purpose = self.random.choice(purposes)
            twins.append(asking.swapped("counted", ("purpose",), purpose=purpose))
        currency = self.random.choice(self._foreign())
        twins.append(replace(asking.swapped("unit", asking.needs), after=f"in {currency}"))
        if not money.sum.dollars:
            dollars = self.random.choice(self.half.questions["dollars"])
            twins.append(replace(asking.swapped("unit", asking.needs), after=dollars))
        return twins + self._untold_sums(money)

    def _foreign(self) -> list[str]:
        local = self.table.setting.money
        return [
            name
            for name in _CURRENCIES
            if not (name == "euros" and ("euro" in local or "€" in local))
            and not (name == "pounds sterling" and "£" in local)
        ]

    def _untold_sums(self, money: Money) -> list[Asking]:
        """Ask for the fines where a value is told, and the like."""
        if not isinstance(money.where, Scope):
            return []
        domain, where = self.table.domain, money.where
        told = [each.what for each in self.table.moneys if each.where == where]
        told += [each.what for each in self.table.moneys if isinstance(each.where, Story)]
        told += ["value"] if "story value" in told else []
        kinds = (("fines", ""), ("value", domain.worth), ("recovered", domain.recovered))
        free = [(what, of) for what, of in kinds if what not in told]
        if not free:
            return []
        what, of = self.random.choice(free)
        asking = self.asker.money(replace(money, what=what, of=of))
        return [replace(asking.swapped("counted", SCOPED), part="", after="", key="")]

    def _of_people(self) -> list[Asking]:
        met = [person for person in self.table.people if self._told(f"name {person.tag}")]
        twins = []
        for person in met:
            title = self._untold_title(person, met)
            asking = self.asker.official(person, person.agency, title)
            twins.append(asking.swapped("role", ("title", "the_title")))
            others = [other for other in met if other.agency != person.agency]
            others = [other for other in others if other.rank != person.rank]
            if others:
                body = self.random.choice(others).agency
                crossed = self.asker.official(person, body, person.title)
                twins.append(crossed.swapped("role", ("title", "the_title")))
            stranger = self.asker.office(person, self._stranger_name(met, person))
            twins.append(stranger.swapped("person", ("person",)))
        return twins

    def _untold_title(self, person: Person, met: list[Person]) -> str:
        ranks = [other.rank for other in met if other.agency == person.agency]
        free = [title for title, rank in self.half.titles if rank not in ranks]
        return self.random.choice(free)

    def _stranger_name(self, met: list[Person], person: Person) -> str:
        """Return a name that isn't in the article; now and then it shares a family name."""
        names = self.half.names[self.table.setting.names]
        surnames = [other.surname for other in self.table.people]
        given = [
            each
            for each in names.given
            if not any(each in other.name.split() for other in self.table.people)
        ]
        family = self.random.choice([each for each in names.family if each not in surnames])
        if met and self.random.random() < 0.25:
            family = person.surname
        first = self.random.choice(given)
        return f"{family} {first}" if names.family_first else f"{first} {family}"

    def _of_said(self, said: Said) -> list[Asking]:
        if not self._told(said.key):
            return []
        told = [other for other in self.table.said if self._told(other.key)]
        speakers = [other.person for other in told if other.person != said.person]
        if speakers:
            asking = self.asker.said(said, self.random.choice(speakers))
        else:
            name = self._stranger_name([], said.person)
            asking = self.asker.said(said, replace(said.person, name=name, surname=name))
        twins = [replace(asking, twin="person", forms=(), kind="unanswerable", part="", key="")]
        remark = self._untold_remark()
        other = self.asker.said(replace(said, remark=remark), said.person)
        twins.append(replace(other, twin="cut", forms=(), kind="unanswerable", part="", key=""))
        by = self.asker.said_by(replace(said, remark=remark))
        twins.append(replace(by, twin="cut", forms=(), kind="unanswerable", part="", key=""))
        return twins

    def _untold_remark(self) -> Remark:
        drawn = [said.remark for said in self.table.said]
        return self.random.choice([each for each in self.half.remarks if each not in drawn])

    def _of_times(self) -> list[Asking]:
        twins = []
        for time in self.table.times:
            if not self._told(time.key):
                continue
            slots = tuple(self.asker.scope(time.where).items())
            asking = Asking(time.what, slots, time.key, (), "date", ("campaign",))
            year = self.asker.scope(self._untold_year(time.where))
            twins.append(asking.swapped("year", ("campaign",), **year))
            twins.append(asking.swapped("campaign", ("campaign",), **self._stranger(time.where)))
        return twins

    def _of_raids(self) -> list[Asking]:
        twins = []
        for story in self.table.stories:
            words = self.asker.counted(self.random.choice(self.table.domain.things))
            words["place"] = self._far_place()
            twins.append(
                Asking(
                    "story day",
                    tuple(words.items()),
                    "",
                    (),
                    "unanswerable",
                    ("place",),
                    twin="place",
                )
            )
            if self._told(f"place {story.tag}") and self.table.uncounted:
                words = self.asker.counted(self.random.choice(self.table.uncounted))
                twins.append(
                    Asking(
                        "story place",
                        tuple(words.items()),
                        "",
                        (),
                        "unanswerable",
                        ("noun",),
                        twin="counted",
                    )
                )
        return twins

    def _of_campaigns(self) -> list[Asking]:
        told = [self.table.domain.crime, self.table.other_crime]
        crimes = [each.crime for each in self.half.domains if each.crime not in told]
        slots = (("crime", self.random.choice(crimes)),)
        twins = [Asking("name", slots, "", (), "unanswerable", ("crime",), twin="campaign")]
        far = replace(self.table.main, name=self._far_name())
        far_slots = tuple(self.asker.scope(far).items())
        twins.append(
            Asking("aim", far_slots, "", (), "unanswerable", ("campaign",), twin="campaign")
        )
        return twins

    def _of_bodies_abroad(self) -> list[Asking]:
        return [
            Asking(
                "abroad", (("title", title), ("body", body)), "", (), "unanswerable", twin="role"
            )
            for number, (body, title) in enumerate(self.half.abroad)
            if self._told(f"abroad {number}")
        ]
