const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });
const Koa = require('koa');
const Router = require('@koa/router');

const router = new Router();
router.get('/report', async (ctx) => {
  const { from, to } = ctx.query;
  ctx.body = await knex('events').whereRaw('created_at BETWEEN ? AND ?', [from, to]);
});

const app = new Koa();
app.use(router.routes());
app.listen(8080);
