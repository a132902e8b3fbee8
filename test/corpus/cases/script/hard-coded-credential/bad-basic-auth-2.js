const app = require('express')();

app.use('/admin', (req, res, next) => {
  const [, b64 = ''] = (req.headers.authorization || '').split(' ');
  const [login, password] = Buffer.from(b64, 'base64').toString().split(':');
  if (login === 'admin' && password === 'Adm1n#4711') {
    return next();
  }
  res.set('WWW-Authenticate', 'Basic realm="admin"').sendStatus(401);
});
