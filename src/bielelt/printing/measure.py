"""How many lines a text takes: spreadsheets do not grow a merged row by themselves.

The widths are those of Tinos and Times New Roman, in hundredths of the type size.
"""

_WIDTHS = {
    letter: width
    for width, letters in {
        18: "'",
        25: " .,",
        28: "ijlt;:/",
        33: "frI!()[]-",
        40: 'sJзгэ"',
        45: "аеёстьяacez?“”",
        50: "влкоөрүухчЗbdghknopquvxy0123456789«»–_*бдъ",
        55: "ийнпцРFPS+=",
        60: "БЬГЕЁТELTZ₮м",
        67: "фЧЭыВКСЯBCRДЛж",
        72: "УЪАИЙНОӨПҮХЦwADGHKNOQUVXY",
        79: "юшщmФ%",
        90: "ЫМMЖ@",
    }.items()
    for letter in letters
}
_UNKNOWN = 100

# Programs differ in hinting and padding; a line too many is better than one clipped.
_SAFETY = 1.06


def lines(text: str, width: float, points: float, *, bold: bool = False) -> int:
    """Return the number of lines of ``text`` set in ``width`` millimetres."""
    room = width / 25.4 * 72 / points * 100 / (_SAFETY * (1.08 if bold else 1.0))
    return sum(_lines_of_paragraph(part, room) for part in text.split("\n"))


def _lines_of_paragraph(text: str, room: float) -> int:
    count, filled = 1, 0.0
    for word in text.split(" "):
        size = _size(word)
        if filled and filled + _WIDTHS[" "] + size > room:
            count, filled = count + 1, 0.0
        elif filled:
            filled += _WIDTHS[" "]
        overflow = int(size // room)
        count, filled = count + overflow, filled + size - overflow * room
    return count


def _size(word: str) -> int:
    return sum(_WIDTHS.get(letter, _UNKNOWN) for letter in word)
