"""Environment variables that Lambda keeps for itself."""

from __future__ import annotations

from functools import cache

from fixiac.aws.lookup import load


@cache
def reserved_names() -> frozenset[str]:
    """Names that a function's configuration must not set; Lambda refuses the function otherwise.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    return frozenset(load("curated_limits.json")["lambda_reserved"]["values"])


def is_reserved(name: str) -> bool:
    """Whether Lambda refuses an environment variable called ``name``; case matters."""
    return name in reserved_names()


@cache
def region_names() -> frozenset[str]:
    """Reserved names that Lambda sets to the region that the function runs in.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    return frozenset(load("curated_limits.json")["lambda_region"]["values"])


def is_region(name: str) -> bool:
    """Whether Lambda gives the function its own region as ``name``."""
    return name in region_names()
