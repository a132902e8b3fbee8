const Koa = require('koa');
const xpath = require('xpath');
const { feed } = require('./feed');

const byAuthor = (author) => "/feed/entry[author/name='" + author + "']";

const app = new Koa();
app.use((ctx) => {
  const nodes = xpath.select(byAuthor(ctx.query.author), feed());
  ctx.body = { count: nodes.length };
});
app.listen(3000, '127.0.0.1');
