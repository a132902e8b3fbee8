from dataclasses import dataclass

import asyncpg
from fastapi import APIRouter, Depends, Query

router = APIRouter(prefix="/orders")


@dataclass
class OrderFilter:
    status: str | None = None
    customer: str | None = None

    def clause(self) -> str:
        parts = []
        if self.status:
            parts.append(f"status = '{self.status}'")
        if self.customer:
            parts.append("customer_id = $1")
        return " AND ".join(parts) or "true"


class OrderRepository:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def find(self, where: OrderFilter):
        async with self.pool.acquire() as connection:
            args = [where.customer] if where.customer else []
            return await connection.fetch("SELECT * FROM orders WHERE " + where.clause(), *args)


async def repository() -> OrderRepository:
    return OrderRepository(await asyncpg.create_pool())


@router.get("/")
async def list_orders(
    status: str | None = Query(None),
    customer: str | None = None,
    orders: OrderRepository = Depends(repository),
):
    return await orders.find(OrderFilter(status=status, customer=customer))
