const SUPPORTED = ['en', 'de', 'fr'];

exports.messages = async (req, res) => {
  const lang = SUPPORTED.includes(req.query.lang) ? req.query.lang : 'en';
  const mod = require(`./locales/${lang}.json`);
  res.json(mod);
};
