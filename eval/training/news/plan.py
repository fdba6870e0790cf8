"""Plans an article: which facts it tells, which it leaves out, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from eval.training.news.facts import (
    Change,
    Count,
    Money,
    Portion,
    Region,
    Said,
    Scope,
    Story,
    Table,
    Time,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence to be: its kind, and the facts that it tells."""

    kind: str
    counts: tuple[Count, ...] = ()
    money: Money | None = None
    fact: Portion | Change | Region | Said | Time | Story | None = None


def planned(table: Table, random: Random) -> list[list[Step]]:
    """Return paragraphs of sentences to be; some of what is true is left out."""
    return _thinned(_all(table, random), random)


def _all(table: Table, random: Random) -> list[list[Step]]:
    main = _figures(table, table.main, random)
    before = _figures(table, table.before, random) if table.before else []
    first = [Step("lead"), main.pop(0)]
    if table.briefing:
        first.insert(random.choice((1, 2)), Step("presented"))
    sides = _sides(table, random)
    remarks = [Step("remark", fact=said) for said in table.said]
    body = [*main, *remarks[:2], *sides[:2]]
    random.shuffle(body)
    rest = [*remarks[2:], *sides[2:]]
    random.shuffle(rest)
    paragraphs = [first, _ordered(body), before, _raids(table), _ordered(rest)]
    return [paragraph for paragraph in paragraphs if paragraph]


def _ordered(steps: list[Step]) -> list[Step]:
    """Return the steps with remarks of one speaker side by side in their order."""
    remarks = [step for step in steps if isinstance(step.fact, Said)]
    others = [step for step in steps if not isinstance(step.fact, Said)]
    remarks.sort(key=lambda step: step.fact.person.tag if isinstance(step.fact, Said) else "")
    half = len(others) // 2
    return [*others[:half], *remarks, *others[half:]]


def _figures(table: Table, scope: Scope, random: Random) -> list[Step]:
    """Return the sentences on what a campaign brought, the first of them dense."""
    changes = {change.count.key: change for change in table.changes}
    counts = [count for count in table.counts if count.where == scope]
    moneys = [money for money in table.moneys if money.where == scope]
    pairs = _pairs(table, scope)
    paired = [count for pair in pairs for count in pair]
    plain_counts = [count for count in counts if count.key not in changes and count not in paired]
    kind = "before" if scope.tag == "before" else "counts"
    size = random.choice((2, 3, 3, 4, 5))
    steps = [
        _dense(kind if start == 0 else "counts", plain_counts[start : start + size], moneys, random)
        for start in range(0, len(plain_counts), size)
    ]
    steps += [
        Step("change", (count,), fact=changes[count.key])
        for count in counts
        if count.key in changes
    ]
    steps += [Step("both", pair) for pair in pairs if scope.tag == "main"]
    regions = [region for region in table.regions if region.count.where == scope]
    steps += [Step("regional", fact=region) for region in regions]
    steps += [Step(money.what, money=money) for money in moneys]
    steps += [Step("share", fact=share) for share in table.portions if share.where == scope]
    steps += [Step(time.what, fact=time) for time in table.times if time.where == scope]
    head, tail = steps[:1], steps[1:]
    random.shuffle(tail)
    return head + tail


def _pairs(table: Table, scope: Scope) -> list[tuple[Count, Count]]:
    """Return a thing that is told of both years in one sentence, as its two counts."""
    if not table.side_by_side or scope.tag == "other":
        return []
    pairs = [
        (count, other)
        for count in table.counts
        for other in table.counts
        if count.where == table.main and other.where == table.before and count.thing is other.thing
    ]
    return pairs[:1]


def _dense(kind: str, counts: Sequence[Count], moneys: list[Money], random: Random) -> Step:
    """Return a sentence of several figures; it may take a sum off the list."""
    money = moneys.pop(0) if moneys and random.random() < 0.6 else None
    if len(counts) == 1 and kind == "counts" and not money:
        return Step("single", tuple(counts))
    if kind == "counts" and random.random() < 0.15:
        kind = "total"
    return Step(kind, tuple(counts), money)


def _raids(table: Table) -> list[Step]:
    steps = []
    for story in table.stories:
        counts = tuple(count for count in table.counts if count.where == story)
        steps.append(Step("story", counts, fact=story))
        steps += [
            Step("story value", money=money) for money in table.moneys if money.where == story
        ]
    return steps


def _sides(table: Table, random: Random) -> list[Step]:
    steps = [Step("filler") for _ in range(random.choice((0, 1, 1, 2)))]
    steps += [Step("budget", money=money) for money in table.moneys if money.where is None]
    if table.other:
        steps.append(Step("other"))
    if table.partner and random.random() < 0.6:
        steps.append(Step("partner"))
    if random.random() < 0.25:
        steps.append(Step("abroad"))
    random.shuffle(steps)
    return steps


def _thinned(paragraphs: list[list[Step]], random: Random) -> list[list[Step]]:
    """Leave sentences out, so that the article has 5 to 14 and some facts aren't told."""
    steps = [step for paragraph in paragraphs for step in paragraph]
    free = steps[2:]
    most = random.randint(7, 14)
    drop = max(len(steps) - most, random.choice((0, 1, 1, 2, 2)))
    drop = max(min(drop, len(steps) - 7), 0)
    dropped = random.sample(free, drop)
    gone = [step.fact for step in dropped if isinstance(step.fact, Story)]
    kept = [
        [
            step
            for step in paragraph
            if not any(step is each for each in dropped)
            and not (step.money is not None and step.money.where in gone)
        ]
        for paragraph in paragraphs
    ]
    return [paragraph for paragraph in kept if paragraph]
