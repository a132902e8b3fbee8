import { execFile } from 'node:child_process';
import { Injectable, Controller, Post, Body } from '@nestjs/common';

interface BackupRequest {
  readonly database: string;
}

@Injectable()
class BackupService {
  run({ database }: BackupRequest): Promise<void> {
    const command = `pg_dump ${database} | gzip > /backups/${Date.now()}.gz`;
    return new Promise((resolve, reject) => {
      execFile('bash', ['-lc', command], (error) => (error ? reject(error) : resolve()));
    });
  }
}

@Controller('backups')
export class BackupController {
  constructor(private readonly backups: BackupService) {}

  @Post()
  create(@Body() request: BackupRequest): Promise<void> {
    return this.backups.run(request);
  }
}
