import fs from 'node:fs';
import path from 'node:path';
import express from 'express';
import multer from 'multer';

const app = express();
const upload = multer({ dest: '/tmp/uploads' });

app.post('/avatar', upload.single('avatar'), (req, res) => {
  fs.renameSync(req.file!.path, path.join('/srv/avatars', req.file!.originalname));
  res.sendStatus(204);
});
