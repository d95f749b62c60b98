import pulumi_aws as aws


class Storage:
    def __init__(self, name, network):
        self.bucket = aws.s3.Bucket(name, tags={"vpc": network.vpc.id})
