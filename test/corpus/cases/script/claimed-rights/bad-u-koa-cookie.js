module.exports = async (ctx, next) => {
  if (ctx.cookies.get('admin') !== '1') ctx.throw(403);
  await next();
};
