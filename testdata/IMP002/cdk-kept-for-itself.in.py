import aws_cdk._jsii
import constructs._jsii
from aws_cdk import App, _internal
from aws_cdk import aws_s3 as s3
from aws_cdk._jsii import check

print(App, s3._jsii, _internal.scale, check)
