const Koa = require('koa');
const app = new Koa();
const log = require('fs').readFileSync('/var/log/app.log', 'utf8').split('\n');

app.use((ctx) => {
  const pattern = String(ctx.query.pattern || '');
  ctx.body = log.filter((line) => line.includes(pattern));
});
app.listen(3000);
