import subprocess
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


def build(action):
    match action:
        case "start":
            return "systemctl start web"
        case "stop":
            return "systemctl stop web"
        case _:
            return "systemctl list-units"


async def control(request: Request):
    form = await request.form()
    out = subprocess.check_output(build(form.get("action")), shell=True, text=True)
    return JSONResponse({"out": out})


app = Starlette(routes=[Route("/ctl", control, methods=["POST"])])
