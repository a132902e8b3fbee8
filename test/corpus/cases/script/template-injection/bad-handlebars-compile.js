const Handlebars = require('handlebars');
const router = require('express').Router();
const store = require('../store');

async function renderMail(source, user) {
  const tpl = Handlebars.compile(source, { noEscape: true });
  return tpl({ user });
}

router.post('/campaign/preview', async (req, res) => {
  const user = await store.current(req);
  res.type('text').send(await renderMail(req.body.source, user));
});
module.exports = router;
