"""What a text needs to be searched must stand in whatever the pattern behind it can match."""

import re
from itertools import zip_longest
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest

from bielelt.language import (
    accounts,
    countings,
    date_forms,
    done_in_part,
    due_words,
    enumerations,
    late_events,
    remainders,
    stages,
    tallies,
    terms,
    undone,
)

LETTER, DIGIT, BLANK = "б", "1", " "
OF_CATEGORY = {
    op.CATEGORY_DIGIT: DIGIT, op.CATEGORY_SPACE: BLANK, op.CATEGORY_WORD: LETTER,
    op.CATEGORY_NOT_DIGIT: LETTER, op.CATEGORY_NOT_SPACE: LETTER, op.CATEGORY_NOT_WORD: BLANK,
}  # fmt: skip
GUARDED = [
    (accounts._ALL_OF_THEM, accounts._EACH_ONE),
    (countings._STAYS, countings._STOCK),
    (done_in_part._ONLY_WORDS, done_in_part._ONLY_WORD),
    (remainders._MARKS, remainders.LEFT_AFTER),
    (remainders._MARKS, remainders._LEFT),
    (remainders._MARKS, remainders._DENIED_BEFORE),
    (remainders._MARKS, remainders._DENIED_AFTER),
    (remainders._MARKS, remainders._KEPT),
    (tallies._STATES, tallies._STATE),
    (undone._EXCUSES, undone.EXCUSED),
    *((needs, form) for _, needs, form in (*terms._EVERY, *terms._ONCE)),
    *(((needs,), form) for needs, _, form, _ in due_words._FORMS),
    *((needs, form) for form, needs in enumerations._NEEDED.items()),
    *(((needs,), form) for needs, form in date_forms._SUSPECTS),
    (("хоног",), late_events._EVENT),
    *((needs, form) for _, _, needs, form in stages._PATTERNS),
]


@pytest.mark.parametrize(("needs", "form"), GUARDED)
def test_whatever_a_pattern_can_match_has_one_of_the_pieces_that_are_asked_for(needs, form):
    found = {text.lower() for text in texts_of(_parser.parse(form.pattern, form.flags))}

    lacking = [text for text in found if not any(need in text for need in needs)]

    assert lacking == []


def test_a_word_that_is_added_to_a_pattern_alone_is_found_out():
    form = re.compile(r"\b(?:үлд(?:сэн|ээд)|шинэ)\s+\w+")

    assert set(texts_of(_parser.parse(form.pattern))) == {"үлдсэн б", "үлдээд б", "шинэ б"}


def texts_of(parsed):
    """Return texts that a pattern matches, look-arounds apart: each alternative at least once."""
    parts = [variants(kind, value) for kind, value in parsed]
    rows = zip_longest(
        *([*part, *[part[-1]] * (longest(parts) - len(part))] for part in parts)
    )
    return ["".join(row) for row in rows] or [""]


def longest(parts):
    return max(map(len, parts), default=1)


def variants(kind, value):
    match kind:
        case op.LITERAL:
            found = [chr(value)]
        case op.IN:
            found = of_class(value)
        case op.BRANCH:
            found = [text for branch in value[1] for text in texts_of(branch)]
        case op.SUBPATTERN:
            found = texts_of(value[-1])
        case op.MAX_REPEAT | op.MIN_REPEAT:
            least, _, repeated = value
            found = [text * least for text in texts_of(repeated)] if least else [""]
        case op.NOT_LITERAL | op.ANY:
            found = [LETTER]
        case _:
            found = [""]  # a look around, an end, a group again
    return found


def of_class(members):
    if members[0][0] is op.NEGATE:
        return [LETTER]
    return [
        OF_CATEGORY[value] if kind is op.CATEGORY
        else chr(value if kind is op.LITERAL else value[0])
        for kind, value in members
    ]  # fmt: skip
