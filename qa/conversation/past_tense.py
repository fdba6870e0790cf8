"""``Seize`` becomes ``seized``, to make a statement of a question with ``did``."""

from __future__ import annotations

import re

_IRREGULAR = dict(
    pair.split("-")
    for pair in (
        "be-was begin-began break-broke bring-brought build-built buy-bought catch-caught "
        "come-came cost-cost cut-cut deal-dealt do-did draw-drew fall-fell fight-fought find-found "
        "get-got give-gave go-went grow-grew have-had hear-heard hit-hit hold-held keep-kept "
        "know-knew lead-led leave-left lose-lost make-made mean-meant meet-met pay-paid put-put "
        "read-read rise-rose run-ran say-said see-saw sell-sold send-sent set-set show-showed "
        "shut-shut speak-spoke spend-spent stand-stood take-took tell-told think-thought "
        "understand-understood win-won write-wrote"
    ).split()
)
IRREGULAR_PAST = tuple(sorted(set(_IRREGULAR.values())))
_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnprt]$")


def past_tense(verb: str) -> str:
    """Return the past tense of a verb, what stands behind it (``shut down``) kept."""
    first, space, others = verb.partition(" ")
    return f"{_past(first)}{space}{others}"


def _past(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    # 'ban' doubles its last letter, 'visit' doesn't.
    if _DOUBLED.search(verb) and len(re.findall(r"[aeiou]+", verb)) == 1:
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
