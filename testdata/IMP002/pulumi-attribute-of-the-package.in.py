import pulumi_aws as aws

rule = aws.events.Rule("nightly", schedule_expression="rate(1 day)")
profile = aws.ec2.InstanceProfile("box", role="box")
detector = aws.cloudwatch.AnomalyDetector("cpu", metric_name="CPUUtilization")  # expect[IMP002]: has no pulumi_aws.cloudwatch.AnomalyDetector
