const JSZip = require('jszip');
const fs = require('fs').promises;

async function importTheme(req, res) {
  const zip = await JSZip.loadAsync(req.file.buffer, { createFolders: false });
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    const original = entry.unsafeOriginalName || entry.name;
    await fs.writeFile(`/srv/themes/${original}`, await entry.async('nodebuffer'));
  }
  res.sendStatus(201);
}

module.exports = { importTheme };
