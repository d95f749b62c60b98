"""What names stand for, and what the view refuses to know."""

import textwrap

import pytest

from fixiac import frontends
from fixiac.model import Ambient, Fact, Opaque, Reference, Scalar, Template, text_of


def project(*files):
    documents = {}
    for index, text in enumerate(files):
        path = "main.py" if index == 0 else f"part{index}.py"
        documents[path] = frontends.read(path, textwrap.dedent(text))
    return frontends.assemble(documents)


def retention(*files):
    """The value of the one log group's ``kms_key_id``."""
    made = project(*files)
    (group,) = made.of_kind("logs.LogGroup")
    return made, group.body.get("kms_key_id").value


IMPORT = "import pulumi_aws as aws\n"


@pytest.mark.parametrize(
    "program",
    [
        "key = aws.kms.Key('k')\naws.cloudwatch.LogGroup('g', kms_key_id=key.arn)",
        "from pulumi_aws import kms as vault\nkey = vault.Key('k')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)",
        "from pulumi_aws.kms import Key as K\naws.cloudwatch.LogGroup('g', kms_key_id=K('k').arn)",
        "def make():\n    return aws.kms.Key('k')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=make().arn)",
        "def make():\n    a = aws.kms.Key('k')\n    b = aws.kms.Alias('x')\n    return a, b\n"
        "one, two = make()\naws.cloudwatch.LogGroup('g', kms_key_id=one.arn)",
        "def make():\n    return {'logs': aws.kms.Key('k')}\nkeys = make()\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=keys['logs'].arn)",
        "def use(key):\n    aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)\n"
        "use(aws.kms.Key('k'))",
        "class Vault:\n    def __init__(self):\n        self.key = aws.kms.Key('k')\n"
        "vault = Vault()\naws.cloudwatch.LogGroup('g', kms_key_id=vault.key.arn)",
        "class Vault:\n    def __init__(self):\n        self.make()\n        self.use()\n"
        "    def make(self):\n        self.key = aws.kms.Key('k')\n"
        "    def use(self):\n        aws.cloudwatch.LogGroup('g', kms_key_id=self.key.arn)",
        "class Logs:\n    def __init__(self, key):\n        self.key = key\n"
        "        aws.cloudwatch.LogGroup('g', kms_key_id=self.key.arn)\nLogs(aws.kms.Key('k'))",
        "class Vault:\n    def __init__(self):\n        self._key = aws.kms.Key('k')\n"
        "    @property\n    def key(self):\n        return self._key\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=Vault().key.arn)",
        "key = aws.kms.Key('k')\nalias = key\naws.cloudwatch.LogGroup('g', kms_key_id=alias.arn)",
        "key = aws.kms.Key('k')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=key.arn.apply(lambda arn: arn))",
    ],
)
def test_a_key_is_followed(program):
    made, value = retention(IMPORT + program)
    assert isinstance(value, Reference)
    assert value.attribute == "arn"
    assert made.resource(value.target).kind == "kms.Key"


def test_a_key_is_followed_between_files():
    made, value = retention(
        "import pulumi_aws as aws\nfrom part1 import make_key\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=make_key('x').arn)",
        "import pulumi_aws as aws\ndef make_key(name):\n    return aws.kms.Key(name)",
    )
    assert made.resource(value.target).id.path == "part1.py"


@pytest.mark.parametrize(
    "program",
    [
        "if flag:\n    key = aws.kms.Key('a')\nelse:\n    key = aws.kms.Key('b')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)",
        "for name in names:\n    key = aws.kms.Key(name)\nkey = other()\n"
        "def use():\n    aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)",
        "def use(key):\n    aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)\n"
        "use(aws.kms.Key('a'))\nuse(aws.kms.Key('b'))",
        "def make():\n    if flag:\n        return aws.kms.Key('a')\n    return aws.kms.Key('b')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=make().arn)",
        "keys = [aws.kms.Key('a')]\nkeys.append(other)\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=keys[0].arn)",
        "keys = {}\nkeys['a'] = aws.kms.Key('a')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=keys['a'].arn)",
        "aws.cloudwatch.LogGroup('g', kms_key_id=os.environ['KEY'])",
        "def f(x):\n    return f(x)\naws.cloudwatch.LogGroup('g', kms_key_id=f(1))",
    ],
)
def test_what_depends_on_how_it_runs_is_not_known(program):
    _, value = retention(IMPORT + program)
    assert isinstance(value, Opaque) or isinstance(value, Reference) is False


def test_a_straight_line_of_assignments_is_followed():
    _, value = retention(
        IMPORT + "key = aws.kms.Key('a')\nkey = aws.kms.Key('b')\n"
        "aws.cloudwatch.LogGroup('g', kms_key_id=key.arn)\n"
    )
    assert isinstance(value, Reference)
    assert value.target.start > 50


@pytest.mark.parametrize(
    ("program", "what"),
    [
        ("import pulumi_aws as aws\nx = aws.get_caller_identity().account_id", Ambient.ACCOUNT),
        ("import pulumi_aws as aws\nx = aws.get_region().name", Ambient.REGION),
        ("from aws_cdk import Aws\nx = Aws.PARTITION", Ambient.PARTITION),
        ("import aws_cdk as cdk\nx = cdk.Stack.of(thing).region", Ambient.REGION),
        (
            "from cdktf_cdktf_provider_aws.data_aws_region import DataAwsRegion\n"
            "x = DataAwsRegion(self, 'r').name",
            Ambient.REGION,
        ),
    ],
)
def test_ambient_facts(program, what):
    made = project(program)
    table = made.tables["main.py"]
    (binding,) = table.root.bindings["x"]
    assert made.evaluator.value(binding.value, table.root).what is what


@pytest.mark.parametrize(
    ("expression", "pattern"),
    [
        ("'a' + name + 'b'", "a\0b"),
        ("f'a{name}b'", "a\0b"),
        ("'a{}b'.format(name)", "a\0b"),
        ("'a%sb' % name", "a\0b"),
        ("pulumi.Output.concat('a', name, 'b')", "a\0b"),
        ("pulumi.Output.format('a{0}b', name)", "a\0b"),
        ("cdk.Fn.join('', ['a', name, 'b'])", "a\0b"),
        ("'a' 'b'", "ab"),
        ("f'{{a}}'", "{a}"),
        (r"'a\x62'", "ab"),
    ],
)
def test_text_with_holes(expression, pattern):
    made = project(f"import pulumi\nimport aws_cdk as cdk\nname = unknown()\nx = {expression}")
    table = made.tables["main.py"]
    (binding,) = table.root.bindings["x"]
    value = made.evaluator.value(binding.value, table.root)
    assert isinstance(value, (Scalar, Template))
    assert text_of(value) == pattern


def test_a_forgotten_import_of_json_does_not_hide_a_policy():
    made = project(IMPORT + "key = aws.kms.Key('k', policy=json.dumps({'Statement': []}))")
    (key,) = made.of_kind("kms.Key")
    assert made.policy_of(key).complete


def test_fact_keeps_whether_it_is_plain():
    made = project(IMPORT + "x = aws.get_caller_identity_output().account_id")
    table = made.tables["main.py"]
    value = made.evaluator.value(table.root.bindings["x"][0].value, table.root)
    assert isinstance(value, Fact)
    assert not value.plain


def test_a_loop_and_a_second_call_make_a_resource_repeated():
    looped = project(IMPORT + "for n in names:\n    aws.kms.Key(n)")
    twice = project(IMPORT + "def make(n):\n    aws.kms.Key(n)\nmake('a')\nmake('b')")
    once = project(IMPORT + "def make(n):\n    aws.kms.Key(n)\nmake('a')")
    assert looped.resources[0].repeated
    assert twice.resources[0].repeated
    assert not once.resources[0].repeated
