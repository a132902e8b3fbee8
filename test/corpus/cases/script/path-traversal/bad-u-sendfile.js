const path = require('path');
module.exports = (app) => {
  app.get('/ftp/:file', ({ params, query }, res, next) => {
    const file = params.file;
    if (file.endsWith('.md') || file.endsWith('.pdf')) {
      res.sendFile(path.resolve('ftp/', file + query.ext));
    } else {
      next(new Error('Only .md and .pdf files are allowed!'));
    }
  });
};
