import pulumi_aws as aws

brokers = aws.msk.Cluster(
    "brokers",
    kafka_version="3.5.1",
    number_of_broker_nodes=3,
    broker_node_group_info={
        "instance_type": "kafka.t3.small",
        "client_subnets": ["subnet-1", "subnet-2", "subnet-3"],
        "security_groups": ["sg-1"],
    },
)
queue = aws.mq.Broker(
    "queue",
    engine_type="RabbitMQ",
    engine_version="3.13",
    host_instance_type="mq.m5.large",
    users=[{"username": "queue", "password": "not-a-secret"}],
)
options = aws.rds.OptionGroup("options", engine_name="mysql", major_engine_version="8.0")
own = aws.rds.Instance("own", instance_class="db.t3.micro", engine="custom-oracle-ee", engine_version="19.my_cev1")
shards = aws.rds.Cluster("shards", engine="aurora-postgresql", engine_version="16.9-limitless")
