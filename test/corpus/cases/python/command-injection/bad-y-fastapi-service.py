import logging
import subprocess
from typing import Annotated
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, Field

log = logging.getLogger("media")
router = APIRouter(prefix="/media")


class Job(BaseModel):
    source: str = Field(min_length=1, max_length=200)
    quality: int = Field(ge=1, le=10)


class Encoder:
    binary = "/usr/bin/ffmpeg"

    def _command(self, job: Job) -> str:
        return f"{self.binary} -i {job.source} -q:v {job.quality} /out/x.mp4"

    def run(self, job: Job) -> int:
        cmd = self._command(job)
        done = subprocess.run(cmd, shell=True, check=False)
        return done.returncode


def encoder() -> Encoder:
    return Encoder()


@router.post("/jobs")
def create(job: Job, enc: Annotated[Encoder, Depends(encoder)]):
    return {"rc": enc.run(job)}


app = FastAPI()
app.include_router(router)
