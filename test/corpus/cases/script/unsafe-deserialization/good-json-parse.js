const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();
app.use(cookieParser(process.env.COOKIE_SECRET));

app.get('/', (req, res) => {
  if (req.signedCookies.profile) {
    const str = Buffer.from(req.signedCookies.profile, 'base64').toString();
    const obj = JSON.parse(str);
    res.send({ hello: String(obj.username) });
  } else {
    res.sendStatus(401);
  }
});
