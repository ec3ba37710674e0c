"""Models of moderation."""

from workflows.models.task import BoardTask

__all__ = ["BoardTask"]
