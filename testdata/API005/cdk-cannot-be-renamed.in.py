import aws_cdk as cdk


class Late(cdk.Stack):
    def __init__(self, scope, id, region=None, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        if region:
            self.region = region  # expect[API005]: the constructor may leave it unset
        print(self.region)


class Early(cdk.NestedStack):
    def __init__(self, scope, id, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.show()
        self.account = "111122223333"  # expect[API005]: show() may read it before it is set

    def show(self) -> None:
        print(self.account)


class Shared(cdk.Stack):
    def __init__(self, scope, id, environment, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.environment = environment  # expect[API005]: thing.environment of


def describe(thing):
    return thing.environment


class ByName(cdk.Stage):
    def __init__(self, scope, id, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.stage_name = "lab"  # expect[API005]: getattr() may ask for it by name

    def read(self, what):
        return getattr(self, what)


class Taken(cdk.App):
    def __init__(self, app_node, **kwargs) -> None:
        super().__init__(**kwargs)
        self.app_node = app_node
        self.node = "lab"  # expect[API005]: the name app_node is taken
