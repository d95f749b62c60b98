from datetime import datetime, timezone

import pulumi_aws as aws

topic = aws.sns.Topic("daily", tags={"made": datetime.now(timezone.utc).isoformat()})
