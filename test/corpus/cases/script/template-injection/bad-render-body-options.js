const express = require('express');
const app = express();
app.set('view engine', 'ejs');
app.use(express.urlencoded({ extended: true }));

app.post('/profile', (req, res) => {
  res.render('profile', req.body);
});
app.listen(3000);
