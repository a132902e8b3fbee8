const request = require('request');
const app = require('express')();

function isBlocked(u) {
  return u.includes('localhost') || u.includes('127.0.0.1');
}

app.get('/unfurl', (req, res) => {
  const link = req.query.link;
  if (isBlocked(link)) return res.sendStatus(403);
  request(link, (err, r, body) => {
    if (err) return res.sendStatus(502);
    res.send({ length: body.length, head: body.slice(0, 500) });
  });
});
app.listen(3000);
