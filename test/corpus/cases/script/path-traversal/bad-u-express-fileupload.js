const fileUpload = require('express-fileupload');
module.exports = (app) => {
  app.use(fileUpload());
  app.post('/upload', (req, res) => {
    const f = req.files.doc;
    f.mv(__dirname + '/uploads/' + f.name, (err) => res.sendStatus(err ? 500 : 200));
  });
};
