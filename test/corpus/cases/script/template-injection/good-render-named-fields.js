const express = require('express');
const app = express();
app.set('view engine', 'ejs');
app.use(express.urlencoded({ extended: true }));

app.post('/profile', (req, res) => {
  res.render('profile', { name: String(req.body.name), city: String(req.body.city) });
});
app.listen(3000);
