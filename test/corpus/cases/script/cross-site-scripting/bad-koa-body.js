const Koa = require('koa');
const app = new Koa();

app.use(async (ctx) => {
  ctx.type = 'html';
  ctx.body = `<p>You searched for: ${ctx.query.q}</p>`;
});
app.listen(3000);
