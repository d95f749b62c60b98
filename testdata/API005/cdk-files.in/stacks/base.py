import aws_cdk as cdk


class BaseStack(cdk.Stack):
    environment: str

    def __init__(self, scope, id, *, environment: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        if environment == "prod":
            self.environment: str = "live"
        else:
            self.environment = environment

    @property
    def prefix(self) -> str:
        return f"{self.environment}-"
