const Mustache = require('mustache');
const app = require('express')();

app.get('/hi', (req, res) => {
  res.send(Mustache.render('<p>Hi {{name}}</p>', { name: req.query.name }));
});
app.listen(3000);
