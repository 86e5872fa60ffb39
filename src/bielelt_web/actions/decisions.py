"""Entering decisions with their clauses into the register, and correcting them there."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePath

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.core.errors import Refused
from bielelt.core.kinds import KINDS
from bielelt.core.numbering import act_key
from bielelt.core.roles import Actor, Permission, require
from bielelt_web import models
from bielelt_web.actions import audit, search
from bielelt_web.actions.assignments import Terms, assign
from bielelt_web.models import Clause, Decision, JointNumber, Organisation
from bielelt_web.models.register import decision_file_name

# What an act may arrive as; it is kept as it came and never opened by the site again.
FILE_SUFFIXES = (".docx", ".txt", ".pdf", ".doc", ".rtf", ".odt", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True, slots=True)
class Upload:
    """A stored file on its way to a decision: the digest it lies under, its name."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision says of itself; ``numbers`` are its number and its joint numbers."""

    kind: str
    numbers: tuple[str, ...]
    date: date | None
    title: str
    legal_basis: str = ""
    basis_url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewClause:
    """A clause to be entered, and to whom it is given on which terms."""

    label: str
    text: str
    force: str = Clause.Force.DUTY
    organisations: tuple[Organisation, ...] = ()
    terms: Terms | None = None


def store_upload(
    *, file: File[bytes], limit: int, issuer: Organisation, by: Actor
) -> Upload:
    """Keep the file of an act until its decision is registered; it stays as it came.

    Args:
        file: the open file; stored byte for byte under its SHA-256.
        limit: the largest size allowed, in bytes.
        issuer: whose act it is.
        by: who uploads; needs DECISION_MANAGE in ``issuer``.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: empty, too large, or no kind of file an act comes as.

    """
    require(by, Permission.DECISION_MANAGE, organisation=issuer.code)
    name = PurePath(file.name or "").name
    _check_file(name, file.size, limit)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    place = decision_file_name(Decision(sha256=digest), name)
    if not default_storage.exists(place):
        file.seek(0)
        default_storage.save(place, file)
    return Upload(digest, name)


@transaction.atomic
def register(
    *,
    issuer: Organisation,
    facts: Facts,
    clauses: Sequence[NewClause],
    on: date,
    by: Actor,
    upload: Upload | None = None,
    opens: bool = True,
) -> Decision:
    """Enter a decision with its clauses, give them out, and take it under control.

    Args:
        issuer: who issued it.
        facts: what it says of itself.
        clauses: in the order of the act; each is given to its organisations.
        on: the day of entry.
        by: who enters; needs DECISION_MANAGE in ``issuer``.
        upload: the file it came as, from ``store_upload``.
        opens: False where the past is brought over; see ``assignments.assign``.

    Returns:
        The decision. It is under control if any clause was given to somebody, else only
        registered. The reports that are open just now get their measures at once.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: the number stands in the register already, there is no title, no such
            kind, or two clauses of one label.

    Source:
        Methodology §4, §9.

    """
    require(by, Permission.DECISION_MANAGE, organisation=issuer.code)
    _check_facts(facts)
    _check_labels([clause.label for clause in clauses])
    decision = Decision(issuer=issuer, registered_by=by.name)
    _refuse_second(issuer, facts, decision)
    _set_facts(decision, facts)
    if upload:
        decision.sha256, decision.file_name = upload.sha256, upload.name
        decision.file.name = decision_file_name(decision, upload.name)
    decision.save()
    _write_joint_numbers(decision, facts.numbers[1:])
    for new in clauses:
        _write_clause(decision, new, on, by, opens=opens)
    search.index_decision(decision)
    audit.record(
        "decisions.register",
        f"decision:{decision.pk}",
        by,
        after={**asdict(facts), "text": len(facts.text), "clauses": len(clauses)},
    )
    return decision


@transaction.atomic
def edit(*, decision: Decision, facts: Facts, by: Actor) -> None:
    """Correct what the register says of a decision; reports keep the words they printed.

    Args:
        decision: as it stands.
        facts: all of it anew.
        by: who corrects; needs DECISION_MANAGE in the issuer.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: as in ``register``.

    """
    require(by, Permission.DECISION_MANAGE, organisation=decision.issuer.code)
    _check_facts(facts)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    _refuse_second(decision.issuer, facts, decision)
    before = asdict(facts_of(decision))
    _set_facts(decision, facts)
    decision.save()
    decision.joint_numbers.all().delete()
    _write_joint_numbers(decision, facts.numbers[1:])
    after = asdict(facts)
    changed = [key for key in after if before[key] != after[key]]
    search.index_decision(decision)
    audit.record(
        "decisions.edit",
        f"decision:{decision.pk}",
        by,
        before={key: before[key] for key in changed},
        after={key: after[key] for key in changed},
    )


@transaction.atomic
def add_clause(*, decision: Decision, new: NewClause, on: date, by: Actor) -> Clause:
    """Enter one more clause of a decision. Needs DECISION_MANAGE in the issuer."""
    require(by, Permission.DECISION_MANAGE, organisation=decision.issuer.code)
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    labels = list(decision.clauses.values_list("label", flat=True))
    _check_labels([*labels, new.label])
    clause = _write_clause(decision, new, on, by)
    after = {"clause": clause.pk, "label": clause.label, "text": clause.text}
    search.index_decision(decision)
    audit.record("decisions.add_clause", f"decision:{decision.pk}", by, after=after)
    return clause


@transaction.atomic
def edit_clause(*, clause: Clause, label: str, text: str, force: str, by: Actor) -> None:
    """Correct a clause in the register; measures keep the words they were opened with.

    Needs DECISION_MANAGE in the issuer. Refused if the label stands in the act already.
    """
    require(by, Permission.DECISION_MANAGE, organisation=clause.decision.issuer.code)
    decision = Decision.objects.select_for_update().get(pk=clause.decision_id)
    others = decision.clauses.exclude(pk=clause.pk).values_list("label", flat=True)
    _check_labels([*others, label])
    before = {"label": clause.label, "text": clause.text, "force": clause.force}
    clause.label, clause.text, clause.force = label.strip(), text.strip(), force
    clause.save(update_fields=["label", "text", "force"])
    after = {"label": clause.label, "text": clause.text, "force": clause.force}
    search.index_decision(decision)
    audit.record(
        "decisions.edit_clause",
        f"decision:{decision.pk}",
        by,
        before={"clause": clause.pk, **before},
        after=after,
    )


def facts_of(decision: Decision) -> Facts:
    """Return what the register says of a decision. One query, for the joint numbers."""
    joint = decision.joint_numbers.values_list("number", flat=True)
    return Facts(
        kind=decision.kind,
        numbers=(decision.number, *joint),
        date=decision.date,
        title=decision.title,
        legal_basis=decision.legal_basis,
        basis_url=decision.basis_url,
        text=decision.text,
    )


def _set_facts(decision: Decision, facts: Facts) -> None:
    number = facts.numbers[0] if facts.numbers else ""
    decision.kind, decision.date, decision.title = facts.kind, facts.date, facts.title
    decision.number = number.strip()
    decision.year, decision.number_key = act_key(number, facts.date)
    decision.legal_basis, decision.basis_url = facts.legal_basis, facts.basis_url
    decision.text = facts.text


def _write_clause(
    decision: Decision, new: NewClause, on: date, by: Actor, *, opens: bool = True
) -> Clause:
    clause = Clause.objects.create(
        decision=decision, label=new.label.strip(), text=new.text.strip(), force=new.force
    )
    if new.organisations:
        terms = new.terms or Terms()
        assign(
            clause=clause,
            organisations=new.organisations,
            terms=terms,
            on=on,
            by=by,
            opens=opens,
        )
    return clause


def _write_joint_numbers(decision: Decision, numbers: Sequence[str]) -> None:
    rows = [
        JointNumber(
            decision=decision,
            number=number.strip(),
            number_key=act_key(number, decision.date)[1],
        )
        for number in numbers
    ]
    JointNumber.objects.bulk_create(rows)


def _check_file(name: str, size: int, limit: int) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix not in FILE_SUFFIXES:
        raise Refused(
            _("“%(found)s” files are not kept. Upload one of: %(allowed)s.")
            % {"found": suffix or name, "allowed": ", ".join(FILE_SUFFIXES)}
        )
    if size > limit:
        raise Refused(
            _("The file has %(found)s MB; at most %(allowed)s MB are allowed.")
            % {"found": -(-size // 1024**2), "allowed": limit // 1024**2}
        )
    if not size:
        raise Refused(_("The file is empty. Choose the file again."))


def _check_facts(facts: Facts) -> None:
    if facts.kind not in KINDS:
        raise Refused(_("There is no such kind of decision. Choose one of the list."))
    if not facts.title.strip():
        raise Refused(_("A decision needs a title. Write what it is about."))
    if facts.numbers and not facts.numbers[0].strip():
        raise Refused(_("The first number is empty. Write it, or leave all numbers away."))


def _check_labels(labels: Sequence[str]) -> None:
    seen: set[str] = set()
    for label in (written.strip() for written in labels):
        if label and label in seen:
            raise Refused(
                _("Clause “%(label)s” stands twice. Give each clause a number of its own.")
                % {"label": label}
            )
        seen.add(label)


def _refuse_second(issuer: Organisation, facts: Facts, decision: Decision) -> None:
    """Refuse an act that stands in the register already, under any of its numbers."""
    for number in facts.numbers:
        year, key = act_key(number, facts.date)
        same = models.Decision.objects.filter(issuer=issuer, kind=facts.kind, year=year)
        twin = same.filter(number_key=key).exclude(pk=decision.pk).first() or (
            same.filter(joint_numbers__number_key=key).exclude(pk=decision.pk).first()
        )
        if key and twin:
            raise Refused(
                _("%(number)s of %(year)s stands in the register already: “%(title)s”. "
                  "Open that one, or correct the number.")
                % {"number": number, "year": year, "title": twin.title}
            )  # fmt: skip
