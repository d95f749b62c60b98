"""Which constructor declares which kind of resource, and what its properties are called.

The neutral names are mostly Terraform's, which Pulumi and CDKTF share; the renames bring CDK's L1
and L2 constructs to the same words. Data, read by the frontends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Constructor:
    """A class that declares a resource of ``kind``; ``renames`` maps its words to neutral ones."""

    kind: str
    renames: dict[str, str] = field(default_factory=dict)


_PULUMI = {
    "Provider": "aws.Provider",
    "kms.Key": "kms.Key",
    "kms.Alias": "kms.Alias",
    "kms.KeyPolicy": "kms.KeyPolicy",
    "cloudwatch.LogGroup": "logs.LogGroup",
    "cloudtrail.Trail": "cloudtrail.Trail",
    "s3.Bucket": "s3.Bucket",
    "s3.BucketV2": "s3.Bucket",
    "s3.BucketPolicy": "s3.BucketPolicy",
    "sns.Topic": "sns.Topic",
    "sns.TopicPolicy": "sns.TopicPolicy",
    "sqs.Queue": "sqs.Queue",
    "sqs.QueuePolicy": "sqs.QueuePolicy",
    "lambda_.Permission": "lambda.Permission",
    "lambda_.Function": "lambda.Function",
    "ec2.FlowLog": "ec2.FlowLog",
    "cloudwatch.EventRule": "events.Rule",
    "cloudfront.Distribution": "cloudfront.Distribution",
    "iam.Role": "iam.Role",
    "iam.Policy": "iam.Policy",
    "iam.RolePolicy": "iam.RolePolicy",
    "iam.UserPolicy": "iam.UserPolicy",
    "iam.GroupPolicy": "iam.GroupPolicy",
    "secretsmanager.SecretPolicy": "secretsmanager.SecretPolicy",
    "ecr.RepositoryPolicy": "ecr.RepositoryPolicy",
    "rds.Instance": "rds.Instance",
    "rds.Cluster": "rds.Cluster",
    "rds.ClusterInstance": "rds.ClusterInstance",
    "rds.GlobalCluster": "rds.GlobalCluster",
    "rds.ParameterGroup": "rds.ParameterGroup",
    "rds.ClusterParameterGroup": "rds.ClusterParameterGroup",
    "rds.OptionGroup": "rds.OptionGroup",
    "docdb.Cluster": "docdb.Cluster",
    "docdb.ClusterParameterGroup": "docdb.ClusterParameterGroup",
    "neptune.Cluster": "neptune.Cluster",
    "neptune.ClusterParameterGroup": "neptune.ClusterParameterGroup",
    "elasticache.Cluster": "elasticache.Cluster",
    "elasticache.ReplicationGroup": "elasticache.ReplicationGroup",
    "elasticache.ParameterGroup": "elasticache.ParameterGroup",
    "dms.ReplicationInstance": "dms.ReplicationInstance",
    "msk.Cluster": "msk.Cluster",
    "mq.Broker": "mq.Broker",
}

_CDKTF = {
    "provider.AwsProvider": "aws.Provider",
    "kms_key.KmsKey": "kms.Key",
    "kms_alias.KmsAlias": "kms.Alias",
    "kms_key_policy.KmsKeyPolicy": "kms.KeyPolicy",
    "cloudwatch_log_group.CloudwatchLogGroup": "logs.LogGroup",
    "cloudtrail.Cloudtrail": "cloudtrail.Trail",
    "s3_bucket.S3Bucket": "s3.Bucket",
    "s3_bucket_policy.S3BucketPolicy": "s3.BucketPolicy",
    "sns_topic.SnsTopic": "sns.Topic",
    "sns_topic_policy.SnsTopicPolicy": "sns.TopicPolicy",
    "sqs_queue.SqsQueue": "sqs.Queue",
    "sqs_queue_policy.SqsQueuePolicy": "sqs.QueuePolicy",
    "lambda_permission.LambdaPermission": "lambda.Permission",
    "lambda_function.LambdaFunction": "lambda.Function",
    "flow_log.FlowLog": "ec2.FlowLog",
    "cloudwatch_event_rule.CloudwatchEventRule": "events.Rule",
    "cloudfront_distribution.CloudfrontDistribution": "cloudfront.Distribution",
    "iam_role.IamRole": "iam.Role",
    "iam_policy.IamPolicy": "iam.Policy",
    "iam_role_policy.IamRolePolicy": "iam.RolePolicy",
    "secretsmanager_secret_policy.SecretsmanagerSecretPolicy": "secretsmanager.SecretPolicy",
    "ecr_repository_policy.EcrRepositoryPolicy": "ecr.RepositoryPolicy",
    "db_instance.DbInstance": "rds.Instance",
    "rds_cluster.RdsCluster": "rds.Cluster",
    "rds_cluster_instance.RdsClusterInstance": "rds.ClusterInstance",
    "rds_global_cluster.RdsGlobalCluster": "rds.GlobalCluster",
    "db_parameter_group.DbParameterGroup": "rds.ParameterGroup",
    "rds_cluster_parameter_group.RdsClusterParameterGroup": "rds.ClusterParameterGroup",
    "db_option_group.DbOptionGroup": "rds.OptionGroup",
    "docdb_cluster.DocdbCluster": "docdb.Cluster",
    "docdb_cluster_parameter_group.DocdbClusterParameterGroup": "docdb.ClusterParameterGroup",
    "neptune_cluster.NeptuneCluster": "neptune.Cluster",
    "neptune_cluster_parameter_group.NeptuneClusterParameterGroup": "neptune.ClusterParameterGroup",
    "elasticache_cluster.ElasticacheCluster": "elasticache.Cluster",
    "elasticache_replication_group.ElasticacheReplicationGroup": "elasticache.ReplicationGroup",
    "elasticache_parameter_group.ElasticacheParameterGroup": "elasticache.ParameterGroup",
    "dms_replication_instance.DmsReplicationInstance": "dms.ReplicationInstance",
    "msk_cluster.MskCluster": "msk.Cluster",
    "mq_broker.MqBroker": "mq.Broker",
}

_TERRAFORM = {
    "neptune.Cluster": {"enable_cloudwatch_logs_exports": "enabled_cloudwatch_logs_exports"},
}
"""Renames of Terraform's own words, where two of its resources say the same differently."""

_EXPORTS = {"cloudwatch_logs_exports": "enabled_cloudwatch_logs_exports"}
_L1_EXPORTS = {"enable_cloudwatch_logs_exports": "enabled_cloudwatch_logs_exports"}

_CDK: dict[str, tuple[str, dict[str, str]]] = {
    "aws_kms.Key": ("kms.Key", {"pending_window": "deletion_window_in_days"}),
    "aws_kms.CfnKey": (
        "kms.Key",
        {"key_policy": "policy", "pending_window_in_days": "deletion_window_in_days"},
    ),
    "aws_kms.Alias": ("kms.Alias", {"alias_name": "name", "target_key": "target_key_id"}),
    "aws_kms.CfnAlias": ("kms.Alias", {"alias_name": "name"}),
    "aws_logs.LogGroup": (
        "logs.LogGroup",
        {"log_group_name": "name", "encryption_key": "kms_key_id"},
    ),
    "aws_logs.CfnLogGroup": ("logs.LogGroup", {"log_group_name": "name"}),
    "aws_cloudtrail.Trail": (
        "cloudtrail.Trail",
        {
            "trail_name": "name",
            "bucket": "s3_bucket_name",
            "encryption_key": "kms_key_id",
            "cloud_watch_log_group": "cloud_watch_logs_group_arn",
        },
    ),
    "aws_cloudtrail.CfnTrail": (
        "cloudtrail.Trail",
        {"trail_name": "name", "cloud_watch_logs_log_group_arn": "cloud_watch_logs_group_arn"},
    ),
    "aws_s3.Bucket": ("s3.Bucket", {"bucket_name": "bucket"}),
    "aws_s3.CfnBucket": ("s3.Bucket", {"bucket_name": "bucket"}),
    "aws_s3.BucketPolicy": ("s3.BucketPolicy", {"document": "policy"}),
    "aws_s3.CfnBucketPolicy": ("s3.BucketPolicy", {"policy_document": "policy"}),
    "aws_sns.Topic": ("sns.Topic", {"topic_name": "name", "master_key": "kms_master_key_id"}),
    "aws_sns.CfnTopic": ("sns.Topic", {"topic_name": "name"}),
    "aws_sns.TopicPolicy": ("sns.TopicPolicy", {"policy_document": "policy"}),
    "aws_sns.CfnTopicPolicy": ("sns.TopicPolicy", {"policy_document": "policy"}),
    "aws_sqs.Queue": ("sqs.Queue", {"queue_name": "name"}),
    "aws_sqs.CfnQueue": ("sqs.Queue", {"queue_name": "name"}),
    "aws_sqs.CfnQueuePolicy": ("sqs.QueuePolicy", {"policy_document": "policy"}),
    "aws_lambda.CfnPermission": ("lambda.Permission", {}),
    "aws_lambda.Function": ("lambda.Function", {"environment": "variables"}),
    "aws_lambda.CfnFunction": ("lambda.Function", {}),
    "aws_lambda.DockerImageFunction": ("lambda.Function", {"environment": "variables"}),
    "aws_lambda.SingletonFunction": ("lambda.Function", {"environment": "variables"}),
    "aws_lambda_nodejs.NodejsFunction": ("lambda.Function", {"environment": "variables"}),
    "aws_lambda_python_alpha.PythonFunction": ("lambda.Function", {"environment": "variables"}),
    "aws_ec2.CfnFlowLog": ("ec2.FlowLog", {}),
    "aws_events.Rule": ("events.Rule", {"rule_name": "name"}),
    "aws_events.CfnRule": ("events.Rule", {}),
    "aws_cloudfront.Distribution": ("cloudfront.Distribution", {}),
    "aws_iam.Role": ("iam.Role", {"role_name": "name", "assumed_by": "assume_role_policy"}),
    "aws_iam.CfnRole": (
        "iam.Role",
        {"role_name": "name", "assume_role_policy_document": "assume_role_policy"},
    ),
    "aws_iam.Policy": ("iam.Policy", {"document": "policy"}),
    "aws_iam.ManagedPolicy": ("iam.Policy", {"document": "policy"}),
    "aws_iam.CfnPolicy": ("iam.Policy", {"policy_document": "policy"}),
    "aws_iam.CfnManagedPolicy": ("iam.Policy", {"policy_document": "policy"}),
    "aws_rds.DatabaseInstance": (
        "rds.Instance",
        {
            "parameter_group": "parameter_group_name",
            "option_group": "option_group_name",
            **_EXPORTS,
        },
    ),
    "aws_rds.DatabaseInstanceReadReplica": (
        "rds.Instance",
        {
            "parameter_group": "parameter_group_name",
            "option_group": "option_group_name",
            "source_database_instance": "replicate_source_db",
            **_EXPORTS,
        },
    ),
    "aws_rds.DatabaseInstanceFromSnapshot": (
        "rds.Instance",
        {
            "parameter_group": "parameter_group_name",
            "option_group": "option_group_name",
            **_EXPORTS,
        },
    ),
    "aws_rds.CfnDBInstance": (
        "rds.Instance",
        {
            "db_parameter_group_name": "parameter_group_name",
            "db_cluster_identifier": "cluster_identifier",
            "source_db_instance_identifier": "replicate_source_db",
            **_L1_EXPORTS,
        },
    ),
    "aws_rds.DatabaseCluster": (
        "rds.Cluster",
        {"parameter_group": "db_cluster_parameter_group_name", **_EXPORTS},
    ),
    "aws_rds.DatabaseClusterFromSnapshot": (
        "rds.Cluster",
        {"parameter_group": "db_cluster_parameter_group_name", **_EXPORTS},
    ),
    "aws_rds.ServerlessCluster": ("rds.ServerlessCluster", {}),
    "aws_rds.CfnDBCluster": ("rds.Cluster", _L1_EXPORTS),
    "aws_rds.CfnGlobalCluster": ("rds.GlobalCluster", {}),
    "aws_rds.ParameterGroup": ("rds.ParameterGroup", {}),
    "aws_rds.CfnDBParameterGroup": ("rds.ParameterGroup", {}),
    "aws_rds.CfnDBClusterParameterGroup": ("rds.ClusterParameterGroup", {}),
    "aws_rds.OptionGroup": ("rds.OptionGroup", {}),
    "aws_rds.CfnOptionGroup": ("rds.OptionGroup", {}),
    "aws_docdb.DatabaseCluster": ("docdb.Cluster", {}),
    "aws_docdb.CfnDBCluster": ("docdb.Cluster", _L1_EXPORTS),
    "aws_neptune.CfnDBCluster": ("neptune.Cluster", _L1_EXPORTS),
    "aws_elasticache.CfnCacheCluster": ("elasticache.Cluster", {}),
    "aws_elasticache.CfnReplicationGroup": ("elasticache.ReplicationGroup", {}),
    "aws_elasticache.CfnParameterGroup": ("elasticache.ParameterGroup", {}),
    "aws_dms.CfnReplicationInstance": ("dms.ReplicationInstance", {}),
    "aws_msk.CfnCluster": ("msk.Cluster", {}),
    "aws_amazonmq.CfnBroker": ("mq.Broker", {}),
}

CDKTF_ROOTS = ("cdktf_cdktf_provider_aws", "cdktn_provider_aws", "imports.aws")
"""Import roots of the AWS provider for CDKTF: the archived one, its successor, local bindings."""

POLICY_PROPERTIES = {
    "kms.Key": {"policy": "key"},
    "kms.KeyPolicy": {"policy": "key"},
    "s3.Bucket": {"policy": "bucket"},
    "s3.BucketPolicy": {"policy": "bucket"},
    "sns.Topic": {"policy": "topic"},
    "sns.TopicPolicy": {"policy": "topic"},
    "sqs.Queue": {"policy": "queue"},
    "sqs.QueuePolicy": {"policy": "queue"},
    "iam.Role": {"assume_role_policy": "trust"},
    "iam.Policy": {"policy": "identity"},
    "iam.RolePolicy": {"policy": "identity"},
    "iam.UserPolicy": {"policy": "identity"},
    "iam.GroupPolicy": {"policy": "identity"},
    "secretsmanager.SecretPolicy": {"policy": "other"},
    "ecr.RepositoryPolicy": {"policy": "other"},
}
"""Neutral property that holds a policy document, by kind, and what the policy is attached to."""


def _tables() -> dict[str, Constructor]:
    table = {
        f"pulumi_aws.{name}": Constructor(kind, _TERRAFORM.get(kind, {}))
        for name, kind in _PULUMI.items()
    }
    for root in CDKTF_ROOTS:
        table |= {
            f"{root}.{name}": Constructor(kind, _TERRAFORM.get(kind, {}))
            for name, kind in _CDKTF.items()
        }
    table |= {f"aws_cdk.{name}": Constructor(*row) for name, row in _CDK.items()}
    return table


CONSTRUCTORS = _tables()
"""By qualified name of the class."""


OUTPUTS = frozenset(
    {
        "pulumi.export",
        "pulumi.ComponentResource.register_outputs",
        "aws_cdk.CfnOutput",
        "cdktf.TerraformOutput",
        "cdktn.TerraformOutput",
    }
)
"""Qualified names of what hands a value of the program out, and does nothing else with it."""

ENVIRONMENT_SETTERS = {"aws_cdk.aws_lambda.Function.add_environment": ("key", "value")}
"""Methods that give a Lambda function one more environment variable, and the words for it."""

_SERVICE = re.compile(r"(?:pulumi_aws|aws_cdk|\w+_provider_aws|imports\.aws)\.(?:aws_)?([a-z0-9]+)")


_CDK_ARNS = {
    "aws_cloudfront.Distribution": "distribution_arn",
    "aws_cloudtrail.Trail": "trail_arn",
    "aws_events.Rule": "rule_arn",
    "aws_kms.Key": "key_arn",
    "aws_lambda.Function": "function_arn",
    "aws_logs.LogGroup": "log_group_arn",
    "aws_s3.Bucket": "bucket_arn",
    "aws_sns.Topic": "topic_arn",
    "aws_sqs.Queue": "queue_arn",
    "aws_events.CfnRule": "attr_arn",
    "aws_s3.CfnBucket": "attr_arn",
    "aws_sns.CfnTopic": "attr_topic_arn",
}


def arn_attribute(constructor: str) -> str | None:
    """The attribute that holds the ARN of what a class declares; None if it is not known."""
    if dialect_of(constructor) == "cdk":
        return _CDK_ARNS.get(constructor.removeprefix("aws_cdk."))
    return "arn" if constructor in CONSTRUCTORS else None


def service_of(kind: str) -> str:
    """The service that a kind of resource belongs to, such as ``s3``, as its dialect calls it."""
    found = _SERVICE.match(kind)
    return found.group(1) if found else kind.partition(".")[0]


def dialect_of(qualified: str) -> str:
    """The dialect that a qualified name belongs to: ``pulumi``, ``cdk``, ``cdktf`` or empty."""
    root = qualified.partition(".")[0]
    if root.startswith("pulumi"):
        return "pulumi"
    if root == "aws_cdk" or root == "constructs":
        return "cdk"
    if root.startswith(("cdktf", "cdktn")) or qualified.startswith("imports.aws"):
        return "cdktf"
    return ""
