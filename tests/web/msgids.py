"""Every text of the site that wants a translation, found in its modules and templates."""

import ast
import re
from pathlib import Path

from django.template.base import Lexer, TokenType

import bielelt_web
from bielelt_web.management.catalogue import CONTEXT_MARK

SITE = Path(bielelt_web.__file__).parent
PLAIN = {"_", "gettext", "gettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
_QUOTED = re.compile(r"""_\((?P<a>"[^"]+"|'[^']+')\)""")


def all_msgids():
    modules = (path for path in SITE.rglob("*.py") if "migrations" not in path.parts)
    found = [msgid for path in modules for msgid in in_module(path.read_text("utf-8"))]
    for path in sorted((SITE / "templates").rglob("*.html")):
        found += in_template(path.read_text("utf-8"))
    return sorted(set(found))


def in_module(code):
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [a.value for a in node.args if isinstance(a, ast.Constant)]
        if node.func.id in PLAIN and words:
            yield words[0]
        elif node.func.id in WITH_CONTEXT and words:
            yield CONTEXT_MARK.join(words[:2])


def in_template(text):
    block = None
    for token in Lexer(text).tokenize():
        yield from (ast.literal_eval(m["a"]) for m in _QUOTED.finditer(token.contents))
        if block is not None:
            if token.token_type is TokenType.BLOCK:  # endblocktranslate
                yield "".join(block)
                block = None
            elif token.token_type is TokenType.VAR:
                block.append(f"%({token.contents.strip()})s")
            else:
                block.append(token.contents)
        elif token.token_type is TokenType.BLOCK:
            name, _, rest = token.contents.partition(" ")
            if name == "translate":
                yield ast.literal_eval(re.match(r"\"[^\"]*\"|'[^']*'", rest.strip())[0])
            elif name == "blocktranslate":
                block = []
