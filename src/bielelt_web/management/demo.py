"""The demonstration: some provinces and districts, people, and reports to review."""

from pathlib import Path

from django.conf import settings
from django.core.files import File

from bielelt.core.roles import Actor, Role
from bielelt_web.actions import imports, people
from bielelt_web.models import Import, Organisation

# Code, name, code of the body above; the statistics office's own.
ORGANISATIONS = (
    ("263", "Булган", None),
    ("26322", "Могод", "263"),
    ("26343", "Хишиг-Өндөр", "263"),
    ("265", "Архангай", None),
    ("26522", "Өндөр-Улаан", "265"),
    ("26525", "Тариат", "265"),
    ("346", "Өмнөговь", None),
    ("34601", "Даланзадгад", "346"),
    ("34613", "Гурвантэс", "346"),
)
PROVINCES = tuple(code for code, _name, above in ORGANISATIONS if above is None)

PASSWORD = "bielelt-demo"  # noqa: S105 - printed for everybody, on this machine only
PEOPLE = (
    ("registrar", ("Сарантуяа", "Б."), Role.REGISTRAR, PROVINCES),
    ("assessor", ("Ганбаатар", "Д."), Role.ASSESSOR, PROVINCES),
    ("leader", ("Мөнхзул", "Ц."), Role.LEADER, PROVINCES),
    ("auditor", ("Энхтүвшин", "Н."), Role.AUDITOR, PROVINCES),
    ("administrator", ("Батцэцэг", "О."), Role.ADMINISTRATOR, PROVINCES),
    ("reporter", ("Үүрийнтуяа", "С."), Role.REPORTER, ("26343",)),
    ("reviewer", ("Өнөржаргал", "Д."), Role.REVIEWER, ("26343",)),
)
SAMPLES = Path(__file__).parents[3] / "samples"
UPLOADS = {"half-year.txt": "26343", "year.docx": "26525", "quarter.html": "34613"}


def prepare() -> None:
    """Enter people and upload the samples; what is there already stays as it is."""
    codes = [code for code, _name, _above in ORGANISATIONS]
    operator = Actor("operator", dict.fromkeys(codes, Role.OPERATOR))
    places = _enter_organisations(operator)
    for login, full_name, role, held_in in PEOPLE:
        for code in held_in:
            people.add_person(
                login=login,
                name=full_name,
                password=PASSWORD,
                email=f"{login}@office.example",
                organisation=places[code],
                role=role,
                by=operator,
            )
    registrar = Actor("registrar", dict.fromkeys(codes, Role.REGISTRAR))
    for name, code in UPLOADS.items():
        _upload(places[code], SAMPLES / name, registrar)


def logins() -> str:
    """Return what to tell the person who looks at the demonstration."""
    return "\n".join(f"  {login:<14} {PASSWORD}" for login, *_ in PEOPLE)


def state() -> str:
    """Return how far each upload has come."""
    rows = Import.objects.select_related("organisation__parent").order_by("pk")
    return "\n".join(f"  {row}: {row.state}, {row.doubt_count} doubts" for row in rows)


def _enter_organisations(operator: Actor) -> dict[str, Organisation]:
    places: dict[str, Organisation] = {}
    for code, name, above in ORGANISATIONS:
        parent = places[above] if above else None
        places[code] = people.add_organisation(
            code=code, name=name, parent=parent, by=operator
        )
    return places


def _upload(organisation: Organisation, path: Path, by: Actor) -> None:
    """Upload one sample unless it is there already, or was left out of the package."""
    if organisation.imports.exists() or not path.exists():
        return
    with path.open("rb") as file:
        imports.upload(
            organisation=organisation,
            file=File(file, path.name),
            limit=settings.UPLOAD_LIMIT,
            by=by,
        )
