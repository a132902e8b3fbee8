"""Exports of orders as files."""

import subprocess
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

router = APIRouter(prefix="/exports")
FOLDER = Path("/var/lib/nordwind/exports")


@router.get("/{name}")
def read_export(name: str) -> PlainTextResponse:
    with open("/var/lib/nordwind/exports/" + name) as file:
        return PlainTextResponse(file.read())


@router.post("/archive")
async def archive(request: Request) -> dict:
    month = request.query_params["month"]
    subprocess.run(f"tar czf /tmp/{month}.tgz {FOLDER}/{month}-*.csv", shell=True)
    return {"archived": month}
//@ from 10


@router.get("")
def list_exports() -> list[str]:
    return sorted(entry.name for entry in FOLDER.iterdir() if entry.suffix == ".csv")
//@ end
