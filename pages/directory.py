"""Directory: every agent in scope, with score, trend and the latest coaching."""

from coaching_lib.reports import directory
from coaching_lib.ui import directory_controls as controls
from coaching_lib.ui import directory_head, directory_table, empty, frame, pickers

desk = frame.enter("directory")
if desk.age is None:
    empty.no_scores()
left, right = controls.row()
filters = pickers.filters(desk, team_in=left)
listed = controls.listed()
controls.choose(left, right, listed, has_target=desk.settings.target_score is not None)

found = directory.directory(
    desk,
    filters,
    search=listed.search,
    only=listed.only,
    page=listed.page,
    page_size=controls.PAGE_SIZE,
    order=listed.order,
    is_reversed=listed.is_reversed,
)
directory_head.show(desk, filters, listed, found)
if found.rows:
    directory_table.show(found, desk.today, listed)
    controls.turn(listed, found.total)
else:
    empty.no_agent(controls.clear)
