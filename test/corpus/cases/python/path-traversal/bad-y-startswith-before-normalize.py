import os
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

ROOT = "/srv/docs"


async def doc(request):
    p = os.path.join(ROOT, request.path_params["p"])
    if not p.startswith(ROOT):
        return Response(status_code=403)
    with open(p) as fh:
        return Response(fh.read())


app = Starlette(routes=[Route("/d/{p:path}", doc)])
