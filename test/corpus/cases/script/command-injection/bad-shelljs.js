const shell = require('shelljs');
const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const app = new Koa();
app.use(bodyParser());

app.use(async (ctx) => {
  const { repo } = ctx.request.body;
  const result = shell.exec(`git clone ${repo} /srv/checkouts/new`, { silent: true });
  ctx.body = { code: result.code };
});
app.listen(4000);
