"""Where the documentation of what an SDK offers stands."""

from __future__ import annotations

_PULUMI = "https://www.pulumi.com/registry/packages/aws/api-docs/"
_CDK = "https://docs.aws.amazon.com/cdk/api/v2/python/"
_TERRAFORM = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/"


def address(qualified: str) -> str:
    """The page of a class, or of the class that a method belongs to; empty if there is none."""
    root, *parts = qualified.split(".")
    capital = next((i for i, part in enumerate(parts) if part[:1].isupper()), len(parts))
    module, cls = ".".join(parts[:capital]), "".join(parts[capital : capital + 1])
    if root == "pulumi_aws":
        if not module:
            return _PULUMI
        page = f"{cls.lower()}/" if cls and not cls.endswith(("Args", "ArgsDict")) else ""
        return f"{_PULUMI}{module.rstrip('_')}/{page}"
    if root in ("pulumi_random", "pulumi_tls", "pulumi_awsx"):
        page = "/".join(filter(None, (*module.split("."), cls.lower())))
        return f"https://www.pulumi.com/registry/packages/{root[7:]}/api-docs/{page}/"
    if root == "pulumi":
        return "https://www.pulumi.com/docs/iac/concepts/resources/options/"
    if root == "aws_cdk":
        return f"{_CDK}{'.'.join(filter(None, (root, module)))}/{cls}.html" if cls else _CDK
    if root in ("cdktf_cdktf_provider_aws", "cdktn_provider_aws") and module:
        kind = "data-sources" if module.startswith("data_aws_") else "resources"
        return f"{_TERRAFORM}{kind}/{module.removeprefix('data_aws_')}"
    return ""
