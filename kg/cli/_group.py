"""What every command has in common: errors become a message and an exit status, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

import click

from kg.cli._output import note
from kg.errors import KgError

BAD_INPUT: Final = KgError.exit_status
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class Commands(click.Group):
    """A group that lists its commands as they were added, and ends in an exit status whatever a command raises."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KgError as error:
            _fail(ctx, str(error), error.exit_status)
        except KeyboardInterrupt:
            _fail(ctx, "interrupted", INTERRUPTED)
        except BrokenPipeError:
            # Who read our output has gone; nothing is left to say, and the interpreter must not try once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            _fail(ctx, f"{error.filename}: {error.strerror}" if error.filename else str(error), BAD_INPUT)


def _fail(ctx: click.Context, message: str, status: int) -> None:
    note(f"Error: {message}")
    ctx.exit(status)
