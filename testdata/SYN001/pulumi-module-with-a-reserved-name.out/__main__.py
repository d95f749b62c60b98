import pulumi
import importlib
parts_lambda = importlib.import_module("parts.lambda")
make_worker = parts_lambda.make_worker
worker_name = parts_lambda.NAME
from parts.storage import make_bucket  # where files go

bucket = make_bucket()
pulumi.export(worker_name, make_worker(bucket).arn)
