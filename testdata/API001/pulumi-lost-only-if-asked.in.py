# fixiac-test: unsafe-fixes
import pulumi_aws as aws

aws.sqs.Queue("orders", delay_seconds=5, priority="high")  # expect[API001]: what it says is lost
