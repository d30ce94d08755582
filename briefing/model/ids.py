"""Ids: UUIDv7, so that two copies of a project never collide and ids sort by the time they were made."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """A fresh id in canonical form, 36 characters, later than every id made before it in this process (RFC 9562)."""
    return str(uuid_utils.uuid7())
