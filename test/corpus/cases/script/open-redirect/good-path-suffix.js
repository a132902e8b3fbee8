const app = require('express')();

app.get('/u/:name', (req, res) => {
  res.redirect(301, '/users/' + encodeURIComponent(req.params.name));
});
app.listen(3000);
