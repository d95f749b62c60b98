"""Run a CDK or CDKTF program in a folder of its own and print the templates it makes, as JSON."""

import contextlib
import io
import json
import os
import pathlib
import runpy
import sys


def main(entry):
    folder = os.path.dirname(os.path.abspath(entry))
    os.chdir(folder)
    sys.path.insert(0, folder)
    out = pathlib.Path(folder, "out")
    os.environ.update(CDK_OUTDIR=str(out), CDKTF_OUTDIR=str(out), CHECKPOINT_DISABLE="1")
    with contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(os.path.basename(entry), run_name="__main__")
    found = [*out.rglob("*.template.json"), *out.rglob("cdk.tf.json")]
    json.dump([json.loads(path.read_text()) for path in sorted(found)], sys.stdout)


main(sys.argv[1])
