# fixiac-test: select=IMP002,API001,API002
import pulumi
import pulumi_aws as aws

login = aws.secretsmanager.RandomPassword(
    "login",
    length=32,
    exclude_characters="\"@/\\",
    exclude_punctuation=False,
)
database = aws.rds.Instance("orders", instance_class="db.t4g.small", password=login.random_password)
