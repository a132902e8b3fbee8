from typing import Annotated

from fastapi import Depends, FastAPI, Query
from starlette.responses import RedirectResponse

app = FastAPI()
TARGETS = {"home": "/", "billing": "/billing", "docs": "https://docs.example.com/"}


def return_to(state: Annotated[str, Query()] = "home") -> str:
    return TARGETS.get(state.strip(), "/")


@app.get("/oauth/callback")
async def callback(code: str, target: Annotated[str, Depends(return_to)]):
    return RedirectResponse(target, status_code=303)
