"""Who may change the articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changers:
    """Those who may.

    Attributes:
        names: By name, as they log in; None for everybody who comes in.
    """

    names: frozenset[str] | None = None

    def admit(self, name: str | None) -> bool:
        """Say whether somebody may.

        Args:
            name: Under which somebody logged in; None for nobody.
        """
        return self.names is None or name in self.names
