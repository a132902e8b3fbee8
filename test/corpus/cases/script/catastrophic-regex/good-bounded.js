import Koa from 'koa';

const version = /^(\d{1,3}\.){2}\d{1,3}$/;
const app = new Koa();

app.use(async (ctx) => {
  ctx.body = { valid: version.test(String(ctx.query.version)) };
});
