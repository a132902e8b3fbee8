import contentDisposition from 'content-disposition';
import Koa from 'koa';
import fs from 'node:fs';

const app = new Koa();

app.use(async (ctx) => {
  ctx.set('Content-Disposition', contentDisposition(String(ctx.query.name)));
  ctx.body = fs.createReadStream('report.pdf');
});
