const Router = require('@koa/router');
const router = new Router();
const tokens = require('./tokens');

router.post('/login', async (ctx) => {
  const token = await tokens.issue(ctx.request.body);
  ctx.cookies.set('auth_token', token, { httpOnly: false });
  ctx.status = 204;
});
module.exports = router;
