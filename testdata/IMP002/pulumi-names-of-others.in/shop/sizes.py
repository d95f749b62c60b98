import pulumi

LARGE = pulumi.Config().get("large") or "m7g.large"
