"""Makes articles with their questions."""

from __future__ import annotations

from random import Random

from eval.training.news.article import write
from eval.training.news.pools.half import half
from eval.training.news.questions import ask
from eval.training.news.records import MadeArticle
from eval.training.news.table import draw_table


def made_articles(count: int, seed: int, held_back: bool) -> list[MadeArticle]:
    """Return made-up news articles with questions, the same ones for the same arguments.

    Args:
        count: How many.
        seed: Another seed makes other articles; the first ones don't depend on how many follow.
        held_back: Draw from the patterns and names that training never sees.

    Raises:
        ValueError: ``count`` is negative.
    """
    if count < 0:
        raise ValueError(f"can't make {count} articles; ask for 0 or more")
    return [_made(f"{seed} {number} {held_back}", held_back) for number in range(count)]


def _made(seed: str, held_back: bool) -> MadeArticle:
    random = Random(seed)
    pools = half(held_back)
    table = draw_table(pools, random)
    written = write(table, pools, random)
    return MadeArticle(
        written.title,
        table.published.isoformat(),
        random.choice(pools.papers),
        written.text,
        ask(table, written, pools, random),
    )
