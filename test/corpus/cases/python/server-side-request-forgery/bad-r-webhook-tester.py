from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, HttpUrl

app = FastAPI()


class Hook(BaseModel):
    url: HttpUrl
    secret: str


async def deliver(client: httpx.AsyncClient, target: str, payload: dict) -> int:
    reply = await client.post(target, json=payload)
    return reply.status_code


@app.post("/hooks/test")
async def test_hook(hook: Hook):
    if urlsplit(str(hook.url)).scheme not in ("http", "https"):
        raise HTTPException(422)
    async with httpx.AsyncClient(timeout=5) as client:
        status = await deliver(client, str(hook.url), {"event": "ping"})
    return {"status": status}
