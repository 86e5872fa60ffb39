"""Serials and labels that leave a number out, give it twice, or run backwards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bielelt.checks.base import (
    Answerer,
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    first_clause,
)
from bielelt.core.numbering import act_key, label_key
from bielelt.core.report import Clause, Decision, Report

TITLE = Words("Дугаарлалтын алгасал, давхардал", "Gaps and repeats of numbers")
EXAMPLE = Words(
    "Заалтын дугаар «7. 2.3»-ын дараа «9. 2.5» болж, «8. 2.4» алгассан.",
    "Clause “7. 2.3” is followed by “9. 2.5”: “8. 2.4” is left out.",
)
_BEGINNING = 60
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_RUN = 3
"""So many labels that run on for each one left out show that it was not left out on purpose."""
_ONE_LEFT_OUT = 2


@dataclass(frozen=True, slots=True)
class Numbering:
    """Decision serials, clause serials, and the labels of the clauses of one act.

    Why: methodology §6.31. Serials run through the table without a gap. Labels may leave
    out clauses that concern others; a gap counts only where all the others run on.
    """

    slug: str = "numbering"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield DOUBTs for serials and repeated labels, HINTs for labels left out."""
        clauses = list(report.clauses)
        for one, other in pairwise(clauses):
            yield from self._serials(
                "заалтын", "clause", one.serial, other.serial, (one.serial, other.serial)
            )
        for before, after in pairwise(report.decisions):
            told = tuple(s for s in map(first_clause, (before, after)) if s is not None)
            yield from self._serials(
                "шийдвэрийн", "decision", before.serial, after.serial, told
            )
        lost = {d.clause for d in report.doubts if d.field == "label"}
        inferred = {r.clause for r in report.repairs if r.kind == "label-inferred"}
        for clause in clauses:
            if clause.serial in inferred & lost and clause.label:
                yield self._unprinted(clause, clause.label)
        for decision in report.decisions:
            yield from self._unlabelled(decision)
        acts = list(_acts(report.decisions))
        for labelled in acts:
            yield from self._repeats(labelled)
        yield from self._gaps(acts)

    def _serials(
        self, mn: str, en: str, one: int, other: int, clauses: tuple[int, ...]
    ) -> Iterator[Finding]:
        if other == one + 1:
            return
        between = _between(one, other)
        told, said = (
            (f"{between} алгассан", f"{between} left out")
            if other > one
            else (f"{other} давхардсан", f"{other} again")
            if other == one
            else ("дараалал ухарсан", "the order runs backwards")
        )
        yield Finding(
            self.slug,
            Severity.DOUBT,
            tuple(dict.fromkeys(clauses)),
            tuple(
                Quote(clause, "serial", str(n))
                for clause, n in zip(clauses, (one, other), strict=False)
            ),
            Words(
                f"Д/д: {mn} {one} гэсний дараа {other} иржээ: {told}.",
                f"After the serial {one} of a {en} comes {other}: {said}.",
            ),
            Words(
                "Дутуу мөр байгаа эсэхийг шалгаж, дэс дугаарыг засах.",
                "See whether a row is missing and correct the serials.",
            ),
            Answerer.REGISTRAR,
        )

    def _unprinted(self, clause: Clause, label: str) -> Finding:
        return Finding(
            self.slug,
            Severity.DOUBT,
            (clause.serial,),
            (Quote(clause.serial, "label", label),),
            Words(
                f"{clause.serial} дугаар мөрийн заалтын дугаар хэвлэгдээгүй; өмнөх, дараах заалтаас "
                f"үзвэл «{label}».",
                f"Row {clause.serial} prints no label; between its neighbours it is «{label}».",
            ),
            Words(
                "Шийдвэрийн эхээс заалтын дугаар, агуулгыг нөхөж бичих.",
                "Fill in label and text from the act itself.",
            ),
            Answerer.REGISTRAR,
        )

    def _unlabelled(self, decision: Decision) -> Iterator[Finding]:
        without = [c for c in decision.clauses if not c.label and c.text]
        if without and len(without) < len(decision.clauses) - len(without):
            serials = ", ".join(str(c.serial) for c in without)
            yield Finding(
                self.slug,
                Severity.HINT,
                tuple(c.serial for c in without),
                tuple(
                    Quote(c.serial, "text", (c.text or "")[:_BEGINNING], 0) for c in without
                ),
                Words(
                    f"Шийдвэрийн бусад заалт дугаартай, харин {serials} дэх мөрийнх дугааргүй.",
                    f"The other clauses of the act have labels, those of rows {serials} have none.",
                ),
                Words(
                    "Шийдвэрийн эхээс заалтын дугаарыг бичих.",
                    "Fill in the label from the act itself.",
                ),
                Answerer.REGISTRAR,
            )

    def _repeats(self, clauses: Sequence[Clause]) -> Iterator[Finding]:
        for one, other in pairwise(clauses):
            before, after = label_key(one.label), label_key(other.label)
            if before == after and one.label == other.label and one.text != other.text:
                yield self._repeated(one, other)

    def _gaps(self, acts: Sequence[Sequence[Clause]]) -> Iterator[Finding]:
        """Yield the labels left out where the others of the act, or of the report, run on."""
        left_out = [(steps, gaps) for steps, gaps in map(_steps, acts) if gaps]
        ones = sum(_steps(clauses)[0].count(1) for clauses in acts)
        regular = ones >= _RUN * sum(len(gaps) for _, gaps in left_out)
        for steps, gaps in left_out:
            alone = len(gaps) == 1 and steps.count(1) == len(steps) - 1
            if regular or (alone and len(steps) >= _RUN):
                yield from (self._left_out(*pair) for pair in gaps)

    def _repeated(self, one: Clause, other: Clause) -> Finding:
        return Finding(
            self.slug,
            Severity.DOUBT,
            (one.serial, other.serial),
            tuple(Quote(c.serial, "label", c.label or "") for c in (one, other)),
            Words(
                f"Нэг шийдвэрийн хоёр өөр заалт ижил «{one.label}» дугаартай байна.",
                f"Two different clauses of one act have the label «{one.label}».",
            ),
            Words(
                "Шийдвэрийн эхтэй тулгаж дугаарыг засах.",
                "Correct the label from the act itself.",
            ),
            Answerer.REGISTRAR,
        )

    def _left_out(self, one: Clause, other: Clause) -> Finding:
        missing = _left_out(one.label or "", other.label or "")
        return Finding(
            self.slug,
            Severity.HINT,
            (one.serial, other.serial),
            tuple(Quote(c.serial, "label", c.label or "") for c in (one, other)),
            Words(
                f"Заалтын дугаар «{one.label}»-ын дараа «{other.label}» болжээ: {missing} алгассан.",
                f"After the label «{one.label}» comes «{other.label}»: {missing} is left out.",
            ),
            Words(
                "Энэ заалт танайд хамаарахгүй юу, мөр нь орхигдсон уу гэдгийг шалгах.",
                "See whether that clause does not concern you or its row is lost.",
            ),
            Answerer.REGISTRAR,
        )


def _acts(decisions: Sequence[Decision]) -> Iterator[list[Clause]]:
    """Yield the labelled clauses of each act, also of one that is entered twice in a row."""
    acts: dict[object, list[Clause]] = {}
    for decision in decisions:
        number = decision.number and (
            decision.kind,
            act_key(decision.number, decision.date),
        )
        labelled = [c for c in decision.clauses if label_key(c.label)]
        acts.setdefault(number or id(decision), []).extend(labelled)
    return (clauses for clauses in acts.values() if len(clauses) > 1)


def _steps(
    clauses: Sequence[Clause],
) -> tuple[list[int], list[tuple[Clause, Clause]]]:
    """Return by how much each label is more than the one before, and who leaves one out."""
    pairs = [*pairwise(clauses)]
    steps = [_step(label_key(a.label), label_key(b.label)) for a, b in pairs]
    gaps = [p for p, step in zip(pairs, steps, strict=True) if step == _ONE_LEFT_OUT]
    return steps, gaps


def _left_out(one: str, other: str) -> str:
    """Return the label that is left out between two, or its number: «1. 2.3», «3»."""
    a, b = label_key(one), label_key(other)
    if _is_inner(a, b):
        return _LAST_NUMBER.sub(str(a[-1] + 1), one)
    return str(a[0] + 1)


def _is_inner(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two labels differ in their last number only."""
    return len(one) == len(other) > 1 and one[:-1] == other[:-1]


def _step(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Return by how much a label is more than the one before, in its only number that counts on.

    «2.2» and «2.4» differ by two; of «14. 2.2» and «15. 2.3» the first number counts on, and
    «1.5» and «2.1» begin another chapter, which leaves nothing out.
    """
    return other[-1] - one[-1] if _is_inner(one, other) else other[0] - one[0]


def _between(one: int, other: int) -> str:
    first, last = one + 1, other - 1
    return str(first) if first == last else f"{first}-{last}"
