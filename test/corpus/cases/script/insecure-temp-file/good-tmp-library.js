const fs = require('fs');
const tmp = require('tmp');

exports.keep = (text) => {
  const { name, fd } = tmp.fileSync({ mode: 0o600 });
  fs.writeSync(fd, text);
  return name;
};
