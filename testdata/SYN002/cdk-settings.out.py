from aws_cdk import Stack, aws_ssm as ssm


class Settings(Stack):
    def __init__(self, scope, id, *, stage, **kwargs):
        super().__init__(scope, id, **kwargs)
        ssm.StringParameter(
            self,
            "Settings",
            string_value=f'{{"stage": "{stage}", "limits": {{"items": 10}}, "on": true}}',
        )
