from enum import Enum

import asyncpg
from fastapi import APIRouter, Depends, Query

router = APIRouter(prefix="/orders")


class SortColumn(str, Enum):
    created = "created_at"
    total = "total"


class OrderRepository:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def find(self, status: str, sort: SortColumn, limit: int):
        parts, args = ["status = $1"], [status]
        if limit:
            args.append(limit)
        sql = f"SELECT * FROM orders WHERE {' AND '.join(parts)} ORDER BY {sort.value} LIMIT ${len(args)}"
        async with self.pool.acquire() as connection:
            return await connection.fetch(sql, *args)


async def repository() -> OrderRepository:
    return OrderRepository(await asyncpg.create_pool())


@router.get("/")
async def list_orders(
    status: str = Query("open"),
    sort: SortColumn = SortColumn.created,
    limit: int = 20,
    orders: OrderRepository = Depends(repository),
):
    return await orders.find(status, sort, limit)
