const ejs = require('ejs');
const app = require('express')();

app.get('/card', (req, res) => {
  const html = ejs.render('<p>Dear ' + req.query.name + '</p><p><%= date %></p>', { date: new Date() });
  res.send(html);
});
app.listen(3000);
