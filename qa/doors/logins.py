"""Who may come in, by name and password; wrong ones are slowed down."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from qa.doors.limiter import Limiter

WRONG_LOGINS = "5/minute"
"""How many wrong passwords one client may bring."""


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

    def admits(self, name: str, password: str, client: str) -> bool:
        """Say whether somebody may come in.

        Args:
            name: Whom the client says it is.
            password: What it brings.
            client: Its address.

        Raises:
            TooManyRequests: It has brought too many wrong ones; a right one is no use either then.
        """
        self._wrong.check(client)
        known = self._passwords.get(name)
        same = secrets.compare_digest((known or "").encode(), password.encode())
        if known and same:
            return True
        self._wrong.admit(client)
        return False
