from fastapi import APIRouter, Response

from .auth import issue_token

router = APIRouter(prefix="/auth")


@router.post("/token")
async def token(response: Response, username: str, password: str):
    jwt = await issue_token(username, password)
    response.set_cookie(key="access_token", value=jwt, httponly=True)
    return {"ok": True}
