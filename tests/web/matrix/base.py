"""What one row of the matrix says."""

from dataclasses import dataclass, field

from bielelt.core.roles import PERSONS, Role

EVERYBODY = frozenset(PERSONS)
GONE_ON = 302


@dataclass(frozen=True)
class Row:
    """What people of the district get who ask for a URL.

    ``who`` get ``granted``, the other roles ``refused``; a stranger gets ``stranger``: 404
    wherever an object of the district is named. ``kwargs`` may be a function of the rooms.
    Who is not signed in gets ``signed_out``.
    """

    method: str = "get"
    kwargs: object = field(default_factory=dict)
    granted: int = 200
    who: frozenset[Role] = EVERYBODY
    refused: int | None = None
    stranger: int = 404
    signed_out: int = GONE_ON
    form: dict = field(default_factory=dict)
