import crypto from 'node:crypto';
import Koa from 'koa';

const app = new Koa();

app.use(async (ctx, next) => {
  const given = Buffer.from(ctx.get('x-hub-signature'), 'hex');
  const digest = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(ctx.rawBody).digest();
  if (!given.equals(digest)) ctx.throw(403);
  await next();
});
