import hashlib
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

NOTES = Path("/srv/notes")


async def note(request):
    name = hashlib.sha256(request.path_params["name"].encode()).hexdigest()
    return PlainTextResponse((NOTES / f"{name}.md").read_text())


app = Starlette(routes=[Route("/notes/{name:path}", note)])
