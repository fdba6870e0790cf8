"""What authorities do to what they count: past (and participle), -ing form, and words for asking.

The verbs are a closed pool that both halves share; what stands around them differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of which past and participle are alike.

    Attributes:
        past: As in 'shut down'.
        ing: As in 'shutting down'.
        asked: Pairs of base and participle that mean the same.
    """

    past: str
    ing: str
    asked: tuple[tuple[str, str], ...]


_TABLE = """
shut down | shutting down | shut down, shut down; close, closed; take offline, taken offline
closed | closing | close, closed; shut down, shut down; shutter, shuttered
deleted | deleting | delete, deleted; remove, removed; take down, taken down
removed | removing | remove, removed; take down, taken down; get rid of, got rid of
seized | seizing | seize, seized; confiscate, confiscated; take away, taken away
confiscated | confiscating | confiscate, confiscated; seize, seized; take away, taken away
detained | detaining | detain, detained; take into custody, taken into custody; hold, held
arrested | arresting | arrest, arrested; catch, caught; round up, rounded up
opened | opening | open, opened; start, started; launch, launched
solved | solving | solve, solved; crack, cracked; clear up, cleared up
inspected | inspecting | inspect, inspected; check, checked; examine, examined
tested | testing | test, tested; check, checked; examine, examined
checked | checking | check, checked; inspect, inspected; look over, looked over
revoked | revoking | revoke, revoked; withdraw, withdrawn; cancel, cancelled
suspended | suspending | suspend, suspended; halt, halted; put on hold, put on hold
blocked | blocking | block, blocked; cut off, cut off; bar, barred
destroyed | destroying | destroy, destroyed; dispose of, disposed of; do away with, done away with
burned | burning | burn, burned; set alight, set alight; incinerate, incinerated
recalled | recalling | recall, recalled; pull from sale, pulled from sale; call back, called back
fined | fining | fine, fined; penalise, penalised; punish with fines, punished with fines
prosecuted | prosecuting | prosecute, prosecuted; take to court, taken to court
rescued | rescuing | rescue, rescued; save, saved; free, freed
intercepted | intercepting | intercept, intercepted; stop, stopped; hold up, held up
dismantled | dismantling | dismantle, dismantled; break up, broken up; bust, busted
warned | warning | warn, warned; caution, cautioned; admonish, admonished
audited | auditing | audit, audited; examine, examined; scrutinise, scrutinised
collected | collecting | collect, collected; take, taken; gather, gathered
handled | handling | handle, handled; deal with, dealt with; process, processed
received | receiving | receive, received; get, received; take in, taken in
raided | raiding | raid, raided; search, searched; storm, stormed
issued | issuing | issue, issued; hand out, handed out; give out, given out
summoned | summoning | summon, summoned; call in, called in
installed | installing | install, installed; put up, put up; set up, set up
trained | training | train, trained; instruct, instructed; school, schooled
sealed | sealing | seal, sealed; seal off, sealed off; close off, closed off
withheld | withholding | withhold, withheld; keep back, kept back
traced | tracing | trace, traced; track down, tracked down; locate, located
impounded | impounding | impound, impounded; seize, seized; confiscate, confiscated
cancelled | cancelling | cancel, cancelled; scrap, scrapped; annul, annulled
searched | searching | search, searched; comb, combed; look through, looked through
identified | identifying | identify, identified; find, found; detect, detected
dug up | digging up | dig up, dug up; unearth, unearthed
"""


@cache
def verbs() -> dict[str, Verb]:
    """Return every verb by its past form."""
    return {verb.past: verb for verb in map(_verb, _TABLE.strip().splitlines())}


def _verb(line: str) -> Verb:
    past, ing, asked = (part.strip() for part in line.split("|"))
    pairs = (tuple(word.strip() for word in pair.split(",")) for pair in asked.split(";"))
    return Verb(past, ing, tuple((base, participle) for base, participle in pairs))
