import type { Knex } from 'knex';
import type { Request, Response } from 'express';

const searchable = ['name', 'city'] as const;

export class PeopleSearch {
  constructor(private readonly knex: Knex) {}

  async run(filters: Record<string, unknown>) {
    const used = searchable.filter((column) => typeof filters[column] === 'string');
    const where = used.map((column) => `${column} ILIKE ?`).join(' AND ') || 'true';
    const values = used.map((column) => `%${filters[column]}%`);
    const { rows } = await this.knex.raw(`select * from people where ${where} limit 50`, values);
    return rows;
  }
}

export const searchPeople = (search: PeopleSearch) => async (req: Request, res: Response) => {
  res.json(await search.run(req.query));
};
