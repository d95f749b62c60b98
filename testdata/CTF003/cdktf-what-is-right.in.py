import os

from cdktf import AssetType, TerraformAsset, TerraformStack


class Functions(TerraformStack):
    def __init__(self, scope, id_, name):
        super().__init__(scope, id_)
        folder = os.path.join(os.path.dirname(__file__), "functions")
        TerraformAsset(self, "made", path=folder, type=AssetType.ARCHIVE)
        TerraformAsset(self, "built", path="dist/built.zip", type=AssetType.FILE)
        TerraformAsset(self, "plain", path="dist/built.zip")
        TerraformAsset(self, "named", path=f"dist/{name}.zip", type=AssetType.ARCHIVE)
        TerraformAsset(self, "given", path=name, type=AssetType.ARCHIVE)
        TerraformAsset(self, "here", path=".", type=AssetType.ARCHIVE)
        TerraformAsset(self, "above", path=os.path.dirname("."), type=AssetType.ARCHIVE)
