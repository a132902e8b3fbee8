from fastapi import FastAPI, Depends
from sqlalchemy import text, bindparam
from sqlalchemy.ext.asyncio import AsyncSession
from .db import session

app = FastAPI()
STMT = text("SELECT id, email FROM users WHERE lower(email) LIKE :p").bindparams(bindparam("p"))


class UserRepository:
    def __init__(self, db: AsyncSession = Depends(session)):
        self.db = db

    async def search(self, term: str):
        res = await self.db.execute(STMT, {"p": "%{}%".format(term.lower())})
        return res.mappings().all()


@app.get("/users")
async def users(q: str, repo: UserRepository = Depends()):
    return await repo.search(q)
