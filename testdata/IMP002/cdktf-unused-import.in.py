from cdktf import App, ITaggable, TerraformStack
from cdktf_cdktf_provider_aws.ecs_task_definition import EcsTaskDefinitionContainerDefinitions

app = App()
TerraformStack(app, "main")
app.synth()
