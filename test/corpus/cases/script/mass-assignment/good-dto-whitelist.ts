import { Body, Controller, Post, ValidationPipe } from '@nestjs/common';
import { IsEmail, IsString } from 'class-validator';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from './member.entity';

class CreateMemberDto {
  @IsEmail() email: string;
  @IsString() name: string;
}

@Controller('members')
export class MembersController {
  constructor(@InjectRepository(Member) private repo: Repository<Member>) {}

  @Post()
  create(@Body(new ValidationPipe({ whitelist: true })) dto: CreateMemberDto) {
    return this.repo.save(this.repo.create({ email: dto.email, name: dto.name }));
  }
}
