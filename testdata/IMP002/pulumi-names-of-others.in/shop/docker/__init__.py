import pulumi

pulumi.log.info("docker")
