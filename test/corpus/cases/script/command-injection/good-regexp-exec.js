const app = require('express')();
const VERSION = /^v?(\d+)\.(\d+)$/;

app.get('/version', (req, res) => {
  const m = VERSION.exec(String(req.query.v));
  res.json(m ? { major: Number(m[1]), minor: Number(m[2]) } : {});
});
app.listen(3000);
