from aws_cdk import RemovalPolicy, aws_s3 as s3

# What follows these words differs from member to member.
policy = RemovalPolicy.RETAIN_ON_UPDATE  # expect[API002]: RETAIN_ON_UPDATE
storage = s3.StorageClass.GLACIER_INSTANT  # expect[API002]: GLACIER_INSTANT
