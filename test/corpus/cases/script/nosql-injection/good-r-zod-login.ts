import { compare } from 'bcrypt';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Account } from '../models/account.js';

const Login = z.object({ email: z.string().email(), tenant: z.string().default('main'), password: z.string().min(8) });

export async function createSession(req: Request, res: Response) {
  const parsed = Login.safeParse(req.body);
  if (!parsed.success) return res.status(400).json(parsed.error.flatten());
  const { email, tenant, password } = parsed.data;
  const account = await Account.findOne({ email, tenant, disabled: false }).select('+hash').lean();
  if (!account || !(await compare(password, account.hash))) return res.status(401).end();
  req.session.account = account._id;
  return res.status(204).end();
}
