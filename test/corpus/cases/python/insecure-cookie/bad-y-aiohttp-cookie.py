import secrets
from aiohttp import web


async def login(request):
    resp = web.json_response({"ok": True})
    resp.set_cookie("sid", secrets.token_hex(16), httponly=False, secure=False)
    return resp
