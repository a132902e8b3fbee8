import Koa from 'koa';
import { koaBody } from 'koa-body';

const preferences = {};
const app = new Koa();
app.use(koaBody());

app.use(async (ctx) => {
  const { user, key, value } = ctx.request.body;
  preferences[user] = preferences[user] || {};
  preferences[user][key] = value;
  ctx.status = 204;
});
