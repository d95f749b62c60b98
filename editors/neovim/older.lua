vim.api.nvim_create_autocmd("FileType", {
  pattern = { "python", "markdown" },
  callback = function(event)
    local markers = { "Pulumi.yaml", "cdk.json", "cdktf.json", "pyproject.toml", ".git" }
    local found = vim.fs.find(markers, { upward = true, path = vim.fs.dirname(event.file) })[1]
    vim.lsp.start({
      name = "fixiac",
      cmd = { "fixiac", "lsp" },
      root_dir = found and vim.fs.dirname(found),
    })
  end,
})
