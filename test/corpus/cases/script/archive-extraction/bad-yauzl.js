const yauzl = require('yauzl');
const fs = require('fs');
const path = require('path');

function unzip(buffer, dir, done) {
  yauzl.fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (err, zip) => {
    if (err) return done(err);
    zip.readEntry();
    zip.on('entry', (entry) => {
      const name = entry.fileName.toString('utf8');
      zip.openReadStream(entry, (e, rs) => {
        if (e) return done(e);
        rs.pipe(fs.createWriteStream(path.resolve(dir, name)));
        rs.on('end', () => zip.readEntry());
      });
    });
    zip.on('end', done);
  });
}

module.exports = unzip;
