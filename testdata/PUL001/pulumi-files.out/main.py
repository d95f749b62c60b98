from pulumi import export
from parts.alarms import watch
from parts.store import Store

store = Store("store")
watch("store", store.table.name, store.log_name)
export("log", store.log_name)
