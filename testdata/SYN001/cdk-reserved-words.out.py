from aws_cdk import App, Stack, aws_lambda as lambda_, aws_s3 as s3

stack = Stack(App(), "media")
bucket = s3.Bucket(stack, "Uploads")
resize = lambda_.Function(
    stack,
    "Resize",
    runtime=lambda_.Runtime.PYTHON_3_12,
    handler="index.handler",
    code=lambda_.Code.from_inline("def handler(event, context): return 'lambda.x'"),
)
order = sorted(["b", "a"], key=lambda name: name.lower())  # a lambda that is one
