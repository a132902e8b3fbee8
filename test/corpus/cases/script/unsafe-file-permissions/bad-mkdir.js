const { mkdirSync } = require('fs');

const uploads = '/srv/app/uploads';
mkdirSync(uploads, { recursive: true, mode: 0o777 });
module.exports = uploads;
