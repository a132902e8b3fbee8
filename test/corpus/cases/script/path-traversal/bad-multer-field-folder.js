const fs = require('fs');
const multer = require('multer');
const app = require('express')();

const storage = multer.diskStorage({
  destination(req, file, cb) {
    const dir = './public/' + req.query.album;
    fs.mkdirSync(dir, { recursive: true });
    cb(null, dir);
  },
});

app.post('/upload', multer({ storage }).single('f'), (req, res) => res.sendStatus(201));
