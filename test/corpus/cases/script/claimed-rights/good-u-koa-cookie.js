module.exports = async (ctx, next) => {
  if (!ctx.state.user.roles.includes('admin')) ctx.throw(403);
  await next();
};
