import base64

import pulumi
import pulumi_aws as aws

pages = aws.s3.Bucket("pages")
late = aws.sqs.Queue("late")
names = {"pages": 1}
aws.s3.BucketObject(f"{pages.id}-index", bucket=pages.id)  # expect[PUL001]: the name of a resource must be known as text
pulumi.export(f"{pages.id}", 1)  # expect[PUL001]: the name of an export must be known as text
aws.ssm.Parameter("tags", type="String", value="x", tags={f"of-{late.name}": "y"})  # expect[PUL001]: a key must be known as text
if f"{late.name}" == "late":  # expect[PUL001]: needs plain text
    print(f"{late.arn}")  # expect[PUL001]: is not followed
pulumi.log.info(f"bucket {pages.id}")  # expect[PUL001]: info() needs plain text
script = base64.b64encode(f"echo {pages.id}".encode()).decode()  # expect[PUL001]: plain text
aws.ssm.get_parameter(name=f"/{late.name}")  # expect[PUL001]: get_parameter() needs plain text
names[f"{late.name}"] = 2  # expect[PUL001]: plain text
text = "%s!" % late.name  # expect[PUL001]: is left to you
twice = f"{late.name}"  # expect[PUL001]: twice is given more than one value
twice = twice + "!"
aws.ssm.Parameter("script", type="String", value=script, description=twice)
