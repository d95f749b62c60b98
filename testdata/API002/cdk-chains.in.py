from aws_cdk import Duration, Stack
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from constructs import Construct


class Ledger(Stack):
    def __init__(self, scope: Construct, id: str, function: lambda_.Function) -> None:
        super().__init__(scope, id)
        read = tasks.LambdaInvoke(self, "Read", lambda_function=function)
        self.write = tasks.LambdaInvoke(self, "Write", lambda_function=function)
        audit = tasks.LambdaInvoke(self, "Audit", lambda_function=function)
        close = tasks.LambdaInvoke(self, "Close", lambda_function=function)
        check = tasks.LambdaInvoke(self, "Check", lambda_function=function)
        failed = sfn.Fail(self, "Failed")
        read.add_retry(max_attempts=3).add_catch(failed)
        first = read.next(audit)
        first.add_retry(max_attempts=2)  # expect[API002]: what it gives is not used
        again = first.add_retry(  # expect[API002]: may be called is not certain
            max_attempts=2,
            interval=Duration.seconds(5),
        )
        each = sfn.Map(self, "Each", items_path="$.entries")
        each.item_processor(
            self.write.next(check).add_catch(failed, errors=["States.ALL"]),
        )
        last = sfn.Chain.start(close).add_catch(failed)
        sfn.StateMachine(self, "Machine", definition_body=sfn.DefinitionBody.from_chainable(last))
        print(again)
