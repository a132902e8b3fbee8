import Koa from 'koa';
import { koaBody } from 'koa-body';
import libxmljs from 'libxmljs';

const parse = (xml) =>
  new Promise((resolve, reject) => {
    const settings = { noent: true };
    libxmljs.parseXmlAsync(xml, settings, (error, doc) => (error ? reject(error) : resolve(doc)));
  });

const app = new Koa();
app.use(koaBody());
app.use(async (ctx) => {
  const doc = await parse(ctx.request.body);
  ctx.body = doc.root().name();
});
