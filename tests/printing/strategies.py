"""Reports for property tests: plausible words, awkward signs, every shape of a table."""

from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import assume
from hypothesis import strategies as st
from tests.make import TITLE, clause, decision, report

from bielelt.core.kinds import KINDS
from bielelt.core.numbering import join_label, part_label
from bielelt.core.report import NOT_DUE, Signature

WORDS = (
    "өвөлжилт", "хаваржилтын", "бэлтгэлийг", "сумын", "Засаг", "дарга", "нарт", "тэжээл",
    "үүрэг", "болгож", "ажилласан", "өрхийн", "малчдын", "Өлзийт", "Үенч", "хөрөнгийг",
    "зохион", "байгуулсан", "төлөвлөгөөний", "дагуу", "шүүн", "хэлэлцэж", "нийт", "213",
    "12.5", "хувиар", "5 000 000₮", "«Эрүүл", "дүн»", '"Цэвэр', 'орчин"', "өсгөв,", "№ 14",
    "2023-2024", "(давхардсан", "тоогоор)", "a<b&c", "e-mail", "баг;", "Ё", "ЭМТ-ийн",
)  # fmt: skip
AWKWARD = (
    "=1+1", "+976", "-нөхөн", "@сум", "'зүүлт'", "_x000D_", "ө" * 70, "https://e.mn/" * 4,
    "{=}", "<w:p>", "#let", "\\", "$x$", "*од*", "_", "`", "~", "--", "...", "“х”", "%",
)  # fmt: skip

ratings = st.sampled_from([100, 90, 80, 70, 50, 30, 0, 40, 45, NOT_DUE, None])
days = st.dates(date(2014, 1, 1), date(2033, 12, 31))


def sentences(words=WORDS, *, most=30):
    """Sentences; now and then a text that fills pages."""
    short = st.lists(st.sampled_from(words), min_size=1, max_size=most)
    long = st.lists(st.sampled_from(words), min_size=150, max_size=150)
    return st.one_of(*[short] * 9, long).map(" ".join)


@st.composite
def clauses(draw, texts):
    label = draw(st.sampled_from([None, "1.", "2.", "14.", "15. 2.2", "2.1", "11. Зургаа"]))
    text = draw(st.none() | texts)
    if label is None:
        # A text that begins like a label is read back as one.
        assume(part_label(join_label(None, text)) == (None, text or ""))
    else:
        assume(part_label(join_label(label, text)) == (label, text or ""))
    return clause(
        text,
        draw(st.none() | texts),
        label=label,
        self_rating=draw(ratings),
        upper_rating=draw(ratings),
    )


@st.composite
def decisions(draw, texts):
    return decision(
        *draw(st.lists(clauses(texts), max_size=6)),
        kind=draw(st.sampled_from([*KINDS, "unknown"])),
        title=draw(st.none() | texts),
        on=draw(st.none() | days),
        number=draw(st.sampled_from([None, "2024_А/15", "А/7", "195", "2024_01"])),
    )


@st.composite
def reports(draw, texts=sentences(WORDS + AWKWARD)):  # noqa: B008 - a strategy is a value
    return report(
        *draw(st.lists(decisions(texts), min_size=1, max_size=5)),
        title=draw(st.sampled_from([None, TITLE, "ТОГТООЛЫН ХЭРЭГЖИЛТ «Ө, Ү, ₮»"])),
        organisation=draw(st.none() | st.sampled_from(["Өлзийт сум", "Үенч, Ховд"])),
        place=draw(st.none() | st.just("Үүрт")),
        on=draw(st.none() | days),
        period=draw(st.sampled_from([None, "2024-H1", "2024-Q4", "2023-M9", "2024"])),
        signatures=tuple(draw(st.lists(signatures, max_size=3))),
    )


signatures = st.builds(
    Signature,
    role=st.sampled_from(["reviewed", "prepared"]),
    position=st.sampled_from(["ТАМГЫН ГАЗРЫН ДАРГА", "ХУУЛЬ, ЭРХ ЗҮЙН МЭРГЭЖИЛТЭН"]),
    name=st.sampled_from(["Д.ӨНӨРЖАРГАЛ", "С.ҮҮРИЙНТУЯА"]),
)


def renumbered(whole):
    """Give decisions and clauses the running numbers a table needs."""
    numbers = count(1)
    return replace(
        whole,
        decisions=tuple(
            replace(
                d,
                serial=serial,
                clauses=tuple(replace(c, serial=next(numbers)) for c in d.clauses),
            )
            for serial, d in enumerate(whole.decisions, 1)
        ),
    )
