const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

module.exports = function unpack(zipFile, dest) {
  const zip = new AdmZip(zipFile);
  zip.getEntries().forEach((entry) => {
    if (entry.isDirectory) return;
    const target = path.join(dest, entry.entryName);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
  });
};
