import { Sequelize, Model, Op } from 'sequelize';
import { Request, Response } from 'express';
import { Shop } from './shop.model';

export async function near(req: Request, res: Response) {
  const { lat, lng } = req.query;
  const distance = Sequelize.literal(`ST_Distance(location, ST_MakePoint(${lng}, ${lat}))`);
  const shops = await Shop.findAll({ attributes: ['id', [distance, 'distance']], limit: 10 });
  res.json(shops);
}
