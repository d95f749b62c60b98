import os
from os.path import dirname, join
from pathlib import Path

from cdktf import AssetType, TerraformAsset, TerraformStack

HERE = os.path.dirname(os.path.abspath(__file__))
FUNCTIONS = Path(__file__).resolve().parent / "functions"


class Functions(TerraformStack):
    def __init__(self, scope, id_, name):
        super().__init__(scope, id_)
        TerraformAsset(
            self,
            "resize",
            path=os.path.join(HERE, "functions"),
            type=AssetType.ARCHIVE,
        )
        TerraformAsset(
            self,
            "resize-lines",
            path=join(
                dirname(__file__),
                "functions",
            ),
            type=AssetType.ARCHIVE,
        )
        TerraformAsset(
            self, "one-text", path="functions", type=AssetType.ARCHIVE
        )
        TerraformAsset(
            self, "slash", path=str(FUNCTIONS), type=AssetType.ARCHIVE
        )
        TerraformAsset(
            self,
            "worker",
            path=os.path.join(HERE, "functions/worker"),
            type=AssetType.ARCHIVE,
        )
        TerraformAsset(
            self,
            "other",
            path=os.path.join(HERE, "functions", "other.zip"),  # expect[CTF003]: not known
            type=AssetType.ARCHIVE,
        )
        TerraformAsset(
            self,
            "nowhere",
            path="dist/resize.zip",  # expect[CTF003]: FILE takes
            type=AssetType.ARCHIVE,
        )
