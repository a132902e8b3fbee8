import { Knex } from 'knex';
import { Request, Response } from 'express';

interface Page {
  orderBy: string;
  page: number;
}

export class TrackService {
  constructor(private readonly db: Knex) {}

  page(opts: Page) {
    return this.db('tracks').select('*').orderByRaw(opts.orderBy).offset(opts.page * 20).limit(20);
  }
}

export const handler = (service: TrackService) => async (req: Request, res: Response) => {
  const page = Number(req.query.page) || 0;
  res.json(await service.page({ orderBy: String(req.query.orderBy), page }));
};
