import sys

import pulumi_aws as aws

if sys.version_info >= (3, 99):
    frozen = frozenmap
else:
    frozen = dict

numbers = (int, long) if aws is None else (int,)  # noqa: E501, F821
shell = get_ipython() if frozen is None else None
where = bucket_place  # type: ignore[name-defined]
other = other_place  # expect[IMP001]: other_place is used here
