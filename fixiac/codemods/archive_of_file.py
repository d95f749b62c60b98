"""CTF003: assets of CDKTF that are to be made an archive of, and are one file."""

from __future__ import annotations

from collections.abc import Iterator

from fixiac.calls import FilePath, Invocation, Passed
from fixiac.edits import Fix
from fixiac.project import Project
from fixiac.rules import Finding, Rule

_ASSETS = frozenset({"cdktf.TerraformAsset", "cdktn.TerraformAsset"})
_DOCS = "https://developer.hashicorp.com/terraform/cdktf/concepts/assets"


class ArchiveOfFile(Rule):
    """An archive is to be made of a file that is called an archive already.

    ## What it finds

    A ``TerraformAsset`` of the type ``ARCHIVE`` whose path ends with ``.zip``.

    ## Why

    CDKTF makes the archive itself, of a folder: of anything else synthesis stops with "expects path
    to be a directory", or with "no such file" where the archive does not exist yet. See
    https://developer.hashicorp.com/terraform/cdktf/concepts/assets

    ## Fix

    The folder is passed that the archive was to be made of: the one with the name of the archive,
    or the one that the archive was to lie in, where a Python file there has its name.

    ## When it does not fix

    There is no such folder among what fixiac was given to read. Then the archive may come from
    elsewhere, for which ``AssetType.FILE`` is right.
    """

    code = "CTF003"
    name = "archive-of-file"

    def check(self, project: Project) -> Iterator[Finding]:
        """Yield one finding for each asset."""
        for call in project.calls:
            if call.callee not in _ASSETS or call.kind != "class":
                continue
            path, type_ = call.argument("path"), call.argument("type")
            if path is None or type_ is None or not _is_archive(project, type_):
                continue
            file = project.file_path(path.place)
            if file is not None and file.name.endswith(".zip"):
                yield self._found(call, path, file)

    def _found(self, call: Invocation, path: Passed, file: FilePath) -> Finding:
        fix = None
        if file.inside:
            fix = Fix("Make the archive of the folder of that name", file.to_stem)
        elif file.name.removesuffix(".zip") in file.beside:
            fix = Fix("Make the archive of the folder", file.to_folder)
        return self.finding(
            path.place,
            f"An archive is made of a folder, and {file.name} is none",
            fix,
            related=(call.function,),
            unfixed=""
            if fix
            else "its folder is not known; AssetType.FILE takes what is a zip file",
            source=_DOCS,
        )


def _is_archive(project: Project, passed: Passed) -> bool:
    place = passed.place
    return project.text(place).endswith("AssetType.ARCHIVE")
