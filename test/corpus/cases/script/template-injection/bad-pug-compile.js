import Koa from 'koa';
import { koaBody } from 'koa-body';
import pug from 'pug';

const app = new Koa();
app.use(koaBody());
app.use(async (ctx) => {
  const { heading } = ctx.request.body;
  const source = ['doctype html', 'html', '  body', `    h1 ${heading}`].join('\n');
  ctx.body = pug.compile(source)({ user: ctx.state.user });
});
