import pulumi
import pulumi_aws as aws

rules = aws.ec2.SecurityGroupIngressArgs(protocol="tcp", from_port=443, to_port=443)
vpc = aws.ec2.Vpc("net", cidr_block="10.0.0.0/16")
aws.ec2.SecurityGroup("web", vpc_id=vpc.id, ingress=[rules])
aws.apigateway.RestApiEndpointConfigurationArgs(types="REGIONAL")
aws.ec2.SecurityGroup("api", egress=[{"protocol": "-1", "from_port": 0, "to_port": 0}])
aws.apigateway.RestApiEndpointConfigurationArgs(types=["REGIONAL", "EDGE"])  # expect[API003]: takes a text


def parts():
    first = aws.sqs.Queue("a")
    return [first, aws.sqs.Queue("b")]


aws.sns.Topic("done", opts=pulumi.ResourceOptions(depends_on=parts()))
