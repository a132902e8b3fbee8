from fastapi import APIRouter, Response

from .auth import issue_token

router = APIRouter(prefix="/auth")
COOKIE = {"httponly": True, "secure": True, "samesite": "strict"}


@router.post("/token")
async def token(response: Response, username: str, password: str):
    jwt = await issue_token(username, password)
    response.set_cookie(key="access_token", value=jwt, **COOKIE)
    return {"ok": True}
