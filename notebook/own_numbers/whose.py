"""Whose numbers a page shows, in the words that it needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Whose:
    owner: str  # before a name: "your dW"
    alone: str  # without one: "yours is 0.5"

    def heads(self, words: str) -> str:
        """ "Your numbers" """
        return f"{self.owner[0].upper()}{self.owner[1:]} {words}"


YOURS = Whose("your", "yours")
THE_SOLUTIONS = Whose("the solution’s", "the solution’s")


def whose(functions: str) -> Whose:
    """By the folder that the functions come from."""
    return THE_SOLUTIONS if functions == "solutions" else YOURS
