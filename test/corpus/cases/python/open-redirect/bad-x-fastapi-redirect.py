from typing import Annotated

from fastapi import Depends, FastAPI, Query
from starlette.responses import RedirectResponse

app = FastAPI()


def return_to(state: Annotated[str, Query()] = "/") -> str:
    return state.strip()


@app.get("/oauth/callback")
async def callback(code: str, target: Annotated[str, Depends(return_to)]):
    return RedirectResponse(target, status_code=303)
