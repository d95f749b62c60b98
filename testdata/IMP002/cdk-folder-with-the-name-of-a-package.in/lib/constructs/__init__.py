"""Our own constructs; those of aws_cdk are elsewhere."""
