"""Directory: every agent in scope, with score, trend and the latest coaching."""

from coaching_lib.reports import directory
from coaching_lib.ui import directory_controls as controls
from coaching_lib.ui import directory_table, empty, frame, pickers

desk = frame.enter("directory")
filters = pickers.filters(desk)
if desk.age is None:
    empty.no_scores()

listed = controls.choose()
found = directory.directory(
    desk, filters, listed.search, listed.only, listed.page, page_size=controls.PAGE_SIZE
)
controls.head(desk, filters, listed, found)
if found.rows:
    directory_table.show(found.rows, desk.today)
    controls.turn(listed, found.total)
else:
    empty.no_agent(controls.clear)
