from stacks.storage import Storage, StorageArgs

suffix = "dev"
args = StorageArgs(
    environment_suffix=suffix,
    # for the bill
    tags={"Team": "files"},
)

Storage("storage", args=args)
