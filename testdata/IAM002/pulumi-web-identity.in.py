import pulumi
import pulumi_aws as aws

cluster = pulumi.Config().require("issuer")
trust = {
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Federated": f"arn:aws:iam::210987654321:oidc-provider/{cluster}"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {f"{cluster}:sub": "system:serviceaccount:orders:*"},
            },
        }
    ]
}
