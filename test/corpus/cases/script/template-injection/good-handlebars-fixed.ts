import { readFileSync } from 'node:fs';
import express from 'express';
import Handlebars from 'handlebars';

const template = Handlebars.compile(readFileSync('views/mail.hbs', 'utf8'));
const app = express();
app.use(express.json());

app.post('/mail/preview', (req, res) => {
  res.send(template({ name: req.body.name, order: req.body.order }));
});
