"""Drives the kernel as a front end does. jupyter_test.sh runs it in a copy of the project."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
import unittest
from pathlib import Path
from typing import Any

PROJECT = Path(os.environ["DEEPSTEPS_PROJECT"])
sys.path.append(str(PROJECT / "notebook"))
sys.path.append(str(PROJECT / "notebook" / "kernel"))

import course  # noqa: E402
import nbformat  # noqa: E402
import refresh  # noqa: E402
from jupyter_client.manager import KernelManager  # noqa: E402
from nbclient import NotebookClient  # noqa: E402

SECONDS = 240
slow = unittest.skipUnless(os.environ.get("DEEPSTEPS_LONG"), "slow")
RIGHT = "Z = W * A;\nZ.each_col() += b;"


class Ran:
    """What a cell showed in the end, as a notebook keeps it."""

    def __init__(self) -> None:
        self.reply: dict[str, Any] = {}
        self.streams = ""
        self.shown: list[tuple[str, dict[str, str]]] = []

    def take(self, message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] == "stream":
            self.streams += content["text"]
        elif message["msg_type"] == "display_data":
            self.shown.append((content["transient"].get("display_id", ""), content["data"]))
        elif message["msg_type"] == "update_display_data":
            place = content["transient"]["display_id"]
            self.shown = [(p, content["data"] if p == place else d) for p, d in self.shown]

    def text(self, kind: str = "text/plain") -> str:
        return "\n".join(data.get(kind, "") for _, data in self.shown)


class KernelTest(unittest.TestCase):
    manager: KernelManager

    @classmethod
    def setUpClass(cls) -> None:
        cls.manager = KernelManager(kernel_name="deepsteps")
        cls.manager.start_kernel(cwd=str(PROJECT / "exercises"))
        cls.client = cls.manager.client()
        cls.client.start_channels()
        cls.client.wait_for_ready(timeout=60)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def setUp(self) -> None:
        self.exercise = course.exercises()[2]
        self.put(self.exercise.stub)
        (PROJECT / "notebook/out/agreed.json").unlink(missing_ok=True)

    def put(self, code: str) -> None:
        course.write_code(self.exercise.path, code)

    def run_cell(self, code: str) -> Ran:
        ran = Ran()
        ran.reply = self.client.execute_interactive(
            code, timeout=SECONDS, output_hook=ran.take, allow_stdin=False
        )["content"]
        return ran

    def run_exercise(self, code: str) -> Ran:
        return self.run_cell(f"// exercise {self.exercise.name}\n{code}")

    def kept(self) -> set[Path]:
        return set((PROJECT / "exercises/kept").glob("03_*"))

    def test_wrong_answer_is_named_then_mended(self) -> None:
        before = course.read(self.exercise.path)
        wrong = self.run_exercise("Z = W * A;")
        self.assertIn("no bias was added", wrong.text())
        self.assertIn("no bias was added", wrong.text("text/html"))
        self.assertIn("Expected output", wrong.text())
        right = self.run_exercise(RIGHT)
        self.assertIn("Solved.", right.text())
        self.assertEqual("ok", right.reply["status"])
        after = course.read(self.exercise.path)
        self.assertEqual(RIGHT, after.code)
        self.assertEqual(
            (before.lesson, before.given_before, before.given_after),
            (after.lesson, after.given_before, after.given_after),
        )

    @slow
    def test_compiler_error_has_its_line_in_the_cell(self) -> None:
        said = self.run_exercise("\nZ = W * A;\nZ = np.dot(W, A);").text()
        self.assertIn("does not compile", said)
        self.assertIn("Line 4 of this cell", said)
        self.assertIn("W * A in Armadillo", said)
        self.assertNotIn(".cpp:", said)

    def test_untouched_cell_is_not_started(self) -> None:
        self.assertIn("not started", self.run_exercise(self.exercise.stub).text())

    @slow
    def test_strangers_text_stays_text(self) -> None:
        page = self.run_exercise(
            "std::cout << \"<script>alert(1)</script> $x$ \\x1b[2J\" << std::string(5000, 'y') <<"
            ' "\\n";\n' + RIGHT
        ).text("text/html")
        self.assertIn("&lt;script&gt;", page)
        self.assertNotIn("<script>", page)
        self.assertNotIn("\x1b", page)
        self.assertIsNone(re.search("y{1000}", page))

    @slow
    def test_file_that_changed_last_wins(self) -> None:
        self.run_exercise("Z = W * A;")
        self.put(RIGHT)
        ran = self.run_exercise("Z = W * A;")
        self.assertIn("changed after this cell", ran.text())
        self.assertIn("Solved.", ran.text())
        self.assertIn(RIGHT, ran.reply["payload"][0]["text"])
        self.assertEqual(RIGHT, course.read(self.exercise.path).code)

    def test_cell_wins_over_a_file_that_changed_too(self) -> None:
        self.run_exercise("Z = W * A;")
        self.put("Z = 2 * W * A;")
        before = self.kept()
        ran = self.run_exercise(RIGHT)
        self.assertIn("had been changed elsewhere", ran.text())
        self.assertEqual(RIGHT, course.read(self.exercise.path).code)
        (kept,) = self.kept() - before
        self.assertIn("Z = 2 * W * A;", kept.read_text())
        self.assertIn(kept.name, ran.text())

    def test_what_is_no_exercise_is_said(self) -> None:
        marked = self.run_exercise(f"{course.START}\n{RIGHT}")
        self.assertIn("marker line", marked.streams)
        self.assertEqual(self.exercise.stub, course.read(self.exercise.path).code)
        self.assertIn("neither an exercise nor a command", self.run_cell("int x = 3;").streams)
        self.assertIn("no exercise 99", self.run_cell("// exercise 99_nothing").streams)
        self.assertIn("no command %rm", self.run_cell("%rm -rf /").streams)
        self.assertIn("quote", self.run_cell("%check '").streams)
        self.assertEqual("", self.run_cell("\n// only a comment\n").streams)

    @slow
    def test_commands_run(self) -> None:
        self.assertIn("Which product fits", self.run_cell("%hint 03").streams)
        self.assertIn("not started", self.run_cell("%check 03").text())
        trained = self.run_cell(
            "%train --iterations 3 --model deep --plot plots/out/of-the-test.png"
        )
        self.assertIn("3 iterations", trained.streams)
        self.assertTrue(trained.text("image/png"))
        self.assertIn("iterations", self.run_cell("%train --iterations x").streams)

    def test_interrupt_ends_the_program(self) -> None:
        threading.Timer(2, self.manager.interrupt_kernel).start()
        start = time.monotonic()
        ran = self.run_cell("%train --iterations 2000000000 --no-plot --no-reduce --model deep")
        self.assertLess(time.monotonic() - start, 20)
        self.assertEqual("error", ran.reply["status"])
        self.assertIn("Interrupted.", ran.streams)
        self.assertIn("Which product fits", self.run_cell("%hint 03").streams)

    def test_names_are_completed_and_explained(self) -> None:
        for word, name in (
            ("sigm", "sigmoid"),
            ("Z.each", "each_col"),
            ("linear_b", "linear_backward"),
        ):
            code = f"// exercise {self.exercise.name}\n{word}"
            reply = self.client.complete(code, len(code), reply=True, timeout=10)["content"]
            self.assertIn(name, reply["matches"])
            self.assertEqual(len(word.split(".")[-1]), reply["cursor_end"] - reply["cursor_start"])
        reply = self.client.inspect("linear_forward(", 15, reply=True, timeout=10)["content"]
        self.assertIn("linear_forward(const arma::mat& A", reply["data"]["text/plain"])


class RefreshTest(unittest.TestCase):
    """./deepsteps jupyter, as it starts."""

    def setUp(self) -> None:
        self.exercise = course.exercises()[2]
        course.write_code(self.exercise.path, self.exercise.stub)
        refresh.NOTEBOOK.unlink(missing_ok=True)
        refresh.refresh()

    def cell(self, notebook: Any) -> Any:
        return next(
            c for c in notebook.cells if c.source.startswith(f"// exercise {self.exercise.name}")
        )

    def test_notebook_is_valid_and_stays(self) -> None:
        before = refresh.NOTEBOOK.read_bytes()
        nbformat.validate(nbformat.read(refresh.NOTEBOOK, as_version=4))
        self.assertEqual([], refresh.refresh())
        self.assertEqual(before, refresh.NOTEBOOK.read_bytes())

    def test_newer_file_goes_into_its_cell(self) -> None:
        course.write_code(self.exercise.path, RIGHT)
        (said,) = refresh.refresh()
        self.assertIn("Exercise 03: the cell now has the lines", said)
        self.assertIn(RIGHT, self.cell(nbformat.read(refresh.NOTEBOOK, as_version=4)).source)

    def test_newer_cell_stays(self) -> None:
        notebook = nbformat.read(refresh.NOTEBOOK, as_version=4)
        self.cell(notebook).source = f"// exercise {self.exercise.name}\n{RIGHT}"
        nbformat.write(notebook, refresh.NOTEBOOK)
        (said,) = refresh.refresh()
        self.assertIn("Shift-Enter writes them", said)
        self.assertEqual(self.exercise.stub, course.read(self.exercise.path).code)

    def test_damaged_notebook_is_refused_in_a_sentence(self) -> None:
        refresh.NOTEBOOK.write_text("{")
        with self.assertRaisesRegex(course.CourseError, "no notebook that Jupyter can read"):
            refresh.refresh()


class WholeCourseTest(unittest.TestCase):
    """All cells, one after the other, as nbconvert --execute runs them."""

    def execute(self) -> list[str]:
        refresh.NOTEBOOK.unlink(missing_ok=True)
        refresh.refresh()
        notebook = nbformat.read(refresh.NOTEBOOK, as_version=4)
        notebook.cells = [c for c in notebook.cells if c.source.startswith("// exercise")]
        NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="deepsteps",
            resources={"metadata": {"path": str(PROJECT / "exercises")}},
        ).execute()
        return [c.outputs[0]["data"]["text/plain"] for c in notebook.cells]

    @slow
    def test_untouched_course_says_not_started(self) -> None:
        for exercise in course.exercises():
            course.write_code(exercise.path, exercise.stub)
        outputs = self.execute()
        self.assertEqual(len(course.exercises()), len(outputs))
        for output in outputs:
            self.assertIn("not started", output)

    @slow
    def test_solutions_are_solved(self) -> None:
        for exercise in course.exercises():
            code = course.read(PROJECT / "solutions" / f"{exercise.name}.cpp").code
            course.write_code(exercise.path, code)
        for output in self.execute():
            self.assertIn("Solved.", output)


if __name__ == "__main__":
    unittest.main(verbosity=2)
