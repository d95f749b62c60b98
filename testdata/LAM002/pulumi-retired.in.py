import pulumi_aws as aws

RUNTIME = "python3.7"
aws.lambda_.Function("a", role="r", runtime=RUNTIME)  # expect[LAM002]: python3.11
aws.lambda_.Function("b", role="r", runtime=aws.lambda_.Runtime.PYTHON3D6)  # expect[LAM002]: 3.11
aws.lambda_.Function("c", role="r", runtime="java8")  # expect[LAM002]: Use java8.al2
aws.lambda_.Function("d", role="r", runtime="nodejs14.x")  # expect[LAM002]: Use nodejs22.x
aws.lambda_.Function("e", role="r", runtime="go1.x")  # expect[LAM002]: Use provided.al2023
aws.lambda_.LayerVersion("f", layer_name="l", compatible_runtimes=["python3.7"])
