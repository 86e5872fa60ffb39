"""Ratings that the scale in force does not contain, that are missing, or doubled in one cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bielelt.checks.base import ANSWERER_OF, Finding, Quote, Setting, Severity, Words
from bielelt.core.report import Assessor, Clause, Report
from bielelt.core.scales import NOT_DUE_SIGN, Scale, scale_on
from bielelt.language.dates import ordinal

_NAMES = {
    Assessor.SELF: Words("өөрийн үнэлгээ", "self rating"),
    Assessor.UPPER: Words("дээд шатны байгууллагын үнэлгээ", "upper rating"),
}
_OTHER_SCALE = 4
_UNREADABLE = "rating-unreadable"  # how the reader calls its repair
_PERCENT = re.compile(r"(?<!\d)\d{1,3}(?=\s*[%/]|\s|$)")
TITLE = Words(
    "Үнэлгээ хуваарьт байхгүй, дутуу эсвэл давхар",
    "Rating off the scale, missing or doubled",
)
EXAMPLE = Words(
    "Хуваарьт 100, 70, 30, 0 байхад 85% гэж үнэлсэн; зургаа дугаар заалт үнэлгээгүй.",
    "The scale knows 100, 70, 30 and 0, the rating is 85%; clause 6 has no rating.",
)


_Unread = Mapping[tuple[int | None, str], str]


@dataclass(frozen=True, slots=True)
class RatingAndScale:
    """A rating is no step of the scale in force on the day of the report, missing or doubled.

    Why: methodology §6.4. If a quarter of all ratings is off the scale, the report follows
    another scale and not every clause is wrong: one DOUBT says so.
    """

    slug: str = "rating-and-scale"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield one finding per clause and kind of mistake, both assessors together."""
        scale = scale_on(report.date)
        clauses = list(report.clauses)
        off = [c for c in clauses if _off(c, scale)]
        rated = [c for c in clauses if any(isinstance(r, int) for r in c.ratings)]
        if len(off) > 1 and len(off) * _OTHER_SCALE > len(rated):
            yield self._other_scale(off, scale)
        else:
            sure = scale.verified and report.date is not None
            yield from (self._off_scale(c, scale, sure=sure) for c in off)
        yield from self._missing(clauses, _unread(report))

    def _off_scale(self, clause: Clause, scale: Scale, *, sure: bool) -> Finding:
        assessors = _off(clause, scale)
        values = ", ".join(dict.fromkeys(f"{clause.rating(a)}%" for a in assessors))
        steps = ", ".join(map(str, scale.steps))
        who = _who(assessors)
        return Finding(
            self.slug,
            Severity.ERROR if sure else Severity.DOUBT,
            (clause.serial,),
            tuple(Quote(clause.serial, a, f"{clause.rating(a)}%") for a in assessors),
            Words(
                f"{values} ({who.mn}) нь «{scale.regulation}»-ын хуваарьт алга. Байж болох утга: "
                f"{steps}, {NOT_DUE_SIGN}.",
                f"{values} ({who.en}) is no step of the scale “{scale.regulation}”. Allowed: "
                f"{steps}, {NOT_DUE_SIGN} (not due).",
            ),
            Words("Үнэлгээг хуваарийн утгаар засах.", "Choose a step of the scale."),
            ANSWERER_OF[assessors[0]],
        )

    def _other_scale(self, off: list[Clause], scale: Scale) -> Finding:
        steps = ", ".join(map(str, scale.steps))
        quotes = [
            Quote(c.serial, a, f"{c.rating(a)}%") for c in off for a in _off(c, scale)
        ]
        return Finding(
            self.slug,
            Severity.DOUBT,
            tuple(c.serial for c in off),
            tuple(quotes),
            Words(
                f"{len(off)} заалтын үнэлгээ «{scale.regulation}»-ын хуваарьт ({steps}) таарахгүй: "
                "тайлан өөр хуваарь хэрэглэсэн бололтой.",
                f"The ratings of {len(off)} clauses are no steps of the scale "
                f"“{scale.regulation}” ({steps}): the report seems to use another scale.",
            ),
            Words(
                "Тайланд мөрдсөн үнэлгээний журмыг тодруулах.",
                "Find out which regulation the report followed.",
            ),
        )

    def _missing(self, clauses: list[Clause], unread: _Unread) -> Iterator[Finding]:
        rated = [a for a in Assessor if any(c.rating(a) is not None for c in clauses)]
        empty = [a for a in Assessor if a not in rated]
        if empty and clauses:
            yield self._no_column(clauses, empty)
        for clause in clauses:
            missing = [a for a in rated if clause.rating(a) is None]
            printed = {
                a: unread[clause.serial, a] for a in missing if (clause.serial, a) in unread
            }
            for assessor, cell in printed.items():
                yield self._no_rating(clause, assessor, cell)
            if absent := [a for a in missing if a not in printed]:
                yield self._missing_in(clause, absent)

    def _no_rating(self, clause: Clause, assessor: Assessor, cell: str) -> Finding:
        """Tell of a cell that holds two ratings, or something that is none."""
        number, who = clause.serial, _NAMES[assessor]
        said = (
            Words("гэж нэгээс олон үнэлгээ бичсэн байна", "more than one rating")
            if len(_PERCENT.findall(cell)) > 1
            else Words("гэж бичсэн нь үнэлгээ биш байна", "no rating")
        )
        return Finding(
            self.slug,
            Severity.DOUBT,
            (number,),
            (Quote(number, assessor, cell),),
            Words(
                f"{number} {ordinal(number)} заалтын үнэлгээний нүдэнд «{cell}» {said.mn} "
                f"({who.mn}).",
                f"The rating of clause {number} reads «{cell}»: {said.en} ({who.en}).",
            ),
            Words(
                f"Нүдэнд нэг л үнэлгээ үлдээх; хугацаа нь болоогүй бол {NOT_DUE_SIGN} гэж "
                "тэмдэглэх.",
                f"Leave one rating in the cell; where the time has not come, write {NOT_DUE_SIGN}.",
            ),
            ANSWERER_OF[assessor],
        )

    def _missing_in(self, clause: Clause, missing: list[Assessor]) -> Finding:
        who = _who(missing)
        return Finding(
            self.slug,
            Severity.DOUBT,
            (clause.serial,),
            _beginning(clause),
            Words(
                f"{clause.serial} {ordinal(clause.serial)} заалтын үнэлгээ алга ({who.mn}).",
                f"Clause {clause.serial} has no rating ({who.en}).",
            ),
            Words(
                f"Үнэлгээг нөхөж бичих; хугацаа нь болоогүй бол {NOT_DUE_SIGN} гэж тэмдэглэх.",
                f"Give the rating; where the time has not come, write {NOT_DUE_SIGN}.",
            ),
            ANSWERER_OF[missing[0]],
        )

    def _no_column(self, clauses: list[Clause], empty: list[Assessor]) -> Finding:
        who = _who(empty)
        return Finding(
            self.slug,
            Severity.HINT,
            tuple(c.serial for c in clauses),
            (),
            Words(
                f"Тайланд огт үнэлгээ тавиагүй байна: {who.mn}.",
                f"The report holds no rating at all: {who.en}.",
            ),
            Words(
                "Үнэлгээ тавигдсаны дараа дахин шалгах.",
                "Check again when ratings are given.",
            ),
            ANSWERER_OF[empty[0]],
        )


def _unread(report: Report) -> _Unread:
    """Return what stands in the cells of ratings that the reader could read as none."""
    return {
        (repair.clause, repair.field): repair.before
        for repair in report.repairs
        if repair.kind == _UNREADABLE
    }


def _off(clause: Clause, scale: Scale) -> list[Assessor]:
    ratings = [(a, clause.rating(a)) for a in Assessor]
    return [a for a, r in ratings if isinstance(r, int) and r not in scale.steps]


def _beginning(clause: Clause) -> tuple[Quote, ...]:
    """Quote how the clause begins: of a rating that is not there nothing can be quoted."""
    texts = (("text", clause.text), ("progress", clause.progress))
    field, text = next(((f, t) for f, t in texts if t), ("", ""))
    begins = re.match(r"\S+(?:\s+\S+){0,7}", text.strip())
    return (Quote(clause.serial, field, begins[0]),) if begins else ()


def _who(assessors: list[Assessor]) -> Words:
    names = [_NAMES[a] for a in assessors]
    return Words(", ".join(n.mn for n in names), ", ".join(n.en for n in names))
