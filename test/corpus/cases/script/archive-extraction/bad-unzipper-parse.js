const fs = require('fs');
const unzipper = require('unzipper');

exports.extract = (file, out) =>
  fs.createReadStream(file)
    .pipe(unzipper.Parse())
    .on('entry', (entry) => {
      const fileName = entry.path;
      entry.pipe(fs.createWriteStream(out + '/' + fileName));
    })
    .promise();
