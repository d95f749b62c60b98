import pulumi_aws as aws

rule = aws.s3.SomeEncryptionRuleArgs(kms_master_key_id="k")  # expect[IMP002]: has no pulumi_aws.s3.SomeEncryptionRuleArgs
aws.sqs.Queue("orders", redrive_policy=aws.sqs.QueueDeadLettersArgs(arn="a"))  # expect[IMP002]: QueueDeadLettersArgs
aws.ecs.Service("web", deployment_circuit_breaker=aws.ecs.BreakerArgs(percent=3))  # expect[IMP002]: BreakerArgs
aws.ecs.Service("api", deployment_circuit_breaker=aws.ecs.make_breaker("on"))  # expect[IMP002]: make_breaker
