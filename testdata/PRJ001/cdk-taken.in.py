"""Calls that are all right, as far as can be told."""

import functools
from dataclasses import dataclass, field

import aws_cdk as cdk
import pytest
from aws_cdk import Stack


@dataclass
class Settings:
    region: str
    tags: dict = field(default_factory=dict)


class Base(Stack):
    def __init__(self, scope, construct_id, *, settings=None, **kwargs):
        super().__init__(scope, construct_id, **kwargs)


class Derived(Base):
    pass


class Reads(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        suffix = kwargs.pop("environment_suffix", "dev")
        super().__init__(scope, construct_id, **kwargs)


class Bare(Stack):
    pass


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return None


class Odd(metaclass=Meta):
    pass


@functools.lru_cache
def cached(a):
    return a


def plain(a, b=1, *rest, c=2):
    return a


def maker(name):
    if name:

        def made(x):
            return x
    else:

        def made(x, y):
            return y

    return made(1)


class Shape:
    def area(self, side):
        return side

    def twice(self):
        return self.area(1, 2)


class Oblong(Shape):
    def area(self, width, height):
        return width * height


app = cdk.App()
settings = {"settings": Settings("eu-west-1")}
Derived(app, "derived", settings=Settings("eu-west-1", {"a": "b"}), description="all of it")
Derived(app, "unpacked", **settings)
Reads(app, "reads", environment_suffix="test", env=cdk.Environment())
Bare(app, "bare", termination_protection=True)
Odd(1, 2, three=3)
cached(1, 2)
plain(1, 2, 3, 4, c=5)
with pytest.raises(TypeError):
    plain()
try:
    plain(d=1)
except TypeError:
    pass
