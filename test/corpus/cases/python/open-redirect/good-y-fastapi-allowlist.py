from urllib.parse import urlsplit
from fastapi import FastAPI, HTTPException
from fastapi.responses import RedirectResponse

app = FastAPI()
PARTNERS = ("https://partner.example/a", "https://partner.example/b")


@app.get("/out")
async def out(to: str):
    if to not in PARTNERS:
        raise HTTPException(400, detail=urlsplit(to).scheme)
    return RedirectResponse(to)
