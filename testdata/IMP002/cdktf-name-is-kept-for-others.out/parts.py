from cdktf_cdktf_provider_aws.s3_bucket_versioning import S3BucketVersioningA as S3BucketVersioning


def version(scope, bucket):
    S3BucketVersioning(scope, "b", bucket=bucket.id, versioning_configuration={"status": "Enabled"})
