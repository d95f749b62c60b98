"""Run a Pulumi program under mocks and print the resources it registers, as JSON."""

import asyncio
import json
import os
import runpy
import sys

import pulumi
from pulumi.runtime.stack import run_pulumi_func

REGISTERED = []


class Mocks(pulumi.runtime.Mocks):
    def new_resource(self, args):
        REGISTERED.append({"type": args.typ, "name": args.name, "inputs": args.inputs})
        service = args.typ.split(":")[1].split("/")[0] if args.typ.count(":") > 1 else "x"
        outputs = {
            "arn": f"arn:aws:{service}:us-east-1:123456789012:{args.name}",
            "name": args.name,
        }
        return [f"{args.name}-id", {**outputs, **args.inputs}]

    def call(self, args):
        if "getCallerIdentity" in args.token:
            return {"accountId": "123456789012", "id": "123456789012"}
        if args.token.endswith("getRegion"):
            return {"name": "us-east-1", "region": "us-east-1", "id": "us-east-1"}
        if "getPartition" in args.token:
            return {"partition": "aws", "id": "aws"}
        return dict(args.args)


def main(entry):
    folder = os.path.dirname(os.path.abspath(entry))
    os.chdir(folder)
    sys.path.insert(0, folder)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    pulumi.runtime.set_mocks(Mocks(), project="project", stack="dev", preview=False)
    loop.run_until_complete(
        run_pulumi_func(
            lambda: runpy.run_path(os.path.basename(entry), run_name="__main__") and None
        )
    )
    json.dump(REGISTERED, sys.stdout)


main(sys.argv[1])
