import Koa from 'koa';

const app = new Koa();

app.use(async (ctx) => {
  const page = Number(ctx.query.page) || 1;
  ctx.type = 'html';
  ctx.body = `<nav>Page ${page} <a href="?page=${page + 1}">next</a></nav>`;
});
