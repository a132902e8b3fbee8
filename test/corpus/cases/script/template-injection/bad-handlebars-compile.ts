import express from 'express';
import Handlebars from 'handlebars';

const app = express();
app.use(express.json());

class MailPreview {
  constructor(private readonly source: string) {}
  toHtml(values: object): string {
    const template = Handlebars.compile(this.source);
    return template(values);
  }
}

app.post('/mail/preview', (req, res) => {
  res.send(new MailPreview(req.body.template).toHtml({ name: 'Ada' }));
});
