const fileUpload = require('express-fileupload');
const { randomUUID } = require('crypto');
module.exports = (app) => {
  app.use(fileUpload({ limits: { fileSize: 5e6 } }));
  app.post('/upload', (req, res) => {
    const f = req.files.doc;
    f.mv(__dirname + '/uploads/' + randomUUID(), (err) => res.sendStatus(err ? 500 : 200));
  });
};
