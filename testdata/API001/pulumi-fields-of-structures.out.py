import pulumi_aws as aws

aws.s3.Bucket("plain", versioning=aws.s3.BucketVersioningArgs(enabled=True))
aws.s3.Bucket("reports", versioning=aws.s3.BucketVersioningArgs(enabled=True))
aws.lb.LoadBalancer("front", internal=False, subnets=["subnet-1"])
