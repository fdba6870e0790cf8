"""What a picture shows, found by tag and class."""

from __future__ import annotations

TEXT = "Herons rose. Rangers counted 40 herons & <b>2 swans</b> in May."
QUOTE = "Rangers counted 40 herons & <b>2 swans</b> in May."


def found(read, selector):
    """Return the elements that a selector such as ``.legend li`` or ``svg > text`` means."""
    path, step = ".", "//"
    for part in selector.split():
        if part == ">":
            step = "/"
            continue
        tag, _, style = part.partition(".")
        held = f"[contains(concat(' ', @class, ' '), ' {style} ')]" if style else ""
        path, step = f"{path}{step}{tag or '*'}{held}", "//"
    return read.xpath(path)
