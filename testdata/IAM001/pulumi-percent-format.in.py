import pulumi_aws as aws

# Values that go into a text in their order: nothing in it moves, and nothing is taken out.
TRUST = """{"Statement": [
    {"Effect": "Allow", "Principal": {"Service": "%s.amazonaws.com"}, "Action": "sts:AssumeRole"},
    {"Effect": "Allow", "Principal": {"Service": "cloudendure.amazonaws.com"}, "Action": "%s"}]}"""  # expect[IAM001]: cannot be taken out

aws.iam.Role("formatted", assume_role_policy=TRUST % ("msk", "sts:AssumeRole"))
