import pulumi

name = pulumi.get_stack() + pulumi.get_project()
text = pulumi.Output.json_dumps({"a": 1})
zone = pulumi.get_account_id("prod")  # expect[IMP002]: pulumi.get_account_id
part = pulumi.get_account_id().upper()  # expect[IMP002]: pulumi.get_account_id
