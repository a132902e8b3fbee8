const fs = require('node:fs');
const path = require('node:path');
const AdmZip = require('adm-zip');

exports.install = (archive, folder) => {
  const names = new AdmZip(archive).getEntries();
  for (const entry of names) {
    if (!/^[\w-]+\.json$/.test(entry.entryName)) continue;
    fs.writeFileSync(path.join(folder, entry.entryName), entry.getData());
  }
};
