"""The register as rows of working spreadsheets, each in a fixed number of queries."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.core.files.storage import default_storage
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.numbering import join_label
from bielelt.core.report import NOT_DUE, Rating
from bielelt.core.roles import Actor, Permission
from bielelt.sheets import Changes, Filled, FilledRow, Row, Value
from bielelt_web.models import (
    Assignment,
    Citation,
    Clause,
    Decision,
    Invitation,
    Measure,
    Membership,
    Organisation,
    PeriodReport,
)

GROUPS = {
    "districts": Organisation.Kind.DISTRICT,
    "bags": Organisation.Kind.BAG,
    "agencies": Organisation.Kind.AGENCY,
}
"""Bodies that are named by their kind; a sheet writes the key."""

USUAL: Mapping[str, Value] = {
    "role": "lead",
    "schedule": "default",
    "continuing": "no",
    "weight": 1,
}
"""The terms on which a clause is given where a sheet leaves the cell blank."""


def kept_name(sha256: str) -> str:
    """Return where an uploaded sheet lies until it is taken in."""
    return f"sheets/{sha256}"


def kept_bytes(sha256: str) -> bytes:
    """Return an uploaded sheet as it came.

    Raises:
        Refused: it was taken in, or has lain there for too long.

    """
    try:
        with default_storage.open(kept_name(sha256)) as file:
            data: bytes = file.read()
    except FileNotFoundError:
        raise Refused(_("The file is not kept any more. Choose it again.")) from None
    return data


def get_written(actor: Actor, pk: int) -> PeriodReport:
    """Return a report ``actor`` writes in; unknown and forbidden are the same 404."""
    rows = PeriodReport.objects.filter(
        organisation__code__in=actor.where(Permission.MEASURE_REPORT), source__isnull=True
    )
    return get_object_or_404(rows.select_related("organisation__parent"), pk=pk)


# What offices report ----------------------------------------------------------------------


def measures_of(report: PeriodReport) -> QuerySet[Measure]:
    """Return the measures of a report in its order, with all that their rows say."""
    return (
        Measure.objects.filter(citation__report=report)
        .select_related("citation", "previous", "assignment__organisation")
        .defer("cells", "previous__cells")
        .order_by("citation__serial", "serial")
    )


def progress_rows(report: PeriodReport) -> list[Row]:
    """Return the sheet of whoever writes a report. One query."""
    return [progress_row(row) for row in measures_of(report)]


def rating_rows(report: PeriodReport) -> list[Row]:
    """Return the sheet of whoever assesses a report. One query."""
    return [rating_row(row) for row in measures_of(report)]


def progress_row(row: Measure) -> Row:
    """Return what an office says of a measure."""
    return {
        **_printed(row),
        "previous": row.previous.progress if row.previous else None,
        "not_due_until": row.not_due_until,
        "not_due_reason": row.not_due_reason,
    }


def rating_row(row: Measure) -> Row:
    """Return what the body above says of a measure."""
    return {
        **_printed(row),
        "organisation": row.assignment.organisation.name,
        "upper_rating": _rating(row.upper_percent, is_not_due=row.upper_not_due),
        "upper_reason": row.upper_reason,
        "upper_comment": row.upper_comment,
    }


def _printed(row: Measure) -> dict[str, Value]:
    return {
        "key": str(row.pk),
        "version": str(row.version),
        "number": row.serial,
        "decision": _cited(row.citation),
        "clause": join_label(row.label, row.text),
        "progress": row.progress,
        "self_rating": _rating(row.self_percent, is_not_due=row.self_not_due),
    }


def _rating(percent: int | None, *, is_not_due: bool) -> Rating:
    return NOT_DUE if is_not_due else percent


def _cited(row: Citation) -> str:
    place = ", ".join(filter(None, (f"{row.date or ''}", row.number)))
    return "\n".join(filter(None, (row.title, place)))


# The register -----------------------------------------------------------------------------


def years_of(issuer: Organisation) -> list[int]:
    """Return the years of a body's decisions, the last one first. One query."""
    years = Decision.objects.filter(issuer=issuer).order_by().values_list("year", flat=True)
    return sorted({year for year in years.distinct() if year}, reverse=True)


def clauses_of(issuer: Organisation) -> QuerySet[Clause]:
    """Return the clauses of a body's decisions with all that their rows say. Three queries."""
    given = Assignment.objects.filter(ended_on=None).select_related("organisation")
    return (
        Clause.objects.filter(decision__issuer=issuer)
        .select_related("decision__issuer")
        .defer("cells", "decision__cells", "decision__text")
        .prefetch_related(
            "decision__joint_numbers",
            Prefetch("assignments", given.order_by("organisation__code")),
        )
        .order_by("decision__date", "decision__number_key", "decision", "pk")
    )


def decision_rows(issuer: Organisation, *, year: int | None = None) -> list[Row]:
    """Return the decisions of a body, of one year or of all, clause by clause. Three queries."""
    rows = clauses_of(issuer)
    if year is not None:
        rows = rows.filter(decision__year=year)
    return [decision_row(row) for row in rows]


def decision_row(clause: Clause) -> Row:
    """Return a clause with its decision; without a further query if ``clauses_of`` made it."""
    decision = clause.decision
    row: dict[str, Value] = {
        "key": str(clause.pk),
        "kind": decision.kind,
        "number": decision.number,
        "further_numbers": tuple(j.number for j in decision.joint_numbers.all()),
        "date": decision.date,
        "title": decision.title,
        "issuer": decision.issuer.code,
        "legal_basis": decision.legal_basis,
        "label": clause.label,
        "text": clause.text,
        "force": clause.force,
        **_given(leading(clause)),
    }
    return {**row, "version": _fingerprint(row)}


def leading(clause: Clause) -> list[Assignment]:
    """Return the assignments a row shows: the leads, else the co-executors."""
    rows = [row for row in clause.assignments.all() if row.ended_on is None]
    return [row for row in rows if row.role == "lead"] or rows


def _given(rows: Sequence[Assignment]) -> dict[str, Value]:
    if not rows:
        return {}
    first, groups = rows[0], {row.group for row in rows}
    group = first.group if len(groups) == 1 else ""
    return {
        "addressees": (group,) if group else tuple(r.organisation.code for r in rows),
        "role": first.role,
        "schedule": first.schedule,
        "due_on": first.due_on,
        "continuing": "yes" if first.continuing else "no",
        "weight": first.weight,
    }


def _fingerprint(row: Row) -> str:
    told = "\x1f".join(f"{key}={value}" for key, value in row.items())
    return hashlib.blake2s(told.encode(), digest_size=4).hexdigest()


def plainly_given(filled: Filled, bodies: Collection[Organisation]) -> Filled:
    """Write addressees and terms of a filled sheet as the register would write them.

    Codes stand in their order, a group beside codes stands for its members, a blank term
    is the usual one: so what means the same is no change.
    """
    kinds = {body.code: body.kind for body in bodies}
    return replace(filled, rows=tuple(_plainly(row, kinds) for row in filled.rows))


def _plainly(row: FilledRow, kinds: Mapping[str, str]) -> FilledRow:
    named = row.values.get("addressees")
    if not isinstance(named, tuple):
        return row
    usual = {
        key: value
        for key, value in USUAL.items()
        if key in row.values and row.values[key] is None
    }
    values = {**row.values, **usual, "addressees": _in_order(named, kinds)}
    return replace(row, values=values)


def _in_order(named: tuple[str, ...], kinds: Mapping[str, str]) -> tuple[str, ...]:
    if len(named) == 1:
        return named
    wanted = {GROUPS[name] for name in named if name in GROUPS}
    members = {code for code, kind in kinds.items() if kind in wanted}
    return tuple(sorted({*members, *(name for name in named if name not in GROUPS)}))


# Organisations and people ------------------------------------------------------------------


def organisation_rows(actor: Actor) -> list[Row]:
    """Return the bodies whose people ``actor`` manages, by code. One query."""
    rows = Organisation.objects.filter(code__in=actor.where(Permission.PEOPLE_MANAGE))
    return [organisation_row(r) for r in rows.select_related("parent", "successor")]


def organisation_row(row: Organisation) -> Row:
    """Return what the register says of a body."""
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "parent": row.parent.code if row.parent else None,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "successor": row.successor.code if row.successor else None,
    }


def person_rows(actor: Actor) -> list[Row]:
    """Return who has a role where ``actor`` manages the people, by body and login. One query."""
    rows = Membership.objects.filter(
        organisation__code__in=actor.where(Permission.PEOPLE_MANAGE)
    ).select_related("user", "organisation")
    ordered = rows.order_by("organisation__code", "user__username")
    return [person_row(row) for row in ordered]


def person_row(row: Membership) -> Row:
    """Return a person and their role in one organisation."""
    return {
        "login": row.user.get_username(),
        "given_name": row.user.first_name,
        "fathers_name": row.user.last_name,
        "email": row.user.email,
        "organisation": row.organisation.code,
        "role": row.role,
        "valid_to": row.valid_to,
    }


def without_invited(changes: Changes, *, at: datetime) -> Changes:
    """Leave out the new people who have been invited so already, or have come by now.

    So the file that invited them changes nothing the second time. Two queries.
    """
    codes = {str(row.values.get("organisation")) for row in changes.added}
    waiting = Invitation.objects.filter(
        organisation__code__in=codes, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).values_list("email", "organisation__code", "role")
    come = Membership.objects.filter(organisation__code__in=codes).values_list(
        "user__email", "organisation__code", "role"
    )
    known = {
        (email.lower(), code, role) for email, code, role in (*waiting, *come) if email
    }
    keys = ("email", "organisation", "role")
    added = tuple(
        row
        for row in changes.added
        if tuple(str(row.values.get(key) or "").lower() for key in keys) not in known
    )
    same = changes.unchanged + len(changes.added) - len(added)
    return replace(changes, added=added, unchanged=same)
