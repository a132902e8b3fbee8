import Koa from 'koa';

const lines = ['started', 'ready', 'stopped'];
const app = new Koa();

app.use(async (ctx) => {
  const search = String(ctx.query.search).toLowerCase();
  ctx.body = lines.filter((line) => line.includes(search)).map((line) => line.replace(search, '*'));
});
