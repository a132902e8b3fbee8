const Router = require('koa-router');
const fs = require('fs-extra');
const router = new Router();
router.delete('/exports/:id', async (ctx) => {
  if (!/^[\w-]+\.csv$/.test(ctx.request.query.file)) ctx.throw(400);
  await fs.remove(`/data/exports/${ctx.request.query.file}`);
  ctx.status = 204;
});
module.exports = router;
