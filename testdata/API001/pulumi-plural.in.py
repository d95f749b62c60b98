import pulumi_aws as aws

store = aws.codepipeline.PipelineArtifactStoreArgs(location="parts", type="S3")


def pipeline(where):
    aws.codepipeline.Pipeline("one", role_arn="r", stages=[], artifact_store=store)
    aws.codepipeline.Pipeline(
        "two",
        role_arn="r",
        stages=[],
        artifact_store={
            "location": "parts",
            "type": "S3",
        },
    )
    aws.codepipeline.Pipeline("three", role_arn="r", stages=[], artifact_store=where)
