import pulumi_aws as aws

flag = True
aws.ec2.Eip("a", vpc=True)
aws.ec2.Eip("b", vpc=True, tags={"Name": "b"})
aws.ec2.Eip("c", vpc=flag)
aws.ec2.Eip("d", vpc=False)
aws.ec2.Eip("e", vpc=True, domain="vpc")
