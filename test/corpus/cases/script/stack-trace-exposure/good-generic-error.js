const app = require('express')();

app.get('/boom', (req, res) => res.send(require('./report').build()));

app.use((err, req, res, next) => {
  console.error(err.stack);
  res.status(500).send('Internal Server Error');
});
app.listen(3000);
