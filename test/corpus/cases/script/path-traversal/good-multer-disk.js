const multer = require('multer');
const crypto = require('crypto');
const app = require('express')();

const storage = multer.diskStorage({
  destination: '/srv/uploads',
  filename: (req, file, cb) => cb(null, crypto.randomBytes(16).toString('hex')),
});

app.post('/upload', multer({ storage, limits: { fileSize: 1e6 } }).single('f'), (req, res) => {
  res.json({ name: req.file.filename });
});
