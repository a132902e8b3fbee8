const app = require('express')();

app.get('/sleep', (req, res) => {
  setTimeout(() => res.send('done'), Number(req.query.ms));
});
app.listen(3000);
