const fs = require('fs');

exports.cache = (rows) => {
  fs.writeFileSync('/tmp/report-cache.json', JSON.stringify(rows));
};
