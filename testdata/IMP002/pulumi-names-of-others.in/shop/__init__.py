import pulumi

pulumi.log.info("shop")
