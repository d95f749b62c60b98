from aws_cdk import Stack, aws_s3 as s3


class Storage(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        self._create_bucket()
        self._createTopic()
        self._create_outputs()
        self._hook()
        if hasattr(self, "_more"):
            self._more()

    def _create_bucket(self):
        s3.Bucket(self, "Files")
        self._render_twice()

    def _create_topic(self):
        try:
            self._notify()
        except AttributeError:
            pass


class Special(Storage):
    def _hook(self):
        pass


class Plain:
    def run(self):
        self.stop()


class Free:
    def __getattr__(self, name):
        return lambda: name

    def run(self):
        self.anything()
