import json

import pytest
from tests.make import clause, decision, report

from bielelt.core.corrections import AnswerKind, Kind, answering, correcting
from bielelt.core.corrections.corrections_json import SCHEMA, dumps, loads
from bielelt.core.errors import UnreadableDocument
from bielelt.core.report import Doubt, Place, Unplaced

SOURCE = report(
    decision(
        clause("Мод тарих", "Тарьсан.", label="2.", origin=(Place(3, 2, 4),)),
        clause("Зам засах", "Зассан."),
    ),
    decision(clause("Худаг гаргах", "Гаргасан.")),
    doubts=(Doubt(1, "text", "blurred"), Doubt(None, "period", "not printed")),
    unplaced=(Unplaced(Place(4, 1, 2), "Хашаа барьсан."),),
)
AT = {
    "clause": 1,
    "row": {"page": 3, "row": 2, "column": 4},
    "said": "2. Мод тарих Тарьсан.",
}


def test_the_form_says_where_what_stood_there_and_what_it_answers():
    made = answering(SOURCE, [], 0, AnswerKind.EDIT, {"text": "Мод"})

    assert json.loads(dumps([made])) == {
        "schema": "bielelt-corrections/1",
        "corrections": [
            {
                "kind": "edit",
                "at": AT,
                "changes": [
                    {"field": "text", "from": "Мод тарих", "to": "Мод"},
                    {"field": "progress", "from": "Тарьсан.", "to": "Тарьсан."},
                ],
                "answers": [{"field": "text", "why": "blurred"}],
            }
        ],
    }


def test_every_kind_comes_back_as_it_went():
    made = [
        answering(SOURCE, [], 0, AnswerKind.SPLIT, {"whole": "Мод || тарих Тарьсан."}),
        answering(SOURCE, [], 1, AnswerKind.ACCEPT, {}),
    ]
    for kind, address, values in (
        (Kind.EDIT, "", {"place": "Залаа"}),
        (Kind.SPLIT, "2", {"text": "Зам || засах"}),
        (Kind.EDIT, "2-2", {"self": "70"}),
        (Kind.MOVE, "2-2", {"to": "3"}),
        (Kind.PLACE, "2", {"number": "0", "field": "progress"}),
        (Kind.BEGIN, "2", {"title": "Замын тухай"}),
        (Kind.MERGE, "1", {}),
    ):
        made.append(correcting(SOURCE, made, kind, address, values))

    assert loads(dumps(made)) == made


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "This is no JSON of bielelt-corrections/1"),
        ("[]", "This JSON is not bielelt-corrections/1: its “schema” must say so."),
        ('{"schema": "bielelt-report/1"}', "This JSON is not bielelt-corrections/1"),
        (f'{{"schema": "{SCHEMA}"}}', "breaks the form bielelt-corrections/1: KeyError"),
    ],
)
def test_another_json_is_refused(text, message):
    with pytest.raises(UnreadableDocument, match=message):
        loads(text)


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "burn"},
        {"kind": "split", "at": AT},
        {"kind": "split", "changes": []},
        {
            "kind": "edit",
            "at": AT,
            "changes": [{"field": "serial", "from": "1", "to": "2"}],
        },
        {"kind": "edit", "at": {"clause": "one"}},
        {
            "kind": "move",
            "at": AT,
            "changes": [{"field": "decision", "from": "", "to": ""}],
        },
        {
            "kind": "begin",
            "at": AT,
            "changes": [{"field": "decision", "from": "", "to": ""}],
        },
        {"kind": "place", "at": AT, "changes": [{"field": "text", "from": "", "to": ""}]},
    ],
)
def test_a_correction_that_could_not_be_carried_out_is_refused(entry):
    text = json.dumps({"schema": SCHEMA, "corrections": [entry]})

    with pytest.raises(UnreadableDocument, match="breaks the form"):
        loads(text)
