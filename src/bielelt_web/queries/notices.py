"""The inbox of a person, who has to get a mail, and what the calendar feed holds."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import make_aware

from bielelt.core.notices import KINDS, Group, Matter, Message
from bielelt.core.roles import Actor, Permission
from bielelt.core.workflow import State
from bielelt_web.models import Notice, Organisation, PeriodReport, User
from bielelt_web.queries.matters import matters_of, unfinished

# What is older was told long ago, by mail or in the inbox; a digest does not bring it up.
NEW_FOR = timedelta(days=7)

MEASURE_PAGES = frozenset(
    {
        "measures-due",
        "measures-overdue",
        "measure-returned",
        "extension-granted",
        "extension-refused",
    }
)
LISTS = {"report-returned": "progress-list", "extension-asked": "extension-list"}
REPORT_PAGES = {
    "report-due": "report-review",
    "report-overdue": "report-review",
    "report-returned-to-reviewer": "report-review",
    "to-sign-off": "report-review",
    "to-submit": "report-review",
    "report-returned-to-assessor": "assessment-report",
    "to-assess": "assessment-report",
    "to-confirm": "assessment-report",
}
"""Pages that take the report; what is told to the head leads to the report itself."""


def inbox(actor: Actor) -> QuerySet[Notice]:
    """Return what the person was told, unread first, newest first.

    A substitute's own: what concerns the absent was told to the substitute too.
    """
    return Notice.objects.filter(user__username=actor.name).order_by(
        F("read_at").asc(nulls_first=True), "-made_at", "-id"
    )


def in_group(notices: QuerySet[Notice], group: Group | None) -> QuerySet[Notice]:
    """Return those of a group; all for None."""
    if group is None:
        return notices
    keys = [kind.key for kind in KINDS.values() if kind.group is group]
    return notices.filter(kind__in=keys)


def unread_by_group(actor: Actor) -> dict[Group, int]:
    """Return how many notices of each group wait to be read. One query."""
    rows = inbox(actor).filter(read_at__isnull=True).order_by().values_list("kind")
    counts = dict.fromkeys(Group, 0)
    for key, count in rows.annotate(Count("pk")):
        if key in KINDS:
            counts[KINDS[key].group] += count
    return counts


def unread_count(actor: Actor) -> int:
    """Return how many notices wait to be read. One query, for the bell of every page."""
    return inbox(actor).filter(read_at__isnull=True).order_by().count()


def get_notice(actor: Actor, pk: int) -> Notice:
    """Return one notice of the person; unknown and somebody else's are the same 404."""
    return get_object_or_404(inbox(actor).select_related("user"), pk=pk)


def account_of(actor: Actor) -> User:
    """Return the account of the person."""
    return get_object_or_404(User, username=actor.name)


def new_for(user: User, on: date) -> QuerySet[Notice]:
    """Return what has neither been read nor mailed, of the last days, oldest first."""
    return user.notices.filter(
        read_at__isnull=True, mailed_at__isnull=True, made_at__gte=_new_since(on)
    ).order_by("made_at", "id")


def to_mail(on: date) -> list[User]:
    """Return who wants the daily mail, has had none today, and was told something new."""
    return list(
        User.objects.filter(
            Q(digest_sent_on__isnull=True) | Q(digest_sent_on__lt=on),
            is_active=True,
            digest=True,
            notices__read_at=None,
            notices__mailed_at=None,
            notices__made_at__gte=_new_since(on),
        )
        .exclude(email="")
        .distinct()
        .order_by("pk")
    )


def path_of(matter: Matter, message: Message) -> str:
    """Return where a message leads: to the page where the person does what it says."""
    if message.kind.key in MEASURE_PAGES:
        if message.measure is None:
            return reverse("progress-list")
        return reverse("progress-measure", args=[message.measure])
    if message.kind.key in LISTS:
        return reverse(LISTS[message.kind.key])
    return reverse(REPORT_PAGES.get(message.kind.key, "report"), args=[matter.pk])


def owner_of_feed(token: str) -> User | None:
    """Return whose calendar an address opens.

    The address holds 256 random bits, so that nobody guesses it in any number of tries.
    """
    if not token:
        return None
    return User.objects.filter(calendar_token=token, is_active=True).first()


def open_matters(actor: Actor) -> list[Matter]:
    """Return the reports the person has to bring in. Four queries."""
    own = Organisation.objects.filter(code__in=actor.where(Permission.REPORT_SUBMIT))
    waiting = unfinished(own).filter(state__in=[State.DRAFT, State.REVIEWED])
    return matters_of(waiting)


def expected(actor: Actor) -> Iterator[tuple[str, date, int]]:
    """Yield period, due day and how many reports the assessor still expects. One query."""
    codes = actor.where(Permission.REPORT_ASSESS)
    return (
        PeriodReport.objects.filter(
            organisation__code__in=codes,
            source__isnull=True,
            due_on__isnull=False,
            state__in=[State.DRAFT, State.REVIEWED],
        )
        .order_by("due_on", "period")
        .values_list("period", "due_on")
        .annotate(Count("pk"))
        .iterator()
    )


def _new_since(on: date) -> datetime:
    return make_aware(datetime.combine(on, time.min)) - NEW_FOR
