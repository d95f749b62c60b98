"""LibCST's codemods, such as subclasses of ``libcst.codemod.CodemodCommand``."""

from __future__ import annotations

import inspect
import os
from collections.abc import Mapping

from libcst.codemod import (
    Codemod,
    CodemodCommand,
    CodemodContext,
    TransformExit,
    TransformFailure,
    TransformSkip,
    transform_module,
)
from libcst.helpers import calculate_module_and_package


class Command:
    """One command with its arguments. Raises TypeError if it is none or takes others."""

    def __init__(self, command: object, arguments: Mapping[str, object]) -> None:
        if not (isinstance(command, type) and issubclass(command, Codemod)):
            raise TypeError("is no CodemodCommand of LibCST")
        inspect.signature(command).bind(CodemodContext(), **arguments)
        self._command = command
        self._arguments = dict(arguments)

    @property
    def manual(self) -> str:
        """The command's ``DESCRIPTION``, or its docstring."""
        said = str(getattr(self._command, "DESCRIPTION", ""))
        unsaid = said in ("", CodemodCommand.DESCRIPTION)
        return inspect.cleandoc(self._command.__doc__ or "") if unsaid else said

    def transform(self, path: str, text: str) -> str:
        """The text that the command makes; the same if it chose to skip the file."""
        command = self._command(_context(path), **self._arguments)
        result = transform_module(command, text)
        if isinstance(result, TransformExit):
            raise KeyboardInterrupt
        if isinstance(result, TransformFailure):
            raise result.error
        return text if isinstance(result, TransformSkip) else result.code


def _context(path: str) -> CodemodContext:
    """What a command is told of a file; its module's name is that from the current folder."""
    file = path.rpartition("#")[2]
    try:
        module = calculate_module_and_package(os.curdir, file)
    except ValueError:
        return CodemodContext(filename=file)
    return CodemodContext(
        filename=file, full_module_name=module.name, full_package_name=module.package
    )
