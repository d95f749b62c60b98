import pulumi_aws as aws
from pulumi_aws import lambda_

work = aws.lambda_.Function("work", role="arn:aws:iam::111122223333:role/work")
limit = aws.ec2.get_security_groups(filters=[{"name": "group-name", "values": ["lambda.*"]}])
again = lambda_.Alias("live", function_name=work.name, function_version="1")
