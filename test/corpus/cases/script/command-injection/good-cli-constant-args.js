#!/usr/bin/env node
const { spawnSync } = require('child_process');

const steps = ['lint', 'test', 'build'];
for (const step of steps) {
  const result = spawnSync('npm run ' + step, { shell: true, stdio: 'inherit' });
  if (result.status !== 0) {
    process.exit(result.status);
  }
}
