const fs = require('fs');
const os = require('os');
const path = require('path');

exports.edit = (text) => {
  const file = path.join(os.tmpdir(), `message-${process.pid}.txt`);
  fs.writeFileSync(file, text);
  return file;
};
