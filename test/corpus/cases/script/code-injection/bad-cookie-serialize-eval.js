const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();
app.use(cookieParser());

app.use((req, res, next) => {
  const prefs = req.cookies.prefs;
  req.prefs = prefs ? eval('(' + prefs + ')') : {};
  next();
});
