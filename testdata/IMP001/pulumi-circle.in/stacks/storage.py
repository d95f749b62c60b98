import pulumi_aws as aws


class Storage:
    def __init__(self, name):
        self.bucket = aws.s3.Bucket(name)

    def other(self):
        return Network("other")  # expect[IMP001]: stacks/network.py has it
