import Koa from 'koa';

const services = { billing: 'http://billing:8080/health', mail: 'http://mail:8080/health' };
const app = new Koa();

app.use(async (ctx) => {
  const name = String(ctx.query.service);
  if (!Object.hasOwn(services, name)) ctx.throw(404);
  const response = await fetch(services[name]);
  ctx.body = await response.json();
});
