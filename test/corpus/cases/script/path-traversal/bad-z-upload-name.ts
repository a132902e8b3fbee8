import express from 'express';
import multer from 'multer';
import fs from 'node:fs';
const upload = multer({ dest: '/tmp/up' });
const app = express();
app.post('/avatar', upload.single('avatar'), (req, res) => {
  fs.renameSync(req.file!.path, './public/avatars/' + req.file!.originalname);
  res.sendStatus(201);
});
