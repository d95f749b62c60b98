import pulumi
import pulumi_aws as aws


class Ledger(pulumi.ComponentResource):
    def __init__(self, name: str, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ledger:index:Ledger", name, {}, opts)
        # The function reads its queue's address.
        self.function = aws.lambda_.Function(
            f"{name}-function",
            role=self.role.arn,
            runtime="python3.12",
            handler="index.handler",
            code=pulumi.FileArchive("./src"),
        )

        # Its role.
        self.role = aws.iam.Role(f"{name}-role", assume_role_policy=self._trust())

        self.register_outputs({"function": self.function.arn})

    def _trust(self) -> str:
        return aws.iam.get_policy_document(
            statements=[
                {
                    "actions": ["sts:AssumeRole"],
                    "principals": [
                        {"type": "Service", "identifiers": ["lambda.amazonaws.com"]}
                    ],
                }
            ]
        ).json
