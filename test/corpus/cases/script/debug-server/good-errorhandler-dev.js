const express = require('express');
const errorhandler = require('errorhandler');
const app = express();

app.use(require('./routes'));
if (process.env.NODE_ENV === 'development') {
  app.use(errorhandler());
}
app.listen(process.env.PORT);
