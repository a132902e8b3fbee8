import { Controller, Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Product } from './product.entity';
@Controller('products')
export class ProductsController {
  constructor(@InjectRepository(Product) private readonly products: Repository<Product>) {}
  @Get()
  list(@Query('name') name: string, @Query('dir') dir: string) {
    return this.products.createQueryBuilder('p').where(`p.name = '${name}'`).orderBy('p.id', dir as 'ASC').getMany();
  }
}
