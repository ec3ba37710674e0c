"""Background work of the embedded default: threads in this process, so that no request waits for it."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import close_old_connections, transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

logger = logging.getLogger(__name__)

_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="portal-task")
# Recognising a long scan takes minutes; mails and the search index must not wait behind it.
_slow_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="portal-slow-task")


class ThreadBackend(ImmediateBackend):
    """Runs tasks one after the other behind the request, after its transaction has committed; those of a
    priority below zero in a line of their own.

    A restart loses what still waits in memory; whatever must survive keeps a row of its own (outbox, file reading)
    and is picked up again. Servers use the database backend with a worker instead.
    """

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        pool = _slow_pool if task_result.task.priority < 0 else _pool
        transaction.on_commit(lambda: pool.submit(self._run, task_result))

    def _run(self, task_result: TaskResult[Any]) -> None:
        close_old_connections()
        try:
            super()._execute_task(task_result)
        except Exception:
            logger.exception("Task %s failed", task_result.task.name)
        finally:
            close_old_connections()
