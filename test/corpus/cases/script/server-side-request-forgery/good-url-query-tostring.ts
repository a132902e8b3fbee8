import axios from 'axios';
import type { Request, Response } from 'express';

export async function weather(req: Request, res: Response) {
  const url = new URL('https://api.weather.example/v1/cities');
  url.searchParams.set('q', String(req.query.q));
  const { data } = await axios.get(url.toString());
  res.json(data);
}
