"""Translations: reading ``.po`` and writing ``.mo`` where gettext is not installed."""

import ast
import struct
from collections.abc import Iterator

CONTEXT_MARK = "\x04"
_MAGIC = 0x950412DE


def parse(po: str) -> dict[str, str]:
    """Return the translation of each msgid; a context stands before it as gettext has it.

    Only what our catalogue uses: comments, ``msgctxt``, ``msgid``, ``msgstr``, lines in
    double quotes that continue the line above.
    """
    entries: dict[str, str] = {}
    for entry in _entries(po):
        context = entry.get("msgctxt")
        key = entry["msgid"]
        full = f"{context}{CONTEXT_MARK}{key}" if context else key
        entries[full] = entry["msgstr"]
    return entries


def _entries(po: str) -> Iterator[dict[str, str]]:
    for block in po.split("\n\n"):
        entry: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith("msg"):
                keyword, _, line = line.partition(" ")  # noqa: PLW2901
                entry[keyword] = ""
            if line.startswith('"'):
                entry[keyword] += ast.literal_eval(line)
        if "msgid" in entry:
            yield entry


def to_mo(entries: dict[str, str]) -> bytes:
    """Return the compiled catalogue (GNU MO, little-endian), entries sorted as it wants."""
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items() if text)
    count = len(pairs)
    first_text = 7 * 4 + 16 * count
    ids: list[int] = []
    texts: list[int] = []
    data = b""
    for column, table in ((0, ids), (1, texts)):
        for pair in pairs:
            table += [len(pair[column]), first_text + len(data)]
            data += pair[column] + b"\0"
    head = (_MAGIC, 0, count, 7 * 4, 7 * 4 + 8 * count, 0, first_text)
    return struct.pack(f"<{7 + 4 * count}I", *head, *ids, *texts) + data
