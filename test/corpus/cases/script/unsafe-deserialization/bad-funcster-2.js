const funcster = require('funcster');
const router = require('express').Router();

router.post('/hooks', (req, res) => {
  const hook = funcster.deepDeserialize(req.body);
  res.json({ installed: Object.keys(hook) });
});

module.exports = router;
