import pulumi_aws as aws

flag = True
aws.ec2.Eip("a", domain="vpc")
aws.ec2.Eip("b", domain="vpc", tags={"Name": "b"})
aws.ec2.Eip("c", domain="vpc")
aws.ec2.Eip("d", vpc=False)  # expect[API001]: takes no argument `vpc`
aws.ec2.Eip("e", vpc=True, domain="vpc")  # expect[API001]: takes no argument `vpc`
