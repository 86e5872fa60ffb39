"""Commands run in this process, and what they print."""

from bielelt.cli import main


def run_command(capsys, *arguments):
    """Return what a command prints: exit status, standard output, standard error."""
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as end:
        return (end.code, *capsys.readouterr())
    return (0, *capsys.readouterr())


def shown(output):
    """Return the lines of a screen with single blanks."""
    return [" ".join(line.split()) for line in output.splitlines() if line.strip()]
