from urllib.parse import urlsplit

import httpx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
HOSTS = frozenset({"hooks.partner.example", "events.partner.example"})


class Hook(BaseModel):
    callback: str
    event: str


class Notifier:
    def __init__(self):
        self.client = httpx.AsyncClient(timeout=5)

    async def send(self, hook: Hook):
        parts = urlsplit(hook.callback)
        if parts.scheme != "https" or parts.hostname not in HOSTS:
            raise HTTPException(400, "unknown host")
        reply = await self.client.post(hook.callback, json={"event": hook.event})
        return reply.status_code


@app.post("/hooks/test")
async def test_hook(hook: Hook):
    return {"status": await Notifier().send(hook)}
