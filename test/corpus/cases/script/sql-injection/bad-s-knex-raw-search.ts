import type { Knex } from 'knex';
import type { Request, Response } from 'express';

type Filters = Partial<Record<'name' | 'city', string>>;

export class PeopleSearch {
  constructor(private readonly knex: Knex) {}

  private conditions(filters: Filters): string[] {
    return Object.entries(filters)
      .filter(([, value]) => value)
      .map(([column, value]) => `${column} ILIKE '%${value}%'`);
  }

  async run(filters: Filters) {
    const where = this.conditions(filters).join(' AND ') || 'true';
    const { rows } = await this.knex.raw(`select * from people where ${where} limit 50`);
    return rows;
  }
}

export const searchPeople = (search: PeopleSearch) => async (req: Request, res: Response) => {
  res.json(await search.run(req.query as Filters));
};
