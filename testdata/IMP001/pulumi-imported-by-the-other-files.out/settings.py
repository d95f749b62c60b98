import pulumi

config = pulumi.Config()
retention = config.get_int("retention") or 30
owner_tags = {"owner": "payments"}
