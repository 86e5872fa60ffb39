"""The demonstration: one province, some districts, its people, and reports to review."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File

from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Role
from bielelt_web.actions import imports, people
from bielelt_web.models import Organisation
from bielelt_web.queries.imports import read_suffixes

PROVINCE = ("264", "Баянхонгор")
DISTRICTS = {
    "26422": "Баянцагаан",
    "26434": "Галуут",
    "26443": "Жинст",
    "26449": "Өлзийт",
    "26452": "Хүрээмарал",
    "26458": "Эрдэнэцогт",
}

PASSWORD = "bielelt-demo"  # noqa: S105 - printed for everybody, on this machine only
PEOPLE = (
    ("registrar", ("Сарантуяа", "Б."), Role.REGISTRAR, "264"),
    ("assessor", ("Ганбаатар", "Д."), Role.ASSESSOR, "264"),
    ("leader", ("Мөнхзул", "Ц."), Role.LEADER, "264"),
    ("auditor", ("Энхтүвшин", "Н."), Role.AUDITOR, "264"),
    ("reporter", ("Үүрийнтуяа", "С."), Role.REPORTER, "26449"),
    ("reviewer", ("Өнөржаргал", "Д."), Role.REVIEWER, "26449"),
)
SAMPLES = Path(__file__).parents[3] / "samples"


def prepare() -> None:
    """Enter people and upload the samples; what is there already stays as it is."""
    places = {PROVINCE[0], *DISTRICTS}
    operator = Actor("operator", dict.fromkeys(places, Role.OPERATOR))
    province = people.add_organisation(
        code=PROVINCE[0], name=PROVINCE[1], parent=None, by=operator
    )
    for code, name in DISTRICTS.items():
        people.add_organisation(code=code, name=name, parent=province, by=operator)
    for login, full_name, role, code in PEOPLE:
        people.add_person(
            login=login,
            name=full_name,
            password=PASSWORD,
            organisation=Organisation.objects.get(code=code),
            role=role,
            by=operator,
        )
    registrar = Actor("registrar", dict.fromkeys(places, Role.REGISTRAR))
    for code, path in samples():
        upload(Organisation.objects.get(code=code), path, registrar)


def samples() -> Iterator[tuple[str, Path]]:
    """Yield each sample report with the district whose report it stands for."""
    readable = read_suffixes()
    files = sorted(p for p in SAMPLES.glob("*") if p.suffix in readable)
    yield from zip(sorted(DISTRICTS), files, strict=False)


def upload(organisation: Organisation, path: Path, by: Actor) -> None:
    """Upload one sample unless it is there."""
    with path.open("rb") as file:
        try:
            imports.upload(
                organisation=organisation,
                file=File(file, path.name),
                limit=settings.UPLOAD_LIMIT,
                by=by,
            )
        except Refused:
            return


def logins() -> str:
    """Return what to tell the person who looks at the demonstration."""
    lines = [f"  {login:<10} {PASSWORD}" for login, *_ in PEOPLE]
    return "\n".join(lines)
