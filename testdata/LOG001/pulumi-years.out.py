import pulumi_aws as aws

YEARS = 2557
AUDIT = 730
aws.cloudwatch.LogGroup("a", retention_in_days=2557)
aws.cloudwatch.LogGroup("b", retention_in_days=YEARS)
aws.cloudwatch.LogGroup("c", retention_in_days=731)
aws.cloudwatch.LogGroup("d", retention_in_days=45)  # expect[LOG001]: no retention of 45 days
aws.cloudwatch.LogGroup("e", retention_in_days=36500)  # expect[LOG001]: the longest is 3653 days
aws.backup.Plan("p", rules=[{"lifecycle": {"delete_after": AUDIT}}])
