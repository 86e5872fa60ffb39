"""The findings of a report with the answers to them, as its page shows them."""

import datetime as dt

from ninja import Field, Router, Schema

from bielelt.checks import SCHEMA, Answerer, Severity
from bielelt_web.api.shapes import REFUSALS, Refusal, Words
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import KeptFinding
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.findings import findings_in, may_see
from bielelt_web.queries.reports import build_report, get_report

router = Router()


class Quote(Schema):
    """Words of a report: of which clause and field, from which letter on, of which report.

    An empty ``report`` is the report itself; without ``start`` a rating is quoted.
    """

    clause: int | None
    field: str
    text: str
    start: int | None
    report: str


class Answer(Schema):
    """What an answerer said of a finding."""

    answer: KeptFinding.Answer
    reason: str
    by: str
    at: dt.datetime | None


class FoundHere(Schema):
    """A finding of ``bielelt-findings/1``, and the answer to it."""

    id: str
    rule: str
    severity: Severity
    clauses: list[int]
    quotes: list[Quote]
    explanation: Words
    arithmetic: str
    suggestion: Words
    answerer: Answerer
    answer: Answer | None


class Findings(Schema):
    """What ``bielelt check --json`` writes of the same report, and the answers."""

    schema_: str = Field(serialization_alias="schema")
    findings: list[FoundHere]


@router.get(
    "/reports/{int:pk}/findings",
    response={200: Findings, 404: Refusal, **REFUSALS},
    by_alias=True,
    url_name="findings",
    operation_id="findings",
    summary="Findings of a report",
)
def list_findings(request: SignedInRequest, pk: int) -> Findings:
    """Tell what the checks say of a report, errors first.

    Findings that quote another organisation's report are left out for whoever may not read
    that one.
    """
    row = get_report(request.actor, pk)
    found = may_see(request.actor, row, findings_in(row, build_report(row)))
    names = names_of(finding.answered_by for finding in found)
    return Findings(
        schema_=SCHEMA,
        findings=[FoundHere(**kept.told, answer=_answer(kept, names)) for kept in found],
    )


def _answer(kept: KeptFinding, names: dict[str, str]) -> Answer | None:
    if not kept.answer:
        return None
    return Answer(
        answer=KeptFinding.Answer(kept.answer),
        reason=kept.reason,
        by=names.get(kept.answered_by, kept.answered_by),
        at=kept.answered_at,
    )
