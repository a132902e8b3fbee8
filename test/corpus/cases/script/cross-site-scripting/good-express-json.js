const app = require('express')();

app.get('/hello', (req, res) => {
  res.json({ message: 'Hello ' + req.query.name });
});

app.get('/plain', (req, res) => {
  res.type('text/plain').send('Hello ' + req.query.name);
});
app.listen(3000);
