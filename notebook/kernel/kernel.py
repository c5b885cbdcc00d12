"""The Jupyter kernel: an exercise's cell goes into its file and is checked; others run commands."""

from __future__ import annotations

import base64
import codecs
import html
import traceback
from pathlib import Path
from typing import Any

import agreement
import cells
import course
import names
import page
import programs
from ipykernel.kernelbase import Kernel

MIME_TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
MAX_FIGURE = 8 << 20  # bytes


class DeepstepsKernel(Kernel):
    implementation = "deepsteps"
    implementation_version = "1"
    language = "c++"
    language_version = "20"
    language_info = {
        "name": "c++",
        "version": "20",
        "mimetype": "text/x-c++src",
        "codemirror_mode": "text/x-c++src",
        "pygments_lexer": "cpp",
        "file_extension": ".cpp",
    }
    banner = "deepsteps: Building your Deep Neural Network, step by step"

    def do_execute(
        self,
        code: str,
        silent: bool,
        store_history: bool = True,
        user_expressions: dict[str, Any] | None = None,
        allow_stdin: bool = False,
        **_: Any,
    ) -> dict[str, Any]:
        self.silent = silent
        self.payload: list[dict[str, Any]] = []
        try:
            self.execute(code)
        except KeyboardInterrupt:
            self.say("stderr", "Interrupted.\n")
            return self._failed("KeyboardInterrupt", "interrupted")
        except course.CourseError as error:
            self.say("stderr", f"{page.plain(str(error))}\n")
        except Exception as error:
            self.log.error(traceback.format_exc())
            self.say(
                "stderr",
                (
                    f"The kernel failed: {page.plain(repr(error), 3)}. Run ./deepsteps check in a"
                    " terminal.\n"
                ),
            )
            return self._failed(type(error).__name__, page.plain(str(error), 3))
        return {
            "status": "ok",
            "execution_count": self.execution_count,
            "payload": self.payload,
            "user_expressions": {},
        }

    def execute(self, code: str) -> None:
        cell = cells.take_apart(code)
        if isinstance(cell, cells.ExerciseCell):
            self.run_exercise(cell)
            return
        for words in cell.commands:
            self.run_command(words)

    # ---- Exercises ----

    def run_exercise(self, cell: cells.ExerciseCell) -> None:
        settled = agreement.settle(cell.exercise, cell.code)
        notes, begins = [], cell.begins
        file = cell.exercise.file
        if settled.change is agreement.Change.FILE:
            # The cell of the notebook follows the file.
            text = f"{cell.first_line}\n{settled.code}"
            self.payload.append({"source": "set_next_input", "text": text, "replace": True})
            notes.append(
                f"`{file}` was changed after this cell, so the file counts, and the cell now has"
                " its lines."
            )
            begins = 2
        elif settled.change is agreement.Change.BOTH:
            notes.append(
                f"`{file}` had been changed elsewhere. This cell was run last, so the cell counts;"
                f" the file as it was is kept as `{settled.kept}`."
            )
        self.show_verdicts([cell.exercise], notes, begins)

    def show_verdicts(
        self, which: list[course.Exercise], notes: list[str], begins: int = 0, own: bool = False
    ) -> None:
        place = {"display_id": f"deepsteps-{self.execution_count}-{id(which)}"}
        waiting = "Compiling and checking …"
        self.display({"text/plain": waiting, "text/html": f"<i>{waiting}</i>"}, place)
        try:
            found = programs.verdicts([exercise.number for exercise in which], own=own)
        except BaseException:
            self.display({"text/plain": "", "text/html": ""}, place, "update_display_data")
            raise
        pages = [page.page_of(found[one.name], one, notes, begins).data() for one in which]
        joined = {kind: "\n\n".join(data[kind] for data in pages) for kind in pages[0]}
        self.display(joined, place, "update_display_data")

    # ---- Commands ----

    def run_command(self, words: list[str]) -> None:
        options = [word for word in words[1:] if word.startswith("-")]
        if words[0] == "check" and words[1:] and set(options) <= {"--own"}:
            which = [cells.find(word) for word in words[1:] if not word.startswith("-")]
            if which:
                self.show_verdicts(which, [], own="--own" in options)
                return
        start = programs.now()
        decoders = {
            stream: codecs.getincrementaldecoder("utf-8")("replace")
            for stream in ("stdout", "stderr")
        }

        def show(stream: str, piece: bytes) -> None:
            self.say(stream, decoders[stream].decode(piece))

        status = programs.run(words, show)
        for figure in programs.files_since(start):
            self.show_figure(Path(figure))
        if status not in (0, 1, 77):
            self.say("stderr", f"%{words[0]} ended with status {status}.\n")

    def show_figure(self, figure: Path) -> None:
        content = figure.read_bytes()
        if len(content) > MAX_FIGURE:
            return
        name = str(figure.relative_to(course.PROJECT))
        kind = MIME_TYPES[figure.suffix]
        image = (
            content.decode("utf-8", "replace")
            if kind.endswith("xml")
            else base64.b64encode(content).decode()
        )
        self.display({"text/plain": f"[{name}]", "text/html": f"<code>{html.escape(name)}</code>"})
        self.display({"text/plain": f"[{name}]", kind: image})

    # ---- What the front end asks ----

    def do_complete(self, code: str, cursor_pos: int) -> dict[str, Any]:
        found, start = names.completions(code, cursor_pos, self._exercise_cell(code))
        return {
            "status": "ok",
            "matches": found,
            "cursor_start": start,
            "cursor_end": cursor_pos,
            "metadata": {},
        }

    def do_inspect(
        self, code: str, cursor_pos: int, detail_level: int = 0, omit_sections: Any = ()
    ) -> dict[str, Any]:
        text = names.inspection(code, cursor_pos)
        data = {"text/plain": text} if text else {}
        return {"status": "ok", "found": bool(text), "data": data, "metadata": {}}

    def do_is_complete(self, code: str) -> dict[str, Any]:
        return {"status": "complete"}

    # ---- Messages ----

    def say(self, stream: str, text: str) -> None:
        if text and not self.silent:
            self.send_response(self.iopub_socket, "stream", {"name": stream, "text": text})

    def display(
        self, data: dict[str, str], place: dict[str, str] | None = None, kind: str = "display_data"
    ) -> None:
        if not self.silent:
            content = {"data": data, "metadata": {}, "transient": place or {}}
            self.send_response(self.iopub_socket, kind, content)

    def _failed(self, name: str, words: str) -> dict[str, Any]:
        content = {"ename": name, "evalue": words, "traceback": []}
        if not self.silent:
            self.send_response(self.iopub_socket, "error", content)
        return {"status": "error", "execution_count": self.execution_count, **content}

    @staticmethod
    def _exercise_cell(code: str) -> cells.ExerciseCell | None:
        try:
            cell = cells.take_apart(code)
        except course.CourseError:
            return None
        return cell if isinstance(cell, cells.ExerciseCell) else None
