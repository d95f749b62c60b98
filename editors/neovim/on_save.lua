vim.api.nvim_create_autocmd("BufWritePre", {
  pattern = "*.py",
  callback = function(event)
    for _, client in ipairs(vim.lsp.get_clients({ bufnr = event.buf, name = "fixiac" })) do
      local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
      params.context = { only = { "source.fixAll.fixiac" }, diagnostics = {} }
      local found = client:request_sync("textDocument/codeAction", params, 2000, event.buf)
      for _, action in ipairs(found and found.result or {}) do
        local whole = client:request_sync("codeAction/resolve", action, 5000, event.buf)
        if whole and whole.result and whole.result.edit then
          vim.lsp.util.apply_workspace_edit(whole.result.edit, client.offset_encoding)
        end
      end
    end
  end,
})
