import pulumi
from parts.lambda import (
    make_worker,
    NAME as worker_name,
)
from parts.storage import make_bucket  # where files go

bucket = make_bucket()
pulumi.export(worker_name, make_worker(bucket).arn)
