import { Injectable, Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class DeviceService {
  constructor(private readonly ds: DataSource) {}

  async history(serial: string) {
    const sql = ['SELECT * FROM device_log', `WHERE serial = '${serial}'`, 'ORDER BY at DESC'].join(' ');
    return this.ds.query(sql);
  }
}

@Controller('devices')
export class DevicesController {
  constructor(private readonly devices: DeviceService) {}

  @Get(':serial/history')
  history(@Param('serial') serial: string) {
    return this.devices.history(serial);
  }
}
