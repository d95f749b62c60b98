import pulumi
import pulumi_aws as aws

# Where files go.
bucket = aws.s3.Bucket("files")
queue = aws.sqs.Queue("work")

pulumi.export("bucket", bucket.id)
pulumi.export("queue", queue.url)

### The whole program
---

Here is the program in one piece, as you asked for it:

```python
import pulumi
import pulumi_aws as aws

# Where files go.
bucket = aws.s3.Bucket("files")
queue = aws.sqs.Queue("work")

pulumi.export("buc
