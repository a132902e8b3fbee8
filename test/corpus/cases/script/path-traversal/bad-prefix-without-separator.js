const fs = require('fs');
const path = require('path');
const ROOT = path.join(__dirname, 'uploads');

exports.get = (req, res) => {
  const full = path.join(ROOT, String(req.query.f));
  if (!full.startsWith(ROOT)) {
    return res.sendStatus(403);
  }
  fs.createReadStream(full).pipe(res);
};
