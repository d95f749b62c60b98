from aws_cdk import App, Stack, aws_lambda as lambda, aws_s3 as s3

stack = Stack(App(), "media")
bucket = s3.Bucket(stack, "Uploads")
resize = lambda.Function(
    stack,
    "Resize",
    runtime=lambda.Runtime.PYTHON_3_12,
    handler="index.handler",
    code=lambda.Code.from_inline("def handler(event, context): return 'lambda.x'"),
)
order = sorted(["b", "a"], key=lambda name: name.lower())  # a lambda that is one
