import code
from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/repl")
async def repl(ws: WebSocket):
    await ws.accept()
    interp = code.InteractiveInterpreter()
    while True:
        line = await ws.receive_text()
        interp.runsource(line)
        await ws.send_text("ok")
