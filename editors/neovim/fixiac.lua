return {
  cmd = { "fixiac", "lsp" },
  filetypes = { "python", "markdown" },
  root_markers = { "Pulumi.yaml", "cdk.json", "cdktf.json", "pyproject.toml", ".git" },
}
