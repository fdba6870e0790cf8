"""Patterns of questions of the half that is held back for measuring."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, ...]] = {
    "scope": (
        "as part of the {year} {name} {word}",
        "under {name} {year}",
        "in {year}'s {name} {word}",
        "over the {name} {word} in {year}",
    ),
    "campaign": ("{year}'s {name} {word}", "the {name} {word} in {year}"),
    "count": (
        "How many {noun} have been {participle} {scope}?",
        "Please give me the count of {noun} {participle} {scope}.",
        "{noun} {participle} under {name} {year}, how many",
        "{scope}, what was the tally of {noun} {participle}?",
        "How many {noun} had the officials {participle} {scope}?",
        "I'd like to know how many {noun} were {participle} {scope}",
        "Just how many {noun} were {participle} as a result of {campaign}?",
        "total {noun} {participle} {name} {year}",
        "{campaign}: {noun} {participle}?",
    ),
    "count there": (
        "How many {noun} have {place}'s officers {participle}?",
        "In the raid in {place}, how many {noun} were {participle}?",
        "{noun} {participle} at {place}, how many",
        "Can you say how many {noun} were {participle} over in {place}?",
    ),
    "fines": (
        "How much in fines was there {scope}?",
        "{campaign}: sum of the fines?",
        "What did wrongdoers pay in fines {scope}?",
        "To what figure did penalties add up {scope}?",
    ),
    "value": (
        "{scope}, how much value did {worth} have?",
        "What was the worth of {worth} {scope}?",
        "How large was the value of {worth} {scope}?",
    ),
    "recovered": (
        "{scope}, how much was brought in as {recovered}?",
        "How much in {recovered} was clawed back {scope}?",
        "recovered {recovered} {scope}, what sum",
    ),
    "budget": (
        "What amount has been approved for {purpose}?",
        "How much is to be spent on {purpose}?",
    ),
    "story value": (
        "What would {worth} from {place} have fetched?",
        "value of {worth} in {place}",
    ),
    "dollars": ("in American dollars", "expressed in dollars"),
    "share": (
        "Which proportion of {share}?",
        "How much of a percentage of {share}?",
    ),
    "rise": (
        "By which percentage did {noun} {participle} {scope} go up or down?",
        "percent change of {noun} {participle} {scope}",
    ),
    "office": (
        "Which position does {person} occupy?",
        "What is the function of {person}?",
        "tell me who {person} is",
        "What rank or title does {person} have?",
    ),
    "official": (
        "By whom is the office of {title} of {agency} held?",
        "Which person is {title} at {agency}?",
        "Can you name {the_title} of {agency}?",
        "who's {the_title} of {agency}",
    ),
    "said by": (
        "By whom was it said that {clause}?",
        "Which person had something to say about {topic}?",
    ),
    "said": (
        "What was said by {person} about {topic}?",
        "What opinion did {person} give of {topic}?",
        "according to {person}, what about {topic}",
    ),
    "period": (
        "Over which months did {campaign} stretch?",
        "What were the first and last months of {campaign}?",
        "{campaign} dates",
    ),
    "launch": (
        "Which day saw the start of {campaign}?",
        "When did {campaign} get going?",
    ),
    "presented day": (
        "Which day did journalists learn the figures?",
        "On which date was the press informed of the results?",
    ),
    "presented place": (
        "Where did journalists hear about the figures?",
        "In what town was the press told of the outcome?",
    ),
    "presented body": (
        "Which organisation told journalists the figures?",
        "From what body did the press get the results?",
    ),
    "story day": (
        "Which date was the {place} operation?",
        "When exactly were {noun} {participle} in {place}?",
    ),
    "story place": (
        "Which place saw {figure} {participle}?",
        "Where exactly were the {noun} {participle}?",
    ),
    "name": (
        "Which name does the fight against {crime} go by?",
        "What do officials call their push against {crime}?",
    ),
    "aim": (
        "Against what was {campaign} meant to help?",
        "What sort of offence was {campaign} about?",
    ),
    "partner": (
        "On whose support could {agency} count {scope}?",
        "Which institution stood by {agency} {scope}?",
    ),
    "which year": (
        "To what year does the figure of {figure} {participle} belong?",
        "{figure} were {participle}, in which year was that",
    ),
    "which campaign": (
        "As part of which campaign were {figure} {participle}?",
        "To which campaign does the figure of {figure} {participle} belong?",
    ),
    "regional": (
        "Which percentage of {noun} {participle} {scope} belongs to {place}?",
        "{scope}, how large was {place}'s share of the {noun} {participle}?",
    ),
    "percentage": ("How many percent of {noun} were {participle} {scope}?",),
    "weight": ("What was the weight in tonnes of the {noun} {participle} {scope}?",),
    "abroad": (
        "Who leads {body} as {title}?",
        "name the {title} of {body}",
    ),
}
