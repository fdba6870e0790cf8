"""A conversation in the terminal, by keyboard or from a pipe."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

WIDTH = 96


@dataclass(frozen=True, slots=True)
class Terminal:
    """Says and asks; every question raises ``EOFError`` where the input has come to its end."""

    input: TextIO
    output: TextIO

    def say(self, text: str = "", indent: str = "", mark: str = "") -> None:
        """Write a text, wrapped and indented; a mark stands in the indent of the first line."""
        wrapped = textwrap.fill(
            printable(text),
            WIDTH,
            initial_indent=mark.rjust(len(indent)),
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        self.output.write(f"{wrapped}\n")
        self.output.flush()

    def ask(self, prompt: str) -> str:
        """Return one line, without the white space around it."""
        self.output.write(f"{printable(prompt)} ")
        self.output.flush()
        line = self.input.readline()
        answer = line.strip()
        if not self.input.isatty():
            self.output.write(f"{printable(answer)}\n")
        if not line:
            raise EOFError
        return answer

    def ask_lines(self) -> tuple[str, ...]:
        """Return lines up to a blank one, each once."""
        lines: list[str] = []
        while line := self.ask(">"):
            lines.append(line)
        return tuple(dict.fromkeys(lines))

    def pick(self, prompt: str, options: Sequence[str], default: str | None = None) -> str:
        """Return one of the options, given by number, name or the beginning of a single name."""
        while True:
            answer = self.ask(prompt).lower()
            if not answer and default:
                return default
            if answer.isdecimal() and 0 < int(answer) <= len(options):
                return options[int(answer) - 1]
            fitting = [option for option in options if answer and option.startswith(answer)]
            if answer in options or len(fitting) == 1:
                return answer if answer in options else fitting[0]
            self.say(f"Please one of: {', '.join(options)}.")


def printable(text: str) -> str:
    """Escape what steers a terminal: readers' questions and articles are shown in it."""
    return "".join(
        character.encode("unicode_escape").decode()
        if character != "\n" and unicodedata.category(character) in {"Cc", "Cf", "Cs"}
        else character
        for character in text
    )
