const fs = require('node:fs');
const path = require('node:path');
const unzipper = require('unzipper');

exports.extract = (archive, folder) => {
  const root = path.resolve(folder);
  return fs
    .createReadStream(archive)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const target = path.resolve(root, entry.path);
      if (!target.startsWith(root + path.sep)) {
        entry.autodrain();
        return;
      }
      entry.pipe(fs.createWriteStream(target));
    });
};
