from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

NOTES = Path("/srv/notes")


async def note(request):
    if (name := request.path_params["name"]) and not name.startswith("."):
        return PlainTextResponse((NOTES / f"{name}.md").read_text())
    return PlainTextResponse("none", status_code=404)


app = Starlette(routes=[Route("/notes/{name:path}", note)])
