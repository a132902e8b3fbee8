const express = require('express');
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport(process.env.SMTP_URL);

express().post('/contact', async (req, res) => {
  await transport.sendMail({
    from: 'web@shop.example',
    to: 'support@shop.example',
    subject: 'A question',
    text: `${req.body.name} asks: ${req.body.question}`,
  });
  res.sendStatus(202);
});
