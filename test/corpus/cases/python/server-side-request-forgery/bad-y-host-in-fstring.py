import httpx
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Hook(BaseModel):
    host: str
    port: int = 443


class Probe:
    def __init__(self, client: httpx.AsyncClient):
        self.client = client

    async def check(self, h: Hook) -> int:
        resp = await self.client.get(f"https://{h.host}:{h.port}/health")
        return resp.status_code


@app.post("/hooks/test")
async def test_hook(h: Hook):
    async with httpx.AsyncClient() as c:
        return {"status": await Probe(c).check(h)}
