import Koa from 'koa';

const log = 'started\nready\nstopped';
const app = new Koa();

app.use(async (ctx) => {
  const { search } = ctx.query;
  ctx.body = { matches: log.match(`\\b${search}\\b`)?.length ?? 0 };
});
