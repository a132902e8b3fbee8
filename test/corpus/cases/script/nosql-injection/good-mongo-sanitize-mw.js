const express = require('express');
const mongoSanitize = require('express-mongo-sanitize');
const Account = require('./models/Account');
const app = express();
app.use(express.json());
app.use(mongoSanitize());

app.post('/reset', function (req, res, next) {
  const { token } = req.body;
  Account.findOne({ resetToken: token })
    .then((acc) => (acc ? res.sendStatus(204) : res.sendStatus(404)))
    .catch(next);
});
