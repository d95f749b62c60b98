from names import prefix, stack

LARGE = "large"
print(prefix, stack)
