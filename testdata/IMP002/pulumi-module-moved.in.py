import pulumi
from pulumi_aws import events, lambda_

rule = events.Rule("nightly", schedule_expression="rate(1 day)")
target = events.Target("nightly", rule=rule.name, arn="arn:aws:lambda:eu-west-1:111122223333:function:x")
fn = lambda_.Function.get("x", "x")
pulumi.export("rule", rule.arn)
