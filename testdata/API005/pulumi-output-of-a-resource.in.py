import pulumi_aws as aws

queue = aws.sqs.Queue("orders")
queue.arn = "arn:aws:sqs:eu-west-1:111122223333:orders"  # expect[API005]: which works it out by itself
