"""The course as its files have it: exercises/course.json, and each exercise's lesson and code."""

from __future__ import annotations

import errno
import json
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
START = "// ### START CODE HERE ###"
END = "// ### END CODE HERE ###"
INDENT = "    "


class CourseError(Exception):
    """One sentence: what was expected, what was found, what to do."""


@dataclass(frozen=True)
class Parts:
    """An exercise's file, taken apart. `code` is dedented; the markers are part of what is given."""

    lesson: str
    given_before: str
    code: str
    given_after: str


@dataclass(frozen=True)
class Exercise:
    number: str
    name: str
    title: str
    further: bool
    hints: tuple[str, ...]

    @property
    def function(self) -> str:
        return self.name[3:]

    @property
    def file(self) -> str:
        return f"exercises/{self.name}.cpp"

    @property
    def path(self) -> Path:
        return PROJECT / self.file

    @property
    def stub(self) -> str:
        """The code of the untouched file."""
        return f'throw dnn::NotImplemented("{self.function}");'


def exercises() -> list[Exercise]:
    manifest = PROJECT / "exercises" / "course.json"
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))["exercises"]
        return [
            Exercise(
                e["name"][:2], e["name"], e["title"], e.get("further", False), tuple(e["hints"])
            )
            for e in entries
        ]
    except (OSError, ValueError, KeyError) as error:
        raise CourseError(f"{manifest} cannot be read ({error}); restore it.") from None


def normalized(code: str) -> str:
    """The code without what nobody sees: spaces at the ends of lines, blank lines around."""
    return "\n".join(line.rstrip() for line in code.splitlines()).strip("\n")


def _marker(lines: list[str], marker: str, path: Path) -> int:
    for i, line in enumerate(lines):
        if marker in line:
            return i
    raise CourseError(
        f"{path.name} has lost its line {marker}; ./deepsteps reset {path.name[:2]} restores the "
        "file and keeps yours."
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", errors="surrogateescape")
    except FileNotFoundError:
        raise CourseError(
            f"{path.name} is missing; ./deepsteps reset {path.name[:2]} restores it."
        ) from None
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from None


def _split(path: Path) -> tuple[list[str], int, int]:
    """The file's lines with their ends, and where the two markers are."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", _text(path))
    start = _marker(lines, START, path)
    end = _marker(lines, END, path)
    if end < start:
        raise CourseError(f"The two marker lines of {path.name} have changed places.")
    return lines, start, end


def _dedented(line: str) -> str:
    return re.sub(rf"^ {{1,{len(INDENT)}}}|^\t", "", line)


def read(path: Path) -> Parts:
    lines, start, end = _split(path)
    plain = [line.rstrip("\r\n") for line in lines]
    first = next((i for i, line in enumerate(plain) if not line.startswith("//")), len(plain))
    lesson = "\n".join(re.sub(r"^// ?", "", line) for line in plain[:first])
    return Parts(
        lesson,
        "\n".join(plain[first : start + 1]),
        normalized("\n".join(_dedented(line) for line in plain[start + 1 : end])),
        "\n".join(plain[end:]),
    )


def first_line_of_code(path: Path) -> int:
    """The number, from 1, of the first line between the markers that is not blank."""
    lines, start, end = _split(path)
    return next((i + 1 for i in range(start + 1, end) if lines[i].strip()), start + 2)


def write_code(path: Path, code: str) -> None:
    """Puts the code between the markers; the rest stays as it is. Whole or not at all."""
    if START in code or END in code:
        raise CourseError("The code holds a marker line; leave both marker lines to the file.")
    lines, start, end = _split(path)
    newline = "\r\n" if lines[start].endswith("\r\n") else "\n"
    body = [
        (INDENT + line if line.strip() else "") + newline for line in normalized(code).splitlines()
    ]
    text = "".join(lines[: start + 1] + body + lines[end:])
    write(path, text.encode("utf-8", errors="surrogateescape"))


def _why(error: OSError) -> str:
    """What to do, as the programs in C++ say it."""
    return {
        errno.ENOSPC: "the disk is full; make room, or name a file elsewhere",
        errno.EDQUOT: "your share of that disk is used up (its quota); make room",
        errno.EFBIG: "it would be larger than files may be here; ulimit -f shows that limit",
        errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
        errno.ENOTDIR: "its folder is a file; name a file in a folder",
        errno.EEXIST: "its folder is a file; name a file in a folder",
    }.get(error.errno or 0, f"{error.strerror}; name a file in a folder you can write to")


def _target(path: Path) -> Path:
    """Where it is, or would be, behind its links; its folder is made."""
    try:
        target = path.resolve()
        if target.is_symlink():
            raise CourseError(f"{path} is a link that leads nowhere, such as to itself.")
        if target.is_dir():
            raise CourseError(f"{path} is a folder; add a file name.")
        target.parent.mkdir(parents=True, exist_ok=True)
    except RuntimeError:  # what resolve() says of links in a circle
        raise CourseError(f"{path} is a link that leads nowhere, such as to itself.") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {_why(error)}.") from None
    return target


def _draft(target: Path) -> tuple[int, str]:
    return tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)


def check_writable(path: Path) -> None:
    """Raises CourseError if it cannot be written: before the work, so that none is lost."""
    target = _target(path)
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if not target.exists() or target.is_file():
            handle, draft = _draft(target)
            os.close(handle)
            os.unlink(draft)
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {_why(error)}.") from None


def write(path: Path, content: bytes) -> None:
    """Replaces the file, whole or not at all; a link stays one, and the mode as it was. A device is written in place."""
    target = _target(path)
    if target.exists() and not target.is_file():
        try:
            target.write_bytes(content)
        except OSError as error:
            raise CourseError(f"{path} cannot be written: {_why(error)}.") from None
        return
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, draft = _draft(target)
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {_why(error)}.") from None
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(draft, mode)
        os.replace(draft, target)
    except BaseException as error:
        os.unlink(draft)
        if isinstance(error, OSError):
            raise CourseError(f"{path} cannot be written: {_why(error)}.") from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
