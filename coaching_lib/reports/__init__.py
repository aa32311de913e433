"""What can be asked. One module per subject; every question takes the desk first and changes nothing.

SQL (scores/sql/reports) brings rows to a grain and sums them; `scoring` and `coaching` decide.
The centre is everyone: date, channel, topic and rubric narrow it, a viewer's scope only the rows shown.
"""
