from typing import Literal
import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/p/{service}")
async def proxy(service: Literal["users", "orders"]):
    async with httpx.AsyncClient() as c:
        r = await c.get(f"http://{service}.internal:8080/health")
    return {"status": r.status_code}
