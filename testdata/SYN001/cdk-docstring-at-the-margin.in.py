from aws_cdk import Stack, aws_s3 as s3


class Storage(Stack):
"""
Where files go.

    One bucket.
"""

    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        s3.Bucket(self, "Files")

    def more(self):
        # There may be more to come.

    def **repr**(self):
        if self.node:
            # Nothing yet.
        else:
            return ""
        return "Storage"
