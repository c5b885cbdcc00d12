"""What a code cell is: an exercise, commands, or neither."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

import course

FIRST_LINE = re.compile(r"\s*//\s*exercise\s+(\d\d)\w*[^\n]*\n?")
# Those that need no terminal and grade nobody.
COMMANDS = ("check", "hint", "list", "plots", "predict", "reset", "train")


@dataclass(frozen=True)
class ExerciseCell:
    exercise: course.Exercise
    first_line: str
    code: str
    begins: int  # the number of the cell's line in which the code begins, from 1


@dataclass(frozen=True)
class CommandCell:
    commands: list[list[str]]


def find(number: str) -> course.Exercise:
    all_of_them = course.exercises()
    for exercise in all_of_them:
        if number in (exercise.number, exercise.name, exercise.function):
            return exercise
    raise course.CourseError(
        f"There is no exercise {number}; they are numbered from {all_of_them[0].number} to "
        f"{all_of_them[-1].number}."
    )


def _command(line: str) -> list[str]:
    try:
        words = shlex.split(line[1:])
    except ValueError:
        raise course.CourseError(f"A quote is not closed in: {line}") from None
    if not words or words[0] not in COMMANDS:
        known = ", ".join("%" + name for name in COMMANDS)
        raise course.CourseError(
            f"There is no command {line.split()[0]} here. There are {known}; for the others, run "
            "./deepsteps help in a terminal."
        )
    return words


def take_apart(source: str) -> ExerciseCell | CommandCell:
    first = FIRST_LINE.match(source)
    if first:
        code = source[first.end() :]
        blank = source[: len(source) - len(code.lstrip())]
        return ExerciseCell(find(first[1]), first[0].strip(), code, blank.count("\n") + 1)
    lines = [line.strip() for line in source.splitlines()]
    lines = [line for line in lines if line and not line.startswith(("//", "#"))]
    for line in lines:
        if not line.startswith("%"):
            raise course.CourseError(
                "This cell is neither an exercise nor a command, so nothing was run. The cell of"
                f" an exercise begins with a line such as // exercise {course.exercises()[0].name};"
                " a command begins with %, as in %check 03."
            )
    return CommandCell([_command(line) for line in lines])
