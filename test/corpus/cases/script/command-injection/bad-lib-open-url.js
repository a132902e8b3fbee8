var exec = require('child_process').exec;

module.exports = open;

function open(target, appName, callback) {
  var opener;
  if (process.platform === 'darwin') {
    opener = appName ? 'open -a "' + appName + '"' : 'open';
  } else {
    opener = appName || 'xdg-open';
  }
  return exec(opener + ' "' + target.replace(/"/g, '\\"') + '"', callback);
}
