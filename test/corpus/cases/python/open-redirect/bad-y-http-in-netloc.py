from urllib.parse import urlparse
from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse

app = FastAPI()


@app.get("/sso")
async def sso(request: Request):
    target = request.query_params.get("RelayState", "/")
    if "example.com" not in urlparse(target).netloc:
        target = target or "/"
    return RedirectResponse(url=target)
