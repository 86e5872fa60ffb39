"""The JSON form and the table: the same proposal, for programs and for eyes."""

import io
import json
from pathlib import Path

from rich.console import Console

from bielelt.acts import Force, Group, Recurrence, propose, read_act
from bielelt.acts.act_json import dumps
from bielelt.acts.table import FORCES, GROUPS, TIMES, show_act

SAMPLE = Path(__file__).parents[2] / "samples" / "order.txt"


def test_the_form_has_every_field_and_places_instead_of_heads():
    data = json.loads(dumps(read_act(SAMPLE)))
    item = next(clause for clause in data["clauses"] if clause["label"] == "4.2")

    assert (data["schema"], data["date"], data["numbers"]) == (
        *("bielelt-act/1", "2025-09-08", ["А/318"]),
    )
    assert (item["heads"], item["schedule"], item["force_words"]) == (
        [0],
        "each_time",
        {
            "text": "үүрэг болгосугай",
            "start": data["heads"][0]["text"].index("үүрэг"),
            "end": len(data["heads"][0]["text"]) - 1,
            "in_head": True,
        },
    )


def test_the_table_shows_clauses_heads_and_doubts():
    console = Console(file=io.StringIO(), width=160)
    show_act(
        console,
        propose(
            "ЗАХИРАМЖЛАХ нь:\n1. Дараах ажлыг улирал бүр даалгасугай:\n1.1. зам засах;"
        ),
    )
    lines = [" ".join(x.split()) for x in console.file.getvalue().splitlines() if x.strip()]

    assert lines[0] == "(no title)"
    assert "1. Дараах ажлыг улирал бүр даалгасугай:" in lines
    assert "1.1 зам засах; үүрэг ? улирал бүр · улирал бүр" in lines
    assert lines[-1] == "clause 1.1, addressees: a duty, but nobody is named"


def test_every_value_has_a_word_for_the_table():
    assert set(FORCES) == set(Force)
    assert set(GROUPS) == set(Group)
    assert set(TIMES) == set(Recurrence) - {Recurrence.ONCE}
