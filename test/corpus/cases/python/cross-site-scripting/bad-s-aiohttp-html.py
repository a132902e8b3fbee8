from html import escape
from string import Template

from aiohttp import web

PAGE = Template("<html><body><h1>$title</h1><a href=$link>back</a></body></html>")


async def show(request: web.Request) -> web.Response:
    title = escape(request.query.get("title", ""))
    body = PAGE.substitute(title=title, link=request.query.get("back", "/"))
    return web.Response(text=body, content_type="text/html")


app = web.Application()
app.add_routes([web.get("/", show)])
