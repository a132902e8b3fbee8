import { Controller, Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity';

@Controller('users')
export class UsersController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  @Get('search')
  search(@Query('email') email: string) {
    return this.users
      .createQueryBuilder('u')
      .where('u.email LIKE :email', { email: `%${email}%` })
      .getMany();
  }
}
