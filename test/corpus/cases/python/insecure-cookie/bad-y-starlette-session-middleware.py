import os
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse


async def login(request):
    r = PlainTextResponse("ok")
    r.set_cookie("access_token", os.urandom(16).hex(), max_age=3600, samesite="none", secure=False)
    return r


app = Starlette()
app.add_route("/login", login, methods=["POST"])
