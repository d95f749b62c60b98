```python
import pulumi_aws as aws

bucket = aws.s3.Bucket("files")
```

Now the queue, which is where work waits:

```python
queue = aws.sqs.Queue("work")
```
