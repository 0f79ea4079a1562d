"""What an administrator keeps: the organisation's settings, its notices, and the audit log."""
