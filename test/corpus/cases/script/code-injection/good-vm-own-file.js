const vm = require('vm');
const fs = require('fs');
const path = require('path');

const source = fs.readFileSync(path.join(__dirname, 'rules', 'default.js'), 'utf8');
const script = new vm.Script(source, { filename: 'default.js' });

module.exports = function evaluate(req, res) {
  const sandbox = { input: Number(req.query.amount), output: 0 };
  script.runInNewContext(sandbox, { timeout: 50 });
  res.json({ fee: sandbox.output });
};
