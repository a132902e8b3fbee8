import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Controller('devices')
export class DevicesController {
  constructor(private readonly ds: DataSource) {}

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.ds.query(`SELECT * FROM devices WHERE id = '${id}'`);
  }
}
