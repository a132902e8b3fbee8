'use strict';
var exec = require('child_process').exec;

module.exports = function (branch, opts, cb) {
  if (typeof opts === 'function') {
    cb = opts;
    opts = {};
  }
  exec('git checkout ' + branch, { cwd: opts.cwd || process.cwd() }, function (err, stdout, stderr) {
    if (err) return cb(err);
    cb(null, stdout.trim());
  });
};
