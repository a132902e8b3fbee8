import subprocess
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


def build(action, unit):
    match action:
        case "start" | "stop" | "restart":
            return f"systemctl {action} {unit}"
        case _:
            return "systemctl list-units"


async def control(request: Request):
    form = await request.form()
    cmd = build(form.get("action"), form.get("unit"))
    out = subprocess.check_output(cmd, shell=True, text=True)
    return JSONResponse({"out": out})


app = Starlette(routes=[Route("/ctl", control, methods=["POST"])])
