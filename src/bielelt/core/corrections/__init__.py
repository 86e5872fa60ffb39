"""What people correct in a report as read: an ordered list that can be replayed.

The report as read is never changed. What a person answered to its doubts and what else they
mended is a list of ``Correction``; the corrected report follows from both every time, also
when the file is read again by a better reader.
"""

from bielelt.core.corrections.asking import AnswerKind, Question, questions
from bielelt.core.corrections.fields import (
    CLAUSE_FIELDS,
    DECISION_FIELDS,
    SEAM,
    fields_of,
    split_at_seam,
    values_of,
)
from bielelt.core.corrections.making import PLACED_IN, answering, correcting
from bielelt.core.corrections.replay import replay
from bielelt.core.corrections.values import (
    Asked,
    Change,
    Corrected,
    Correction,
    Kind,
    Outcome,
    Result,
    Spot,
)

__all__ = [
    "CLAUSE_FIELDS",
    "DECISION_FIELDS",
    "PLACED_IN",
    "SEAM",
    "AnswerKind",
    "Asked",
    "Change",
    "Corrected",
    "Correction",
    "Kind",
    "Outcome",
    "Question",
    "Result",
    "Spot",
    "answering",
    "correcting",
    "fields_of",
    "questions",
    "replay",
    "split_at_seam",
    "values_of",
]
