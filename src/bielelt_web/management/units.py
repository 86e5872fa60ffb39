"""The units of the state as the statistics office counts them: ``units.csv`` beside this.

The table is that of 2020; numbers move, so the register corrects its own rows and keeps them.
"""

import csv
from importlib.resources import files

from bielelt_web.actions.organisations import Unit
from bielelt_web.models import Organisation

# The country has no number in that table; this is its code in ISO 3166 and in P-codes.
STATE = Unit("MN", "Монгол Улс", Organisation.Kind.STATE, None)
PROVINCE_DIGITS = 3


def all_units() -> tuple[Unit, ...]:
    """Return state, provinces with the capital, and districts, each behind the one above it."""
    table = files("bielelt_web.management").joinpath("units.csv").read_text("utf-8")
    _source, *lines = table.splitlines()
    rows = sorted(csv.DictReader(lines), key=lambda row: (len(row["code"]), row["code"]))
    return (STATE, *(_unit(row["code"], row["name"]) for row in rows))


def units_of(province: str) -> tuple[Unit, ...]:
    """Return the state, one province and its districts; nothing if there is no such province."""
    own = tuple(u for u in all_units() if province in {u.code, u.parent})
    return (STATE, *own) if own and own[0].kind == Organisation.Kind.PROVINCE else ()


def _unit(code: str, name: str) -> Unit:
    if len(code) == PROVINCE_DIGITS:
        return Unit(code, name, Organisation.Kind.PROVINCE, STATE.code)
    return Unit(code, name, Organisation.Kind.DISTRICT, code[:PROVINCE_DIGITS])
