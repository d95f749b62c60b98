import datetime

import pulumi_aws as aws

topic = aws.sns.Topic("weekly", tags={"made": datetime.datetime.now().isoformat()})
