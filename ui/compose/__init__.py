"""Mode Compose: the outline of a brief, its text with what each sentence stands on, and its pages as they would go out.

`ComposePage` is all of it; `writing` the text, `preview` and `pages` the pages, `problems` what the check finds.
"""
# SPDX-License-Identifier: MIT
