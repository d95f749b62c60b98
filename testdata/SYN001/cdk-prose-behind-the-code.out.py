from aws_cdk import App, Stack, aws_sqs as sqs

stack = Stack(App(), "work")
sqs.Queue(stack, "Work")

# This stack has one queue, whose messages wait for four days.

## Deploy it

# ```bash
# cdk deploy  # asks first
# ```
# - Look at the queue in the console.
# Don't forget to destroy the stack when you are done:
# cdk destroy
