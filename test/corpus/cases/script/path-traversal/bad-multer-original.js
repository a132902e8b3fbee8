import fs from 'node:fs/promises';
import express from 'express';
import multer from 'multer';

const upload = multer({ dest: 'tmp/' });
const app = express();

app.post('/avatar', upload.single('avatar'), async (req, res) => {
  const { folder } = req.body;
  await fs.rename(req.file.path, `avatars/${folder}/picture.png`);
  res.sendStatus(201);
});
