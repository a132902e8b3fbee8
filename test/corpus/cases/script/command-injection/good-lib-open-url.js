var spawn = require('child_process').spawn;

module.exports = open;

function open(target, callback) {
  var u = new URL(target);
  if (u.protocol !== 'http:' && u.protocol !== 'https:') {
    return callback(new Error('unsupported protocol'));
  }
  var child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [u.href]);
  child.on('error', callback);
  child.on('close', function () {
    callback(null);
  });
}
