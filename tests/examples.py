"""How many examples the dear properties try: few at the desk, many before landing."""

import os

FACTOR = int(os.environ.get("BIELELT_EXAMPLES", "1"))


def examples(few: int) -> int:
    """Return the number of examples for this run; .ci/run sets BIELELT_EXAMPLES."""
    return few * FACTOR
