from aiohttp import web
import jinja2


@web.middleware
async def errors(request, handler):
    try:
        return await handler(request)
    except web.HTTPNotFound:
        page = "<title>{{ code }}</title><p>No page at " + request.rel_url.query.get("path", "?") + "</p>"
        text = jinja2.Template(page).render(code=404)
        return web.Response(text=text, content_type="text/html", status=404)


app = web.Application(middlewares=[errors])
