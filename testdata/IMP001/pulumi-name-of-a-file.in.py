# stacks/queues.py
import pulumi
import pulumi_aws as aws

total, parts = 8, 2
total / parts
pulumi.log
aws.sqs.Queue("orders")

stacks/topics.py
import pulumi
import pulumi_aws as aws

aws.sns.Topic("orders")
if total:
    settings.yaml  # expect[IMP001]: settings is used here

stacks.unknown.name  # expect[IMP001]: stacks is used here
