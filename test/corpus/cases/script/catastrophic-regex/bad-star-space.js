import Koa from 'koa';

const words = (text) => /^(?:\s*\w*\s*)*!$/.exec(text);
const app = new Koa();

app.use(async (ctx) => {
  ctx.body = { shouting: words(String(ctx.query.text)) !== null };
});
