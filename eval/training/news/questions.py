"""Puts into words what is asked of an article, and says where it is answered."""

from __future__ import annotations

from random import Random

from eval.training.news.article import Written
from eval.training.news.asking import Asker, Asking
from eval.training.news.facts import Table
from eval.training.news.hurry import hurried
from eval.training.news.pools.half import Half
from eval.training.news.records import MadeQuestion
from eval.training.news.twins import Twins


def ask(table: Table, written: Written, half: Half, random: Random) -> tuple[MadeQuestion, ...]:
    """Return 8 to 16 questions, about half of them without an answer in the article."""
    asker = Asker(table, written, half, random)
    told = [asking for asking in asker.all() if asking.key in written.places]
    number = random.randint(5, 8)
    answered = _answered(told, number, random)
    twins = Twins(asker).all()
    number = min(len(answered) + random.choice((0, 0, 0, 1)), 8)
    twins = _varied(twins, number, [twin.twin for twin in twins], random)
    made: list[MadeQuestion] = []
    for asking in (*answered, *twins):
        question = _worded(asking, half, random)
        if not any(question.lower() == other.question.lower() for other in made):
            made.append(_made(asking, question, written))
    random.shuffle(made)
    return tuple(made)


def _answered(askings: list[Asking], number: int, random: Random) -> list[Asking]:
    """Return some of what is told: figures for half of it, and of the rest each kind in turn."""
    figures = [asking for asking in askings if asking.kind == "figure"]
    others = [asking for asking in askings if asking.kind != "figure"]
    chosen = random.sample(figures, min(len(figures), (number + 1) // 2))
    return chosen + _varied(others, number - len(chosen), [each.kind for each in others], random)


def _varied(askings: list[Asking], number: int, sorts: list[str], random: Random) -> list[Asking]:
    """Return some, no sort a second time before each had its turn."""
    rest = random.sample(list(zip(sorts, askings, strict=True)), len(askings))
    chosen: list[Asking] = []
    while rest and len(chosen) < number:
        seen: list[str] = []
        later: list[tuple[str, Asking]] = []
        for sort, asking in rest:
            if sort in seen or len(chosen) == number:
                later.append((sort, asking))
            else:
                seen.append(sort)
                chosen.append(asking)
        rest = later
    return chosen


def _worded(asking: Asking, half: Half, random: Random) -> str:
    slots = dict(asking.slots)
    if asking.topic == "as it is":
        return hurried(slots["question"], random)
    patterns = [
        pattern
        for pattern in half.questions[asking.topic]
        if not asking.needs or any(f"{{{slot}}}" in pattern for slot in asking.needs)
    ]
    question = random.choice(patterns).format(**slots)
    if asking.after:
        ending = question[-1] if question[-1] in "?." else ""
        question = f"{question.removesuffix(ending)} {asking.after}{ending}"
    if question.endswith(("?", ".")):
        question = question[0].upper() + question[1:]
    return hurried(question, random)


def _made(asking: Asking, question: str, written: Written) -> MadeQuestion:
    if asking.twin:
        return MadeQuestion(question, (), "", 0, 0, "unanswerable", asking.twin)
    place = written.places[asking.key]
    start, end = place.start, place.end
    if asking.part:
        start += written.text[start:end].lower().index(asking.part.lower())
        end = start + len(asking.part)
    told = written.text[start:end]
    answers = tuple(dict.fromkeys((told, *asking.forms)))
    return MadeQuestion(question, answers, place.sentence, start, end, asking.kind, "")
