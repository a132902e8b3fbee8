const express = require('express');
const admin = express();
admin.use(require('./metrics'));
admin.listen(9100, '127.0.0.1');
