const express = require('express');
const helmet = require('helmet');

const isStrict = false;
const app = express();
app.use(helmet({ contentSecurityPolicy: isStrict }));
