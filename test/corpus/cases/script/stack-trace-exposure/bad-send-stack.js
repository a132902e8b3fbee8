const app = require('express')();

app.get('/boom', (req, res) => res.send(require('./report').build()));

app.use((err, req, res, next) => {
  res.status(500).send(err.stack);
});
app.listen(3000);
