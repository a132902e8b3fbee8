const xml2js = require('xml2js');
const Koa = require('koa');
const getRaw = require('raw-body');
const app = new Koa();

app.use(async (ctx) => {
  const text = await getRaw(ctx.req, { encoding: 'utf8', limit: '200kb' });
  const doc = await xml2js.parseStringPromise(text, { explicitArray: false });
  ctx.body = { items: doc.feed.item.length };
});
app.listen(3000);
