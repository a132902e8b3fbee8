const fs = require('fs');

exports.writeKey = (file, key) => fs.writeFileSync(file, key, { mode: 0o600 });
