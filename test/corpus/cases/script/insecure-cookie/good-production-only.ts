import Koa from 'koa';
import { login } from './accounts';

const app = new Koa();

app.use(async (ctx) => {
  const token = await login(ctx);
  ctx.cookies.set('accessToken', token, {
    httpOnly: true,
    secure: process.env.NODE_ENV === 'production',
    sameSite: 'lax',
  });
  ctx.status = 204;
});
