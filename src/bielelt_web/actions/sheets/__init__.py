"""Taking filled spreadsheets into the register: all of a file, or nothing of it."""

from bielelt_web.actions.sheets.base import (
    CellsRefused,
    Intake,
    forget,
    keep,
    rehearse,
)
from bielelt_web.actions.sheets.decisions import apply_decisions
from bielelt_web.actions.sheets.measures import apply_progress, apply_ratings
from bielelt_web.actions.sheets.organisations import apply_organisations
from bielelt_web.actions.sheets.people import apply_people

__all__ = [
    "CellsRefused",
    "Intake",
    "apply_decisions",
    "apply_organisations",
    "apply_people",
    "apply_progress",
    "apply_ratings",
    "forget",
    "keep",
    "rehearse",
]
