(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((python-mode python-ts-mode) . ("fixiac" "lsp"))))
(add-hook 'python-mode-hook #'eglot-ensure)
