const Router = require('@koa/router');
const { check } = require('./accounts');

const router = new Router();
router.post('/login', async (ctx) => {
  const user = await check(ctx.request.body.name, ctx.request.body.password);
  if (!user) ctx.throw(401);
  ctx.session.userId = user.id;
  ctx.redirect('/');
});

module.exports = router;
