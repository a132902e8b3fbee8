const app = require('express')();

app.get('/blob', (req, res) => {
  const size = parseInt(req.query.size, 10);
  res.send(Buffer.alloc(size, 'x'));
});
app.listen(3000);
