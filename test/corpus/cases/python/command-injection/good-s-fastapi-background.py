import asyncio
from enum import Enum
from typing import Annotated
from uuid import UUID

from fastapi import BackgroundTasks, FastAPI, Form

app = FastAPI()


class Preset(str, Enum):
    fast = "fast"
    slow = "slow"


async def transcode(source: UUID, preset: Preset) -> None:
    command = f"ffmpeg -i /srv/in/{source} -preset {preset.value} /srv/out/{source}.mp4"
    process = await asyncio.create_subprocess_shell(command)
    await process.wait()


@app.post("/transcode")
async def start(tasks: BackgroundTasks, source: Annotated[UUID, Form()], preset: Annotated[Preset, Form()] = Preset.fast):
    tasks.add_task(transcode, source, preset)
    return {"queued": True}
