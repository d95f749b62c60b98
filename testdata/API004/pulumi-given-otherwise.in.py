import pulumi_aws as aws

options = aws.codepipeline.PipelineArgs(role_arn="r", stages=[], artifact_stores=[])


def pipeline(name, **kwargs):
    aws.codepipeline.Pipeline(name, **kwargs)
    aws.codepipeline.Pipeline(name, options)
    aws.codepipeline.Pipeline(name, args=options)
    aws.sns.TopicSubscription(name, topics="t", protocol="email", endpoint="a@example.org")
