const app = require('express')();
const OS = /^Mozilla\/5\.0 \((?:([^;)]+;? ?)+)\) Gecko$/;

app.use((req, res, next) => {
  const m = OS.exec(req.get('User-Agent') || '');
  req.os = m && m[1];
  next();
});
app.listen(3000);
