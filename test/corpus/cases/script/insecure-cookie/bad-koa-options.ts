import Koa from 'koa';
import { login } from './accounts';

const options = { signed: true, httpOnly: false };
const app = new Koa();
app.keys = [process.env.COOKIE_KEY ?? ''];

app.use(async (ctx) => {
  const token = await login(ctx);
  ctx.cookies.set('accessToken', token, { ...options, overwrite: true });
  ctx.status = 204;
});
