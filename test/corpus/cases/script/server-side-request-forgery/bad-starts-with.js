import https from 'node:https';
import Koa from 'koa';

const app = new Koa();

app.use(async (ctx) => {
  const link = String(ctx.query.link);
  if (!link.startsWith('https://cdn.example.com')) ctx.throw(400);
  ctx.body = await new Promise((resolve, reject) => {
    https.get(link, resolve).on('error', reject);
  });
});
