const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();
app.use(cookieParser());

app.use((req, res, next) => {
  try {
    req.prefs = JSON.parse(req.cookies.prefs || '{}');
  } catch (e) {
    req.prefs = {};
  }
  next();
});
