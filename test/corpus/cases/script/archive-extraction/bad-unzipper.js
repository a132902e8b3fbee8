const fs = require('node:fs');
const path = require('node:path');
const unzipper = require('unzipper');

exports.extract = (archive, folder) =>
  fs
    .createReadStream(archive)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      entry.pipe(fs.createWriteStream(path.join(folder, entry.path)));
    });
