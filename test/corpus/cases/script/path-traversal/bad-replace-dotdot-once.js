const fs = require('fs/promises');
const path = require('path');

module.exports = async function readTemplate(req, res) {
  const name = String(req.query.template).replace('../', '');
  const html = await fs.readFile(path.join('/app/templates', name), 'utf8');
  res.type('html').send(html);
};
