const multer = require('multer');
const { exec } = require('child_process');
const app = require('express')();
const upload = multer({ storage: multer.memoryStorage() });

app.post('/scan', upload.single('doc'), (req, res) => {
  const name = req.file.originalname;
  exec(`clamscan /uploads/"${name}"`, (err, out) => {
    res.json({ clean: !err, out });
  });
});
