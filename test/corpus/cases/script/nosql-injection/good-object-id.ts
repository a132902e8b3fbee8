import { Controller, Get, Param } from '@nestjs/common';
import { MongoClient, ObjectId } from 'mongodb';

@Controller('orders')
export class OrdersController {
  private readonly orders = new MongoClient(process.env.MONGO_URL ?? '').db().collection('orders');

  @Get(':id')
  one(@Param('id') id: string) {
    return this.orders.findOne({ _id: new ObjectId(id) });
  }
}
