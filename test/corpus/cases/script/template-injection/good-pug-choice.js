import Koa from 'koa';
import pug from 'pug';

const views = { short: 'h1= title', long: 'h1= title\np= text' };
const app = new Koa();

app.use(async (ctx) => {
  const source = ctx.query.view === 'long' ? views.long : views.short;
  ctx.body = pug.compile(source)({ title: ctx.query.title, text: ctx.query.text });
});
