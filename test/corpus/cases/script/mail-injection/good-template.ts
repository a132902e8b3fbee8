import type { Request, Response } from 'express';
import Handlebars from 'handlebars';
import nodemailer from 'nodemailer';

const letter = Handlebars.compile('<p>Hello {{name}}, your order is on its way.</p>');
const mailer = nodemailer.createTransport({ host: 'localhost', port: 25 });

export async function shipped(req: Request, res: Response): Promise<void> {
  await mailer.sendMail({ to: req.body.mail, subject: 'Shipped', html: letter({ name: req.body.name }) });
  res.status(204).end();
}
