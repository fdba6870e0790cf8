"""The page on a phone, in light and in dark."""

from __future__ import annotations

import re

import pytest

from qa.assistant import Assistant
from tests.browser import in_browser

pytestmark = in_browser


def test_a_phone_shows_everything_within_its_width(visit, lake, window, log):
    window(390, 844)
    page = visit(lake, log=log)
    page.ask("How many herons are there, told in a rather long question for so small a screen?")
    page.unfold(".citation")
    page.choose("Should have refused")
    assert len({each.rect["y"] for each in page.all(".choice")}) == 1
    assert page.run("return document.documentElement.scrollWidth") <= 390
    beyond = page.run(
        "return [...document.querySelectorAll('#conversation *, #question *')]"
        ".filter(e => e.getBoundingClientRect().right > 391).length"
    )
    assert beyond == 0
    box = page.one("#question").rect
    assert box["width"] > 300
    bottom = page.run("return arguments[0].getBoundingClientRect().bottom", page.one("#question"))
    assert 780 < bottom <= 844


BACKGROUND = """
for (let e = arguments[0]; e; e = e.parentElement) {
  const colour = getComputedStyle(e).backgroundColor;
  if (!colour.endsWith(', 0)')) return colour;
}
return 'rgb(255, 255, 255)';"""


def luminance(colour):
    channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def legible(page, selector):
    """Return how light the ground of each text is, having seen that the text stands out."""
    grounds = []
    for element in page.all(selector):
        if not element.is_displayed():
            continue
        colour = page.run("return getComputedStyle(arguments[0]).color", element)
        ground = page.run(BACKGROUND, element)
        lighter, darker = sorted([luminance(colour), luminance(ground)], reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (element.text, colour, ground)
        grounds.append(luminance(ground))
    return grounds


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_legible_in_light_and_in_dark(visit, lake, window, log, scheme):
    window(scheme=scheme)
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.unfold(".citation")
    page.choose("Wrong source")
    page.open_marker()
    page.ask("Any swans?")
    texts = ".masthead h1, .masthead p, .turn .text, .label-wrap, .submit-button, .choice, .doing"
    grounds = legible(page, f"{texts}, #source .text")
    assert (grounds[0] < 0.2) is (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_directory_is_legible_in_light_and_in_dark(
    visit, bundled, window, scheme
):
    window(scheme=scheme)
    page = visit(bundled, Assistant.open)
    page.directory()
    page.follow(page.all(".plot .point")[0])
    page.one(".chart summary").click()
    texts = "h2, .facts, .name, .when, .agencies, h4, blockquote, td, th, td a, .legend li"
    grounds = legible(
        page, "[role=tab], " + ", ".join(f".picture {each}" for each in texts.split(", "))
    )
    assert (grounds[0] < 0.2) is (scheme == "dark")
