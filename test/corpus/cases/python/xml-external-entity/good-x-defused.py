import io

import defusedxml.ElementTree as DET
from defusedxml.lxml import fromstring
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/feed")
async def feed(request: Request):
    body = await request.body()
    links = [node.text for _, node in DET.iterparse(io.BytesIO(body)) if node.tag == "link"]
    return links + [fromstring(body).tag]
