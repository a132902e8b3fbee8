import subprocess
from starlette.responses import PlainTextResponse
from starlette.requests import Request


async def tool(request: Request):
    payload = await request.json()
    argv = payload["argv"]
    res = subprocess.run(argv, capture_output=True)
    return PlainTextResponse(res.stdout)
