const nunjucks = require('nunjucks');
const { Router } = require('express');

const router = Router();
const environment = new nunjucks.Environment(null, { autoescape: true });
const layout = 'Hello {{ name }},\n\n{{ body }}\n\n-- \n{{ team }}';

const render = (source, data) => environment.renderString(source, data);

router.post('/preview', (req, res) => {
  const { subject, body } = req.body;
  res.json({ subject, text: render(layout, { name: 'Ada', team: 'Support', body }) });
});

module.exports = router;
