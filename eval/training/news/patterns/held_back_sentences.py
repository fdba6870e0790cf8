"""Patterns of sentences of the half that is held back for measuring."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "scope": (
        "under the {year} {name} {word}",
        "over the course of {name} {year}",
        "as part of the {name} {word} in {year}",
        "through the {year} {name} {word}",
    ),
    "subject": (
        "the {name} {word} in {year}",
        "{year}'s {name} {word}",
    ),
    "lean scope": ("under the {word}", "as part of the {word}", "through this {word}"),
    "lean subject": ("this {word}", "the {word} now concluded"),
    "lead": (
        "{subject} has brought {country} a step forward against {crime}, officials believe.",
        "how far {country} has come in its struggle with {crime} is shown by {subject}.",
        "{agency} drew a positive conclusion from {subject}, the latest push against {crime}.",
        "{subject}, a wave of checks, has unsettled those who live from {crime}.",
    ),
    "counts": (
        "thanks to joint patrols, {passive} {scope}{tail}.",
        "the tally of {agency}: {bare} {scope}{tail}.",
        "{agency} reports having {active} {scope}{tail}.",
        "{scope}, teams from {agency} {active}{tail}.",
        "on the list of achievements of {subject} are {bare}{tail}.",
        "data from {agency} put it plainly: {passive} {scope}{tail}.",
        "{partner} and {agency} jointly {active} {scope}{tail}.",
        "what remains of {subject} in the statistics is {bare}{tail}.",
    ),
    "total": (
        "in all, {passive} {scope}{tail}.",
        "counting everything, {agency} {active} {scope}.",
    ),
    "single": (
        "at {n}, the count of {noun} {participle} {scope} surprised even insiders.",
        "authorities say {x} were {participle} {scope}, {rise} on the preceding year.",
        "{agency} counted {x} that were {participle} {scope}.",
    ),
    "both": (
        "where {y} {noun} were {participle} {scope_before}, the result was {n} {scope}.",
        "{scope}, officials {past} {x}, as opposed to {y} {scope_before}.",
        "having stood at {z} {scope_before}, the number of {noun} {participle} was {n} {scope}.",
    ),
    "regional": (
        "{x} of all {noun} {participle} {scope} belong to {place}.",
        "{place} alone is behind {x} of the {noun} {participle} {scope}.",
    ),
    "before": (
        "the picture had been another one {scope}: {passive}.",
        "{earlier}, {scope}, teams had {active}{tail}.",
        "{subject}, the previous round, had brought {being}{tail}.",
        "set against this are the figures of {subject}: {bare}.",
    ),
    "fines": (
        "the bill for offenders, in fines alone, was {x} {scope}.",
        "{scope}, monetary penalties added up to {x}.",
        "courts and inspectors levied {x} in fines {scope}.",
    ),
    "value": (
        "experts estimated {worth} at {x} {scope}.",
        "the market value of {worth} stood at {x} {scope}.",
    ),
    "recovered": (
        "{agency} clawed back {x} in {recovered} {scope}.",
        "some {recovered}, {x} in sum, could be brought in {scope}.",
    ),
    "budget": (
        "parliament has approved {x} for {purpose}.",
        "{x} will go into {purpose}, the finance ministry confirmed.",
    ),
    "share": (
        "as far as is known, {share} {scope}.",
        "an analysis by {agency} suggests that {share} {scope}.",
    ),
    "remark": (
        "asked about the results, {name}, {office}, answered that {clause}.",
        "in the words of {name}, {office}, {clause}.",
        "{clause}, {name}, {office}, pointed out.",
        "{name}, {office}, noted that {clause}.",
        'for {name}, {office}, one thing is clear: "{Clause}."',
        "{possessive}, {name}, is convinced that {clause}.",
        "speaking as {office}, {name} declared that {clause}.",
    ),
    "more": (
        "{surname} stressed that {clause}.",
        "{surname} went on to say that {clause}.",
        "{clause}, {surname} noted.",
        '"{Clause}," was how {surname} put it.',
    ),
    "period": (
        "{subject} lasted {x}.",
        "patrols for {subject} were on the road {x}.",
        "{x}, {subject} kept inspectors busy.",
    ),
    "launch": (
        "the starting shot for {subject} was fired on {x}.",
        "{subject} got under way on {x}.",
    ),
    "presented": (
        "{body} opened its books to journalists in {place} on {day}.",
        "journalists learned the figures on {day} in {place} from {body}.",
    ),
    "story": (
        "a team in {place} {active} at {site} on {day}.",
        "{site} in {place} was the scene on {day} as {passive}.",
        "the catch of {day} in {place}, made at {site}: {bare}.",
        "residents of {place} watched on {day} as officers {active} at {site}.",
        "on {day} it was the turn of {place}, where investigators {active} at {site}.",
    ),
    "story value": (
        "{worth} that turned up in {place} would have fetched {x}.",
        "an appraiser in {place} judged {worth} to be worth {x}.",
    ),
    "other": (
        "side by side with it runs {other}, {a_word} that takes aim at {crime}.",
        "{other}, {a_word} of its own, deals with {crime}.",
    ),
    "partner": (
        "{agency} could count on {body} {scope}.",
        "at the side of {agency} stood {body} {scope}.",
    ),
    "abroad": (
        "a copy of the findings went to {body}.",
        "talks with {body} are to follow.",
    ),
    "filler": (
        "shopkeepers near the scene spoke of a quiet week.",
        "not everyone is convinced that the effort will last.",
        "the archive of the service goes back to {old} and fills {a} shelves.",
        "an appeal against several of the decisions is pending.",
        "newspapers had called for such a step since {old}.",
        "the staff had been sworn to secrecy beforehand.",
        "hearings will resume once the experts have finished their opinions.",
        "trade unions ask for better protection of the inspectors.",
    ),
    "tail fines": (", plus {x} in fines", ", on top of fines amounting to {x}"),
    "tail value": (", {worth} being worth {x}",),
    "tail recovered": (", {x} in {recovered} having been brought in",),
    "and": (" and ", " and ", ", along with ", " and also "),
    "title": (
        "What {name} {year} has achieved against {crime}",
        "{country}: {name} {word} of {year} yields results against {crime}",
        "{year}'s {name} {word} puts pressure on {crime}",
    ),
    "plain title": (
        "Pressure on {crime} grows in {country}",
        "{country} tightens the net around {crime}",
    ),
}
