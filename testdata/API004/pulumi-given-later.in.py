import pulumi_aws as aws


class Images:
    wanted = {"most_recent": True, "names": ["amazon"]}
    cluster = {"resource_name": "main"}
    cut = {"resource_name": "cut"}

    def __init__(self, role: aws.iam.Role) -> None:
        self.wanted["owners"] = self.wanted.pop("names")
        self.cluster["role_arn"] = role.arn
        self.cluster.update(vpc_config={"subnet_ids": []})
        self.image = aws.ec2.get_ami(**self.wanted)
        self.made = aws.eks.Cluster(**self.cluster)
        self.broken = aws.eks.Cluster(**self.cut)  # expect[API004]: needs `role_arn`, `vpc_config`


class More(Images):
    def __init__(self, role: aws.iam.Role) -> None:
        super().__init__(role)
        Images.cluster["name"] = "more"
        aws.eks.Cluster(**Images.cluster)
