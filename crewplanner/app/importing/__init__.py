"""Files of others brought in: bytes to rows, rows to records, records to a preview, one command.

Reading and comparing are jobs on a snapshot; nothing is written until the preview's command is run.
"""
