import { Request, Response } from 'express';

class AdminController {
  list(_req: Request, res: Response) { res.json([]); }
  purgeAll(_req: Request, res: Response) { res.json({ purged: true }); }
}

const controller: any = new AdminController();

export function dispatch(req: Request, res: Response) {
  const action = req.params.action;
  controller[action](req, res);
}
