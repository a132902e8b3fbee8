const fs = require('node:fs');
const path = require('node:path');
const express = require('express');
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1e6 } });
const router = express.Router();

function targetOf(user, file) {
  const extension = path.extname(file.originalname);
  if (!['.png', '.jpg'].includes(extension)) throw new Error('type');
  return path.join('uploads', user.id, file.originalname);
}

router.post('/avatar', upload.single('avatar'), (req, res, next) => {
  const target = targetOf(req.user, req.file);
  fs.writeFile(target, req.file.buffer, (error) => (error ? next(error) : res.status(201).end()));
});

module.exports = router;
