const fs = require('fs');
const BASE = '/srv/reports/';

exports.download = function (req, res) {
  const target = BASE + req.params.name;
  if (!target.startsWith(BASE)) {
    return res.status(403).end();
  }
  fs.createReadStream(target).pipe(res);
};
