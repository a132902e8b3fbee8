const express = require('express');
const admin = express();
admin.use(require('./metrics'));
admin.listen(9100, '0.0.0.0', () => console.log('admin is up'));
