const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');

exports.extract = (file, out) =>
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const fileName = entry.path;
      if (fileName.indexOf('..') !== -1 || path.isAbsolute(fileName)) {
        entry.autodrain();
        return;
      }
      entry.pipe(fs.createWriteStream(path.join(out, fileName)));
    })
    .promise();
