import type { FastifyInstance } from 'fastify';
import { Product } from './models';

export async function routes(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: { max: string } }>('/cheap', async ({ query }) => {
    return Product.find({ $where: `this.price < ${query.max}` }).exec();
  });
}
