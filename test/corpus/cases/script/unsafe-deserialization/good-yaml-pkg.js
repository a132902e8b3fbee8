const YAML = require('yaml');
const router = require('express').Router();

router.post('/config', (req, res) => {
  const doc = YAML.parse(String(req.body), { maxAliasCount: 50 });
  res.json({ name: String(doc.name) });
});
module.exports = router;
