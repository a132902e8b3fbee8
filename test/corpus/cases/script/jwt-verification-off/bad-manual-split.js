const Koa = require('koa');
const app = new Koa();

app.use(async (ctx, next) => {
  const [, payload] = (ctx.get('Authorization').split(' ')[1] || '').split('.');
  if (!payload) ctx.throw(401);
  ctx.state.user = JSON.parse(Buffer.from(payload, 'base64').toString());
  await next();
});

app.use((ctx) => {
  ctx.body = ctx.state.user.admin ? 'secret' : 'public';
});
app.listen(3000);
