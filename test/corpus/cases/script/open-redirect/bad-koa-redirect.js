const Koa = require('koa');
const app = new Koa();

app.use(async (ctx) => {
  if (ctx.path === '/out') {
    ctx.redirect(ctx.query.to);
    return;
  }
  ctx.body = 'ok';
});
app.listen(3000);
