"""JSON whose numbers come back as they were written."""

import json
from decimal import Decimal
from typing import Any


class ExactDecoder(json.JSONDecoder):
    """Read 78.22 as Decimal("78.22"), not as the nearest binary fraction."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        """Take the options of any decoder."""
        super().__init__(parse_float=Decimal, **options)
