from html import escape
from string import Template

from aiohttp import web

PAGE = Template("<html><body><h1>$title</h1></body></html>")


async def show(request: web.Request) -> web.Response:
    body = PAGE.substitute(title=escape(request.query.get("title", "")))
    return web.Response(text=body, content_type="text/html")


async def echo(request: web.Request) -> web.Response:
    return web.json_response({"title": request.query.get("title", "")})


app = web.Application()
app.add_routes([web.get("/", show), web.get("/echo", echo)])
