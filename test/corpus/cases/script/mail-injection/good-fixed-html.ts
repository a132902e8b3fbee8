import type { Request, Response } from 'express';
import nodemailer from 'nodemailer';

const mailer = nodemailer.createTransport({ host: 'localhost', port: 25 });
const bodies = { en: '<p>Welcome!</p>', de: '<p>Willkommen!</p>' };

export async function welcome(req: Request, res: Response): Promise<void> {
  const html = req.body.language === 'de' ? bodies.de : bodies.en;
  await mailer.sendMail({ to: 'new@example.org', subject: 'Welcome', html });
  res.status(204).end();
}
