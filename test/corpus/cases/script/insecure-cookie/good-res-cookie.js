const app = require('express')();
const { createSession } = require('./sessions');

app.post('/login', async (req, res) => {
  const sid = await createSession(req);
  res.cookie('sid', sid, { httpOnly: true, secure: true, sameSite: 'strict' });
  res.sendStatus(204);
});
