const app = require('express')();

app.get('/page', (req, res) => {
  const page = Number.parseInt(req.query.page, 10) || 1;
  res.send(`<h1>Page ${page}</h1><a href="?page=${page + 1}">next</a>`);
});
app.listen(3000);
