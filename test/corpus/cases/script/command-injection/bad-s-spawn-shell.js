const { spawn } = require('node:child_process');
const { once } = require('node:events');

const defaults = { cwd: '/srv/site', shell: process.platform !== 'win32' };

async function hugo(args, options = {}) {
  const child = spawn('hugo', args, { ...defaults, ...options });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`hugo ended with ${code}`);
}

module.exports = async function build(ctx, next) {
  const { theme, draft } = ctx.request.body;
  const args = ['--minify'];
  if (draft) args.push('--buildDrafts');
  args.push(`--theme=${theme}`);
  await hugo(args, { stdio: 'ignore' });
  ctx.status = 204;
  await next();
};
