import httpx
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

client = httpx.AsyncClient()


async def proxy(request):
    service = request.path_params["service"]
    upstream = f"http://{service}.internal:8080/{request.path_params['rest']}"
    r = await client.request(request.method, upstream)
    return Response(r.content, r.status_code)


app = Starlette(routes=[Route("/p/{service}/{rest:path}", proxy)])
