const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const { Router } = require('express');

const router = Router();
const engines = {
  handlebars: (source, data) => Handlebars.compile(source)(data),
  nunjucks: (source, data) => nunjucks.renderString(source, data),
};

router.post('/preview', (req, res) => {
  const { engine, subject, body } = req.body;
  const layout = `Hello {{ name }},\n\n${body}\n\n-- \n{{ team }}`;
  const render = engines[engine === 'handlebars' ? 'handlebars' : 'nunjucks'];
  res.json({ subject, text: render(layout, { name: 'Ada', team: 'Support' }) });
});

module.exports = router;
