from fastapi import FastAPI
from fastapi.responses import RedirectResponse

app = FastAPI()


@app.get("/out")
async def out(to: str, campaign: str | None = None):
    if campaign:
        to = to + "?utm=" + campaign
    return RedirectResponse(to, status_code=302)
