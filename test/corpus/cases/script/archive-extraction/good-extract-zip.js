const extract = require('extract-zip');
const path = require('path');

module.exports = async (req, res) => {
  await extract(req.file.path, { dir: path.resolve('/srv/import', String(Number(req.user.id))) });
  res.sendStatus(204);
};
