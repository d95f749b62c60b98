from stacks.storage import Storage

suffix = "dev"

Storage("storage", environment_suffix=suffix,
    # for the bill
    tags={"Team": "files"})
