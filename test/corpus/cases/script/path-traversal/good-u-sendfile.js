const path = require('path');
module.exports = (app) => {
  app.get('/ftp/:file', ({ params }, res, next) => {
    res.sendFile(params.file, { root: path.resolve('ftp/') }, (err) => err && next(err));
  });
};
