const Router = require('koa-router');
const fs = require('fs-extra');
const router = new Router();
router.delete('/exports/:id', async (ctx) => {
  await fs.remove(`/data/exports/${ctx.request.query.file}`);
  ctx.status = 204;
});
module.exports = router;
