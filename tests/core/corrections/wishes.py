"""Reports and what somebody might want of them, for properties that hold of all."""

from collections import Counter
from dataclasses import replace

from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.core.corrections import DECISION_FIELDS, SEAM, Kind, correcting
from bielelt.core.errors import BieleltError
from bielelt.core.report import NOT_DUE, Doubt, Place, Unplaced

WORDS = ("мод", "зам", "худаг", "2.", "2.1", "а", "тарьсан.", "12")

words = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
ratings = st.sampled_from([None, NOT_DUE, 0, 70, 100])
clauses = st.builds(
    clause,
    words.map(lambda text: text or None),
    words.map(lambda text: text or None),
    label=st.sampled_from([None, "1.", "2. 2.1"]),
    self_rating=ratings,
    upper_rating=ratings,
)


@st.composite
def reports(draw):
    """Return a report whose serials rise, perhaps with gaps; rows follow each other."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    serial, row, decisions = 0, 0, []
    for number, size in enumerate(shape, 1):
        found = []
        for _ in range(size):
            serial += draw(st.sampled_from([1, 1, 1, 2, 3]))
            row += 1
            origin = (Place(1, row, 4),)
            found.append(replace(draw(clauses), serial=serial, origin=origin))
        title = draw(st.sampled_from([None, "Мод тарих тухай", "Зам"]))
        decisions.append(decision(*found, serial=number, title=title, number=None))
    doubts = draw(
        st.lists(
            st.builds(
                Doubt,
                st.one_of(st.none(), st.integers(1, serial)),
                st.sampled_from(["text", "self", "title", "place"]),
                st.sampled_from(["blurred", "cut"]),
            ),
            max_size=3,
            unique=True,
        )
    )
    unplaced = draw(st.lists(words.filter(bool), max_size=2))
    return report(
        *decisions,
        doubts=tuple(doubts),
        unplaced=tuple(Unplaced(Place(2, n, 1), text) for n, text in enumerate(unplaced)),
    )


def seamed(draw, text):
    """Put a mark before a word of the text, at its end, or nowhere."""
    listed = (text or "").split()
    at = draw(st.integers(0, len(listed) + 1))
    return text if at > len(listed) else " ".join([*listed[:at], SEAM, *listed[at:]])


@st.composite
def corrected(draw, source, kinds=tuple(Kind), most=5):
    """Return corrections made one after the other, whatever of it can be done."""
    from bielelt.core.corrections import replay

    made = []
    for _ in range(draw(st.integers(0, most))):
        state = replay(source, made)
        serial, spot = draw(st.sampled_from(state.spots))
        stands = next(c for c in state.report.clauses if c.serial == serial)
        kind = draw(
            st.sampled_from([k for k in kinds if k not in {Kind.CONFIRM, Kind.PART}])
        )
        values = {
            Kind.EDIT: {"progress": draw(words), "title": draw(words)},
            Kind.SPLIT: {
                "text": seamed(draw, stands.text or ""),
                "progress": seamed(draw, stands.progress or ""),
            },
            Kind.MOVE: {"to": draw(st.sampled_from(state.spots))[1].address},
            Kind.BEGIN: dict.fromkeys(DECISION_FIELDS, ""),
            Kind.PLACE: {"number": str(draw(st.integers(0, 1))), "field": "text"},
        }.get(kind, {})
        try:
            made.append(correcting(source, made, kind, spot.address, values))
        except BieleltError:
            continue
    return made


def letters(source):
    """Count every letter and digit that stands in a field, a repair that dropped it, or nowhere."""
    texts = [r.dropped for r in source.repairs] + [u.text for u in source.unplaced]
    for d in source.decisions:
        texts += [d.title, d.date, d.number]
        for c in d.clauses:
            texts += [c.label, c.text, c.progress, c.self_rating, c.upper_rating]
    found = "".join(str(text) for text in texts if text is not None)
    return Counter(letter for letter in found if letter.isalnum())
