import { Prisma, PrismaClient } from '@prisma/client';
import { Controller, Get, Query } from '@nestjs/common';

@Controller('people')
export class PeopleController {
  private readonly prisma = new PrismaClient();

  @Get()
  async find(@Query('name') name: string) {
    const safe = await this.prisma.$queryRaw(Prisma.sql`SELECT count(*) FROM people WHERE name = ${name}`);
    const people = await this.prisma.$queryRawUnsafe(`SELECT * FROM people WHERE name = '${name}'`);
    return { safe, people };
  }
}
