import axios from 'axios';
import { Request, Response } from 'express';

const BASE = 'https://catalog.example.com/';

export async function image(req: Request, res: Response) {
  const src = String(req.query.src);
  if (!src.startsWith(BASE)) {
    res.sendStatus(400);
    return;
  }
  const upstream = await axios.get(src, { responseType: 'arraybuffer', maxRedirects: 0 });
  res.type('image/png').send(upstream.data);
}
