from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route


class Renderer:
    layout = "<!doctype html><title>%s</title><main>%s</main>"

    def __call__(self, title, body):
        return self.layout % (title, body)


render = Renderer()


async def missing(request):
    page = render("Missing", "No page called " + request.path_params["name"])
    return HTMLResponse(page, status_code=404)


app = Starlette(routes=[Route("/w/{name}", missing)])
