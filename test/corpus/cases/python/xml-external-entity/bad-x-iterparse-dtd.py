import io

from fastapi import FastAPI, Request
from lxml import etree

app = FastAPI()
OPTIONS = {"load_dtd": True, "resolve_entities": True}


@app.post("/feed")
async def feed(request: Request):
    body = await request.body()
    links = []
    for _, node in etree.iterparse(io.BytesIO(body), tag="link", **OPTIONS):
        links.append(node.text)
        node.clear()
    return links
