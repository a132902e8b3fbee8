import express from 'express';

const app = express();
app.use(express.text());

const trimMarkup = (text: string): string => text.replace(/<(?:[^<>]+|"[^"]*"|'[^']*')*>/g, '');

app.post('/plain', (req, res) => {
  res.type('text').send(trimMarkup(req.body));
});
