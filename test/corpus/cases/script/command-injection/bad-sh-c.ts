import { spawn } from 'node:child_process';
import { Controller, Post, Body } from '@nestjs/common';

@Controller('backup')
export class BackupController {
  @Post()
  run(@Body() body: { database: string }) {
    const child = spawn('/bin/sh', ['-c', `pg_dump ${body.database} | gzip > /backups/latest.gz`]);
    child.unref();
    return { started: true };
  }
}
