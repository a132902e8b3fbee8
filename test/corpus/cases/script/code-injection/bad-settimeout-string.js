const app = require('express')();

app.get('/delay', (req, res) => {
  const body = "finish('" + req.query.msg + "')";
  const run = new Function('finish', body);
  setTimeout(() => run((m) => res.send({ m })), 100);
});
