import express from 'express';
const app = express();
app.get('/logout', (req, res) => {
  const returnTo = req.query.returnTo as string;
  if (returnTo && returnTo.includes('example.com')) return res.redirect(returnTo);
  res.redirect('/');
});
