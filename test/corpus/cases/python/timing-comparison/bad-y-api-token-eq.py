import os
from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()


def require_token(x_api_token: str = Header()):
    if x_api_token == os.environ["API_TOKEN"]:
        return True
    raise HTTPException(401)


@app.get("/x", dependencies=[Depends(require_token)])
def x():
    return {}
