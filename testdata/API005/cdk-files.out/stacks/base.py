import aws_cdk as cdk


class BaseStack(cdk.Stack):
    app_environment: str

    def __init__(self, scope, id, *, environment: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        if environment == "prod":
            self.app_environment: str = "live"
        else:
            self.app_environment = environment

    @property
    def prefix(self) -> str:
        return f"{self.app_environment}-"
