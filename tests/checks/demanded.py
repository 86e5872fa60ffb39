"""What the check of demanded figures tells of one clause."""

from datetime import date

from tests.make import clause, decision, report

from bielelt.checks.demanded_figures import DemandedFigures


def findings(text, progress, rating=100, **others):
    row = clause(text, progress, self_rating=rating, upper_rating=rating)
    return list(DemandedFigures().run(report(decision(row), **others)))


def told(*args, **others):
    return [f.severity for f in findings(*args, **others)]


def dated(duty, progress):
    row = clause(duty, progress, self_rating=100, upper_rating=100)
    told = report(decision(row, on=date(2024, 3, 5)), on=date(2024, 12, 10), period="2024")
    return [f.severity for f in DemandedFigures().run(told)]
