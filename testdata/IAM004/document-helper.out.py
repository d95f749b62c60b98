def statement(resource):
    return {
        "Effect": "Allow",
        "Action": ["kms:Decrypt", "kms:DescribeKey"],
        "Resource": resource,
    }


DOCUMENT = {"Version": "2012-10-17", "Statement": [statement("*")]}
