"""People and their roles: one row per person and organisation."""

from bielelt.checks.base import Words
from bielelt.core.roles import PERSONS
from bielelt.sheets.base import Choice, Column, Kind, Sheet

_ROLE_NAMES = {
    "registrar": Words("Бүртгэгч", "Registrar"),
    "reporter": Words("Тайлан гаргагч", "Reporter"),
    "reviewer": Words("Хянагч", "Reviewer"),
    "assessor": Words("Үнэлэгч", "Assessor"),
    "leader": Words("Удирдлага", "Leader"),
    "auditor": Words("Аудитор", "Auditor"),
    "administrator": Words("Админ", "Administrator"),
}
ROLES = tuple(Choice(role.value, _ROLE_NAMES[role.value]) for role in PERSONS)

_NAME = 150

PEOPLE = Sheet(
    name="people",
    title=Words("Хэрэглэгч", "People"),
    columns=(
        Column(
            "login",
            Words("Нэвтрэх нэр", "Login"),
            36,
            required=True,
            max_length=_NAME,
            help=Words(
                "Латин үсгээр, зайгүй. Хүн бүрд нэг.", "Latin letters, no blanks; one each."
            ),
        ),
        Column(
            "given_name", Words("Нэр", "Given name"), 40, required=True, max_length=_NAME
        ),
        Column("fathers_name", Words("Эцгийн нэр", "Father's name"), 40, max_length=_NAME),
        Column(
            "email",
            Words("И-мэйл", "E-mail"),
            55,
            max_length=254,
            help=Words(
                "Шинэ хүнд заавал бичнэ: урилга энэ хаягаар очно.",
                "Needed for somebody new: the invitation goes there.",
            ),
        ),
        Column(
            "organisation",
            Words("Байгууллагын код", "Code of the organisation"),
            32,
            required=True,
            max_length=20,
        ),
        Column(
            "role", Words("Үүрэг", "Role"), 34, Kind.CHOICE, required=True, choices=ROLES
        ),
        Column(
            "valid_to",
            Words("Эрх дуусах өдөр", "Last day"),
            30,
            Kind.DATE,
            help=Words("Хугацаагүй бол хоосон.", "Blank if there is none."),
        ),
    ),
    instructions=(
        Words(
            "Мөр бүрд нэг хүний нэг байгууллага дахь үүргийг бичнэ. Нууц үг бичихгүй: "
            "хүн бүрд урилгыг и-мэйлээр илгээнэ.",
            "One row per person and organisation. No passwords: everybody is invited by "
            "e-mail.",
        ),
    ),
    grows=True,
    identity=("login", "organisation"),
    frozen=2,
)
