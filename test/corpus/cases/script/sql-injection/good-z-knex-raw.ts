import Koa from 'koa';
import Router from '@koa/router';
import knex from 'knex';
const db = knex({ client: 'pg' });
const router = new Router();
router.get('/users/:id', async (ctx) => { ctx.body = await db('users').whereRaw('id = ?', [ctx.params.id]).first(); });
new Koa().use(router.routes()).listen(3000);
