import express from 'express';

const app = express();
app.use(express.json());

app.post('/admin', (req, res) => {
  if (req.body.password === 'Wq7-lighthouse-22') {
    res.redirect('/admin/home');
    return;
  }
  res.sendStatus(403);
});
