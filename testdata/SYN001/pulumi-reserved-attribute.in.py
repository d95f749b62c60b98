import pulumi_aws as aws
from pulumi_aws import lambda

work = aws.lambda.Function("work", role="arn:aws:iam::111122223333:role/work")
limit = aws.ec2.get_security_groups(filters=[{"name": "group-name", "values": ["lambda.*"]}])
again = lambda.Alias("live", function_name=work.name, function_version="1")
