import logging
from fastapi import FastAPI, Request

audit = logging.getLogger("audit")
app = FastAPI()


class Audit:
    def write(self, actor, action):
        audit.info("actor={} action={}".format(actor, action))


@app.post("/do")
async def do(request: Request):
    body = await request.json()
    Audit().write(body.get("actor"), body.get("action"))
    return {}
