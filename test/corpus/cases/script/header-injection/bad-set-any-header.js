const app = require('express')();

app.get('/raw', (req, res) => {
  const { header, value } = req.query;
  res.setHeader(header, value);
  res.end('ok');
});
app.listen(3000);
