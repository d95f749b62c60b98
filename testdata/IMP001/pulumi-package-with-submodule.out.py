import urllib.parse

import pulumi_aws as aws

link = urllib.parse.quote("reports/2024")
rule = aws.s3.BucketObject("report", bucket="acme-reports", key=link)
