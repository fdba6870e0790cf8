"""What a sentence is about unless it says so itself, and what it only compares with."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Compared:
    """A part of a sentence that tells another time to compare with: ``up from 112 in 2021``.

    Attributes:
        span: Where it stands in the sentence.
        campaign: The campaign that it names; else empty.
    """

    span: Span
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence is about.

    Attributes:
        years: The years.
        campaign: The name of the campaign; else empty.
        published: The date of the article; else empty.
        counted: What was counted last; a number that stands alone counts the same.
        compared: What is only compared with.
    """

    years: tuple[str, ...] = ()
    campaign: str = ""
    published: str = ""
    counted: str = ""
    compared: tuple[Compared, ...] = ()

    def comparison_at(self, place: Span) -> Compared | None:
        """Return the comparison that holds a place of the sentence."""
        return next((each for each in self.compared if each.span.overlaps(place)), None)

    def campaign_of(self, place: Span) -> str:
        """Return the campaign that a place of the sentence is about."""
        comparison = self.comparison_at(place)
        return self.campaign if comparison is None else comparison.campaign
