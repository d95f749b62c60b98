import json

import pulumi
import pulumi_aws as aws

queues = {}
for name in ("orders", "returns"):
    queues[name] = aws.sqs.Queue(name)


class Groups(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("my:index:Groups", name)
        self.groups: dict[str, aws.cloudwatch.LogGroup] = {}
        self.mixed = {}
        for service in ("web", "api"):
            self.groups[service] = aws.cloudwatch.LogGroup(service)
        self.mixed["group"] = aws.cloudwatch.LogGroup("mixed")
        self.mixed["name"] = "mixed"
        self._tasks()

    def _tasks(self) -> None:
        for service in ("web", "api"):
            container = {"name": service, "group": self.groups[service].name}
            aws.ecs.TaskDefinition(service, family=service, container_definitions=json.dumps([container]))
            pulumi.log.info(self.mixed["name"])


aws.cloudwatch.Dashboard("board", dashboard_body=json.dumps({"queue": queues["orders"].name}))
