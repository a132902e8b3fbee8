const app = require('express')();

app.get('/primes', (req, res) => {
  const n = Number(req.query.count);
  const out = [];
  for (let c = 2; out.length < n; c++) {
    if (out.every((p) => c % p)) out.push(c);
  }
  res.json(out);
});
app.listen(3000);
