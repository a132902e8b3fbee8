import axios from 'axios';
import { Request, Response } from 'express';

const client = axios.create({ timeout: 3000 });

async function ping(target: { host: string; path?: string }) {
  return client.request({ method: 'GET', url: `http://${target.host}${target.path || '/'}` });
}

export async function check(req: Request, res: Response) {
  const outcome = await ping({ host: req.body.host, path: req.body.path });
  res.json({ status: outcome.status, body: outcome.data });
}
