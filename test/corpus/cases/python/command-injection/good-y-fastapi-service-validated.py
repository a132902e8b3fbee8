import subprocess
from typing import Annotated, Literal
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, Field

router = APIRouter(prefix="/media")


class Job(BaseModel):
    preset: Literal["fast", "slow"]
    quality: int = Field(ge=1, le=10)


class Encoder:
    def run(self, job: Job) -> int:
        cmd = f"/usr/bin/ffmpeg -i /in/src.mov -preset {job.preset} -q:v {job.quality} /out/x.mp4"
        return subprocess.run(cmd, shell=True, check=False).returncode


@router.post("/jobs")
def create(job: Job, enc: Annotated[Encoder, Depends(Encoder)]):
    return {"rc": enc.run(job)}


app = FastAPI()
app.include_router(router)
