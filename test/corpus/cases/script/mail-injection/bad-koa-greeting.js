import Koa from 'koa';
import nodemailer from 'nodemailer';

const transport = nodemailer.createTransport(process.env.SMTP_URL);
const app = new Koa();
app.use(async (ctx) => {
  const { mail, greeting } = ctx.request.body;
  const page = '<!doctype html><body>' + greeting + '</body>';
  await transport.sendMail({ to: mail, from: 'cards@example.org', subject: 'A card for you', html: page });
  ctx.status = 204;
});
