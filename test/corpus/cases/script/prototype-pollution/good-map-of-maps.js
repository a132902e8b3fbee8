import Koa from 'koa';
import { koaBody } from 'koa-body';

const preferences = new Map();
const app = new Koa();
app.use(koaBody());

app.use(async (ctx) => {
  const { user, key, value } = ctx.request.body;
  if (!preferences.has(user)) preferences.set(user, new Map());
  preferences.get(user).set(key, value);
  ctx.status = 204;
});
