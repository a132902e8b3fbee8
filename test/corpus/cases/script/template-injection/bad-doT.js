const doT = require('dot');
const router = require('express').Router();

router.post('/widgets/render', (req, res) => {
  const tpl = doT.template(req.body.source);
  res.send(tpl(req.body.data));
});
module.exports = router;
