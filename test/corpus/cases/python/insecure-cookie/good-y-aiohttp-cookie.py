import secrets
from aiohttp import web


class SessionCookie:
    name = "sid"

    def attach(self, resp):
        resp.set_cookie(self.name, secrets.token_hex(16), httponly=True, secure=True, samesite="Strict")
        return resp


async def login(request):
    return SessionCookie().attach(web.json_response({"ok": True}))
