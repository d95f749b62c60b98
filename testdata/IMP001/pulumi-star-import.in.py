from acme_helpers import *
import pulumi_aws as aws

bucket = aws.s3.Bucket("reports", tags=standard_tags(json.dumps({})))
