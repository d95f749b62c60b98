# arn:aws:ec2 quotas allow for this.
CIDR = "10.20.0.0/16"
