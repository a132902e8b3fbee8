const express = require('express');
const serveIndex = require('serve-index');
const app = express();

app.use('/releases', serveIndex('public/releases'));
