"""What people mean by a name in a Python program: the modules and classes it usually stands for.

Data. A name may have several meanings; which one fits is decided by how it is used.
"""

from __future__ import annotations

_MODULES = (
    "abc argparse ast asyncio base64 binascii bisect calendar collections concurrent contextlib "
    "copy csv dataclasses datetime decimal enum fnmatch functools getpass glob gzip hashlib "
    "heapq hmac html http importlib inspect io ipaddress itertools json logging math mimetypes "
    "operator os pathlib pickle platform pprint queue random re secrets shlex shutil signal "
    "socket ssl statistics string struct subprocess sys tempfile textwrap threading time "
    "traceback types typing unittest urllib uuid warnings xml zipfile zlib"
)
_MEMBERS = {
    "abc": "ABC abstractmethod",
    "collections": "Counter OrderedDict defaultdict deque namedtuple",
    "collections.abc": "AsyncIterator",
    "concurrent.futures": "ThreadPoolExecutor as_completed",
    "contextlib": "contextmanager suppress",
    "copy": "deepcopy",
    "dataclasses": "asdict dataclass",
    "datetime": "datetime timedelta timezone",
    "decimal": "Decimal",
    "enum": "Enum IntEnum StrEnum",
    "functools": "lru_cache partial wraps",
    "io": "BytesIO StringIO",
    "ipaddress": "ip_network ip_address IPv4Network",
    "pathlib": "Path",
    "textwrap": "dedent",
    "typing": (
        "Any Callable ClassVar Dict Final FrozenSet Generic Iterable Iterator List Literal Mapping "
        "MutableMapping NamedTuple NoReturn Optional Protocol Sequence Set Tuple Type TypedDict "
        "TypeVar Union cast overload"
    ),
    "urllib.parse": "parse_qs quote quote_plus unquote unquote_plus urlencode urljoin urlparse",
    "unittest.mock": "MagicMock Mock patch",
    "uuid": "uuid4",
}
STANDARD: dict[str, tuple[str, ...]] = {}
"""Names of the standard library."""
for _name in _MODULES.split():
    STANDARD[_name] = (_name,)
for _module, _listed in _MEMBERS.items():
    for _name in _listed.split():
        STANDARD[_name] = (*STANDARD.get(_name, ()), f"{_module}.{_name}")

PACKAGES: dict[str, tuple[str, ...]] = {
    "boto3": ("boto3",),
    "botocore": ("botocore",),
    "ClientError": ("botocore.exceptions.ClientError",),
    "pytest": ("pytest",),
    "requests": ("requests",),
    "yaml": ("yaml",),
}
"""Names of packages that programs on AWS use in any dialect."""

_PULUMI = {
    "aws": "pulumi_aws",
    "pulumi": "pulumi",
    "pulumi_aws": "pulumi_aws",
    "pulumi_random": "pulumi_random",
}
_CDK = {
    "acm": "aws_certificatemanager",
    "apigw": "aws_apigateway",
    "apigwv2": "aws_apigatewayv2",
    "appscaling": "aws_applicationautoscaling",
    "asg": "aws_autoscaling",
    "cdk": "",
    "certificatemanager": "aws_certificatemanager",
    "cfn_inc": "cloudformation_include",
    "cloudfront_origins": "aws_cloudfront_origins",
    "cloudwatch_actions": "aws_cloudwatch_actions",
    "codepipeline_actions": "aws_codepipeline_actions",
    "cp_actions": "aws_codepipeline_actions",
    "cpactions": "aws_codepipeline_actions",
    "cr": "custom_resources",
    "custom_resources": "custom_resources",
    "cw": "aws_cloudwatch",
    "cw_actions": "aws_cloudwatch_actions",
    "ddb": "aws_dynamodb",
    "ecs_patterns": "aws_ecs_patterns",
    "elb": "aws_elasticloadbalancing",
    "elbv2": "aws_elasticloadbalancingv2",
    "elbv2_targets": "aws_elasticloadbalancingv2_targets",
    "event_sources": "aws_lambda_event_sources",
    "events_targets": "aws_events_targets",
    "firehose": "aws_kinesisfirehose",
    "lambda_": "aws_lambda",
    "_lambda": "aws_lambda",
    "lambda_destinations": "aws_lambda_destinations",
    "lambda_event_sources": "aws_lambda_event_sources",
    "lambda_python": "aws_lambda_python_alpha",
    "opensearch": "aws_opensearchservice",
    "origins": "aws_cloudfront_origins",
    "r53": "aws_route53",
    "r53_targets": "aws_route53_targets",
    "route53_targets": "aws_route53_targets",
    "s3_deployment": "aws_s3_deployment",
    "s3_notifications": "aws_s3_notifications",
    "s3deploy": "aws_s3_deployment",
    "s3n": "aws_s3_notifications",
    "sfn": "aws_stepfunctions",
    "sfn_tasks": "aws_stepfunctions_tasks",
    "sm": "aws_secretsmanager",
    "sns_subs": "aws_sns_subscriptions",
    "sns_subscriptions": "aws_sns_subscriptions",
    "stepfunctions": "aws_stepfunctions",
    "subs": "aws_sns_subscriptions",
    "subscriptions": "aws_sns_subscriptions",
    "targets": "aws_events_targets aws_elasticloadbalancingv2_targets aws_route53_targets",
    "tasks": "aws_stepfunctions_tasks",
}


DIALECTS = ("pulumi", "cdk", "cdktf")


def meanings(name: str, dialect: str) -> tuple[str, ...]:
    """What a name usually stands for in programs of a dialect, by qualified name.

    Beside the habits listed, an SDK's own names are known as they are, and the modules of CDK
    without ``aws_`` too. Not all that is returned need exist.
    """
    match dialect:
        case "pulumi":
            own = (_PULUMI[name],) if name in _PULUMI else ()
            return (*own, f"pulumi_aws.{name}", f"pulumi.{name}")
        case "cdk":
            if name in ("aws_cdk", "constructs"):
                return (name,)
            listed = _CDK.get(name)
            if listed is not None:
                return tuple(f"aws_cdk.{module}".rstrip(".") for module in listed.split(" "))
            return (f"aws_cdk.{name}", f"aws_cdk.aws_{name}", f"constructs.{name}")
        case "cdktf":
            if name in ("cdktf", "cdktn", "constructs"):
                return (name,)
            return (f"cdktf.{name}", f"cdktn.{name}", f"constructs.{name}")
        case _:
            return ()
