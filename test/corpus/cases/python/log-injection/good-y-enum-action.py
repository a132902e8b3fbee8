import enum
import logging
from fastapi import FastAPI

audit = logging.getLogger("audit")
app = FastAPI()


class Action(str, enum.Enum):
    start = "start"
    stop = "stop"


@app.post("/do/{action}")
async def do(action: Action, actor_id: int):
    audit.info("actor=%d action=%s", actor_id, action.value)
    return {}
