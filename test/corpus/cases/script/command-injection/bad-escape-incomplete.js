const { exec } = require('child_process');

function quote(s) {
  return '"' + s.replace(/"/g, '\\"') + '"';
}

exports.speak = function (text, done) {
  exec('say -v Alex ' + quote(text), done);
};
