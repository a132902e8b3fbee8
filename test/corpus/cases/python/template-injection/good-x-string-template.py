from string import Template

from aiohttp import web
from jinja2.sandbox import SandboxedEnvironment

sandbox = SandboxedEnvironment(autoescape=True)


async def message(request):
    form = await request.post()
    own = Template("Hello $name").safe_substitute(name=form["name"])
    custom = sandbox.from_string(form["layout"]).render(name=own)
    return web.json_response({"message": custom})


app = web.Application()
app.router.add_post("/message", message)
