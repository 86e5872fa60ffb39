"""The measures somebody writes: their list, one of them, and the way through a report."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, Least
from django.shortcuts import get_object_or_404

from bielelt.core.roles import Actor, Permission
from bielelt.core.workflow import LOCKED, State
from bielelt.language.lookalikes import by_look
from bielelt_web.models import Measure, PeriodReport

ON_A_PAGE = 30

_NOT_DONE = Q(done_at__isnull=True)
_RETURNED = Q(returned_at__isnull=False) & _NOT_DONE
_OPEN = Q(returned_at__isnull=True) & _NOT_DONE
GROUPS = ("returned", "overdue", "due", "done", "all")
"""In the order in which they should be worked through."""

_LARGE = ("cells", "progress", "not_due_reason", "upper_comment", "upper_reason", "answer")
_ALIKE = [(a, by_look(a)) for a in ascii_lowercase if by_look(a) != a]
_IN_ORDER = ("citation__serial", "serial")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person wants to see of their list; ``group`` is empty until they chose one."""

    group: str = ""
    organisation: str = ""
    period: str = ""
    mine: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class MyList:
    """The open reports, how many measures are in each group, and one page of them."""

    reports: list[PeriodReport]
    group: str
    counts: dict[str, int]
    rows: list[Measure]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Way:
    """Where a measure stands among those of its report; neighbours are keys or None."""

    place: int
    total: int
    done: int
    previous: int | None
    next: int | None
    next_open: int | None


def visible(actor: Actor) -> QuerySet[Measure]:
    """Return the measures of organisations whose decisions ``actor`` may see."""
    codes = actor.where(Permission.DECISION_VIEW)
    return Measure.objects.filter(
        citation__report__organisation__code__in=codes
    ).select_related("citation__report__organisation__parent")


def get_measure(actor: Actor, pk: int) -> Measure:
    """Return one visible measure; unknown and forbidden are the same 404."""
    rows = visible(actor).select_related(
        "assignment", "delegate", "previous__citation__report"
    )
    return get_object_or_404(rows.defer("cells", "previous__cells"), pk=pk)


def get_version(actor: Actor, pk: int) -> Measure:
    """Return who changed a visible measure last and how often it was changed; no more."""
    rows = visible(actor).select_related(None).only("version", "edited_by", "edited_at")
    return get_object_or_404(rows, pk=pk)


def organisation_of(row: Measure) -> str:
    """Return the code of the organisation that reports on a measure."""
    return row.citation.report.organisation.code


def is_writable(row: Measure) -> bool:
    """Whether its organisation may write: in draft, or returned alone and nothing locked."""
    report = row.citation.report
    if report.source_id:
        return False
    is_returned = row.returned_at is not None and report.state not in LOCKED
    return report.state == State.DRAFT or is_returned


def open_reports(actor: Actor) -> list[PeriodReport]:
    """Return the reports that ``actor`` writes or signs off and that are not locked yet.

    Each has ``total`` and ``finished``, the number of its measures and of those done.
    """
    codes = {
        *actor.where(Permission.MEASURE_REPORT),
        *actor.where(Permission.REPORT_REVIEW),
    }
    finished = Q(citations__measures__done_at__isnull=False)
    rows = (
        PeriodReport.objects.filter(organisation__code__in=codes, source__isnull=True)
        .exclude(state__in=LOCKED)
        .select_related("organisation__parent")
        .annotate(
            total=Count("citations__measures"),
            finished=Count("citations__measures", filter=finished),
        )
        .order_by("due_on", "organisation__code", "period")
    )
    return list(rows)


def my_list(actor: Actor, filters: Filters, *, today: date, page: int = 1) -> MyList:
    """Return one page of what ``actor`` has to write.

    Three queries, four where words are searched; whatever is late, sent back or due is
    decided by ``today``.
    """
    reports = open_reports(actor)
    chosen = [
        report.pk
        for report in reports
        if filters.organisation in {"", report.organisation.code}
        and filters.period in {"", report.period}
    ]
    rows = _dated(Measure.objects.filter(citation__report__in=chosen))
    if filters.mine:
        rows = rows.filter(delegate__username=actor.on_behalf_of or actor.name)
    if filters.words.strip():
        rows = rows.filter(pk__in=_holding(rows, filters.words))
    groups = _groups(today)
    counts: dict[str, int] = rows.aggregate(
        **{group: Count("pk", filter=groups[group]) for group in GROUPS}
    )
    filled = (group for group in GROUPS if counts[group])
    group = filters.group if filters.group in GROUPS else next(filled, "due")
    pages = max(1, -(-counts[group] // ON_A_PAGE))
    page = min(max(1, page), pages)
    first = (page - 1) * ON_A_PAGE
    found = (
        rows.filter(groups[group])
        .order_by(*_order(group))
        .select_related("citation__report__organisation", "delegate")
        .defer(*_LARGE)
    )
    return MyList(
        reports, group, counts, list(found[first : first + ON_A_PAGE]), page, pages
    )


def counts_of(actor: Actor, *, today: date) -> dict[str, int]:
    """Return how many measures of each group wait for ``actor`` to write. One query."""
    codes = actor.where(Permission.MEASURE_REPORT)
    groups = _groups(today)
    rows = Measure.objects.filter(
        citation__report__organisation__code__in=codes, citation__report__source=None
    ).exclude(citation__report__state__in=LOCKED)
    counted: dict[str, int] = _dated(rows).aggregate(
        **{group: Count("pk", filter=groups[group]) for group in GROUPS}
    )
    return counted


def way_of(row: Measure) -> Way:
    """Return the neighbours of a measure in the order of its report. One query."""
    rows = list(
        Measure.objects.filter(citation__report=row.citation.report_id)
        .order_by(*_IN_ORDER)
        .values_list("pk", "done_at")
    )
    keys = [pk for pk, _done in rows]
    here = keys.index(row.pk)
    later = [*rows[here + 1 :], *rows[:here]]
    return Way(
        place=here + 1,
        total=len(rows),
        done=sum(1 for _pk, done in rows if done),
        previous=keys[here - 1] if here else None,
        next=keys[here + 1] if here + 1 < len(keys) else None,
        next_open=next((pk for pk, done in later if not done), None),
    )


def _dated(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    """Annotate ``by``, the day by which it has to be done: the clause's, else the report's."""
    clause, report = F("due_on"), F("citation__report__due_on")
    return rows.annotate(by=Least(Coalesce(clause, report), Coalesce(report, clause)))


def _groups(today: date) -> dict[str, Q]:
    return {
        "returned": _RETURNED,
        "overdue": _OPEN & Q(by__lt=today),
        "due": _OPEN & (Q(by__gte=today) | Q(by__isnull=True)),
        "done": Q(done_at__isnull=False),
        "all": Q(),
    }


def _order(group: str) -> tuple[str, ...]:
    """Return the order of a group: what is still to do by its day, the rest as reported."""
    place = ("citation__report__organisation__code", "citation__report", *_IN_ORDER)
    return place if group in {"done", "all"} else ("by", *place)


def _holding(rows: QuerySet[Measure], words: str) -> Collection[int]:
    """Return the keys of measures that hold all ``words``, whatever their letters' case.

    Here and not in the database: SQLite folds the case of Latin letters only.
    """
    wanted = _folded(words).split()
    told = rows.values_list(
        "pk", "label", "text", "citation__title", "citation__number", "progress"
    )
    return [
        pk
        for pk, *texts in told
        if all(word in _folded(" ".join(map(str, texts))) for word in wanted)
    ]


def _folded(text: str) -> str:
    """Fold case and letters that only look alike: А/7 is found however it is typed."""
    text = text.lower()
    for latin, cyrillic in _ALIKE:  # many times faster than a table of str.translate
        text = text.replace(latin, cyrillic)
    return text
