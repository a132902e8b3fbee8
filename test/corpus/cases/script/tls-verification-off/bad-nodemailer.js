const nodemailer = require('nodemailer');

const strict = false;

module.exports = nodemailer.createTransport({
  host: 'smtp.example.com',
  port: 587,
  tls: { rejectUnauthorized: strict },
});
