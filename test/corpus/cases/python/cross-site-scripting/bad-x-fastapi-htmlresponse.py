from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.exception_handler(404)
async def not_found(request: Request, exc):
    path = request.query_params.get("from", request.url.path)
    return HTMLResponse(content=f"<p>Nothing at {path}</p>", status_code=404)


@app.get("/search", response_class=HTMLResponse)
async def search(term: str = ""):
    rows = "".join(f"<td>{cell}</td>" for cell in (term, len(term)))
    return f"<table><tr>{rows}</tr></table>"
