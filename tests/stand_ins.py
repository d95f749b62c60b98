"""Stand-ins for the SDKs, with which a program shows what it declares without deploying anything.

A resource keeps what it is given; an attribute of it is plain text; policies are as AWS gets them.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import json
import re
import runpy
import sys
import types
from pathlib import Path
from typing import ClassVar

ACCOUNT = "111122223333"
ROOTS = ("pulumi", "pulumi_aws", "aws_cdk", "constructs", "cdktf", "cdktf_cdktf_provider_aws")


class Text(str):
    """Text that is known, where an SDK has it at deployment only."""

    __slots__ = ()

    def apply(self, function):
        """What the function makes of it."""
        return kept(function(self))


def kept(value):
    """A value as an SDK hands it on."""
    return Text(value) if isinstance(value, str) else value


class Resource:
    """Anything that a program makes with an SDK's class."""

    made: ClassVar[list[Resource]] = []
    region = "us-west-2"

    def __init__(self, *positional, **properties):
        self._kind = type(self).__name__
        self._id = next((p for p in reversed(positional) if isinstance(p, str)), self._kind)
        self._given = properties
        self._statements = []
        Resource.made.append(self)
        if self._kind == "AwsProvider":
            Resource.region = properties["region"]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "add_to_resource_policy":
            return self._statements.append
        if name.startswith("grant"):
            return lambda grantee, *_: self._statements.append(granted(name, grantee))
        if name in ("account", "account_id"):
            return Text(ACCOUNT)
        if name == "region" or (name == "name" and self._kind in ("DataAwsRegion", "get_region")):
            return Text(Resource.region)
        if name == "partition":
            return Text("aws")
        if name == "json":
            return Text(json.dumps({"Statement": [typed(s) for s in self._given["statements"]]}))
        if name.endswith("arn") or name == "id":
            return Text(f"arn:aws:{self._kind}:{Resource.region}:{ACCOUNT}:{self._id}")
        return Text(self._given.get(name, f"{self._id}-{name}"))

    def policy(self):
        """The policy that it carries, as AWS gets it; None for the default one."""
        given = self._given.get("policy", self._given.get("key_policy"))
        if isinstance(given, str):
            return json.loads(given)
        if given is None and not self._statements:
            return None
        return {"Statement": [*(given or {"Statement": []})["Statement"], *self._statements]}


def granted(method, grantee):
    """What a grant method of a CDK key adds to its policy."""
    encrypt = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
    actions = {"grant_encrypt": encrypt, "grant_encrypt_decrypt": [*encrypt, "kms:Decrypt"]}
    return {"Effect": "Allow", "Principal": grantee, "Action": actions[method], "Resource": "*"}


def statement(**given):
    """A ``PolicyStatement`` of the CDK."""
    principals = {}
    for principal in given["principals"]:
        for kind, value in principal.items():
            principals.setdefault(kind, []).append(value)
    made = {
        "Effect": given.get("effect", "Allow"),
        "Principal": principals,
        "Action": given["actions"],
        "Resource": given["resources"],
        "Condition": given.get("conditions", {}),
    }
    return made | ({"Sid": given["sid"]} if "sid" in given else {})


def typed(given):
    """A statement of a typed policy document."""
    conditions = {}
    for one in given.get("conditions", ()):
        conditions.setdefault(one["test"], {})[one["variable"]] = one["values"]
    return {
        "Effect": given.get("effect", "Allow"),
        "Principal": {one["type"]: one["identifiers"] for one in given["principals"]},
        "Action": given["actions"],
        "Resource": given["resources"],
        "Condition": conditions,
    }


class Output:
    """The parts of ``pulumi.Output`` that stand for text."""

    json_dumps = staticmethod(lambda value: Text(json.dumps(value)))
    concat = staticmethod(lambda *parts: Text("".join(parts)))

    @staticmethod
    def all(*values):
        """Several values at once."""
        return types.SimpleNamespace(apply=lambda function: kept(function(list(values))))


SPECIAL = {
    "Output": Output,
    "PolicyStatement": statement,
    "PolicyDocument": lambda *, statements: {"Statement": statements},
    "ServicePrincipal": lambda name: {"Service": name},
    "AccountRootPrincipal": lambda: {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
    "Effect": types.SimpleNamespace(ALLOW="Allow", DENY="Deny"),
    "Config": lambda: types.SimpleNamespace(require=Text),
    "get_stack": lambda: "test",
    "export": lambda *_: None,
}


class Module(types.ModuleType):
    """A module that has every name: a class for each that begins with a capital letter."""

    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "Aws":
            return types.SimpleNamespace(ACCOUNT_ID=ACCOUNT, REGION=Resource.region)
        if name in SPECIAL:
            return SPECIAL[name]
        if name.endswith("Args"):
            return dict
        if name[0].isupper() or name.startswith("get_"):
            return type(re.sub("_output$", "", name), (Resource,), {})
        return importlib.import_module(f"{self.__name__}.{name}")


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-ins in place of the SDKs."""

    def find_spec(self, name, path=None, target=None):
        """Any module of an SDK."""
        if name.partition(".")[0] in ROOTS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        """A module that has every name."""
        return Module(spec.name)

    def exec_module(self, module):
        """There is nothing to run."""


@contextlib.contextmanager
def installed():
    """Put the stand-ins in the place of the SDKs for a while."""
    before = dict(sys.modules)
    for name in list(sys.modules):
        if name.partition(".")[0] in ROOTS:
            del sys.modules[name]
    finder = Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - set(before):
            del sys.modules[name]
        sys.modules.update(before)


def declared(texts, folder, region="us-west-2"):
    """The resources that a program declares; its classes are made with what they ask for."""
    for path, text in texts.items():
        file = Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    Resource.made, Resource.region = [], region
    entry = "__main__.py" if "__main__.py" in texts else next(iter(texts))
    with installed():
        sys.path.insert(0, str(folder))
        try:
            names = runpy.run_path(str(Path(folder) / entry))
            stacks = [
                value
                for value in names.values()
                if isinstance(value, type)
                and issubclass(value, Resource)
                and value.__module__ == names["__name__"]
            ]
            for stack in stacks:
                wanted = stack.__init__.__code__
                count = wanted.co_argcount + wanted.co_kwonlyargcount
                extra = dict.fromkeys(wanted.co_varnames[3:count], region)
                stack(None, "stack", **extra)
        finally:
            sys.path.remove(str(folder))
    return Resource.made, names
