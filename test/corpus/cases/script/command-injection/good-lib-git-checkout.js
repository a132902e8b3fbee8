'use strict';
var execFile = require('child_process').execFile;

module.exports = function (branch, opts, cb) {
  if (typeof opts === 'function') {
    cb = opts;
    opts = {};
  }
  if (branch.charAt(0) === '-') return cb(new Error('invalid branch name'));
  execFile('git', ['checkout', branch, '--'], { cwd: opts.cwd || process.cwd() }, function (err, stdout) {
    if (err) return cb(err);
    cb(null, stdout.trim());
  });
};
