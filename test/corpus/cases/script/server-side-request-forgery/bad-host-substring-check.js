const got = require('got');
const router = require('express').Router();

router.get('/preview', async (req, res, next) => {
  const link = req.query.link;
  if (link.indexOf('example.com') === -1) {
    return res.status(400).end();
  }
  try {
    const page = await got(link);
    res.json({ title: (/<title>([^<]*)/.exec(page.body) || [])[1] });
  } catch (e) {
    next(e);
  }
});

module.exports = router;
