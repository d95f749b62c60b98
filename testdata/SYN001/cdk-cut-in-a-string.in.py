import aws_cdk as cdk
from aws_cdk import aws_s3 as s3

app = cdk.App()
stack = cdk.Stack(app, "Files")
s3.Bucket(stack, "Files")
s3.Bucket(stack, """More
