import pulumi_aws as aws

# An ARN is no name, and the rule is asked for by its name.
rule = aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
aws.cloudwatch.EventTarget(
    "to-mail",
    rule_arn=rule.arn,  # expect[API001]: `rule_arn`
    arn="arn:aws:sqs:us-east-1:123456789012:mail",
)
# Terraform has the argument, but nothing is known of this one.
aws.sns.Topic("news", master="alias/aws/sns")  # expect[API001]: `master`
