const app = require('express')();
const LINKS = { docs: 'https://docs.example.com', blog: 'https://blog.example.com' };

app.get('/go/:name', (req, res) => {
  if (!Object.prototype.hasOwnProperty.call(LINKS, req.params.name)) {
    return res.sendStatus(404);
  }
  res.redirect(LINKS[req.params.name]);
});
app.listen(3000);
