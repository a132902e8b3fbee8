const Koa = require('koa');
const app = new Koa();

app.use(async (ctx) => {
  ctx.body = { message: `You searched for: ${ctx.query.q}`, results: [] };
});
app.listen(3000);
