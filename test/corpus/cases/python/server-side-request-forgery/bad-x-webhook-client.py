import httpx
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Hook(BaseModel):
    callback: str
    event: str


class Notifier:
    def __init__(self):
        self.client = httpx.AsyncClient(timeout=5)

    async def send(self, hook: Hook):
        reply = await self.client.post(hook.callback, json={"event": hook.event})
        return reply.status_code


@app.post("/hooks/test")
async def test_hook(hook: Hook):
    return {"status": await Notifier().send(hook)}
