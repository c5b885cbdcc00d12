"""Weaving: formulas, findings and the book around them; no page can be broken by what is printed."""

from __future__ import annotations

import re
import shutil
import sys
import unittest
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebook"))

import course  # noqa: E402
import findings  # noqa: E402
import formulas  # noqa: E402
import pictures  # noqa: E402

HOSTILE = "</pre></script><img src=x onerror=alert(1)>$\\evil$ \x1b[2J\x07 ```\n" + "y" * 5000


class Formulas(unittest.TestCase):
    def test_the_lessons_notation(self) -> None:
        cases = {
            "Z = W·A + b        (4)": r"Z = W \cdot A + b \qquad (4)",
            "dW = 1/m · dZ·A_prevᵀ": r"dW = \frac{1}{m} \cdot dZ \cdot A_{\mathrm{prev}}^{\mathsf{T}}",
            "s = 1 / (1 + e^-Z)": r"s = \frac{1}{1 + e^{-Z}}",
            "b_l = zeros": r"b_{l} = \text{zeros}",
            "a = b   for l = 1, …, L": None,
        }
        for text, tex in cases.items():
            self.assertEqual(formulas.tex_of(f"    {text}\n"), tex, text)

    def test_what_is_no_formula_stays_as_it_is(self) -> None:
        for text in (
            "AL, caches = L_model_forward(X, parameters)",
            "X → [LINEAR → RELU]",
            "int x = 0;",
            "─► A",
            "= b",
            "a = (b",
            "a = b)",
        ):
            self.assertIsNone(formulas.tex_of(f"    {text}\n"), text)

    def test_most_equations_of_the_lessons_become_formulas(self) -> None:
        found = set()
        for exercise in course.exercises():
            lesson = course.read(exercise.path).lesson
            woven = formulas.in_markdown(pictures.in_pages(exercise.name, lesson))
            for block in re.findall(r"\$\$(.*?)\$\$", woven, re.DOTALL):
                found |= set(re.findall(r"\\qquad \((\d+)\)", block))
        self.assertLessEqual({"4", "7", "8", "9", "10", "16", "17"}, found)


def verdict(state: str, **more: Any) -> dict[str, Any]:
    its: dict[str, Any] = {
        "state": state,
        "words": [],
        "not_written": "",
        "cells": [],
        "checks": [],
        "printed": "",
        "stopped": None,
        "fault": None,
        "likely": [],
        "diagnosis": None,
    }
    return its | more


def cell(output: str, expected: str, problem: str | None = None) -> dict[str, Any]:
    return {
        "edition": "v4",
        "code": "f();",
        "output": output,
        "expected": expected,
        "problem": problem,
    }


class Balanced(HTMLParser):
    """Whether each tag is closed where it should be."""

    VOID = {"img", "br", "meta", "link", "input", "hr", "rect", "circle", "path", "line"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


class Findings(unittest.TestCase):
    exercise = course.exercises()[2]

    def html(self, its: dict[str, Any]) -> str:
        html = findings.findings_of(self.exercise, its)
        parser = Balanced()
        parser.feed(html)
        self.assertEqual((parser.wrong, parser.open), ([], []))
        self.assertFalse({"img", "script"} & parser.seen)
        return html

    def test_every_state_has_words(self) -> None:
        checks = [{"sentence": "s", "passed": False, "findings": ["f"]}]
        for state in ("solved", "wrong", "not started", "not ready", "does not compile", "missing"):
            self.assertIn('class="verdict', self.html(verdict(state, checks=checks)))

    def test_hostile_words_are_words(self) -> None:
        check = {"sentence": HOSTILE, "passed": False, "findings": [HOSTILE]}
        fault = {"sentence": HOSTILE, "file": HOSTILE, "line": 1, "text": HOSTILE}
        its = verdict(
            "wrong",
            cells=[cell(HOSTILE, "Z = 1"), cell("", "Z = 1", HOSTILE)],
            checks=[check, check | {"passed": True}],
            printed=HOSTILE,
            stopped=HOSTILE,
            likely=[HOSTILE],
            diagnosis=HOSTILE,
            fault=fault,
        )
        html = self.html(its)
        self.assertEqual(html.count("\x1b"), 0)
        self.assertIsNone(re.search("y{1000}", html))
        self.assertNotIn("\x1b", self.html(verdict("does not compile", words=[HOSTILE])))

    def test_what_differs_is_marked(self) -> None:
        html = self.html(verdict("wrong", cells=[cell("Z = [[1.5 2. ]]", "Z = [[1.5 3. ]]")]))
        self.assertEqual(re.findall("<mark>(.*?)</mark>", html), ["2.", "3."])

    def test_rounding_is_no_difference(self) -> None:
        its = [cell("cost = 0.41493159961539705", "cost = 0.41493159961539694")]
        html = self.html(verdict("solved", cells=its))
        self.assertIn("as expected", html)
        self.assertNotIn("<mark>", html)


@unittest.skipUnless(shutil.which("pandoc"), "there is no pandoc")
class Book(unittest.TestCase):
    def test_one_sentence_changes_one_chapter(self) -> None:
        import book

        its = {one.name: verdict("not started") for one in course.exercises()}
        for one in its.values():
            one["report"] = {"cells": [], "film": None}
        before = {one.anchor: one.html for one in book.chapters("exercises", its)}
        read = course.read

        def changed(path: Path) -> course.Parts:
            parts = read(path)
            if not path.name.startswith("07"):
                return parts
            lesson = parts.lesson + "\n\nOne more sentence.\n"
            return course.Parts(lesson, parts.given_before, parts.code, parts.given_after)

        course.read = changed
        try:
            after = {one.anchor: one.html for one in book.chapters("exercises", its)}
        finally:
            course.read = read
        self.assertEqual(
            [name for name, html in after.items() if html != before[name]], ["exercise-07"]
        )


if __name__ == "__main__":
    unittest.main()
