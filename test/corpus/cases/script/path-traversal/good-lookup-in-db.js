const fs = require('fs');
const path = require('path');
const crypto = require('crypto');

const uploads = new Map();

exports.put = (req, res) => {
  const id = crypto.randomUUID();
  const file = path.join('/srv/uploads', id);
  fs.writeFileSync(file, req.body);
  uploads.set(id, file);
  res.json({ id });
};

exports.get = (req, res) => {
  const file = uploads.get(req.params.id);
  if (!file) return res.sendStatus(404);
  fs.createReadStream(file).pipe(res);
};
