"""The only layer that changes data: workspace, commands, queries, jobs."""
