import pulumi
import pulumi_aws as aws

CODE = """
import json


def handler(event, context):
    """Say what came in."""
    print(f"""
    event: {event}
""")
    return {"body": json.dumps('''ok''')}
"""

OTHER = '''
def handler(event, context):
    '''Do nothing; that is enough.'''
'''

work = aws.lambda_.Function(
    "work",
    role="arn:aws:iam::111122223333:role/work",
    code=pulumi.AssetArchive({"index.py": pulumi.StringAsset(CODE)}),
)
