import Koa from 'koa';
import Router from '@koa/router';

const layout = (title: string, body: string) =>
  `<!doctype html><title>${title}</title><main>${body}</main>`;

const router = new Router();
router.get('/tags/:tag', (ctx) => {
  ctx.type = 'html';
  ctx.body = layout('Tags', `<p>Nothing tagged ${ctx.params.tag}</p>`);
});

new Koa().use(router.routes()).listen(3000);
