import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import { MongoClient, type Collection } from 'mongodb';

class Accounts {
  constructor(private readonly users: Collection) {}

  async reset(token: unknown, password: string): Promise<boolean> {
    const result = await this.users.updateOne({ resetToken: token } as object, { $set: { password } });
    return result.modifiedCount === 1;
  }
}

const client = await MongoClient.connect(process.env.MONGO_URL ?? '');
const accounts = new Accounts(client.db().collection('users'));
const router = new Router();
router.post('/reset', koaBody(), async (ctx) => {
  const { token, password } = ctx.request.body;
  ctx.body = { done: await accounts.reset(token, String(password)) };
});

new Koa().use(router.routes()).listen(3000);
