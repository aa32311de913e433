"""The coaching app's one package. Rooms, from the ground up; each may import only what stands above it.

errors, settings, periods, filters   words, settings and days everybody shares
people                               agents, viewers, roles and scope
scoring                              losses, evening out, ranking, strengths (pure)
coaching                             plans, status, effect, target (pure)
advice                               facts of a draft, playbooks, verification (pure part)
scores                               published score snapshots; duckdb lives here and in exports
exports                              files -> canonical rows, staged for scores
record                               plans, notes, mail, profiles; the only sqlalchemy
delivery                             the mail itself; the only yagmail
desk                                 viewer + day + stores, handed to every ask and do
reports | actions                    what can be asked | what can be done; never each other
ui | cli | hosting                   faces: screens, commands, servers
"""
