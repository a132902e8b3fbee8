const { fork } = require('child_process');
const path = require('path');

module.exports = function runJob(payload, cb) {
  const child = fork(path.join(__dirname, 'worker.js'));
  child.once('message', (m) => cb(null, m));
  child.once('error', cb);
  child.send({ payload });
};
