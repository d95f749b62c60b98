# fixiac-test: unsafe-fixes
import pulumi_aws as aws

aws.cloudwatch.Dashboard("board", dashboard_body="{}")
