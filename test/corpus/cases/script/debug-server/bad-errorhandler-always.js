const express = require('express');
const errorhandler = require('errorhandler');
const app = express();

app.use(require('./routes'));
app.use(errorhandler());
app.listen(process.env.PORT);
