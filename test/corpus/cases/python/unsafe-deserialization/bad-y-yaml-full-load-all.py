import yaml
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/manifests")
async def manifests(request: Request):
    text = (await request.body()).decode()
    return {"kinds": [d["kind"] for d in yaml.unsafe_load_all(text)]}
