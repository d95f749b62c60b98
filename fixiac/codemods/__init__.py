"""The built-in codemods, one module each. A new file here is all that a new codemod needs."""
