"""One list of addressees taken apart: who is a group, who has a name, who stands in brackets."""

from bielelt.acts.base import Addressee, Group, Role, Words
from bielelt.acts.bodies import Form, is_business
from bielelt.acts.tokens import Token

_JOINS = frozenset({",", "болон", "ба", "мөн"})
# Words before a body that do not make it one body: «харьяа газрууд», «төрийн байгууллага».
_GENERAL = frozenset({
    "аймгийн", "аймаг", "нийт", "бүх", "бүхий", "харьяа", "төрийн", "улсын", "орон", "нутгийн",
    "холбогдох", "бусад", "тус", "тухайн", "өмчийн", "төсөвт", "хувийн", "албан", "эрхлэх",
    "асуудлын", "хүрээний", "засаг", "даргын", "шатны", "ерөнхий", "сумдын", "сумын", "багийн",
    "болон", "хуулийн", "дэргэдэх",
})  # fmt: skip
_GENERAL_SMALL = frozenset({
    "боловсролын", "эрүүл", "мэндийн", "соёлын", "спортын", "үйлчилгээний",
})  # fmt: skip
# Left out of a name that begins behind them: «Аймгийн Мал эмнэлгийн газар».
_OUTSIDE = frozenset({"аймгийн", "сумын", "сумдын", "нийт", "бүх", "харьяа"})
_SAYS_DISTRICT = frozenset({"сум", "дүүрэг"})
_OFFICES = frozenset({"ЗДТГ", "ИТХ"})


def elements_of(text: str, tokens: list[Token], role: Role) -> list[Addressee]:
    """Return the addressees of one list; ``tokens`` from its first word to its end."""
    found: list[Addressee] = []
    for part in _parts(tokens):
        found += _addressees(text, part, role)
    return found


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Cut a list at its commas, but not inside «Хүнс, хөдөө аж ахуйн газар»."""
    parts: list[list[Token]] = []
    part: list[Token] = []
    for index, token in enumerate(tokens):
        if token.is_nar:
            continue
        if token.text in _JOINS and _complete(part):
            _keep(parts, part)
            part = []
        elif token.text.startswith(("(", "/")) and part:
            _keep(parts, [*part, token])
            part = []
        elif not (token.text in _JOINS and not part):
            part.append(token)
        if index + 1 == len(tokens) or (token.person and not _joins_next(tokens, index)):
            _keep(parts, part)
            part = []
    _keep(parts, part)
    return parts


def _joins_next(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text.startswith(("(", "/"))


def _complete(part: list[Token]) -> bool:
    return bool(part) and (part[-1].form is not None or part[-1].person is not None)


def _keep(parts: list[list[Token]], part: list[Token]) -> None:
    """Add a part; posts alone («…, захирал, эрхлэгч») belong to the part before."""
    if not part:
        return
    alone = all(token.form and token.form.noun.post for token in part)
    if alone and parts and not any(token.person for token in parts[-1]):
        parts[-1] += part
    else:
        parts.append(part)


def _addressees(text: str, part: list[Token], role: Role) -> list[Addressee]:
    words = [token for token in part if not token.text.startswith(("(", "/"))]
    person = next((token.person for token in part if token.person), None)
    span = Words(text[part[0].start : part[-1].end], part[0].start, part[-1].end)
    names = [token for token in words if not token.person]
    body = _body(names)
    if body is None:
        has_post = any(token.form for token in names)
        return [Addressee(span, None, (), person, role)] if has_post or person else []
    index, form = body
    if is_business(span.text):
        return [Addressee(span, Group.BUSINESSES, (), person, role)]
    if form.noun.word in _SAYS_DISTRICT:
        named = _districts(names, index, form)
        group = None if named else form.noun.group
        return [Addressee(span, group, named, person, role)]
    name = _name(text, names, index, form)
    group = None if name else _group(names, form)
    if not (name or group or person):
        return []
    return [Addressee(span, group, (name,) if name else (), person, role)]


def _group(words: list[Token], form: Form) -> Group | None:
    if form.noun.word == "төв" and any(token.text.lower() == "эрүүл" for token in words):
        return Group.HOSPITALS
    return form.noun.group


def _body(words: list[Token]) -> tuple[int, Form] | None:
    """Return the place of the word that says what the addressee is, and its form.

    It is the last body of the part, or the district where only its governor follows.
    """
    bodies = [
        (index, token.form)
        for index, token in enumerate(words)
        if token.form and not token.form.noun.post
    ]
    if not bodies:
        return None
    index, form = bodies[-1]
    if form.short in _OFFICES or _is_office(words, index):
        district = next((b for b in bodies if b[1].noun.word in _SAYS_DISTRICT), None)
        return district or (index, form)
    return index, form


def _is_office(words: list[Token], index: int) -> bool:
    """Whether the body is the office or council every district has: «Тамгын газар»."""
    before = words[index - 1].text.lower() if index else ""
    return before in {"тамгын", "төлөөлөгчдийн"}


def _districts(words: list[Token], index: int, form: Form) -> tuple[str, ...]:
    """Return the districts that stand by name before «сумын»: «Өлзийт, Жаргалант сумын»."""
    if form.many:
        return ()
    proper: list[str] = []
    for token in reversed(words[:index]):
        if token.text in _JOINS:
            continue
        if not token.text[0].isupper() or token.form or token.text.lower() in _GENERAL:
            break
        proper.append(token.text)
    return tuple(f"{name} {form.noun.word}" for name in reversed(proper))


def _name(text: str, words: list[Token], index: int, form: Form) -> str | None:
    """Return the official name in the nominative; None where only a kind is named."""
    if form.short:
        return None if form.noun.group else form.short
    if _numbered(words, index):
        return _written(text, words, index, form, 0)
    before = [token for token in words[:index] if not token.is_mark]
    if form.many or all(_is_general(token.text) for token in before):
        return None
    capitals = [i for i, token in enumerate(words[:index]) if token.text[0].isupper()]
    while len(capitals) > 1 and words[capitals[0]].text.lower() in _OUTSIDE:
        del capitals[0]
    return _written(text, words, index, form, capitals[0] if capitals else 0)


def _is_general(word: str) -> bool:
    return word.lower() in _GENERAL or word in _GENERAL_SMALL or word[0].isdigit()


def _numbered(words: list[Token], index: int) -> bool:
    """Whether it is one school by its number: «3 дугаар цэцэрлэг»."""
    return any(token.text in {"дугаар", "дүгээр"} for token in words[:index])


def _written(text: str, words: list[Token], index: int, form: Form, first: int) -> str:
    before = text[words[first].start : words[index].start]
    noun = form.noun.word
    if words[index].text[0].isupper():
        noun = noun[0].upper() + noun[1:]
    return f"{before}{noun}"
