"""A proposal as ``bielelt-act/1``, the JSON form that ``bielelt act --json`` prints."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from bielelt.acts.base import ProposedAct

SCHEMA = "bielelt-act/1"


def dumps(act: ProposedAct) -> str:
    """Return the proposal as one JSON object, keys in the order of the dataclasses."""
    return json.dumps(to_dict(act), ensure_ascii=False, indent=1, default=date.isoformat)


def to_dict(act: ProposedAct) -> dict[str, Any]:
    """Return plain lists and dicts; ``heads`` of a clause are places in the list of heads."""
    places = {id(head): place for place, head in enumerate(act.heads)}
    data = {"schema": SCHEMA, **asdict(act)}
    for plain, clause in zip(data["clauses"], act.clauses, strict=True):
        plain["heads"] = [places[id(head)] for head in clause.heads]
        plain["schedule"] = clause.schedule
    return data
