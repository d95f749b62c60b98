import pulumi
import pulumi_aws as aws
from pulumi_random import RandomPassword

login = RandomPassword(
    "login",
    length=32,
    override_special="!#$%&*()-_=+[]{}<>:?",
    special=True,
)
database = aws.rds.Instance("orders", instance_class="db.t4g.small", password=login.result)
