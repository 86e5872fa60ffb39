"""Who gets what: one module per area of the site, each with a dict ``MATRIX``.

A row is: name of the URL → ``Row``. ``test_permissions.py`` asks for every URL as every
role, as a stranger, and without signing in; a URL that is missing here fails it.
"""

from tests.web.matrix import (
    account,
    api,
    assessment,
    audit,
    findings,
    imports,
    notices,
    people,
    progress,
    register,
    reports,
    review,
    search,
    sheets,
)

AREAS = (
    account,
    api,
    assessment,
    audit,
    findings,
    imports,
    notices,
    people,
    progress,
    register,
    reports,
    review,
    sheets,
    search,
)
MATRIX = {name: row for area in AREAS for name, row in area.MATRIX.items()}
