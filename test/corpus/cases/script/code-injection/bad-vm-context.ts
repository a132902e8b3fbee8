import vm from 'node:vm';
import Koa from 'koa';
import { koaBody } from 'koa-body';

const app = new Koa();
app.use(koaBody());

app.use(async (ctx) => {
  const { formula, values } = ctx.request.body;
  const context = vm.createContext({ ...values, result: undefined });
  const script = new vm.Script(`result = ${formula}`);
  script.runInContext(context, { timeout: 100 });
  ctx.body = { result: context.result };
});

app.listen(3000);
