import Koa from 'koa';
import Router from '@koa/router';

const router = new Router();
router.get('/u/:id', (ctx) => {
  ctx.status = 301;
  ctx.redirect(`/users/${encodeURIComponent(ctx.params.id)}`);
});

new Koa().use(router.routes()).listen(3000);
