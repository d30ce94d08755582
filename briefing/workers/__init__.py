"""Warm, killable worker processes for everything that keeps a processor busy: reading, composing, rendering."""
# SPDX-License-Identifier: MIT

from briefing.workers.worker import JobCancelled, Pool, Worker

__all__ = ["JobCancelled", "Pool", "Worker"]
