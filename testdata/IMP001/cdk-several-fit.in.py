from aws_cdk import Stack, aws_lambda as lambda_


class Jobs(Stack):
    def __init__(self, scope, name, fn: lambda_.Function, zone):
        super().__init__(scope, name)
        self.found = targets  # expect[IMP001]: nothing imports or defines it
        self.alarm = Alarm(fn)  # expect[IMP001]: nothing imports or defines it
