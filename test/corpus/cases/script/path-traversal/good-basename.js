const fs = require('fs/promises');
const path = require('path');

module.exports = async function readTemplate(req, res) {
  const name = path.basename(String(req.query.template));
  try {
    const html = await fs.readFile(path.join('/app/templates', name + '.html'), 'utf8');
    res.type('html').send(html);
  } catch (e) {
    res.sendStatus(404);
  }
};
