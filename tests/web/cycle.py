"""Reports on their way, for tests: measures that are done, in a report of a given state."""

from datetime import UTC, datetime

from tests.factories import (
    AssignmentFactory,
    CitationFactory,
    ClauseFactory,
    DecisionFactory,
    MeasureFactory,
    PeriodReportFactory,
)

DONE = datetime(2026, 6, 20, 4, 0, tzinfo=UTC)


def clauses(issuer, count):
    """Enter one act with ``count`` clauses."""
    decision = DecisionFactory(issuer=issuer)
    return ClauseFactory.create_batch(count, decision=decision)


def reported(organisation, given, state, ratings=(70,), **others):
    """Enter a report in ``state``: one done measure per clause of ``given``.

    ``ratings`` are the self ratings, repeated as needed; None is not due.
    """
    report = PeriodReportFactory(organisation=organisation, state=state)
    citation = CitationFactory(report=report, decision=given[0].decision, serial=1)
    return [
        MeasureFactory(
            citation=citation,
            assignment=AssignmentFactory(clause=clause, organisation=organisation),
            serial=n + 1,
            progress="Худаг гаргаж, гэрээ байгуулав.",
            self_percent=ratings[n % len(ratings)],
            self_not_due=ratings[n % len(ratings)] is None,
            **{"done_by": "reporter", "done_at": DONE, **others},
        )
        for n, clause in enumerate(given)
    ]
