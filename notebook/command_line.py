"""What the programs share: command lines that end in one sentence, and looking at them before anything else is done."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import NoReturn

from untrusted import without_controls

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def end_if_only_arguments() -> None:
    """The launcher asks first whether the command line is right, before it installs what the program needs."""
    if os.environ.get("DEEPSTEPS_ONLY_ARGUMENTS"):
        sys.exit(0)


def one_line(text: str) -> str:
    return " ".join(without_controls(text).split())


def say_error(sentence: str) -> None:
    print(f"deepsteps: {one_line(sentence)}", file=sys.stderr)


def failed(error: Exception) -> int:
    say_error(str(error))
    return FAILED


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, as the programs in C++ do."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        print(
            f"error: {one_line(_in_our_words(message))}. {self.prog} --help lists all options.",
            file=sys.stderr,
        )
        sys.exit(MISUSED)


def _in_our_words(message: str) -> str:
    for pattern, words in (
        (r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", r"\1 must be \3; it is \2"),
        (r"argument (\S+): expected one argument", r"\1 needs a value behind it"),
        (r"argument (\S+): (.*)", r"\1 \2"),
        (r"unrecognized arguments: (-\S+).*", r"there is no option \1"),
        (r"unrecognized arguments: (.*)", r'"\1" is one word too many'),
        (r"the following arguments are required: (.*)", r"\1 is required"),
    ):
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return re.sub(r"'([^' ]*)'(?=[,;])", r"\1", found.expand(words)).replace(", ", " or ")
    return message


def file_name(text: str) -> Path:
    """For `type`: a script's variable that is not set must not pass for a name."""
    if not text:
        raise argparse.ArgumentTypeError("must be the name of a file; it is empty")
    return Path(text)
