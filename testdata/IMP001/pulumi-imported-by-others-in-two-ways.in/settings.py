retention = 30
audit_retention = 365
