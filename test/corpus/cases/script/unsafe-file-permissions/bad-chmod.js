const fs = require('fs');

exports.install = (target) => {
  fs.copyFileSync('agent', target);
  fs.chmodSync(target, 0o777);
};
