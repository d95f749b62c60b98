import os
import json

import boto3
from botocore.exceptions import ClientError

TABLE = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    try:
        found = TABLE.get_item(Key={"id": event["id"]})
    except ClientError as error:
        return {"statusCode": 500, "body": json.dumps({"error": str(error)})}
    return {"statusCode": 200, "body": json.dumps(found["Item"])}
