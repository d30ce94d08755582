"""The right side of the desk: actors, risks and the brief, each a list over an editor. `dock.PanelDock` holds them all.

`columns` keeps a table of items fresh by ids, `rows` and `evidence_rows` paint them, `item_list` walks them, `editing`
ties fields to an item, `panel` puts these together; `actor_panel`, `risk_panel` and `brief_panel` are the three.
"""
# SPDX-License-Identifier: MIT
