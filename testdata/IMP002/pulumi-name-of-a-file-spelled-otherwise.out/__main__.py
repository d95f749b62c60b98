import pulumi_aws as aws
from settings import aws_region as AWS_REGION, create_dynamodb_table as create_dynamodb_tables, tags
from settings import STORE  # expect[IMP002]: nothing is known
from settings import make_queue  # expect[IMP002]: it may be settings.makeQueue, settings.MakeQueue
from settings import QUEUE_NAME  # expect[IMP002]: nothing is known
from settings import worker_memory_size as WORKER_MEMORY

provider = aws.Provider("there", region=AWS_REGION)
create_dynamodb_tables(tags)
make_queue()
aws.s3.Bucket(STORE)
aws.sqs.Queue(QUEUE_NAME)
aws.lambda_.Function("work", role="r", memory_size=WORKER_MEMORY)
