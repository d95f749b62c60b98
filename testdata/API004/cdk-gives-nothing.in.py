from aws_cdk import Stack
from aws_cdk import aws_appmesh as appmesh
from aws_cdk import aws_servicediscovery as servicediscovery
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, namespace: servicediscovery.INamespace) -> None:
        super().__init__(scope, id)
        self.namespace = namespace
        appmesh.ServiceDiscovery.cloud_map(service=self._service())
        appmesh.ServiceDiscovery.cloud_map(service=self._maybe(small=True))
        appmesh.ServiceDiscovery.cloud_map(
            service=self._later(),  # expect[API004]: None is as good as nothing
        )

    def _service(self) -> servicediscovery.Service:
        return servicediscovery.Service(self, "Service", namespace=self.namespace)

    def _maybe(self, small: bool) -> servicediscovery.Service | None:
        return None if small else self._service()

    def _later(self) -> None:
        """The service makes it."""
        return None
