"""The woven page, piece by piece: formulas, strangers' text, and what a change changes."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebook"))

import cache  # noqa: E402
import chapters  # noqa: E402
import course  # noqa: E402
import document  # noqa: E402
import formulas  # noqa: E402
import prose  # noqa: E402
import verdict_html  # noqa: E402
import weave  # noqa: E402

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> $\\input{/etc/passwd}$ {{style}}"
    " \x1b[31m\x07\u202e </pre></code>\n````\n"
    + "y" * 5000
)
RUNS = re.compile(r"<script|<img[^>]*onerror|javascript:|\sonclick=|https?://evil", re.IGNORECASE)
FOLDER = "solutions" if (PROJECT / "solutions").is_dir() else "exercises"


def verdict(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"state": "wrong", "words": [], "cells": [], "printed": "", "checks": []}
    made |= {"stopped": None, "fault": None, "where": None, "likely": []}
    made |= {"diagnosis": None, "not_written": ""}
    return made | changes


class FormulasTest(unittest.TestCase):
    def test_lessons_formulas(self) -> None:
        for text, tex in {
            "W_l - α·dW_l": r"W_{l} - \alpha \cdot \mathit{dW}_{l}",
            "1/m · dZ·A_prevᵀ": r"\frac{1}{m} \cdot \mathit{dZ} \cdot A_{\text{prev}}^{\mathsf T}",
            "1 / (1 + e^-Z)": r"\frac{1}{1 + e^{-Z}}",
            "-( Y / AL - 1 )": r"- ( \frac{Y}{\mathit{AL}} - 1 )",
            "Σ_i dZ^(i)": r"\sum_{i} \mathit{dZ}^{(i)}",
            "‖a - b‖ / ( ‖a‖ + 1 )": r"\frac{\lVert a - b \rVert}{\lVert a \rVert + 1}",
            "J(θ_i ± ε)''": r"J ( \theta_{i} \pm \varepsilon )''",
            "gradapprox_i": r"\mathit{gradapprox}_{i}",
        }.items():
            self.assertEqual(formulas.formula(text), tex)

    def test_other_text_is_no_formula(self) -> None:
        for text in (
            "zeros",
            "-log(the answer)",
            "a / ",
            "( a",
            "‖a",
            "⎡w00⎤",
            "x $ y",
            "\\input{a}",
            "",
        ):
            self.assertIsNone(formulas.block([text]) if text else None, text)
            with self.assertRaises(formulas.NoFormula):
                formulas.formula(text)

    def test_numbers_and_words_have_columns(self) -> None:
        self.assertEqual(
            formulas.block(["b = c   (17)   for l = 1, …, L"]),
            r"\begin{aligned}b &= c&& (17)&& \text{for }" r" l = 1 , \dots , L\end{aligned}",
        )

    def test_a_change_of_the_lessons_keeps_their_formulas(self) -> None:
        lessons = {
            one.name: course.read(PROJECT / FOLDER / f"{one.name}.cpp").lesson
            for one in course.exercises()
        }
        for number in re.findall(r"\((\d+)\)$", "\n".join(lessons.values()), re.MULTILINE):
            found = "".join(formulas.in_lesson(lesson) for lesson in lessons.values())
            self.assertIn(f"&& ({number})", found)


class TextTest(unittest.TestCase):
    """What pandoc makes. Nothing is kept in the project's own cache."""

    def setUp(self) -> None:
        if shutil.which("pandoc") is None:
            self.skipTest("pandoc is not installed (apt-get install pandoc)")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(setattr, cache, "FOLDER", cache.FOLDER)
        cache.FOLDER = Path(folder.name)

    def test_a_lesson_cannot_run_or_load_anything(self) -> None:
        made = prose.to_html(
            HOSTILE[:200]
            + "\n\n[a](javascript:alert(1)) [b](JavaScript:x){onclick=x} [c](data:text/html,x)"
            " ![d](http://evil/x.png) ![e](picture:nothing) <https://good.example/>\n\n"
            "```{=html}\n<script>x</script>\n```\n\n# h {#main onclick=x}\n",
            "here",
        )
        self.assertIsNone(re.search(r"<script|<img|href=\"(?!https://good|#)", made), made)
        self.assertNotIn('id="main"', made)
        self.assertIn('href="https://good.example/"', made)

    def test_code_stays_code(self) -> None:
        first, second = prose.codes([HOSTILE, "int a;\n* * *\n<hr />"])
        self.assertIsNone(RUNS.search(first))
        self.assertNotIn("\x1b", first)
        self.assertIn("&lt;script&gt;", re.sub(r"</?span[^>]*>", "", first))
        self.assertIn("&lt;hr /&gt;", re.sub(r"</?span[^>]*>", "", second))

    def test_a_lesson_turns_no_text_around(self) -> None:
        made = prose.to_html("one \u202e two \x1b[31m\x07", "here")
        self.assertIn("one \ufffd two", made)
        self.assertNotIn("\x1b", made)

    def test_links_between_pages_have_their_targets(self) -> None:
        made = prose.to_html("[x](#derivation) [y](#own)\n\n## Own\n", "here")
        self.assertIn('href="#derivation"', made)
        self.assertIn('href="#here-own"', made)

    def test_a_sentence_changes_its_own_section_only(self) -> None:
        folder = Path(tempfile.mkdtemp(dir=cache.FOLDER))
        exercises = course.exercises()[5:7]
        for one in exercises:
            shutil.copy(PROJECT / FOLDER / f"{one.name}.cpp", folder)
        self.addCleanup(setattr, weave, "path_of", weave.path_of)
        weave.path_of = lambda one, functions: folder / f"{one.name}.cpp"
        woven = weave.Woven(FOLDER, {one.name: verdict() for one in exercises}, {})
        keys = [weave._verdict_key(one, FOLDER, "engine") for one in exercises]
        before = [weave.exercise_section(one, woven).body for one in exercises]
        path = folder / f"{exercises[0].name}.cpp"
        path.write_text(
            path.read_text().replace("// ", "// Changed. ", 2).replace("Changed. ", "", 1)
        )
        after = [weave.exercise_section(one, woven).body for one in exercises]
        self.assertEqual([a == b for a, b in zip(before, after)], [False, True])
        # A lesson of as many lines has the same verdict: nothing is run for it.
        self.assertEqual(keys, [weave._verdict_key(one, FOLDER, "engine") for one in exercises])
        course.write_code(path, "int changed;")
        new = [weave._verdict_key(one, FOLDER, "engine") for one in exercises]
        self.assertEqual([a == b for a, b in zip(keys, new)], [False, True])

    def test_strangers_verdict_is_harmless(self) -> None:
        cell = {
            "edition": "v4",
            "code": HOSTILE,
            "output": HOSTILE,
            "expected": "1",
            "problem": None,
        }
        check = {"sentence": HOSTILE, "passed": False, "findings": [HOSTILE]}
        made = verdict_html.verdict_html(
            verdict(
                cells=[cell], printed=HOSTILE, checks=[check], diagnosis=HOSTILE, likely=[HOSTILE]
            ),
            course.exercises()[2],
        )
        self.assertFalse(RUNS.search(made) or "\x1b" in made or "\u202e" in made)
        self.assertFalse(re.search("y{1000}", made))

    def test_differences_are_marked(self) -> None:
        mine, theirs = verdict_html.marked("Z = [[ 1.5 2.0]]", "Z = [[ 1.5 3.0]]")
        self.assertEqual(mine, "Z = [[ 1.5 <mark>2.0</mark>]]")
        self.assertEqual(theirs, "Z = [[ 1.5 <mark>3.0</mark>]]")


class KeepingTest(unittest.TestCase):
    def test_what_ran_out_of_time_is_told_from_the_rest(self) -> None:
        late = {"report": {"checks": [{"findings": [{"kind": "timed_out"}]}]}, "stopped": None}
        self.assertTrue(weave.ran_out_of_time(late))
        self.assertFalse(weave.ran_out_of_time(verdict(printed="timed_out", stopped="timed_out")))


class DocumentTest(unittest.TestCase):
    def test_nothing_is_filled_in_twice_and_only_our_scripts_run(self) -> None:
        section = document.Section("a", "{{style}}", "<p>{{title}}</p>", "Exercise 03", "", "wrong")
        made = document.document("T", "", [section], ["1;"], [])
        self.assertIn("<p>{{title}}</p>", made)
        self.assertIn("{{style}}</h2>", made)
        self.assertIn("script-src 'sha256-", made)
        self.assertNotIn("unsafe-inline'; script", made.split("script-src")[1][:80])

    def test_all_pages_and_exercises_are_there_once(self) -> None:
        ordered = chapters.in_order(course.exercises())
        self.assertEqual(len(ordered), len(course.exercises()) + len(chapters.pages()))
        self.assertEqual(len({page.anchor for page in chapters.pages()}), len(chapters.pages()))


class NotebookTest(unittest.TestCase):
    def test_the_ipynb_is_valid_and_always_the_same(self) -> None:
        try:
            import ipynb
        except ImportError:
            self.skipTest("nbformat is not installed (apt-get install python3-nbformat)")
        text = ipynb.text_of(ipynb.notebook(FOLDER))
        self.assertEqual(text, ipynb.text_of(ipynb.notebook(FOLDER)))
        for one in course.exercises():
            self.assertEqual(text.count(f'"// exercise {one.name}'), 1)


if __name__ == "__main__":
    unittest.main()
