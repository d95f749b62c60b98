import pulumi_aws as aws

rule = aws.cloudwatch.EventRule("nightly", schedule_expression="rate(1 day)")
profile = aws.iam.InstanceProfile("box", role="box")
detector = aws.cloudwatch.AnomalyDetector("cpu", metric_name="CPUUtilization")  # expect[IMP002]: has no pulumi_aws.cloudwatch.AnomalyDetector
