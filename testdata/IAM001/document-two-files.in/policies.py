from names import SCHEDULER

QUEUE_POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": SCHEDULER},
            "Action": "sqs:SendMessage",
            "Resource": "arn:aws:sqs:eu-west-1:210987654321:jobs",
        },
    ],
}


def statement():
    return {
        "Effect": "Allow",
        "Principal": {"Service": "lambda-edge.amazonaws.com"},
        "Action": "sts:AssumeRole",
    }
