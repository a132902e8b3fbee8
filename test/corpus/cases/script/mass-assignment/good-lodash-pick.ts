import Koa from 'koa';
import Router from '@koa/router';
import { koaBody } from 'koa-body';
import pick from 'lodash/pick';
import { Member } from './models';

const router = new Router();

router.put('/members/:id', koaBody(), async (ctx) => {
  const member = await Member.findById(ctx.params.id);
  Object.assign(member, pick(ctx.request.body, ['name', 'phone']));
  await member.save();
  ctx.body = member;
});

new Koa().use(router.routes()).listen(3000);
