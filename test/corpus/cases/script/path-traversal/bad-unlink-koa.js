const Koa = require('koa');
const Router = require('@koa/router');
const fs = require('fs');
const router = new Router();

router.delete('/attachments', async (ctx) => {
  const { file } = ctx.query;
  await fs.promises.unlink(`./attachments/${file}`);
  ctx.status = 204;
});

new Koa().use(router.routes()).listen(3000);
