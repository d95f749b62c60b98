"""Pair the resources of Pulumi's AWS provider with those of CDKTF's: both wrap the same provider.

    python scripts/build_twins.py

Writes `fixiac/schemas/data/twins.json` from the tables beside it. Two classes are a pair if their
names have the same words and most of their arguments the same names, and no other class comes near.
Where the names have no words in common, the pair is listed here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from fixiac import schemas
from fixiac.schemas.schema import Schema

OUT = Path(__file__).parent.parent / "fixiac" / "schemas" / "data" / "twins.json"
MODULES = frozenset(
    "accessanalyzer acm acmpca alb amp apigateway apigatewayv2 appautoscaling appconfig"
    " apprunner appsync athena autoscaling backup batch budgets cfg cloudfront cloudtrail"
    " cloudwatch codebuild codecommit codedeploy codepipeline codestarconnections cognito"
    " costexplorer cur datasync dax detective directconnect dlm dms docdb dynamodb ebs ec2"
    " ec2transitgateway ecr ecs efs eks elasticache elasticsearch elb emr emrserverless fms"
    " fsx globalaccelerator glue guardduty iam imagebuilder inspector2 kinesis kms"
    " lakeformation lambda_ lb macie2 memorydb mq msk mskconnect mwaa neptune networkfirewall"
    " opensearch organizations pipes ram rds redshift redshiftserverless route53 s3 sagemaker"
    " scheduler secretsmanager securityhub servicediscovery ses sesv2 sfn shield signer sns"
    " sqs ssm ssoadmin synthetics transfer vpc wafv2 xray".split()
)
"""The services whose pairs are kept: those that programs use most."""
LISTED = {
    "alb.Listener": "lb_listener.LbListener",
    "alb.ListenerRule": "lb_listener_rule.LbListenerRule",
    "alb.LoadBalancer": "lb.Lb",
    "alb.TargetGroup": "lb_target_group.LbTargetGroup",
    "apigateway.Deployment": "api_gateway_deployment.ApiGatewayDeployment",
    "cloudtrail.Trail": "cloudtrail.Cloudtrail",
    "kms.Alias": "kms_alias.KmsAlias",
    "lb.LoadBalancer": "lb.Lb",
    "rds.SubnetGroup": "db_subnet_group.DbSubnetGroup",
    "route53.Record": "route53_record.Route53Record",
}
ALIASES = {
    "alb": "lb",
    "apigateway": "api gateway",
    "cfg": "config configuration",
    "ec2": "vpc",
    "opensearch": "opensearchserverless",
    "rds": "db",
    "s3": "bucket",
    "sns": "topic",
    "sqs": "queue",
}
"""The words with which Terraform speaks of a service, beside Pulumi's own name for it."""
NEEDED, APART = 0.45, 0.05
"""The share of arguments that a pair has in common, and by how much it beats the next one."""


def words(name: str) -> list[str]:
    """The words of a name, in lower case."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")


def resources(schema: Schema) -> dict[str, frozenset[str]]:
    """The singular names of the arguments of each resource, by its name without the root."""
    found = {}
    for qualified in schema.modules():
        module = qualified.removeprefix(schema.root).removeprefix(".")
        if not module or module.startswith("data_") or "." in module:
            continue
        for name in schema.members(qualified):
            symbol = schema.lookup(f"{qualified}.{name}")
            if symbol is None or symbol.kind != "class":
                continue
            if symbol.is_pulumi_resource or (
                symbol.is_construct and name.lower().removesuffix("a") == _plain(module)
            ):
                arguments = (argument.name.rstrip("_") for argument in symbol.arguments)
                found[f"{module}.{name}"] = frozenset(name.removesuffix("s") for name in arguments)
    return found


def _plain(module: str) -> str:
    return module.replace("_", "").removesuffix("a")


def likeness(name: str, arguments: frozenset[str], other: str, others: frozenset[str]) -> float:
    """How alike two resources are; 0 if they are no pair."""
    module, _, own = name.partition(".")
    theirs = other.partition(".")[0].split("_")
    shared = len(arguments & others) / len(arguments | others)
    own_words = words(own.removesuffix("V2"))
    named = all(any(t.startswith(w) or w.startswith(t) for t in theirs) for w in own_words)
    service = module.rstrip("_")
    known = {service, *ALIASES.get(service, "").split()}
    told = all(
        t in known or any(t.startswith(w) or w.startswith(t) for w in own_words) for t in theirs
    )
    return shared if named and told and shared >= NEEDED else 0


def pairs(pulumi: Schema, cdktf: Schema) -> dict[str, str]:
    """The CDKTF class for each Pulumi class that has one."""
    theirs = resources(cdktf)
    common = frozenset.intersection(*theirs.values())
    found = {}
    for name, arguments in resources(pulumi).items():
        if name.partition(".")[0] not in MODULES:
            continue
        own = arguments - common - {"resource_name", "opt"}
        ranked = sorted(
            (
                (likeness(name, own, other, others - common), other)
                for other, others in theirs.items()
            ),
            reverse=True,
        )
        if ranked[0][0] and ranked[0][0] - ranked[1][0] > APART:
            found[name] = ranked[0][1]
    return dict(sorted({**found, **LISTED}.items()))


def main() -> None:
    """Write the pairs."""
    found = pairs(schemas.load("pulumi_aws"), schemas.load("cdktf_cdktf_provider_aws"))
    rows = ",\n".join(f"    {json.dumps(one)}: {json.dumps(two)}" for one, two in found.items())
    about = "The CDKTF class of the resource that each Pulumi class declares, roots left out."
    OUT.write_text(f'{{\n  "about": {json.dumps(about)},\n  "pairs": {{\n{rows}\n  }}\n}}\n')
    print(f"{len(found)} pairs, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
