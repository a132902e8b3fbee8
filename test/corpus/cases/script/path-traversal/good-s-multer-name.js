const fs = require('node:fs');
const path = require('node:path');
const { randomUUID } = require('node:crypto');
const express = require('express');
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1e6 } });
const router = express.Router();
const extensions = new Map([['image/png', '.png'], ['image/jpeg', '.jpg']]);

function targetOf(file) {
  const extension = extensions.get(file.mimetype);
  if (extension === undefined) throw new Error('type');
  return path.join('uploads', `${randomUUID()}${extension}`);
}

router.post('/avatar', upload.single('avatar'), (req, res, next) => {
  const target = targetOf(req.file);
  fs.writeFile(target, req.file.buffer, (error) => (error ? next(error) : res.status(201).json({ name: path.basename(req.file.originalname) })));
});

module.exports = router;
