from aws_cdk import aws_ecs as ecs
from constructs import Construct


class Service(Construct):
    def __init__(self, scope: Construct, id: str, task: ecs.FargateTaskDefinitionProps) -> None:
        super().__init__(scope, id)
        self.task = task
        self.task.add_container("web", image=ecs.ContainerImage.from_registry("nginx"))

    @property
    def task(self) -> ecs.FargateTaskDefinition:
        return self._made

    @task.setter
    def task(self, given: ecs.FargateTaskDefinitionProps) -> None:
        self._made = ecs.FargateTaskDefinition(self, "Task", cpu=given.cpu)


class Larger(Service):
    def deploy(self, cluster: ecs.Cluster) -> None:
        ecs.FargateService(self, "Service", cluster=cluster, task_definition=self.task)
        self.task.add_box("side")  # expect[API002]: FargateTaskDefinition has no method add_box
