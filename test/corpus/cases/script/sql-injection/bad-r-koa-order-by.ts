import Router from '@koa/router';
import type { Context } from 'koa';
import { DataSource } from 'typeorm';
import { Ticket } from './entities/ticket.js';

const router = new Router({ prefix: '/tickets' });

interface Paging {
  readonly sort: string;
  readonly direction: string;
  readonly size: number;
}

function pagingOf(ctx: Context): Paging {
  const { sort = 'createdAt', direction = 'ASC', size = '20' } = ctx.query as Record<string, string>;
  return { sort, direction: direction.toUpperCase(), size: Math.min(Number(size) || 20, 100) };
}

export function ticketRoutes(source: DataSource): Router {
  router.get('/', async (ctx) => {
    const { sort, direction, size } = pagingOf(ctx);
    ctx.body = await source.query(
      `SELECT id, title FROM ticket ORDER BY "${sort}" ${direction} LIMIT $1`,
      [size],
    );
  });
  router.get('/count', async (ctx) => {
    ctx.body = { count: await source.getRepository(Ticket).count() };
  });
  return router;
}
