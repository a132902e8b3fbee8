import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import { MongoClient } from 'mongodb';
import { z } from 'zod';

const resetSchema = z.object({ token: z.string().length(64), password: z.string().min(12) });
const client = await MongoClient.connect(process.env.MONGO_URL ?? '');
const router = new Router();

router.post('/reset', koaBody(), async (ctx) => {
  const { token, password } = resetSchema.parse(ctx.request.body);
  const result = await client
    .db()
    .collection('users')
    .updateOne({ resetToken: token }, { $set: { password } });
  ctx.body = { done: result.modifiedCount === 1 };
});

new Koa().use(router.routes()).listen(3000);
