import pulumi
from pulumi_aws import lambda_, cloudwatch

rule = cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
target = cloudwatch.EventTarget("nightly", rule=rule.name, arn="arn:aws:lambda:eu-west-1:111122223333:function:x")
fn = lambda_.Function.get("x", "x")
pulumi.export("rule", rule.arn)
