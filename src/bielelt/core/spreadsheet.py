"""Texts in CSV files: what a spreadsheet would take for a formula is guarded, reversibly.

A progress text such as «-Сургалт хийв» or «=HYPERLINK(…)» must neither be executed nor
become «#NAME?» when an assessor opens the file of another office.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@].")
_GUARDED = re.compile(r"''*[=+\-@].")


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would compute; «-» alone is safe."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text that ``guard`` was given."""
    return text[1:] if _GUARDED.match(text) else text
