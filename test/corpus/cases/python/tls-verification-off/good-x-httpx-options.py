import ssl

import certifi
import httpx
from fastapi import Depends, FastAPI

app = FastAPI()
OPTIONS = {"timeout": 10, "verify": ssl.create_default_context(cafile=certifi.where())}


async def client():
    async with httpx.AsyncClient(**OPTIONS) as http:
        yield http


@app.get("/rates")
async def rates(http: httpx.AsyncClient = Depends(client)):
    return (await http.get("https://rates.example.org/latest")).json()
