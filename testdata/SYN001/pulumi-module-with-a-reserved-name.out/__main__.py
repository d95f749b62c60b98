import pulumi
import importlib
make_worker = importlib.import_module("parts.lambda").make_worker
worker_name = importlib.import_module("parts.lambda").NAME
from parts.storage import make_bucket  # where files go

bucket = make_bucket()
pulumi.export(worker_name, make_worker(bucket).arn)
