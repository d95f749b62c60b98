"""The language server: what ``fixiac check`` and ``fixiac apply`` do, in an editor while typing.

``workspace`` knows which files are one program, ``analysis`` checks them, ``positions``,
``diagnostics`` and ``actions`` put the result in the protocol's words, ``server`` speaks it.
"""
