import { Request, Response } from 'express';
import { Collection } from 'mongodb';

export class TicketController {
  constructor(private readonly tickets: Collection) {}

  search = async (req: Request, res: Response) => {
    const { status } = req.body;
    if (typeof status !== 'string') {
      return res.status(400).json({ error: 'status must be a string' });
    }
    const items = await this.tickets.find({ status }).limit(50).toArray();
    res.json(items);
  };
}
