const express = require('express');
const serveIndex = require('serve-index');
const app = express();

app.use('/logs', serveIndex('logs'));
app.use('/logs', express.static('logs'));
