"""What can be done about an argument that its callee does not take, a module for each way."""
