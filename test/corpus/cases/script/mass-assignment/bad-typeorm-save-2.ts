import { Body, Controller, Param, Put } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from './member.entity';

@Controller('members')
export class MembersController {
  constructor(@InjectRepository(Member) private repo: Repository<Member>) {}

  @Put(':id')
  async update(@Param('id') id: string, @Body() body: any) {
    const member = await this.repo.findOneByOrFail({ id });
    return this.repo.save({ ...member, ...body, id });
  }
}
