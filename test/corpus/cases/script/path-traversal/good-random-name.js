import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import express from 'express';

const app = express();
app.use(express.text());

app.post('/paste', async (req, res) => {
  const id = crypto.randomUUID();
  await fs.writeFile(`pastes/${id}.txt`, req.body);
  res.json({ id });
});
