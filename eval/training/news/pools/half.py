"""One half of the pools: all that an article and its questions are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eval.training.news.patterns import (
    held_back_questions,
    held_back_sentences,
    training_questions,
    training_sentences,
)
from eval.training.news.pools import (
    campaigns,
    domains_held_back,
    domains_training,
    names,
    remarks,
    settings,
)
from eval.training.news.records import Domain, Remark, Setting, Share


@dataclass(frozen=True, slots=True)
class Half:
    """The pools and patterns of training, or of what is held back from it."""

    settings: tuple[Setting, ...]
    domains: tuple[Domain, ...]
    names: dict[str, names.Names]
    campaigns: tuple[str, ...]
    local_campaigns: dict[str, tuple[str, ...]]
    campaign_words: tuple[str, ...]
    papers: tuple[str, ...]
    remarks: tuple[Remark, ...]
    shares: tuple[Share, ...]
    purposes: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    abroad: tuple[tuple[str, str], ...]
    sentences: dict[str, tuple[str, ...]]
    questions: dict[str, tuple[str, ...]]

    def campaigns_of(self, setting: Setting) -> tuple[str, ...]:
        """Return names of campaigns that a country may give."""
        local = self.local_campaigns.get(setting.names, ())
        return (*self.campaigns, *local, *local)


@cache
def half(held_back: bool) -> Half:
    """Return one half."""
    domains = domains_held_back if held_back else domains_training
    return Half(
        settings.settings(held_back),
        domains.domains(),
        names.names(held_back),
        campaigns.campaigns(held_back),
        campaigns.local_campaigns(held_back),
        campaigns.campaign_words(held_back),
        campaigns.papers(held_back),
        remarks.remarks(held_back),
        remarks.shares(held_back),
        remarks.purposes(held_back),
        remarks.titles(held_back),
        remarks.bodies_abroad(held_back),
        (held_back_sentences if held_back else training_sentences).SENTENCES,
        (held_back_questions if held_back else training_questions).QUESTIONS,
    )
