import asyncio
from typing import Annotated

from fastapi import BackgroundTasks, FastAPI, Form

app = FastAPI()


async def transcode(source: str, preset: str) -> None:
    command = f"ffmpeg -i /srv/in/{source} -preset {preset} /srv/out/{source}.mp4"
    process = await asyncio.create_subprocess_shell(command)
    await process.wait()


@app.post("/transcode")
async def start(tasks: BackgroundTasks, source: Annotated[str, Form()], preset: Annotated[str, Form()] = "fast"):
    tasks.add_task(transcode, source, preset)
    return {"queued": True}
