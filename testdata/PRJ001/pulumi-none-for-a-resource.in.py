import pulumi
import pulumi_aws as aws


def alarms(topic, function):
    """Both are asked for their attributes whatever comes."""
    name = pulumi.Output.concat("/aws/lambda/", function.name)
    logs = aws.cloudwatch.LogGroup("work", name=name, tags={"topic": topic.name})
    return logs


def maybe(topic, function, key=None):
    enabled = topic is not None
    names = [topic.name if topic else "none"]
    kms = key and key.arn
    if function:
        names.append(function.name)
    return names, enabled, kms


def leaves(topic, enabled):
    if not enabled:
        return None
    return topic.arn


def later(topic):
    return lambda: topic.arn


def given(topic):
    topic = topic or aws.sns.Topic("own")
    return topic.arn


def perhaps(topic, function):
    """What is handed on is not None: it is looked at first."""
    return alarms(topic, function) if function is not None else None


topic = aws.sns.Topic("alarms")
perhaps(topic, None)
work = aws.lambda_.Function("work", role="arn:aws:iam::111122223333:role/work")
maybe(None, None, None)
leaves(None, False)
later(None)
given(None)
alarms(topic, work)
alarms(
    topic,
    None,  # expect[PRJ001]: alarms() asks function for attributes
)
alarms(topic=None, function=work)  # expect[PRJ001]: alarms() asks topic for attributes
