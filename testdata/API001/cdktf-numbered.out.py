from cdktf import TerraformStack
from cdktf_cdktf_provider_aws.batch_compute_environment import BatchComputeEnvironment
from cdktf_cdktf_provider_aws.batch_job_queue import BatchJobQueue
from cdktf_cdktf_provider_aws.batch_job_queue import BatchJobQueueComputeEnvironmentOrder
from constructs import Construct


class Jobs(TerraformStack):
    def __init__(self, scope: Construct, name: str):
        super().__init__(scope, name)
        spot = BatchComputeEnvironment(self, "spot", type="MANAGED")
        BatchJobQueue(
            self, "nightly", name="nightly", state="ENABLED", priority=1, compute_environment_order=[BatchJobQueueComputeEnvironmentOrder(
                compute_environment=spot.arn,
                order=1,
            )]
        )
