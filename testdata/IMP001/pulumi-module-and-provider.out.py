#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""A role for the nightly export."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

role = aws.iam.Role(
    "export",
    assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": []}),
)

pulumi.export("role", role.arn)
