from aiohttp import web


async def logout(request):
    dest = request.query.get("post_logout_uri", "/")
    resp = web.HTTPFound(dest)
    resp.del_cookie("sid")
    raise resp
