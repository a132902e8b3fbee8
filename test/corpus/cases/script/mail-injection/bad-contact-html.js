const express = require('express');
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport(process.env.SMTP_URL);
const app = express();
app.use(express.json());

app.post('/contact', async (req, res) => {
  await transport.sendMail({
    from: 'web@shop.example',
    to: 'support@shop.example',
    subject: 'A question',
    html: `<h1>${req.body.name} asks</h1><p>${req.body.question}</p>`,
  });
  res.sendStatus(202);
});
