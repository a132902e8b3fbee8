const http = require('http');
const app = require('express')();

app.get('/node/:n', (req, res) => {
  const n = Number(req.params.n);
  if (![1, 2, 3].includes(n)) return res.sendStatus(404);
  http.get(`http://node-${n}.cluster.local:9100/metrics`, (up) => up.pipe(res));
});
app.listen(3000);
