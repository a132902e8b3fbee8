import { writeFile } from 'node:fs/promises';
import express from 'express';
import JSZip from 'jszip';

const app = express();

app.post('/theme', express.raw({ type: 'application/zip' }), async (req, res) => {
  const zip = await JSZip.loadAsync(req.body);
  const style = await zip.file('style.css')?.async('nodebuffer');
  if (!style) return res.sendStatus(400);
  await writeFile('themes/style.css', style);
  return res.sendStatus(201);
});
