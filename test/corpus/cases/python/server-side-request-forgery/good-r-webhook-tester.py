from urllib.parse import quote, urlsplit

import httpx
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
RECEIVERS = {"chat": "https://chat.example.com/hooks", "tickets": "https://tickets.example.com/in"}
HOSTS = frozenset(urlsplit(each).hostname for each in RECEIVERS.values())


class Hook(BaseModel):
    receiver: str
    channel: str


async def deliver(client: httpx.AsyncClient, target: str, payload: dict) -> int:
    if urlsplit(target).hostname not in HOSTS:
        raise HTTPException(422)
    reply = await client.post(target, json=payload)
    return reply.status_code


@app.post("/hooks/test")
async def test_hook(hook: Hook):
    base = RECEIVERS.get(hook.receiver)
    if base is None:
        raise HTTPException(422)
    async with httpx.AsyncClient(timeout=5) as client:
        status = await deliver(client, f"{base}/{quote(hook.channel, safe='')}", {"event": "ping"})
    return {"status": status}
