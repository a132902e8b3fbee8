const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

module.exports = function unpack(zipFile, dest) {
  const root = path.resolve(dest);
  const zip = new AdmZip(zipFile);
  zip.getEntries().forEach((entry) => {
    if (entry.isDirectory) return;
    const target = path.resolve(root, entry.entryName);
    if (!target.startsWith(root + path.sep)) {
      throw new Error('Illegal entry: ' + entry.entryName);
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
  });
};
