import Router from '@koa/router';
import type { Context } from 'koa';
import { DataSource } from 'typeorm';

const router = new Router({ prefix: '/tickets' });
const columns = { created: '"createdAt"', title: 'title', state: 'state' } as const;

type SortKey = keyof typeof columns;

function isSortKey(value: unknown): value is SortKey {
  return typeof value === 'string' && Object.hasOwn(columns, value);
}

function orderOf(ctx: Context): string {
  const { sort, direction } = ctx.query;
  const column = isSortKey(sort) ? columns[sort] : columns.created;
  return `${column} ${direction === 'desc' ? 'DESC' : 'ASC'}`;
}

export function ticketRoutes(source: DataSource): Router {
  router.get('/', async (ctx) => {
    const size = Math.min(Number(ctx.query.size) || 20, 100);
    ctx.body = await source.query(`SELECT id, title FROM ticket ORDER BY ${orderOf(ctx)} LIMIT ${size}`);
  });
  return router;
}
