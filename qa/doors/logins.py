"""Who may come in, by name and password; wrong ones are slowed down."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

from qa.doors.limiter import Limiter, TooManyRequests

WRONG_LOGINS = "5/minute"
"""How many wrong passwords one client may bring."""

WRONG_BY_NAME = "30/minute"
"""How many may be brought for one name, by all clients together."""


class LoginsError(Exception):
    """A file of logins can't be used; the message says why and what to do."""


class Logins:
    """Names with their passwords."""

    def __init__(self, passwords: Mapping[str, str], wrong: str = WRONG_LOGINS) -> None:
        """Keep passwords.

        Args:
            passwords: By name.
            wrong: How many wrong ones one client may bring.
        """
        self._passwords = dict(passwords)
        self._wrong = Limiter(wrong)
        self._wrong_by_name = Limiter(WRONG_BY_NAME)

    @property
    def names(self) -> set[str]:
        """Of all who may come in."""
        return set(self._passwords)

    def admits(self, name: str, password: str, client: str) -> bool:
        """Say whether somebody may come in.

        Args:
            name: Whom the client says it is.
            password: What it brings.
            client: Its address.

        Raises:
            TooManyRequests: It has brought too many wrong ones; a right one is no use either then.
        """
        return self._admits(name, password, self._wrong, client)

    def admits_by_name(self, name: str, password: str) -> bool:
        """Say so where no address is known: each name is slowed down by itself, all together."""
        try:
            return self._admits(name, password, self._wrong_by_name, name)
        except TooManyRequests:
            return False

    def _admits(self, name: str, password: str, wrong: Limiter, client: str) -> bool:
        wrong.check(client)
        known = self._passwords.get(name)
        same = secrets.compare_digest((known or "").encode(), password.encode())
        if known and same:
            return True
        wrong.admit(client)
        return False


def read_logins(file: Path) -> Logins:
    """Read who may come in: a line ``name:password`` each; lines that begin with ``#`` are skipped.

    Raises:
        LoginsError: It can't be read, a line is something else, or it names nobody.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LoginsError(f"{file} can't be read ({error}): give a text file of logins") from error
    passwords = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, password = line.strip().partition(":")
        if not (name and colon and password):
            raise LoginsError(f"{file}, line {number}: write it as name:password")
        passwords[name] = password
    if not passwords:
        raise LoginsError(f"{file} names nobody: write a line name:password for each reader")
    return Logins(passwords)
