"""The console script ``bielelt-web``: Django's commands and our own."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

DEMO_FOLDER = Path("var") / "demo"


def use_settings() -> None:
    """Point Django at our settings unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bielelt_web.settings")


def keep_to_demo_folder() -> None:
    """Give the demonstration data of its own, whatever database the environment names.

    Everybody knows its passwords, so they are kept with little effort.
    """
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("BIELELT_PASSWORD_ROUNDS", "1000")
    os.environ["BIELELT_VAR"] = str(DEMO_FOLDER)


def with_underscores(arguments: list[str]) -> list[str]:
    """Return the arguments with the command as its module is named: verify-audit → verify_audit."""
    program, *rest = arguments
    if rest and not rest[0].startswith("-"):
        rest[0] = rest[0].replace("-", "_")
    return [program, *rest]


def main() -> None:
    """Run the command named on the command line; make the data folder if it is missing."""
    use_settings()
    if sys.argv[1:2] == ["demo"]:
        keep_to_demo_folder()
    Path(os.environ.get("BIELELT_VAR", "var")).mkdir(parents=True, exist_ok=True)
    execute_from_command_line(with_underscores(sys.argv))


if __name__ == "__main__":
    main()
