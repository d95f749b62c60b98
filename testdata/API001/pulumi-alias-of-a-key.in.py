import pulumi_aws as aws

named = aws.kms.Key("named", description="Named once")
aws.kms.Alias("named", name="alias/named", target_key_id=named.key_id)
ledger = aws.kms.Key("ledger", description="The ledger", alias="alias/ledger")
# It has an alias already, which is another one.
mail = aws.kms.Key("mail", alias="alias/mail")  # expect[API001]: `alias`
aws.kms.Alias("post", name="alias/post", target_key_id=mail.key_id)
