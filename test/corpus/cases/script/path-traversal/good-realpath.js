const fs = require('fs');
const path = require('path');
const ROOT = fs.realpathSync('/srv/media');

exports.stream = (req, res) => {
  fs.realpath(path.join(ROOT, String(req.query.p)), (err, real) => {
    if (err) return res.sendStatus(404);
    if (real.lastIndexOf(ROOT + path.sep, 0) !== 0) return res.sendStatus(403);
    fs.createReadStream(real).pipe(res);
  });
};
