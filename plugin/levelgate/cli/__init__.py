"""The command line: one module per command, imported when that command runs."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from levelgate import __version__
from levelgate.errors import Exit, LevelgateError

# command → (module, name in it, one line of help); the modules load only when they run
COMMANDS = {
    "check": ("check", "check", "Judge a definition: may this system be deployed at its level?"),
    "resources": ("resources", "resources", "Show what was read from a definition."),
    "zones": ("zones", "zones", "Print the zone and address plan of a definition."),
    "report": ("report", "report", "Render reports from a result."),
    "explain": ("explain", "explain", "Explain a control, protection, rule or code."),
    "catalog": ("catalog", "catalog", "List and search the controls of a regime."),
    "rules": ("rules", "rules", "List and search the rules of the platforms."),
    "checkov": ("checkov", "checkov", "Install Checkov for the gate, or show its raw results."),
    "doctor": ("doctor", "doctor", "Say what the gate finds on this machine."),
    "init": ("init", "init", "Write a commented system manifest."),
    "record": ("record", "record", "Write, sign and verify approvals, attestations and waivers."),
    "trust": ("trust", "trust", "Found the owner's trust store."),
}

_EXITS = """\b
Exit codes:
  0   PASSED      evaluated, nothing blocks
  1   BLOCKED     no valid approval, or a binding control is not satisfied
  2   USAGE       bad option, bad configuration
  3   INPUT       nothing to read, unreadable, or a plan that cannot be judged
  4   INCOMPLETE  nothing failed, but something binding could not be determined
  5   PUBLISH     fetching or publishing failed (never from check)
  70  INTERNAL    a bug in levelgate
"""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"levelgate.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Help without importing nine modules.
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(cls=_Lazy, epilog=_EXITS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="levelgate")
@click.option("--debug", is_flag=True, help="Show the traceback of an internal error.")
def cli(debug: bool) -> None:
    """The gate that decides whether an information system may be deployed at its security level."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code, and never lets a traceback out unless `--debug` is given."""
    try:
        return _clicked(arguments)
    except LevelgateError as error:
        complain(error)
        return int(error.exit)
    except BrokenPipeError:
        # The reader of the output went away; nothing more can be said to it, and exit 0 would be a pass.
        _silence()
        return 141
    except OSError as error:
        # Files raise errors of their own; what is left is standard output, full or closed.
        help = "free the disk it goes to, or give the reports files of their own with --output-dir"
        _say(f"error: standard output cannot be written: {error.strerror}", help=help)
        _silence()
        return int(Exit.USAGE)
    except Exception as error:
        if "--debug" in arguments:
            raise
        help = "run again with `levelgate --debug …` and report the traceback"
        _say(f"error: internal error in levelgate: {type(error).__name__}", help=help)
        return int(Exit.INTERNAL)


def _clicked(arguments: Sequence[str]) -> int:
    try:
        outcome = cli.main(args=list(arguments), prog_name="levelgate", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return 130
    except click.ClickException as error:
        _say(f"error: {error.format_message()}", help="see `levelgate --help`")
        return int(Exit.USAGE)
    # Said now, while there is still an exit code to say it with.
    sys.stdout.flush()
    return int(outcome) if isinstance(outcome, int) else int(Exit.PASSED)


def _silence() -> None:
    # What is still buffered would raise again when the interpreter closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(error: LevelgateError) -> None:
    """Print an expected error on standard error: what, where, and the next step."""
    _say(f"error[{error.code}]: {error.what}", error.where, error.help)


def _say(what: str, where: str = "", help: str = "") -> None:
    from levelgate.reports.escape import terminal  # the scanned tree may have chosen parts of these texts

    click.echo(terminal(what), err=True)
    if where:
        click.echo(f"  --> {terminal(where)}", err=True)
    if help:
        click.echo(f"  = help: {terminal(help)}", err=True)
