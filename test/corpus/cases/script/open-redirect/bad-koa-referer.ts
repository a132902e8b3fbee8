import Koa from 'koa';

const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path !== '/language') return next();
  ctx.cookies.set('lang', 'en');
  const { returnTo } = ctx.query;
  ctx.redirect(Array.isArray(returnTo) ? returnTo[0] : (returnTo ?? '/'));
});
