import lxml.etree
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/soap")
async def soap(req: Request):
    p = lxml.etree.XMLParser(load_dtd=True, resolve_entities=True, huge_tree=True)
    doc = lxml.etree.XML(await req.body(), parser=p)
    return {"tag": doc.tag}
