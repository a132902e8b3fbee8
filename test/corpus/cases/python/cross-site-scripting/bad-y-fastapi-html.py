from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
PAGE = "<html><body><h2>{title}</h2></body></html>"


@app.get("/page/{title}")
async def page(title: str):
    return HTMLResponse(PAGE.format(title=title))
