"""Uploading, reviewing and accepting old reports."""

from tests.web.matrix.base import GONE_ON, Row

from bielelt.core.roles import Role

UPLOADERS = frozenset({Role.REGISTRAR, Role.REPORTER, Role.ASSESSOR})
ACCEPTORS = frozenset({Role.REGISTRAR, Role.ASSESSOR})
ACCEPT = {"kind": "accept", "period": "2024-H1"}
EDIT = {"kind": "edit", "new-reading": 1, "new-text": "Мод"}
PLACE = {
    "new-reading": 1, "new-number": 0, "new-stretch": "Хашаа", "new-address": "1",
    "new-field": "text", "new-at": "end",
}  # fmt: skip

MATRIX = {
    "home": Row(stranger=200),
    "import-list": Row(stranger=200),
    "import-upload": Row(stranger=200),
    "parcel": Row(kwargs={"pk": 1}),
    "import-status": Row(kwargs={"pk": 1}),
    "import-file": Row(kwargs={"pk": 1}),
    "import-page": Row(kwargs={"pk": 1, "number": 1}),
    "import-accept-many": Row(
        "post", {"pk": 1}, GONE_ON, UPLOADERS, 422, form={"doubts": 0}
    ),
    "import-review": Row(kwargs={"pk": 1}),
    "import-answer": Row(
        "post", {"pk": 1, "number": 0}, GONE_ON, UPLOADERS, 422, form=ACCEPT
    ),
    "import-reopen": Row(
        "post", {"pk": 1, "number": 1}, GONE_ON, UPLOADERS, 422, form=ACCEPT
    ),
    "import-clause": Row(
        "post", {"pk": 1, "address": "1"}, GONE_ON, UPLOADERS, 422, form=EDIT
    ),
    "import-place": Row(
        "post", {"pk": 1, "number": 0}, GONE_ON, UPLOADERS, 422, form=PLACE
    ),
    "import-corrections-download": Row(kwargs={"pk": 1}),
    "import-take-back": Row("post", {"pk": 1, "row": 1}, GONE_ON),
    "import-read-again": Row("post", {"pk": 1}, GONE_ON),
    "import-move": Row("post", {"pk": 1}, GONE_ON),
    "import-accept": Row("post", {"pk": 2}, GONE_ON, ACCEPTORS, 200, form=ACCEPT),
}
