const ejs = require('ejs');
const app = require('express')();

app.get('/card', (req, res) => {
  const html = ejs.render('<p>Dear <%= name %></p><p><%= date %></p>', { name: req.query.name, date: new Date() });
  res.send(html);
});
app.listen(3000);
