import { Request, Response } from 'express';
import { Collection } from 'mongodb';

export class TicketController {
  constructor(private readonly tickets: Collection) {}

  search = async (req: Request, res: Response) => {
    const filter = req.body;
    const items = await this.tickets.find(filter).limit(50).toArray();
    res.json(items);
  };
}
