const app = require('express')();
const MAX = 64 * 1024;

app.get('/blob', (req, res) => {
  const size = parseInt(req.query.size, 10);
  if (!(size > 0 && size <= MAX)) return res.sendStatus(400);
  res.send(Buffer.alloc(size, 'x'));
});
app.listen(3000);
