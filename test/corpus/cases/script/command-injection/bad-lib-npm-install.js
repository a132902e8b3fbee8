const { execSync } = require('child_process');

exports.installDeps = function (deps, { dev = false } = {}) {
  const list = Object.keys(deps).map((name) => name + '@' + deps[name]).join(' ');
  execSync(`npm install ${dev ? '--save-dev' : '--save'} ${list}`, { stdio: 'inherit' });
};
