import pulumi
import pulumi_aws as aws

files = aws.s3.Bucket("files")
role = aws.iam.Role("work", assume_role_policy="{}")
subnet = aws.ec2.Subnet("a", vpc_id="vpc-1", cidr_block="10.0.0.0/24")
pulumi.export("files", files.id)
pulumi.export("role", role.arn)
pulumi.export("block", subnet.vpc_id.cidr_block)  # expect[API002]: is a text
pulumi.export("upper", files.bucket.upper())
pulumi.export("late", files.bucket.apply(str.upper))


def reader(bucket, prefix):
    """The bucket is read."""
    return aws.iam.Policy(prefix, policy=bucket.arn.apply(lambda arn: arn), path=bucket.id)


def both(bucket):
    return [bucket, bucket.arn]  # expect[API002]: is a text


pulumi.export("reader", reader(files, "read").arn)
pulumi.export("both", both(files.bucket))
