import type { Request, Response } from 'express';
import nodemailer from 'nodemailer';

const mailer = nodemailer.createTransport({ host: 'localhost', port: 25 });

function letter(team: string, note: string): string {
  return ['<p>You are invited to ', team, '</p>', '<blockquote>', note, '</blockquote>'].join('');
}

export async function invite(req: Request, res: Response): Promise<void> {
  const html = letter(req.body.team, req.body.note);
  await mailer.sendMail({ from: 'team@example.org', to: req.body.mail, subject: 'Invitation', html });
  res.status(204).end();
}
