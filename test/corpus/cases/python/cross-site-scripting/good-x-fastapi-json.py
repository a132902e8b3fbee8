from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse

app = FastAPI()


@app.exception_handler(404)
async def not_found(request: Request, exc):
    path = request.query_params.get("from", request.url.path)
    return PlainTextResponse(f"<p>Nothing at {path}</p>", status_code=404)


@app.get("/search")
async def search(term: str = ""):
    return JSONResponse({"html": f"<b>{term}</b>", "length": len(term)})
