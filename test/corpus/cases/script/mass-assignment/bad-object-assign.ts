import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import mongoose from 'mongoose';

const Member = mongoose.model('Member', new mongoose.Schema({ name: String, role: String }));
const router = new Router();

router.put('/members/:id', koaBody(), async (ctx) => {
  const member = await Member.findById(ctx.params.id);
  if (!member) ctx.throw(404);
  Object.assign(member, ctx.request.body);
  await member.save();
  ctx.body = member;
});

new Koa().use(router.routes()).listen(3000);
