import pulumi_aws as aws

brokers = aws.msk.Cluster("brokers", kafka_version="3.5.1", number_of_broker_nodes=3)
queue = aws.mq.Broker("queue", engine_type="RabbitMQ", engine_version="3.13")
options = aws.rds.OptionGroup("options", engine_name="mysql", major_engine_version="8.0")
own = aws.rds.Instance("own", engine="custom-oracle-ee", engine_version="19.my_cev1")
shards = aws.rds.Cluster("shards", engine="aurora-postgresql", engine_version="16.9-limitless")
