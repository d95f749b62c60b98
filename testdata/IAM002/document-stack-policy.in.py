# What an update of a stack may do has its own actions and keys.
STACK_POLICY = {
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": ["Update:Replace", "Update:Delete"],
            "Resource": "*",
            "Condition": {"StringEquals": {"ResourceType": ["AWS::RDS::*"]}},
        }
    ]
}
