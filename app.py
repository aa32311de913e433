"""The app: one frame around every page. Start it with `make run`."""

from streamlit.starlette import App

from coaching_lib.hosting import server
from coaching_lib.ui import frame

if __name__ == "__main__":
    frame.run()
else:
    app = App(__file__, routes=server.routes(), lifespan=server.lifespan)
