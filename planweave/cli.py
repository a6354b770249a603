"""The command line: one lazily imported module a command, so that help and errors cost no heavy import."""

from __future__ import annotations

import importlib
import io
import sys

import click

from ontology.errors import PlanweaveError
from ontology.messages import LANGUAGES, choose_language, message

# command → (module in planweave.commands, function, message key of its one-line help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "extract": ("extract", "extract", "cli.extract"),
    "text": ("text", "text", "cli.text"),
    "ledger": ("ledger", "ledger", "cli.ledger"),
    "evaluate": ("evaluate", "evaluate_command", "cli.evaluate"),
    "build": ("build", "build", "cli.build"),
    "export": ("export", "export", "cli.export"),
    "check": ("check", "check", "cli.check"),
    "verify": ("verify", "verify", "cli.verify"),
    "plans": ("plans", "plans", "cli.plans"),
    "queries": ("questions", "queries", "cli.queries"),
    "ask": ("questions", "ask", "cli.ask"),
    "query": ("query", "query", "cli.query"),
    "show": ("show", "show", "cli.show"),
    "compare": ("compare", "compare", "briefs.cli.compare"),
    "brief": ("brief", "brief", "briefs.cli.brief"),
    "progress": ("progress", "progress", "briefs.cli.progress"),
    "draw": ("draw", "draw", "cli.draw"),
    "serve": ("serve", "serve", "cli.serve"),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used; the list of them needs no import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"planweave.commands.{module}"), function)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line a command, from the messages."""
        with formatter.section(message("cli.commands")):
            formatter.write_dl([(name, message(key)) for name, (_, _, key) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages and titles. 消息与标题的语言。")
@click.version_option(package_name="planweave")
def planweave(lang: str | None) -> None:
    """Facts from Chinese government plans, as a graph that can be asked, compared and drawn."""
    if lang:
        choose_language(lang)


def main() -> None:
    """Run a command; an error of ours is one clear message and its exit code, an interrupt is 130."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Chinese comes out whole whatever the terminal's locale
            stream.reconfigure(encoding="utf-8")
    try:
        code = planweave.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except PlanweaveError as error:
        click.echo(message("cli.error", error=error), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo(message("cli.interrupted"), err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
