import type { Request, Response } from 'express';
import { OrderService } from './order.service';

const service = new OrderService();

export async function act(req: Request, res: Response) {
  switch (req.params.action) {
    case 'cancel':
      return res.json(await service.cancel(String(req.params.id)));
    case 'confirm':
      return res.json(await service.confirm(String(req.params.id)));
    default:
      return res.sendStatus(404);
  }
}
