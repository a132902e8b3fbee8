import { Request, Response } from 'express';
import { Product } from './product.model';

export const search = async (req: Request, res: Response) => {
  const term = req.query.term as string;
  const items = await Product.find({ name: new RegExp('^' + term, 'i') }).lean();
  res.json(items);
};
