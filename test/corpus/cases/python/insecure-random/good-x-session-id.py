from random import SystemRandom

from aiohttp import web

generator = SystemRandom()


async def login(request):
    session_id = "%032x" % generator.getrandbits(128)
    request.app["sessions"][session_id] = (await request.post())["user"]
    response = web.HTTPNoContent()
    response.set_cookie("session_id", session_id, httponly=True, secure=True, samesite="Lax")
    return response
