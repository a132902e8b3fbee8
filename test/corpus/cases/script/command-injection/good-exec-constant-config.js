const { execSync } = require('child_process');
const pkg = require('../package.json');

const tag = 'v' + pkg.version;
const branch = execSync('git rev-parse --abbrev-ref HEAD').toString().trim();

function release() {
  if (branch !== 'main') {
    console.error('releases are cut from main');
    process.exit(1);
  }
  execSync('npm run build', { stdio: 'inherit' });
  console.log('built ' + tag);
}

release();
