const cp = require('child_process');

function format(opts) {
  const fields = opts.fields || ['hash', 'subject'];
  return fields.map((f) => '%' + f[0]).join('%x09');
}

module.exports = function gitlog(options, callback) {
  let command = 'git log --pretty=' + format(options) + ' -n ' + (options.number || 10);
  if (options.author) command += ' --author="' + options.author + '"';
  if (options.file) command += ' -- ' + options.file;
  cp.exec(command, { cwd: options.repo }, function (err, stdout) {
    if (err) return callback(err);
    callback(null, stdout.split('\n'));
  });
};
