import vm from 'node:vm';
import Koa from 'koa';
import { koaBody } from 'koa-body';

const script = new vm.Script('result = Math.max(...values)');
const app = new Koa();
app.use(koaBody());

app.use(async (ctx) => {
  const context = vm.createContext({ values: [].concat(ctx.request.body.values).map(Number), result: 0 });
  script.runInContext(context, { timeout: 100 });
  ctx.body = { result: context.result };
});
