import { PrismaClient } from '@prisma/client';
import { Controller, Get, ParseIntPipe, Query } from '@nestjs/common';

@Controller('people')
export class PeopleController {
  private readonly prisma = new PrismaClient();

  @Get()
  async find(@Query('name') name: string, @Query('limit', ParseIntPipe) limit: number) {
    const people = await this.prisma.$queryRaw`SELECT * FROM people WHERE name = ${name}`;
    const newest = await this.prisma.$queryRawUnsafe(`SELECT * FROM people ORDER BY id DESC LIMIT ${limit}`);
    return { people, newest };
  }
}
