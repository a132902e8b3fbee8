import express from 'express';
import path from 'node:path';
import fs from 'node:fs/promises';
const app = express();
app.get('/download', async (req, res) => {
  const name = path.basename(String(req.query.file));
  res.send(await fs.readFile(path.join('/srv/reports', name)));
});
