import Koa, { type Context, type Next } from 'koa';

async function record(ctx: Context, next: Next): Promise<void> {
  await next();
  console.info(JSON.stringify({ status: ctx.status, user: ctx.query.user, agent: ctx.get('user-agent') }));
}

new Koa().use(record).listen(3000);
