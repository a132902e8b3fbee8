import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import JSZip from 'jszip';

const app = express();

app.post('/theme', express.raw({ type: 'application/zip' }), async (req, res) => {
  const zip = await JSZip.loadAsync(req.body);
  for (const [name, file] of Object.entries(zip.files)) {
    if (!file.dir) await writeFile(path.resolve('themes', name), await file.async('nodebuffer'));
  }
  res.sendStatus(201);
});
